import { expect, test } from 'vitest';
import { addDays } from '../lib/dates.ts';
import { buyingCycleOf, purchaseDays } from './buying-cycle.ts';

test('three purchases a month apart say when the next one comes, and how far that may be off', () => {
  // 28 and 35 days apart, the last one on 2 November.
  expect(buyingCycleOf(['2026-08-31', '2026-09-28', '2026-11-02'], '2026-11-26')).toEqual({
    purchases: 3,
    lastOn: '2026-11-02',
    usualDays: 31,
    leastDays: 28,
    mostDays: 35,
    expectedOn: '2026-12-03',
    expectedFrom: '2026-11-30',
    expectedTo: '2026-12-07',
    state: 'early',
    isIrregular: false,
  });
});

test('two purchases are no habit, and days to come are no purchases', () => {
  expect(buyingCycleOf(['2026-09-28', '2026-11-02'], '2026-11-26')).toBeNull();
  expect(buyingCycleOf(['2026-08-31', '2026-09-28', '2026-12-02'], '2026-11-26')).toBeNull();
  expect(buyingCycleOf([], '2026-11-26')).toBeNull();
});

test('an order, its invoice and the second part of its delivery are one purchase', () => {
  expect(purchaseDays(['2026-11-04', '2026-11-02', '2026-11-02', '2026-11-05', '2026-11-06'])).toEqual([
    '2026-11-02',
    '2026-11-06',
  ]);
});

test.each([
  ['2026-11-29', 'early'],
  ['2026-11-30', 'due'],
  ['2026-12-07', 'due'],
  ['2026-12-08', 'overdue'],
  ['2027-02-03', 'overdue'],
  ['2027-02-04', 'lapsed'],
])('on %s the next purchase is %s', (today, state) => {
  expect(buyingCycleOf(['2026-08-31', '2026-09-28', '2026-11-02'], today)?.state).toBe(state);
});

test('one holiday in between moves nothing', () => {
  const days = ['2026-01-05', '2026-02-04', '2026-03-06', '2026-06-30', '2026-07-30', '2026-08-29', '2026-09-28'];
  expect(buyingCycleOf(days, '2026-10-01')).toMatchObject({ usualDays: 30, leastDays: 30, mostDays: 30, isIrregular: false });
});

test('distances that differ much are said to be a guess', () => {
  expect(buyingCycleOf(['2026-01-01', '2026-01-11', '2026-03-31'], '2026-04-01')?.isIrregular).toBe(true);
});

test('only the last twelve purchases count', () => {
  const slow = Array.from({ length: 10 }, (_, at) => addDays('2020-01-01', at * 100));
  const quick = Array.from({ length: 12 }, (_, at) => addDays('2026-01-01', at * 10));
  expect(buyingCycleOf([...slow, ...quick], '2026-06-01')).toMatchObject({ purchases: 12, usualDays: 10, mostDays: 10 });
});

test('the middle is the one with as many distances below as above it, whatever the days', () => {
  const seed = Date.now() % 1_000_000;
  let state = seed;
  const random = (most: number) => (state = (state * 48_271 + 11) % 2_147_483_647) % most;
  for (let round = 0; round < 500; round += 1) {
    let day = '2024-01-01';
    const days = [day];
    const distances: number[] = [];
    for (let at = 0, count = 2 + random(9); at < count; at += 1) {
      const distance = 4 + random(60);
      distances.push(distance);
      day = addDays(day, distance);
      days.push(day);
    }
    const cycle = buyingCycleOf(days.toReversed(), day);
    // Counted, not sorted: another way to the middle than the rule's own.
    const middles = distances.flatMap((distance) => {
      const below = distances.filter((other) => other < distance).length;
      const above = distances.filter((other) => other > distance).length;
      return below <= distances.length / 2 && above <= distances.length / 2 ? [distance] : [];
    });
    const middle = (Math.min(...middles) + Math.max(...middles)) / 2;
    expect(cycle?.usualDays, `seed ${seed}, round ${round}: ${distances.join(' ')}`).toBe(Math.floor(middle));
    expect(cycle?.expectedOn).toBe(addDays(day, Math.floor(middle)));
    expect(cycle !== null && cycle.leastDays <= cycle.usualDays && cycle.usualDays <= cycle.mostDays).toBe(true);
  }
});
