import { expect, test } from 'vitest';
import { holidayOn, shortLunarDay } from './holidays.ts';

test.each([
  ['2027-02-05', 'tet'],
  ['2027-02-06', 'tet'],
  ['2027-02-09', 'tet'],
  ['2027-02-10', null],
  ['2027-02-04', null],
  ['2026-04-26', 'hungKings'],
  ['2026-04-30', 'reunification'],
  ['2026-05-01', 'labour'],
  ['2026-09-02', 'national'],
  ['2026-11-24', 'culture'],
  ['2025-11-24', null],
  ['2026-11-25', null],
])('%s is a day off: %s', (day, expected) => {
  expect(holidayOn(day)).toBe(expected);
});

test('the lunar day stands beside the day, a leap month is marked', () => {
  expect(shortLunarDay('2026-11-23')).toBe('15/10');
  expect(shortLunarDay('2025-07-25')).toBe('1/6N');
});
