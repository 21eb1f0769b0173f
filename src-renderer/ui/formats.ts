import { daysBetween as countDays, formatDay, formatTime, isDay, localDay } from '../../src-shared/lib/dates.ts';

/** Days, times and numbers as people in Vietnam write them, always in Vietnamese time. */

/** `2026-11-23` of an instant, in Vietnamese time; a day stays as it is. */
export function dayOf(value: string | number): string {
  if (typeof value === 'number') return localDay(new Date(value).toISOString());
  return value.length > 10 ? localDay(value) : value;
}

/** `09:05` of an instant. */
export function timeOf(instant: string): string {
  return formatTime(instant);
}

/** `23/11/2026` of a day or an instant. */
export function writeDay(value: string): string {
  return formatDay(dayOf(value));
}

/** `23/11` this year, `23/11/2025` otherwise. */
export function writeShortDay(value: string, today: string): string {
  const day = dayOf(value);
  return day.slice(0, 4) === today.slice(0, 4) ? formatDay(day).slice(0, 5) : formatDay(day);
}

export function writeDayTime(instant: string): string {
  return `${writeDay(instant)} ${timeOf(instant)}`;
}

/** Whole days from one day or instant to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return countDays(dayOf(from), dayOf(to));
}

/** `12.500.000 ₫`; the dong has no smaller unit. */
export function writeMoney(dong: number): string {
  return `${writeNumber(dong, 'vi')} ₫`;
}

export function writeNumber(value: number, language: string): string {
  return numberFormats[language === 'en' ? 'en' : 'vi'].format(value);
}

/** The day that a person typed as `14/3/2009`, `14-03-2009`, `14032009` or `2009-03-14`; null when it is none. */
export function readDay(text: string): string | null {
  const clean = text.trim();
  const european = /^(\d{1,2})[\s./-](\d{1,2})[\s./-](\d{4})$/.exec(clean) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(clean);
  const written = european === null ? clean : `${european[3]}-${european[2]?.padStart(2, '0')}-${european[1]?.padStart(2, '0')}`;
  return isDay(written) ? written : null;
}

const numberFormats = { vi: new Intl.NumberFormat('vi-VN'), en: new Intl.NumberFormat('en-GB') };
