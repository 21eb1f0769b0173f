import { expect, test } from 'vitest';
import { daysOf, rangeOf, stepFrom, weekNumberOf } from './calendar-range.ts';

test('a week begins on Monday, also when it is asked for on a Sunday', () => {
  expect(rangeOf('week', '2026-11-29')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
  expect(rangeOf('week', '2026-11-23')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
});

test('a month shows its first and last week whole', () => {
  expect(rangeOf('month', '2026-11-25')).toEqual({ from: '2026-10-26', to: '2026-12-06' });
  expect(rangeOf('month', '2027-02-10')).toEqual({ from: '2027-02-01', to: '2027-02-28' });
});

test('going forth and back keeps to whole weeks, months and days', () => {
  expect(stepFrom('week', '2026-11-25', 1)).toBe('2026-12-02');
  expect(stepFrom('month', '2026-12-31', 1)).toBe('2027-01-01');
  expect(stepFrom('month', '2027-01-31', -1)).toBe('2026-12-01');
  expect(stepFrom('day', '2026-12-31', 1)).toBe('2027-01-01');
  expect(stepFrom('agenda', '2026-11-25', -1)).toBe('2026-11-11');
});

test('weeks are numbered as on an office calendar, also around New Year', () => {
  expect(weekNumberOf('2026-11-25')).toBe(48);
  expect(weekNumberOf('2026-01-01')).toBe(1);
  expect(weekNumberOf('2027-01-03')).toBe(53);
  expect(weekNumberOf('2027-01-04')).toBe(1);
});

test('a range names each of its days once', () => {
  expect(daysOf('2026-11-29', '2026-12-01')).toEqual(['2026-11-29', '2026-11-30', '2026-12-01']);
});
