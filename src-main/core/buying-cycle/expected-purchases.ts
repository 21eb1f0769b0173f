import { type BuyingCycle, cycleOf, cycleStateOf, habitOf } from '../../../src-shared/buying-cycle/buying-cycle.ts';
import { dayNumberOf } from '../../../src-shared/lib/dates.ts';
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
  return (ownerId, today, until) => {
    const now = dayNumberOf(today);
    const lastDay = dayNumberOf(until);
    const expected: ExpectedPurchase[] = [];
    for (const { customerId, name, days } of buyersOf(ownerId)) {
      const habit = habitOf(days, now);
      // Of most the day is not near: nothing more is told of them.
      if (habit === null || habit.lastDay + habit.usualDays > lastDay || cycleStateOf(habit, now) === 'lapsed') continue;
      expected.push({ customerId, name, cycle: cycleOf(habit, now) });
    }
    return expected.sort((a, b) =>
      a.cycle.expectedOn === b.cycle.expectedOn
        ? a.customerId < b.customerId
          ? -1
          : 1
        : a.cycle.expectedOn < b.cycle.expectedOn
          ? -1
          : 1,
    );
  };
}
