import { expect, test } from 'vitest';
import { opinionSeries, satisfaction } from './opinion-series.ts';

const opinion = (about: 'product' | 'service' | 'company', score: number, saidOn: string) => ({ about, score, saidOn });

test('opinions about each subject make a line over the same time', () => {
  const series = opinionSeries([
    opinion('service', 2, '2026-07-01'),
    opinion('product', 5, '2026-04-01'),
    opinion('product', 3, '2026-01-01'),
  ]);
  expect(
    series.map(({ about, latest, change, points }) => [about, latest, change, points.map(({ at }) => Math.round(at * 100))]),
  ).toEqual([
    ['product', 5, 2, [0, 50]],
    ['service', 2, 0, [100]],
  ]);
  expect(satisfaction(series)).toBe(3.5);
});

test('one opinion alone is a point at the end, none is no line', () => {
  expect(opinionSeries([opinion('company', 4, '2026-05-05')])).toEqual([
    { about: 'company', points: [{ at: 1, score: 4, saidOn: '2026-05-05' }], latest: 4, change: 0 },
  ]);
  expect(opinionSeries([])).toEqual([]);
  expect(satisfaction([])).toBe(null);
});
