import { expect, test } from 'vitest';
import { shortMoney } from './short-money.ts';

test('an amount is short enough for a card in both languages', () => {
  expect([0, 950, 12_000, 12_500_000, 999_400_000, 1_250_000_000, 1e15].map((dong) => shortMoney(dong, 'vi'))).toEqual([
    ...['0 ₫', '950 ₫', '12 k', '12,5 tr', '999 tr', '1,25 tỷ', '1.000.000 tỷ'],
  ]);
  expect(shortMoney(1_250_000_000, 'en')).toBe('1.25 bn');
});
