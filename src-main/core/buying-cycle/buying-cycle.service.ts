import { buyingCycleOf, purchaseDays } from '../../../src-shared/buying-cycle/buying-cycle.ts';
import type { BoughtProduct, buyingCycleContract } from '../../../src-shared/buying-cycle/buying-cycle.contract.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { foldText } from '../../../src-shared/vietnam/fold.ts';
import type { Context } from '../context.ts';
import { createExpectedPurchases } from './expected-purchases.ts';
import { createPurchaseReader, type Purchase } from './purchases.ts';
import { officeToday } from '../platform/office-time.ts';

/** More goods than a card shows. */
const mostProducts = 20;

export function createBuyingCycleService(ctx: Context): HandlersOf<typeof buyingCycleContract> {
  const purchases = createPurchaseReader(ctx.db);
  const expected = createExpectedPurchases(ctx.db);
  const today = () => officeToday(ctx);
  return {
    of({ customerId }) {
      const day = today();
      const known = purchases
        .ofCustomer(customerId)
        .filter(({ on }) => on <= day)
        .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
      const days = known.map(({ on }) => on);
      return {
        days: purchaseDays(days),
        cycle: buyingCycleOf(days, day),
        products: productsOf(known, day),
        lastQuoteId: known.findLast(({ quoteId }) => quoteId !== null)?.quoteId ?? null,
      };
    },
    expected: ({ until, limit }) => ({ customers: expected(ctx.userId(), today(), until).slice(0, limit) }),
  };
}

/** What was bought, oldest purchase first in, most often first out. Goods of the catalogue are told by their id, others by their name. */
function productsOf(purchases: readonly Purchase[], today: string): BoughtProduct[] {
  const found = new Map<string, Omit<BoughtProduct, 'times' | 'lastOn' | 'expectedOn'> & { readonly days: string[] }>();
  for (const { on, lines } of purchases) {
    for (const { productId, name, unit, quantityMilli } of lines) {
      const key = productId ?? foldText(name);
      const before = found.get(key);
      // Its newest name; amounts in another unit are not added to each other.
      const isSameUnit = before !== undefined && before.unit === unit;
      found.set(key, {
        productId,
        name,
        unit,
        quantityMilli: quantityMilli + (isSameUnit ? before.quantityMilli : 0),
        days: [...(before?.days ?? []), on],
      });
    }
  }
  return [...found.values()]
    .map(({ days, ...product }) => ({
      ...product,
      times: purchaseDays(days).length,
      lastOn: days.at(-1) ?? today,
      expectedOn: buyingCycleOf(days, today)?.expectedOn ?? null,
    }))
    .sort((a, b) => b.times - a.times || (a.lastOn < b.lastOn ? 1 : a.lastOn > b.lastOn ? -1 : a.name < b.name ? -1 : 1))
    .slice(0, mostProducts);
}
