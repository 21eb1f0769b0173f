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

/** What follows from the days alone, in days since 1 January 1970: who waits for few of many asks for the rest of those few. */
export interface Habit {
  readonly purchases: number;
  readonly lastDay: number;
  readonly usualDays: number;
  readonly leastDays: number;
  readonly mostDays: number;
}

/** Null where fewer than three purchases are known. `days` in any order, some of them twice; those after `today` do not count. */
export function buyingCycleOf(days: readonly string[], today: string): BuyingCycle | null {
  const now = dayNumberOf(today);
  const habit = habitOf(days.map(dayNumberOf), now);
  return habit === null ? null : cycleOf(habit, now);
}

/** The same without what only today says; the days and `now` in days since 1 January 1970. */
export function habitOf(days: readonly number[], now: number): Habit | null {
  if (days.length < leastPurchases) return null;
  const found = purchasesOn(days.filter((day) => day <= now));
  if (found.length < leastPurchases) return null;
  const purchases = found.length > mostPurchases ? found.slice(-mostPurchases) : found;
  const distances: number[] = [];
  for (let at = 1; at < purchases.length; at += 1) distances.push((purchases[at] ?? 0) - (purchases[at - 1] ?? 0));
  distances.sort(rising);
  const isFew = distances.length <= 4;
  return {
    purchases: purchases.length,
    lastDay: purchases[purchases.length - 1] ?? 0,
    usualDays: Math.floor(quantile(distances, 0.5)),
    leastDays: Math.floor(quantile(distances, isFew ? 0 : 0.25)),
    mostDays: Math.ceil(quantile(distances, isFew ? 1 : 0.75)),
  };
}

export function cycleStateOf({ lastDay, usualDays, leastDays, mostDays }: Habit, now: number): CycleState {
  if (now < lastDay + leastDays) return 'early';
  if (now <= lastDay + mostDays) return 'due';
  return now - (lastDay + usualDays) > lapsedAfter * usualDays ? 'lapsed' : 'overdue';
}

export function cycleOf(habit: Habit, now: number): BuyingCycle {
  const { purchases, lastDay, usualDays, leastDays, mostDays } = habit;
  return {
    purchases,
    lastOn: dayOfNumber(lastDay),
    usualDays,
    leastDays,
    mostDays,
    expectedOn: dayOfNumber(lastDay + usualDays),
    expectedFrom: dayOfNumber(lastDay + leastDays),
    expectedTo: dayOfNumber(lastDay + mostDays),
    state: cycleStateOf(habit, now),
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
