import { expect, test } from 'vitest';
import { periodOf, periodsUpTo } from './periods.ts';

test('a week begins on Monday, also over the end of the year', () => {
  expect(periodOf('2026-11-25', 'week')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
  expect(periodOf('2027-01-01', 'week')).toEqual({ from: '2026-12-28', to: '2027-01-03' });
});

test('a quarter is three whole months, in leap years too', () => {
  expect(periodOf('2026-11-25', 'quarter')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  expect(periodOf('2028-02-29', 'quarter')).toEqual({ from: '2028-01-01', to: '2028-03-31' });
  expect(periodOf('2026-04-01', 'quarter')).toEqual({ from: '2026-04-01', to: '2026-06-30' });
  expect(periodOf('2026-09-30', 'quarter')).toEqual({ from: '2026-07-01', to: '2026-09-30' });
});

test('the periods of a report follow each other without a gap', () => {
  expect(periodsUpTo('2026-03-10', 'month', 4)).toEqual([
    { from: '2025-12-01', to: '2025-12-31' },
    { from: '2026-01-01', to: '2026-01-31' },
    { from: '2026-02-01', to: '2026-02-28' },
    { from: '2026-03-01', to: '2026-03-31' },
  ]);
  expect(periodsUpTo('2026-11-25', 'week', 2).map(({ from }) => from)).toEqual(['2026-11-16', '2026-11-23']);
});
