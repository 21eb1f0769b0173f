import { expect, test } from 'vitest';
import { officeDays } from '../../src-shared/holidays/office-days.ts';
import { workdayIn, workdaysUntil } from './next-visit.ts';

const office = officeDays([]);

test('in a week is the same weekday', () => {
  expect(workdayIn('2026-11-25', 7, office)).toBe('2026-12-02');
});

test('a date that falls on a Sunday or on a holiday moves to the next working day', () => {
  expect(workdayIn('2026-11-15', 7, office)).toBe('2026-11-23');
  expect(workdayIn('2026-11-17', 7, office)).toBe('2026-11-25');
  expect(workdayIn('2027-01-30', 7, office)).toBe('2027-02-12');
});

test('the working days that are left of November', () => {
  expect(workdaysUntil('2026-11-23', '2026-11-30', office)).toBe(6);
});
