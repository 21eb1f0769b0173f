import { expect, test } from 'vitest';
import { blocksOf, rowHeightFor, scrollTopFor, seenRows } from './window.ts';

test('in the middle of 100,000 customers only the seen rows and a few around them are drawn', () => {
  expect(seenRows({ scrollTop: 1_800_000, height: 600, rowHeight: 36, total: 100_000, overscan: 8 })).toEqual({
    first: 49_992,
    end: 50_025,
  });
});

test('a list that became shorter under the scroll bar shows its end, not nothing', () => {
  expect(seenRows({ scrollTop: 9000, height: 600, rowHeight: 36, total: 3, overscan: 8 })).toEqual({ first: 3, end: 3 });
});

test('rows on both sides of a block border need both blocks', () => {
  expect(blocksOf({ first: 95, end: 120 }, 100)).toEqual([0, 1]);
  expect(blocksOf({ first: 100, end: 200 }, 100)).toEqual([1]);
  expect(blocksOf({ first: 0, end: 0 }, 100)).toEqual([]);
});

test('a million rows still fit into the tallest element that Chromium draws', () => {
  expect(rowHeightFor(1_000_000) * 1_000_000).toBeLessThan(33_500_000);
});

test('moving to a row below the edge scrolls just as far as needed', () => {
  const at = { scrollTop: 0, height: 400, rowHeight: 36, headHeight: 36 };
  expect([scrollTopFor(2, at), scrollTopFor(10, at), scrollTopFor(0, { ...at, scrollTop: 360 })]).toEqual([0, 32, 0]);
});
