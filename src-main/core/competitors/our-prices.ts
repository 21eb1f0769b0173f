import type { Db } from '../platform/database.ts';

export interface OurPrice {
  readonly productId: string;
  readonly name: string;
  readonly priceDong: number;
  readonly fromOn: string | null;
}

/** What ours cost on a day by the office's standard list, for the smallest quantity; products without such a price are left out. */
export function createOurPrices(db: Db): (productIds: readonly string[], day: string) => OurPrice[] {
  const price = db.prepare(
    `SELECT p.id AS productId, p.name, i.price_dong AS priceDong, l.from_on AS fromOn
     FROM list_prices AS i JOIN price_lists AS l ON l.id = i.price_list_id JOIN products AS p ON p.id = i.product_id
     WHERE i.product_id = @productId AND l.is_standard = 1 AND l.is_active = 1 AND l.customer_group_id IS NULL
       AND ifnull(l.from_on, '') <= @day AND ifnull(l.to_on, '9999') >= @day
       AND i.deleted_at IS NULL AND l.deleted_at IS NULL AND p.deleted_at IS NULL
     ORDER BY l.from_on DESC, l."order", i.min_quantity_milli LIMIT 1`,
  );
  return (productIds, day) =>
    [...new Set(productIds)].flatMap((productId) => {
      const found = price.get({ productId, day }) as OurPrice | undefined; // the columns selected
      return found === undefined ? [] : [found];
    });
}
