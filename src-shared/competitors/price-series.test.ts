import { expect, test } from 'vitest';
import { percentFromOurs, priceSeries } from './price-series.ts';

const price = (product: string, priceDong: number, seenOn: string, more = {}) => ({
  productId: null,
  productName: null,
  product,
  priceDong,
  seenOn,
  isAhead: false,
  ...more,
});

test('prices of the same goods are one line over time, however they were written', () => {
  const series = priceSeries([
    price('Thùng 60 lít', 179_000, '2026-11-20'),
    price('thung 60 LÍT', 185_000, '2026-09-02'),
    price('Két bia', 90_000, '2026-10-01'),
    price('Thùng 60 lít', 1, '2027-01-01', { isAhead: true }),
  ]);
  expect(series.map(({ name, points }) => [name, points.map(({ on, priceDong }) => [on, priceDong])])).toEqual([
    [
      'Thùng 60 lít',
      [
        ['2026-09-02', 185_000],
        ['2026-11-20', 179_000],
      ],
    ],
    ['Két bia', [['2026-10-01', 90_000]]],
  ]);
});

test('what stands against one product of ours is one line under our name', () => {
  const ours = { productId: 'p', productName: 'Thùng 60L Đại Đồng' };
  expect(priceSeries([price('Thùng lớn', 1, '2026-01-01', ours), price('Thùng 60', 2, '2026-02-01', ours)])).toMatchObject([
    { name: 'Thùng 60L Đại Đồng', points: [{ priceDong: 1 }, { priceDong: 2 }] },
  ]);
});

test.each([
  [179_000, 182_000, -2],
  [200_000, 182_000, 10],
  [182_000, 182_000, 0],
  [182_000, null, null],
  [182_000, 0, null],
])('%i beside ours %s is %s percent away', (theirs, ours, percent) => {
  expect(percentFromOurs(theirs, ours)).toBe(percent);
});
