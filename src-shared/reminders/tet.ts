import { daysBetween } from '../lib/dates.ts';
import { lunarDate, tetOf } from '../vietnam/lunar.ts';
import type { ReminderKind } from './reminder.ts';

/** What the office keeps quiet about at the new year; rules of the office, seven, three and no by default. */
export interface TetRules {
  /** No reminder of debts from Giao thừa until the end of Mùng N; 0 reminds all the same. */
  readonly tetDebtFreeDays: number;
  /** Nor on Mùng 1 of any lunar month. */
  readonly isFirstOfMonthDebtFree: boolean;
  /** No planned visit is reminded of from Giao thừa until the end of Mùng N. */
  readonly tetVisitFreeDays: number;
}

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
  const tet = dayOfTet(day);
  const isWithin = (days: number) => days > 0 && tet !== null && tet <= days;
  if (kind === 'receivable') return isWithin(rules.tetDebtFreeDays) || (rules.isFirstOfMonthDebtFree && lunarDate(day).day === 1);
  return isWithin(rules.tetVisitFreeDays);
}
