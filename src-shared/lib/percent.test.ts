import { expect, test } from 'vitest';
import { formatShare, parseShare } from './percent.ts';

test.each([
  ['25', 2500],
  ['25,5', 2550],
  ['25.5 %', 2550],
  ['33,33%', 3333],
  [' 0,01 ', 1],
  ['100', 10_000],
  ['100,01', null],
  ['101', null],
  ['-5', null],
  ['12,345', null],
  ['năm mươi', null],
  ['', null],
])('a share typed as “%s” is %s hundredths of a percent', (typed, share) => {
  expect(parseShare(typed)).toBe(share);
});

test.each([
  [2550, '25,5 %', '25.5%'],
  [3333, '33,33 %', '33.33%'],
  [1005, '10,05 %', '10.05%'],
  [11_000, '110 %', '110%'],
  [0, '0 %', '0%'],
])('%s hundredths of a percent are written %s, in English %s', (share, vi, en) => {
  expect([formatShare(share, 'vi'), formatShare(share, 'en')]).toEqual([vi, en]);
  if (share <= 10_000) expect([parseShare(vi), parseShare(en)]).toEqual([share, share]);
});
