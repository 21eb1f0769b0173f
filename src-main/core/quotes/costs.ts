import type { QuoteContent } from '../../../src-shared/quotes/quote-content.ts';
import { quoteTotalsOf } from '../../../src-shared/quotes/quote-totals.ts';
import type { Db } from '../platform/database.ts';

/** What goods cost us. Only laptops of managers have these rows; everywhere else there is no margin to show. */
export function createCosts(db: Db) {
  const any = db.prepare('SELECT 1 FROM product_costs WHERE deleted_at IS NULL LIMIT 1').pluck();
  const on = db
    .prepare(
      `SELECT cost_dong FROM product_costs WHERE product_id = ? AND from_on <= ? AND deleted_at IS NULL
       ORDER BY from_on DESC, created_at DESC, id DESC LIMIT 1`,
    )
    .pluck();
  const of = (productId: string, day: string): number | null => {
    const cost = on.get(productId, day);
    return typeof cost === 'number' ? cost : null;
  };
  return {
    areHere: () => any.get() === 1,
    of,
    /** What is left of a quote's net amount, gifts paid for; null where the cost of some goods is not known here. */
    marginOf(content: QuoteContent): number | null {
      const computed = quoteTotalsOf(content);
      if (computed === null || any.get() !== 1) return null;
      let cost = 0n;
      for (const line of content.lines) {
        if (line.isOption || (line.kind !== 'goods' && line.kind !== 'gift')) continue;
        const unit = line.productId === null ? null : of(line.productId, content.issuedOn);
        if (unit === null) return null;
        cost += BigInt(unit) * BigInt(line.quantityMilli);
      }
      return computed.totals.netDong - Number((cost + 500n) / 1000n);
    },
  };
}
