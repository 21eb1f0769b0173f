import { type BuyingCycle, buyingCycleOf } from '../../../src-shared/buying-cycle/buying-cycle.ts';
import type { Db } from '../platform/database.ts';
import { createBuyersReader } from './buyers.ts';

export interface ExpectedPurchase {
  readonly customerId: string;
  readonly name: string;
  readonly cycle: BuyingCycle;
}

/**
 * Customers of one owner who are expected to buy up to a day, in the order of those days. Whoever has stopped buying is no longer
 * waited for.
 */
export function createExpectedPurchases(db: Db): (ownerId: string | null, today: string, until: string) => ExpectedPurchase[] {
  const buyersOf = createBuyersReader(db);
  return (ownerId, today, until) =>
    buyersOf(ownerId)
      .flatMap(({ customerId, name, days }) => {
        const cycle = buyingCycleOf(days, today);
        return cycle === null || cycle.state === 'lapsed' || cycle.expectedOn > until ? [] : [{ customerId, name, cycle }];
      })
      .sort((a, b) =>
        a.cycle.expectedOn === b.cycle.expectedOn
          ? a.customerId < b.customerId
            ? -1
            : 1
          : a.cycle.expectedOn < b.cycle.expectedOn
            ? -1
            : 1,
      );
}
