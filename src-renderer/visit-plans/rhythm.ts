import type { VisitPlan, VisitRule } from '../../src-shared/visits/visit-plans.contract.ts';

export type Rhythm = Pick<VisitPlan, 'purpose' | 'everyDays' | 'weekdays' | 'minuteOfDay' | 'minutes'>;

export const usualRhythm: Rhythm = { purpose: 'periodic', everyDays: 14, weekdays: null, minuteOfDay: null, minutes: 45 };

/** Whole weeks are said in weeks. */
export function unitOf(everyDays: number): { readonly count: number; readonly unit: 'days' | 'weeks' } {
  return everyDays % 7 === 0 ? { count: everyDays / 7, unit: 'weeks' } : { count: everyDays, unit: 'days' };
}

/** `1,3,5` → `['1', '3', '5']`. */
export function weekdaysOf(weekdays: string | null): string[] {
  return weekdays === null ? [] : weekdays.split(',');
}

/** Nothing chosen means any working day; the days stand in their order. */
export function writeWeekdays(chosen: readonly string[]): string | null {
  return chosen.length === 0 ? null : chosen.toSorted().join(',');
}

export function timeOfMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

export function minuteOfTime(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

export type { VisitPlan, VisitRule };
