import type { OfficeDays } from '../../src-shared/holidays/office-days.ts';
import { addDays } from '../../src-shared/lib/dates.ts';

/** The choices offered for the next contact, in days. */
export const quickDays = [7, 14, 30] as const;
type VisitDays = Pick<OfficeDays, 'isVisitDay'>;
/** No office is closed for longer; the search ends all the same. */
const mostDaysOff = 366;

/** So many days later, moved on to a day on which people work: not a Sunday, not a public holiday. */
export function workdayIn(today: string, days: number, office: VisitDays): string {
  let day = addDays(today, days);
  for (let left = mostDaysOff; left > 0 && !office.isVisitDay(day); left -= 1) day = addDays(day, 1);
  return day;
}

/** The days of a month from the given one on that people work: Monday to Saturday without public holidays. */
export function workdaysUntil(from: string, last: string, office: VisitDays): number {
  let count = 0;
  for (let day = from; day <= last; day = addDays(day, 1)) if (office.isVisitDay(day)) count += 1;
  return count;
}
