import { addDays, weekdayOf } from '../lib/dates.ts';
import { holidaysOf } from './holidays.ts';

const freeDays = new Map<number, ReadonlySet<string>>();

/** Saturdays, Sundays, public holidays and the days off in lieu of those. Offices count so; many firms work on Saturdays all the same. */
export function isWorkingDay(day: string): boolean {
  return weekdayOf(day) < 6 && !freeDaysOf(Number(day.slice(0, 4))).has(day);
}

/** The so-many-th working day after a day, which itself does not count (Civil Code 2015, article 147). */
export function addWorkingDays(day: string, count: number): string {
  let at = day;
  for (let left = count; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

/**
 * The end of a term of so many days after a day, which itself does not count. A term that would end on a day off ends with the next
 * working day (Civil Code 2015, article 148).
 */
export function endOfTerm(day: string, days: number): string {
  let at = addDays(day, days);
  while (!isWorkingDay(at)) at = addDays(at, 1);
  return at;
}

/** A day in lieu of the end of a year may fall into the next one. */
function freeDaysOf(year: number): ReadonlySet<string> {
  let days = freeDays.get(year);
  if (days === undefined) {
    days = new Set([year - 1, year].filter((of) => of >= 2021).flatMap((of) => holidaysOf(of).map(({ day }) => day)));
    freeDays.set(year, days);
  }
  return days;
}
