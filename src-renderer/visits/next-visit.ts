import { addDays, weekdayOf } from '../../src-shared/lib/dates.ts';
import { holidayOn } from './holidays.ts';

/** The choices offered for the next contact, in days. */
export const quickDays = [7, 14, 30] as const;

/** So many days later, moved on to a day on which people work: not a Sunday, not a public holiday. */
export function workdayIn(today: string, days: number): string {
  let day = addDays(today, days);
  while (weekdayOf(day) === 7 || holidayOn(day) !== null) day = addDays(day, 1);
  return day;
}

/** The days of a month from the given one on that people work: Monday to Saturday without public holidays. */
export function workdaysUntil(from: string, last: string): number {
  let count = 0;
  for (let day = from; day <= last; day = addDays(day, 1)) {
    if (weekdayOf(day) !== 7 && holidayOn(day) === null) count += 1;
  }
  return count;
}
