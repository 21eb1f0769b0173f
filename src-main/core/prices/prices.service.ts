import { createPriceBook } from '../../../src-shared/prices/price-engine.ts';
import type { pricesContract } from '../../../src-shared/prices/prices.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createGroupsOfCustomer } from '../groups/index.ts';
import { createPriceRows } from './price-rows.ts';

export function createPricesService(ctx: Context): HandlersOf<typeof pricesContract> {
  const rows = createPriceRows(ctx.db);
  const groupsOf = createGroupsOfCustomer(ctx.db);
  const groupIdsOf = (customerId: string | null, on: string): string[] => {
    if (customerId === null) return [];
    const groups = groupsOf(customerId, on);
    if (groups === null) throw new AppError('not-found', 'no customer with this id', { details: { id: customerId } });
    return groups.map(({ id }) => id);
  };

  return {
    ofLines({ customerId, on, lines }) {
      const book = createPriceBook(rows.partsFor(lines.map(({ productId }) => productId)));
      const groupIds = groupIdsOf(customerId, on);
      return { lines: lines.map((line) => book.priceOf({ customerId, groupIds, on, ...line })) };
    },
  };
}
