import { expect, test } from 'vitest';
import { holidaysOf } from './holidays.ts';

const brief = (year: number) => holidaysOf(year).map(({ day, name, kind }) => `${day} ${kind} ${name.en}`);

test('the holidays of 2026', () => {
  expect(brief(2026)).toEqual([
    "2026-01-01 law New Year's Day",
    '2026-02-16 usual Lunar New Year',
    '2026-02-17 usual Lunar New Year',
    '2026-02-18 usual Lunar New Year',
    '2026-02-19 usual Lunar New Year',
    '2026-02-20 usual Lunar New Year',
    "2026-04-26 law Hùng Kings' Commemoration",
    "2026-04-27 in-lieu Hùng Kings' Commemoration",
    '2026-04-30 law Reunification Day',
    '2026-05-01 law Labour Day',
    '2026-09-01 usual Day beside National Day',
    '2026-09-02 law National Day',
    '2026-11-24 law Vietnamese Culture Day',
  ]);
});

test('eleven days by law until 2025, twelve from 2026', () => {
  const withoutLieu = (year: number) => holidaysOf(year).filter(({ kind }) => kind !== 'in-lieu').length;
  expect([2024, 2025, 2026, 2030].map(withoutLieu)).toEqual([11, 11, 12, 12]);
});

test('a holiday on a weekend gives the next working day off, also where two follow each other', () => {
  // Tết 2027: Friday 5 to Tuesday 9 February; Saturday and Sunday are made up for on Wednesday and Thursday.
  expect(brief(2027).filter((line) => line.includes('in-lieu'))).toEqual([
    '2027-02-10 in-lieu Lunar New Year',
    '2027-02-11 in-lieu Lunar New Year',
    '2027-05-03 in-lieu Labour Day',
  ]);
});

test('every day is listed once and has its source', () => {
  for (let year = 2021; year <= 2060; year += 1) {
    const days = holidaysOf(year).filter(({ kind }) => kind === 'in-lieu');
    const others = new Set(
      holidaysOf(year)
        .filter(({ kind }) => kind !== 'in-lieu')
        .map(({ day }) => day),
    );
    for (const { day } of days) expect(others.has(day), day).toBe(false);
    for (const { source, name } of holidaysOf(year)) expect([source, name.vi, name.en].every((text) => text !== '')).toBe(true);
  }
});
