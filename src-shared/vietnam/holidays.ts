import { addDays, weekdayOf } from '../lib/dates.ts';
import { dayOfLunarDate } from './lunar.ts';

export interface Holiday {
  readonly day: string;
  readonly name: { readonly vi: string; readonly en: string };
  /**
   * `law`: the day that the law names. `usual`: one of the days that the government places each year (around Tết, beside 2 September),
   * where it usually places them. `in-lieu`: the working day off for a holiday on a weekend.
   */
  readonly kind: 'law' | 'usual' | 'in-lieu';
  readonly source: string;
}

interface HolidayRule {
  readonly name: Holiday['name'];
  readonly fromYear: number;
  readonly toYear: number | null;
  readonly calendar: 'solar' | 'lunar';
  readonly month: number;
  readonly day: number;
  /** Days off around it, 0 being the day itself. */
  readonly offsets: readonly number[];
  readonly kind: 'law' | 'usual';
  readonly source: string;
}

const labourCode = 'Bộ luật Lao động 45/2019/QH14, điều 112';

/** Rules with the years they hold. A change of law becomes a new row, never an edited one: past years keep their holidays. */
const rules: readonly HolidayRule[] = [
  rule('Tết Dương lịch', "New Year's Day", 2021, 'solar', 1, 1, [0], 'law'),
  // Five days; the government decides each year how many lie before Mùng 1. One before and four from Mùng 1 on is the most usual.
  rule('Tết Nguyên đán', 'Lunar New Year', 2021, 'lunar', 1, 1, [-1, 0, 1, 2, 3], 'usual'),
  rule('Giỗ Tổ Hùng Vương', "Hùng Kings' Commemoration", 2021, 'lunar', 3, 10, [0], 'law'),
  rule('Ngày Giải phóng miền Nam', 'Reunification Day', 2021, 'solar', 4, 30, [0], 'law'),
  rule('Ngày Quốc tế Lao động', 'Labour Day', 2021, 'solar', 5, 1, [0], 'law'),
  rule('Quốc khánh', 'National Day', 2021, 'solar', 9, 2, [0], 'law'),
  // The day before or after, decided each year.
  rule('Nghỉ liền kề Quốc khánh', 'Day beside National Day', 2021, 'solar', 9, 1, [0], 'usual'),
  {
    ...rule('Ngày Văn hóa Việt Nam', 'Vietnamese Culture Day', 2026, 'solar', 11, 24, [0], 'law'),
    source: 'Nghị quyết 80-NQ/TW (tháng 1/2026)',
  },
];

/**
 * The public holidays of a year from 2021 on, in order of the days, with the days off in lieu of those on a weekend. Swaps of working days
 * that the government announces for one year are not in it.
 */
export function holidaysOf(year: number): Holiday[] {
  const holidays = rules
    .filter(({ fromYear, toYear }) => fromYear <= year && (toYear === null || year <= toYear))
    .flatMap(({ name, calendar, month, day, offsets, kind, source }) => {
      const base = calendar === 'lunar' ? dayOfLunarDate({ day, month, year, isLeapMonth: false }) : solarDay(year, month, day);
      return base === null ? [] : offsets.map((offset): Holiday => ({ day: addDays(base, offset), name, kind, source }));
    })
    .sort(byDay);
  return [...holidays, ...daysInLieu(holidays)].sort(byDay);
}

function daysInLieu(holidays: readonly Holiday[]): Holiday[] {
  const taken = new Set(holidays.map(({ day }) => day));
  const result: Holiday[] = [];
  // Two holidays may fall on one day; each day on a weekend is made up for once.
  for (const day of [...taken].filter(isWeekend).sort()) {
    let free = addDays(day, 1);
    while (taken.has(free) || isWeekend(free)) free = addDays(free, 1);
    taken.add(free);
    const holiday = holidays.find((candidate) => candidate.day === day);
    if (holiday !== undefined) result.push({ ...holiday, day: free, kind: 'in-lieu' });
  }
  return result;
}

function rule(
  vi: string,
  en: string,
  fromYear: number,
  calendar: HolidayRule['calendar'],
  month: number,
  day: number,
  offsets: readonly number[],
  kind: HolidayRule['kind'],
): HolidayRule {
  return { name: { vi, en }, fromYear, toYear: null, calendar, month, day, offsets, kind, source: labourCode };
}

function solarDay(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function isWeekend(day: string): boolean {
  return weekdayOf(day) >= 6;
}

function byDay(a: Holiday, b: Holiday): number {
  return a.day < b.day ? -1 : a.day > b.day ? 1 : 0;
}
