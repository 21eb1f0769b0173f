import { expect, test } from 'vitest';
import { addDays } from '../lib/dates.ts';
import { dayOfLunarDate, lunarDate } from '../vietnam/lunar.ts';
import { anniversaryEndsOf, nextKeptOn, yearlyKeysOf } from './yearly-day.ts';

const lunar = (month: number, day: number) => ({ calendar: 'lunar', month, day }) as const;
const solar = (month: number, day: number) => ({ calendar: 'solar', month, day }) as const;

test('the death anniversary of the Hùng Kings, the tenth of the third month, is kept on the days that everybody knows', () => {
  const kept = [2025, 2026, 2027, 2028, 2029, 2030].map((year) => nextKeptOn(lunar(3, 10), `${year}-01-01`));
  expect(kept).toEqual(['2025-04-07', '2026-04-26', '2027-04-16', '2028-04-04', '2029-04-23', '2030-04-12']);
});

test('a day of the sixth month is kept once in a year with a leap sixth month, and not again in the leap month', () => {
  const days = Array.from({ length: 365 }, (_, ahead) => addDays('2025-01-01', ahead));
  const kept = days.filter((day) =>
    yearlyKeysOf(day).some((key) => key.calendar === 'lunar' && key.month === 6 && key.day === 15),
  );
  expect(kept).toEqual(['2025-07-09']);
  const fullMoons = days.filter((day) =>
    yearlyKeysOf(day).some((key) => key.calendar === 'lunar' && key.month === 0 && key.day === 15),
  );
  expect(fullMoons).toEqual(
    expect.arrayContaining(['2025-07-09', dayOfLunarDate({ year: 2025, month: 6, day: 15, isLeapMonth: true })]),
  );
});

test('the thirtieth of a month is kept every year, on the twenty-ninth where the month has no more days', () => {
  for (let year = 2000; year <= 2060; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      const from = dayOfLunarDate({ year, month, day: 1, isLeapMonth: false });
      const to = nextKeptOn(lunar(month, 30), String(from), 40);
      expect({ year, month, lunar: lunarDate(String(to)) }).toMatchObject({ lunar: { month, isLeapMonth: false } });
      expect(lunarDate(addDays(String(to), 1)).day).toBe(1);
    }
  }
});

test('a day of the sun is kept on its day, and the twenty-ninth of February on the twenty-eighth of a common year', () => {
  expect(nextKeptOn(solar(11, 26), '2026-11-26')).toBe('2026-11-26');
  expect(nextKeptOn(solar(2, 29), '2027-01-01')).toBe('2027-02-28');
  expect(nextKeptOn(solar(2, 29), '2028-01-01')).toBe('2028-02-29');
  expect([anniversaryEndsOf('2027-02-28'), anniversaryEndsOf('2028-02-28'), anniversaryEndsOf('2026-11-26')]).toEqual([
    ['02-28', '02-29'],
    ['02-28'],
    ['11-26'],
  ]);
});

test('Mùng 1 comes every month', () => {
  expect(nextKeptOn(lunar(0, 1), '2026-11-26')).toBe('2026-12-09');
  expect(nextKeptOn(lunar(0, 15), '2026-11-26')).toBe('2026-12-23');
});
