import { lunarDate } from '../../src-shared/vietnam/lunar.ts';

/**
 * Days off of the Labour Code 2019, article 112, as rules with their first year. `gregorian` and `lunar` are month-day. The day before
 * Tết is the last of the twelfth lunar month, which has 29 or 30 days, so it is looked up from the day after.
 */
interface HolidayRule {
  readonly key: 'newYear' | 'tet' | 'hungKings' | 'reunification' | 'labour' | 'national' | 'culture';
  readonly gregorian?: string;
  readonly lunar?: string;
  readonly fromYear?: number;
}

export type HolidayKey = HolidayRule['key'];

const rules: readonly HolidayRule[] = [
  { key: 'newYear', gregorian: '01-01' },
  { key: 'tet', lunar: '1-1' },
  { key: 'tet', lunar: '1-2' },
  { key: 'tet', lunar: '1-3' },
  { key: 'tet', lunar: '1-4' },
  { key: 'hungKings', lunar: '3-10' },
  { key: 'reunification', gregorian: '04-30' },
  { key: 'labour', gregorian: '05-01' },
  { key: 'national', gregorian: '09-02' },
  { key: 'culture', gregorian: '11-24', fromYear: 2026 },
];

/** The public holiday on a day, or null. The government's yearly swaps of working days are not in it. */
export function holidayOn(day: string): HolidayKey | null {
  const { key } = rules.find((rule) => isOn(rule, day)) ?? {};
  if (key !== undefined) return key;
  return isEveOfTet(day) ? 'tet' : null;
}

function isOn(rule: HolidayRule, day: string): boolean {
  if (rule.fromYear !== undefined && Number(day.slice(0, 4)) < rule.fromYear) return false;
  if (rule.gregorian !== undefined) return day.slice(5) === rule.gregorian;
  const lunar = lunarDate(day);
  return !lunar.isLeapMonth && rule.lunar === `${lunar.month}-${lunar.day}`;
}

function isEveOfTet(day: string): boolean {
  const lunar = lunarDate(day);
  if (lunar.month !== 12 || lunar.day < 29) return false;
  const next = lunarDate(new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10));
  return next.month === 1 && next.day === 1;
}

/** `15/10` small beside a day; the first of a month says `1/10`, a leap month `15/6N`. */
export function shortLunarDay(day: string): string {
  const lunar = lunarDate(day);
  return `${lunar.day}/${lunar.month}${lunar.isLeapMonth ? 'N' : ''}`;
}
