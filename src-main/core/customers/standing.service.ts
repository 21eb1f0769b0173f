import { type Channel, suggestedChannel } from '../../../src-shared/customers/standing.ts';
import type { standingContract } from '../../../src-shared/customers/standing.contract.ts';
import type { Customer } from '../../../src-shared/customers/customer.ts';
import { tradingStateOf } from '../../../src-shared/customers/states.ts';
import { addDays, localDay, startOfLocalDay } from '../../../src-shared/lib/dates.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createFamily, inFamily } from './family.ts';
import { createOfficeRulesReader } from '../settings/index.ts';

/** Kinds of the timeline, as ways of reaching somebody. A note reaches nobody. */
const channelOfKind: Readonly<Record<string, Channel>> = { call: 'phone', email: 'email', chat: 'zalo', meeting: 'visit' };
const daysLookedAt = 365;

export function createStandingService(ctx: Context): HandlersOf<typeof standingContract> {
  const family = createFamily(ctx.db);
  const rules = createOfficeRulesReader(ctx.db);
  const lastTransaction = ctx.db.prepare('SELECT last_transaction_on AS bought FROM customers WHERE id = ?');
  const kinds = ctx.db.prepare(
    `SELECT kind, count(*) AS count FROM interactions WHERE ${inFamily('customer_id')} AND happened_at >= ? AND deleted_at IS NULL GROUP BY kind`,
  );
  const visits = ctx.db
    .prepare(
      `SELECT count(*) FROM visits WHERE ${inFamily('customer_id')} AND state = 'done' AND starts_at >= ? AND deleted_at IS NULL`,
    )
    .pluck();
  const rating = ctx.db.prepare(
    `SELECT r.rating, r.rated_on AS ratedOn, r.reason, u.name AS authorName FROM ratings AS r LEFT JOIN users AS u ON u.id = r.created_by
     WHERE ${inFamily('r.customer_id')} AND r.deleted_at IS NULL ORDER BY r.rated_on DESC, r.rid DESC LIMIT 1`,
  );
  return {
    get({ customerId }) {
      const row = lastTransaction.get(customerId) as { bought: string | null } | undefined; // the column selected
      if (row === undefined) throw new AppError('not-found', 'no customer with this id', { details: { id: customerId } });
      const members = family.json(customerId);
      const today = localDay(new Date(ctx.clock.now()).toISOString());
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
      const { tradingLimitDays } = rules();
      return {
        tradingState: tradingStateOf(row.bought, today, tradingLimitDays),
        tradingLimitDays,
        contacts,
        suggestedChannel: suggestedChannel(contacts),
        rating: (rating.get(members) ?? null) as RatingRow | null, // the columns selected
      };
    },
  };
}

interface RatingRow {
  readonly rating: Customer['rating'];
  readonly ratedOn: string;
  readonly authorName: string | null;
  readonly reason: string | null;
}
