import { type Channel, suggestedChannel } from '../../../src-shared/customers/standing.ts';
import { addDays, startOfLocalDay } from '../../../src-shared/lib/dates.ts';
import { channels } from '../../../src-shared/customers/customer.ts';
import type { Db } from '../platform/database.ts';
import { createFamily, inFamily } from './family.ts';

/** Kinds of the timeline, as ways of reaching somebody. A note reaches nobody. */
const channelOfKind: Readonly<Record<string, Channel>> = { call: 'phone', email: 'email', chat: 'zalo', meeting: 'visit' };
const daysLookedAt = 365;

type Counts = Partial<Record<Channel, number>>;

/** How often a customer was reached by each channel in the last year, and each of its people by name. `members`: JSON of the family. */
export function createChannelCounts(db: Db): (members: string, today: string) => { all: Counts; byPerson: Map<string, Counts> } {
  // A call that nobody answered reached nobody, and one that was corrected is one call.
  const kinds = db.prepare(
    `SELECT i.kind, i.with_whom AS withWhom, count(*) AS count FROM interactions AS i
     WHERE ${inFamily('i.customer_id')} AND i.happened_at >= ? AND i.deleted_at IS NULL AND i.outcome IS NOT 'not-reached'
       AND NOT EXISTS (SELECT 1 FROM interactions AS k WHERE k.corrects_id = i.id AND k.deleted_at IS NULL)
     GROUP BY i.kind, i.with_whom`,
  );
  const visits = db
    .prepare(
      `SELECT count(*) FROM visits WHERE ${inFamily('customer_id')} AND state = 'done' AND starts_at >= ? AND deleted_at IS NULL`,
    )
    .pluck();
  return (members, today) => {
    const since = startOfLocalDay(addDays(today, -daysLookedAt));
    const all: Counts = {};
    const byPerson = new Map<string, Counts>();
    const add = (counts: Counts, channel: Channel, count: number) => {
      if (count > 0) counts[channel] = (counts[channel] ?? 0) + count;
    };
    const rows = kinds.all(members, since) as { kind: string; withWhom: string | null; count: number }[]; // the columns selected
    for (const { kind, withWhom, count } of rows) {
      const channel = channelOfKind[kind];
      if (channel === undefined) continue;
      add(all, channel, count);
      if (withWhom === null) continue;
      const own = byPerson.get(withWhom) ?? {};
      byPerson.set(withWhom, own);
      add(own, channel, count);
    }
    add(all, 'visit', Number(visits.get(members, since)));
    return { all, byPerson };
  };
}

/** The channel to reach a customer by: the one that it wishes, else that its main contact wishes, else that it answered on most; null where nothing tells. */
export function createChannelChoice(db: Db): (customerId: string, today: string) => Channel | null {
  const family = createFamily(db);
  const counts = createChannelCounts(db);
  const ofCustomer = db.prepare('SELECT preferred_channel FROM customers WHERE id = ?').pluck();
  const ofContact = db
    .prepare(
      `SELECT preferred_channel FROM contacts WHERE ${inFamily('customer_id')} AND preferred_channel IS NOT NULL AND deleted_at IS NULL
       ORDER BY is_primary DESC, rid LIMIT 1`,
    )
    .pluck();
  const known = (value: unknown) => channels.find((channel) => channel === value) ?? null;
  return (customerId, today) => {
    const winner = family.winnerOf(customerId);
    const members = family.json(winner);
    return known(ofCustomer.get(winner)) ?? known(ofContact.get(members)) ?? suggestedChannel(counts(members, today).all);
  };
}
