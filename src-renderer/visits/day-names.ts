import { weekdayOf } from '../../src-shared/lib/dates.ts';
import type { Language } from '../locales/i18n.ts';
import { writeDay } from '../ui/formats.ts';

/** `T2` … `CN`, `Mon` … `Sun`. */
export function shortWeekday(day: string, language: Language): string {
  return shortNames[language][weekdayOf(day) - 1] ?? '';
}

/** `Thứ Hai` … `Chủ Nhật`, `Monday` … */
export function longWeekday(day: string, language: Language): string {
  return longNames[language][weekdayOf(day) - 1] ?? '';
}

/** `Thứ Hai, 23/11/2026` */
export function longDay(day: string, language: Language): string {
  return `${longWeekday(day, language)}, ${writeDay(day)}`;
}

/** `Tháng 11/2026`, `November 2026` */
export function monthName(day: string, language: Language): string {
  const month = Number(day.slice(5, 7));
  return language === 'vi' ? `Tháng ${month}/${day.slice(0, 4)}` : `${englishMonths[month - 1] ?? ''} ${day.slice(0, 4)}`;
}

// Names of days and months are part of how a language writes a date, like the order of its parts: they stand with the formats.
const shortNames: Readonly<Record<Language, readonly string[]>> = {
  vi: ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
const longNames: Readonly<Record<Language, readonly string[]>> = {
  vi: ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ Nhật'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};
const englishMonths = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
]; // biome-ignore format: twelve names on one line
