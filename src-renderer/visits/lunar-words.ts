import { lunarDate, lunarYearName } from '../../src-shared/vietnam/lunar.ts';

/** `15/10` small beside a day; the first of a month says `1/10`, a leap month `15/6N`. */
export function shortLunarDay(day: string): string {
  const lunar = lunarDate(day);
  return `${lunar.day}/${lunar.month}${lunar.isLeapMonth ? 'N' : ''}`;
}

const months = ['Giêng', 'Hai', 'Ba', 'Tư', 'Năm', 'Sáu', 'Bảy', 'Tám', 'Chín', 'Mười', 'Mười một', 'Chạp'];

/** `Rằm tháng Mười năm Bính Ngọ`, as people say it. */
export function longLunarDay(day: string): string {
  const lunar = lunarDate(day);
  const said = lunar.day === 15 ? 'Rằm' : lunar.day <= 10 ? `Mùng ${lunar.day}` : `Ngày ${lunar.day}`;
  const month = `tháng ${months[lunar.month - 1] ?? ''}${lunar.isLeapMonth ? ' nhuận' : ''}`;
  return `${said} ${month} năm ${lunarYearName(lunar.year)}`;
}

/** The days of the lunar month that people keep in mind: the first, the full moon, and the kitchen gods' 23rd of the twelfth. */
export function isMarkedLunarDay(day: string): boolean {
  const lunar = lunarDate(day);
  return lunar.day === 1 || lunar.day === 15 || (lunar.month === 12 && lunar.day === 23);
}
