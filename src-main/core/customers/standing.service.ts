import { suggestedChannel } from '../../../src-shared/customers/standing.ts';
import type { standingContract } from '../../../src-shared/customers/standing.contract.ts';
import type { Customer } from '../../../src-shared/customers/customer.ts';
import { tradingStateOf } from '../../../src-shared/customers/states.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createChannelCounts } from './channel-counts.ts';
import { createFamily, inFamily } from './family.ts';
import { createOfficeRulesReader } from '../settings/index.ts';
import { officeToday } from '../platform/office-time.ts';

export function createStandingService(ctx: Context): HandlersOf<typeof standingContract> {
  const family = createFamily(ctx.db);
  const rules = createOfficeRulesReader(ctx.db);
  const lastTransaction = ctx.db.prepare('SELECT last_transaction_on AS bought FROM customers WHERE id = ?');
  const channelCounts = createChannelCounts(ctx.db);
  const undecided = ctx.db.prepare(
    `SELECT id AS contactId, name FROM contacts WHERE ${inFamily('customer_id')} AND preferred_channel IS NULL AND restricted_on IS NULL
       AND deleted_at IS NULL ORDER BY is_primary DESC, rid LIMIT 50`,
  );
  const rating = ctx.db.prepare(
    `SELECT r.rating, r.rated_on AS ratedOn, r.reason, u.name AS authorName FROM ratings AS r LEFT JOIN users AS u ON u.id = r.created_by
     WHERE ${inFamily('r.customer_id')} AND r.deleted_at IS NULL ORDER BY r.rated_on DESC, r.rid DESC LIMIT 1`,
  );
  return {
    get({ customerId }) {
      const row = lastTransaction.get(customerId) as { bought: string | null } | undefined; // the column selected
      if (row === undefined) throw new AppError('not-found', 'no customer with this id', { details: { id: customerId } });
      const members = family.json(customerId);
      const today = officeToday(ctx);
      const { all: contacts, byPerson } = channelCounts(members, today);
      const people = (undecided.all(members) as { contactId: string; name: string }[]) // the columns selected
        .flatMap(({ contactId, name }) => {
          const counts = byPerson.get(name) ?? {};
          const channel = suggestedChannel(counts);
          return channel === null ? [] : [{ contactId, name, channel, count: counts[channel] ?? 0 }];
        });
      const { tradingLimitDays } = rules();
      return {
        tradingState: tradingStateOf(row.bought, today, tradingLimitDays),
        tradingLimitDays,
        contacts,
        suggestedChannel: suggestedChannel(contacts),
        people,
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
