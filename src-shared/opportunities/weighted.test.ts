import { expect, test } from 'vitest';
import { mostDong } from '../lib/amounts.ts';
import { weightedDong } from './weighted.ts';

test('the forecast of a card is its value times the percent of its stage, to the đồng', () => {
  expect([
    weightedDong(12_500_000, 40),
    weightedDong(333, 50),
    weightedDong(1, 49),
    weightedDong(1, 50),
    weightedDong(0, 100),
    weightedDong(mostDong, 70),
    weightedDong(mostDong - 1, 70),
  ]).toEqual([5_000_000, 167, 0, 1, 0, 700_000_000_000_000, 699_999_999_999_999]);
});

test('of amounts up to a thousand tỷ no đồng is lost', () => {
  let seed = 20_261_126;
  for (let round = 0; round < 2000; round += 1) {
    seed = (seed * 48_271) % 2_147_483_647;
    const value = (seed * 465_661) % (mostDong + 1);
    const percent = seed % 101;
    expect(weightedDong(value, percent), `seed ${seed}`).toBe(Number((BigInt(value) * BigInt(percent) + 50n) / 100n));
  }
});
