import { expect, test } from 'vitest';
import { isQuietAt } from './quiet-hours.ts';

test('quiet hours go over midnight, and the same hour twice means none', () => {
  const night = { quietFrom: 21 * 60, quietTo: 7 * 60 };
  expect([20 * 60 + 59, 21 * 60, 23 * 60, 0, 6 * 60 + 59, 7 * 60].map((minute) => isQuietAt(minute, night))).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
  ]);
  expect(isQuietAt(0, { quietFrom: 0, quietTo: 0 })).toBe(false);
  expect(isQuietAt(12 * 60, { quietFrom: 12 * 60, quietTo: 13 * 60 })).toBe(true);
});
