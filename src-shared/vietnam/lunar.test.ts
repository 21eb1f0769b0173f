import { getLunarDate } from '@dqcai/vn-lunar';
import { describe, expect, test } from 'vitest';
import { addDays } from '../lib/dates.ts';
import { dayOfLunarDate, lunarDate, lunarYearName, tetOf } from './lunar.ts';
import { newMoon } from './new-moon.ts';

describe('Tết', () => {
  test.each([
    [1968, 'Mậu Thân', '1968-01-29', null],
    [1985, 'Ất Sửu', '1985-01-21', null],
    [2007, 'Đinh Hợi', '2007-02-17', null],
    [2025, 'Ất Tỵ', '2025-01-29', '2025-04-07'],
    [2026, 'Bính Ngọ', '2026-02-17', '2026-04-26'],
    [2027, 'Đinh Mùi', '2027-02-06', '2027-04-16'],
    [2028, 'Mậu Thân', '2028-01-26', '2028-04-04'],
    [2029, 'Kỷ Dậu', '2029-02-13', '2029-04-23'],
    [2030, 'Canh Tuất', '2030-02-02', '2030-04-12'],
    [2031, 'Tân Hợi', '2031-01-23', '2031-04-01'],
    [2032, 'Nhâm Tý', '2032-02-11', '2032-04-19'],
    [2033, 'Quý Sửu', '2033-01-31', '2033-04-09'],
    [2034, 'Giáp Dần', '2034-02-19', '2034-04-28'],
    [2035, 'Ất Mão', '2035-02-08', '2035-04-17'],
    [2053, 'Quý Dậu', '2053-02-18', null],
  ])('%i, the year %s, begins on %s', (year, name, tet, ancestors) => {
    expect(lunarYearName(year)).toBe(name);
    expect(tetOf(year)).toBe(tet);
    expect(lunarDate(tet)).toEqual({ day: 1, month: 1, year, isLeapMonth: false });
    if (ancestors !== null) expect(dayOfLunarDate({ day: 10, month: 3, year, isLeapMonth: false })).toBe(ancestors);
  });

  test.each([
    [2025, 6],
    [2028, 5],
    [2031, 3],
    [2033, 11],
  ])('%i has a leap month %i', (year, month) => {
    const day = dayOfLunarDate({ day: 1, month, year, isLeapMonth: true });
    expect(day).not.toBeNull();
    expect(lunarDate(day ?? '')).toEqual({ day: 1, month, year, isLeapMonth: true });
  });

  test('a day that a lunar year does not have is told apart', () => {
    expect(dayOfLunarDate({ day: 1, month: 5, year: 2026, isLeapMonth: true })).toBeNull();
    expect(dayOfLunarDate({ day: 31, month: 1, year: 2026, isLeapMonth: false })).toBeNull();
  });
});

/** The days of the lunar months that begin on these days, which one of two calendars begins a day later. */
const monthsFrom = (...starts: string[]) =>
  starts.flatMap((start) => Array.from({ length: 30 }, (_, index) => addDays(start, index)));

describe('every day from 1900 to 2100', () => {
  test('agrees with an independent table of the Vietnamese calendar, two months apart', () => {
    const differences: string[] = [];
    let days = 0;
    for (let day = '1900-01-01'; day <= '2100-12-31'; day = addDays(day, 1)) {
      const [year, month, date] = day.split('-').map(Number);
      const theirs = getLunarDate(date ?? 0, month ?? 0, year ?? 0);
      const ours = lunarDate(day);
      days += 1;
      const isSame =
        ours.day === theirs.day &&
        ours.month === theirs.month &&
        ours.year === theirs.year &&
        ours.isLeapMonth === Boolean(theirs.leap);
      if (!isSame) differences.push(day);
    }
    expect(days).toBe(73_414);
    // 1925: the table begins Tết Ất Sửu on 25 January. The moon was new on the 24th at 22:30 in Beijing, the day of an eclipse of the sun,
    // and that was the first day of the year.
    // 2054: the moon is new 24 seconds after midnight in Hà Nội, if the earth turns as expected; the table begins the month a day earlier.
    // Nobody can say it yet.
    expect(differences).toEqual(monthsFrom('1925-01-24', '2054-05-07'));
  });

  test('leads back from the lunar date to the same day', () => {
    for (let day = '1990-01-01'; day <= '2060-12-31'; day = addDays(day, 3)) expect(dayOfLunarDate(lunarDate(day))).toBe(day);
  });
});

describe('the moon is new', () => {
  // Eclipses of the sun, whose middle is known to the second; the moon is new within minutes of it.
  test.each([
    ['1919-05-29T13:11:00Z', '1919-05-29'],
    ['1955-06-20T04:12:00Z', '1955-06-20'],
    ['1999-08-11T11:08:00Z', '1999-08-11'],
    ['2009-07-22T02:34:00Z', '2009-07-22'],
    ['2035-09-02T01:59:00Z', '2035-09-02'],
  ])('at the eclipse of %s', (instant, day) => {
    const julian = Date.parse(instant) / 86_400_000 + 2_440_587.5;
    const k = Math.round((julian - 2_415_021.077) / 29.530588853);
    expect(Math.abs(newMoon(k) - julian) * 24 * 60, day).toBeLessThan(4);
  });
});
