import { daysBetween } from '../lib/dates.ts';
import { lunarDate, tetOf } from '../vietnam/lunar.ts';
import type { ReminderKind } from './reminder.ts';

/** What the office keeps quiet about at the new year; rules of the office, seven, three and no by default. */
export interface TetRules {
  /** No reminder of debts from Giao thừa until the end of Mùng N; 0 reminds all the same. */
  readonly tetDebtFreeDays: number;
  /** Nor on Mùng 1 of any lunar month. */
  readonly isFirstOfMonthDebtFree: boolean;
  /** No visit is planned or reminded of from Giao thừa until the end of Mùng N. */
  readonly tetVisitFreeDays: number;
  /** Nor on Mùng 1 of any lunar month. */
  readonly isFirstOfMonthVisitFree: boolean;
}

export type VisitFreeRules = Pick<TetRules, 'tetVisitFreeDays' | 'isFirstOfMonthVisitFree'>;
/** Where the office has not said otherwise: nobody comes uninvited on Mùng 1 to 3. */
export const standardVisitFree: VisitFreeRules = { tetVisitFreeDays: 3, isFirstOfMonthVisitFree: false };

/** 1 is Mùng 1, 0 Giao thừa, the day before; null on all days but those up to Mùng 30. */
export function dayOfTet(day: string): number | null {
  const year = Number(day.slice(0, 4));
  const distance = daysBetween(tetOf(year), day) + 1;
  return distance >= 0 && distance <= 30 ? distance : null;
}

/** A lunar date takes its time, and most kinds are never quiet. */
export function isEverQuiet(kind: ReminderKind): kind is 'receivable' | 'visit' {
  return kind === 'receivable' || kind === 'visit';
}

/**
 * Whether nobody is reminded of this kind on this day. Custom: who asks for money in the first days of the year spoils the whole of it for
 * both sides, and nobody comes uninvited on the first day.
 */
export function isQuietOn(kind: ReminderKind, day: string, rules: TetRules): boolean {
  if (!isEverQuiet(kind)) return false;
  return kind === 'visit'
    ? isVisitFreeOn(day, rules)
    : isInTet(day, rules.tetDebtFreeDays) || (rules.isFirstOfMonthDebtFree && lunarDate(day).day === 1);
}

/** Whether nobody is visited on this day unless he asks for it, as the office has it. */
export function isVisitFreeOn(day: string, { tetVisitFreeDays, isFirstOfMonthVisitFree }: VisitFreeRules): boolean {
  return isInTet(day, tetVisitFreeDays) || (isFirstOfMonthVisitFree && lunarDate(day).day === 1);
}

function isInTet(day: string, days: number): boolean {
  const tet = dayOfTet(day);
  return days > 0 && tet !== null && tet <= days;
}
