import type { PrintedPaymentDiscount } from '../../../src-shared/quotes/quote-content.ts';
import type { Db } from '../platform/database.ts';

/** What payment discounts say on paper now, the shortest time first; a deleted one too, and none that this laptop does not have. */
export function createPaymentWords(db: Db): (ids: readonly string[]) => PrintedPaymentDiscount[] {
  const discount = db.prepare(
    `SELECT r.discount_basis_points AS discountBasisPoints, r.within_days AS withinDays, g.name AS "of"
     FROM payment_discounts AS r LEFT JOIN product_groups AS g ON g.id = r.product_group_id WHERE r.id = ?`,
  );
  return (ids) =>
    ids
      .flatMap((id) => (discount.get(id) as PrintedPaymentDiscount | undefined) ?? []) // the columns selected
      .toSorted((a, b) => a.withinDays - b.withinDays);
}
