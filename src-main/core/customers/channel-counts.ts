import { type Channel, suggestedChannel } from '../../../src-shared/customers/standing.ts';
import { addDays, startOfLocalDay } from '../../../src-shared/lib/dates.ts';
import { channels } from '../../../src-shared/customers/customer.ts';
import type { Db } from '../platform/database.ts';
import { createFamily, inFamily } from './family.ts';

/** Kinds of the timeline, as ways of reaching somebody. A note reaches nobody. */
const channelOfKind: Readonly<Record<string, Channel>> = { call: 'phone', email: 'email', chat: 'zalo', meeting: 'visit' };
const daysLookedAt = 365;

/** How often a customer was reached by each channel in the last year. `members`: JSON of the customer's family. */
export function createChannelCounts(db: Db): (members: string, today: string) => Partial<Record<Channel, number>> {
  // A call that nobody answered reached nobody.
  const kinds = db.prepare(
    `SELECT kind, count(*) AS count FROM interactions WHERE ${inFamily('customer_id')} AND happened_at >= ? AND deleted_at IS NULL
       AND outcome IS NOT 'not-reached' GROUP BY kind`,
  );
  const visits = db
    .prepare(
      `SELECT count(*) FROM visits WHERE ${inFamily('customer_id')} AND state = 'done' AND starts_at >= ? AND deleted_at IS NULL`,
    )
    .pluck();
  return (members, today) => {
    const since = startOfLocalDay(addDays(today, -daysLookedAt));
    const contacts: Partial<Record<Channel, number>> = {};
    const add = (channel: Channel, count: number) => {
      if (count > 0) contacts[channel] = (contacts[channel] ?? 0) + count;
    };
    for (const { kind, count } of kinds.all(members, since) as {
      kind: string;
      count: number;
    }[] /* the columns selected */) {
      const channel = channelOfKind[kind];
      if (channel !== undefined) add(channel, count);
    }
    add('visit', Number(visits.get(members, since)));
    return contacts;
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
    return known(ofCustomer.get(winner)) ?? known(ofContact.get(members)) ?? suggestedChannel(counts(members, today));
  };
}
