import { monthRange } from './dates.ts';

/**
 * The same day so many months later. A month that has no such day gives its last one: 31 January and a month is 28 February. `dayOfMonth` is the
 * day that is meant, so that March has the 31st again.
 */
export function addMonths(day: string, months: number, dayOfMonth: number = Number(day.slice(8, 10))): string {
  const whole = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const month = `${String(Math.floor(whole / 12)).padStart(4, '0')}-${String((whole % 12) + 1).padStart(2, '0')}`;
  const last = Number(monthRange(`${month}-01`).last.slice(8, 10));
  return `${month}-${String(Math.min(dayOfMonth, last)).padStart(2, '0')}`;
}
