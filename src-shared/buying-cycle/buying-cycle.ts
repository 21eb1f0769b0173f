import { dayNumberOf, dayOfNumber } from '../lib/dates.ts';

/*
 * When a customer buys next, by the days on which they bought so far. Days that are close together are one purchase (an order, its invoice,
 * a delivery in two parts). What counts is the middle one of the distances, so that one holiday or one hurried order moves nothing, and
 * the spread says how far it may be off. Three purchases at least: two days have one distance, and one distance is no habit.
 */

export const leastPurchases = 3;
/** Days up to this distance apart are one purchase, on the first of them. */
export const samePurchaseDays = 3;
/** Habits change: only so many of the last purchases count. */
export const mostPurchases = 12;
/** Overdue by more than this many times the usual distance, they have stopped rather than forgotten. */
const lapsedAfter = 2;

/** `early`: not yet; `due`: within the spread; `overdue`: later than they ever let it become; `lapsed`: nobody waits for it any more. */
export const cycleStates = ['early', 'due', 'overdue', 'lapsed'] as const;
export type CycleState = (typeof cycleStates)[number];

export interface BuyingCycle {
  /** So many purchases that it follows from. */
  readonly purchases: number;
  readonly lastOn: string;
  /** The middle of the distances, in days; a half is rounded down. */
  readonly usualDays: number;
  /** Where the distances lie: all of them up to four, the middle half of more. */
  readonly leastDays: number;
  readonly mostDays: number;
  readonly expectedOn: string;
  readonly expectedFrom: string;
  readonly expectedTo: string;
  readonly state: CycleState;
  /** The distances differ by more than half of the usual one: the day is a guess. */
  readonly isIrregular: boolean;
}

/** Null where fewer than three purchases are known. `days` in any order, some of them twice; those after `today` do not count. */
export function buyingCycleOf(days: readonly string[], today: string): BuyingCycle | null {
  if (days.length < leastPurchases) return null;
  const now = dayNumberOf(today);
  const purchases = purchasesOn(days.map(dayNumberOf).filter((day) => day <= now)).slice(-mostPurchases);
  const last = purchases.at(-1);
  if (last === undefined || purchases.length < leastPurchases) return null;
  const distances = purchases
    .slice(1)
    .map((day, at) => day - (purchases[at] ?? day))
    .sort(rising);
  const usualDays = Math.floor(quantile(distances, 0.5));
  const isFew = distances.length <= 4;
  const leastDays = Math.floor(quantile(distances, isFew ? 0 : 0.25));
  const mostDays = Math.ceil(quantile(distances, isFew ? 1 : 0.75));
  const late = now - (last + usualDays);
  const isLapsed = late > lapsedAfter * usualDays;
  return {
    purchases: purchases.length,
    lastOn: dayOfNumber(last),
    usualDays,
    leastDays,
    mostDays,
    expectedOn: dayOfNumber(last + usualDays),
    expectedFrom: dayOfNumber(last + leastDays),
    expectedTo: dayOfNumber(last + mostDays),
    state: now < last + leastDays ? 'early' : now <= last + mostDays ? 'due' : isLapsed ? 'lapsed' : 'overdue',
    isIrregular: mostDays - leastDays > usualDays / 2,
  };
}

/** The days of purchases, oldest first, those close together as one. */
export function purchaseDays(days: readonly string[]): string[] {
  return purchasesOn(days.map(dayNumberOf)).map(dayOfNumber);
}

const rising = (a: number, b: number) => a - b;

/** The same in numbers of days, which it puts in order. */
function purchasesOn(days: number[]): number[] {
  const found: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const day of days.sort(rising)) {
    if (day - last <= samePurchaseDays) continue;
    last = day;
    found.push(day);
  }
  return found;
}

/** Of rising numbers; between two of them in a straight line. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}
