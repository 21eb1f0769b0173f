import { expect, test } from 'vitest';
import { addMonths } from './months.ts';

test.each([
  ['2026-11-26', 3, undefined, '2027-02-26'],
  ['2026-01-31', 1, undefined, '2026-02-28'],
  ['2028-01-31', 1, undefined, '2028-02-29'],
  ['2026-02-28', 1, 31, '2026-03-31'],
  ['2026-12-31', 12, undefined, '2027-12-31'],
  ['2026-11-30', 2, undefined, '2027-01-30'],
  ['2026-08-31', 120, undefined, '2036-08-31'],
])('%s and %i months, of day %s, is %s', (day, months, dayOfMonth, expected) => {
  expect(addMonths(day, months, dayOfMonth)).toBe(expected);
});
