import { addDays } from '../lib/dates.ts';
import { lunarDate } from '../vietnam/lunar.ts';

/** How a day that comes round is written down: month 0 is every month. */
export interface YearlyKey {
  readonly calendar: 'solar' | 'lunar';
  readonly month: number;
  readonly day: number;
}

/**
 * Everything that is kept on this day. A day that a month has not got is kept on the month's last one: the 30th of a lunar month of 29 days,
 * 29 February. A leap month repeats no yearly day, since those are kept in the month itself; what comes each month comes in it too.
 */
export function yearlyKeysOf(day: string): YearlyKey[] {
  const [, month, dayOfMonth] = day.split('-').map(Number);
  const lunar = lunarDate(day);
  return [
    ...keysOf('solar', [month ?? 0, 0], dayOfMonth ?? 0, addDays(day, 1).endsWith('-01') ? 31 : null),
    ...keysOf('lunar', lunar.isLeapMonth ? [0] : [lunar.month, 0], lunar.day, lunarDate(addDays(day, 1)).day === 1 ? 30 : null),
  ];
}

/** `lastOf`: the highest day that is kept on this one, where it is the last of its month. */
function keysOf(calendar: YearlyKey['calendar'], months: readonly number[], day: number, lastOf: number | null): YearlyKey[] {
  const days = Array.from({ length: Math.max(1, (lastOf ?? day) - day + 1) }, (_, more) => day + more);
  return months.flatMap((month) => days.map((kept) => ({ calendar, month, day: kept })));
}

/** The ends (`MM-DD`) of birthdays and founding days that are kept on this day: in a common year 29 February is kept on the 28th. */
export function anniversaryEndsOf(day: string): string[] {
  const end = day.slice(5);
  return end === '02-28' && addDays(day, 1).endsWith('-03-01') ? [end, '02-29'] : [end];
}

/** The first day from `from` on, within `days`, on which it is kept; null where there is none so soon. */
export function nextKeptOn(key: YearlyKey, from: string, days = 800): string | null {
  for (let ahead = 0; ahead <= days; ahead += 1) {
    const day = addDays(from, ahead);
    const isKept = yearlyKeysOf(day).some(
      (kept) => kept.calendar === key.calendar && kept.month === key.month && kept.day === key.day,
    );
    if (isKept) return day;
  }
  return null;
}
