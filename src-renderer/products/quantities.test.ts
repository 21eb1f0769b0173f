import { expect, test } from 'vitest';
import { readQuantity, writeQuantity } from './quantities.ts';

test.each([
  ['1', 1000],
  ['12,5', 12_500],
  ['1.000', 1_000_000],
  ['1 000,125', 1_000_125],
  ['0', null],
  ['-2', null],
  ['hai', null],
  ['1.5', null],
  ['', null],
])('%j is read as the quantity %j', (text, milli) => {
  expect(readQuantity(text)).toBe(milli);
});

test('a quantity is written as it is read', () => {
  expect([1000, 12_500, 1_000_000].map(writeQuantity)).toEqual(['1', '12,5', '1.000']);
});
