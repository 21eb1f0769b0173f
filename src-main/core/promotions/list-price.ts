import { createPriceBook } from '../../../src-shared/prices/price-engine.ts';
import { createPriceRows } from '../prices/index.ts';
import type { Db } from '../platform/database.ts';

/** What the lists say that a thing costs on a day, whoever buys it; null where they do not. */
export function createListPrice(db: Db): (productId: string | null, on: string) => number | null {
  const rows = createPriceRows(db);
  return (productId, on) =>
    productId === null
      ? null
      : createPriceBook({ ...rows.partsFor([productId]), rules: [] }).priceOf({
          customerId: null,
          groupIds: [],
          productId,
          quantityMilli: 1_000_000,
          on,
        }).listPriceDong;
}
