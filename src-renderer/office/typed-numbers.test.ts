import { expect, test } from 'vitest';
import { readTyped, writeTyped } from './typed-numbers.ts';

test.each([
  ['money', '12tr5', 12_500_000],
  ['money', '12.500.000', 12_500_000],
  ['money', '12.500.000 ₫', 12_500_000],
  ['money', '-350k', -350_000],
  ['money', 'nhiều', null],
  ['number', '-3', -3],
  ['number', '1.200', 1200],
  ['number', '1,5', null],
  ['percent', '40 %', 40],
  ['hundredths', '7,5 %', 750],
  ['hundredths', '7,555', null],
  ['thousandths', '2,5', 2500],
  ['minute', '09:30', 570],
  ['minute', '24:00', null],
  ['minute', '9:75', null],
] as const)('a %s that is typed as %j is kept as %j', (kind, typed, kept) => {
  expect(readTyped(kind, typed, 'vi')).toBe(kept);
});

test.each([
  ['money', 12_500_000, '12.500.000 ₫'],
  ['hundredths', 750, '7,5 %'],
  ['thousandths', 2500, '2,5'],
  ['minute', 570, '09:30'],
  ['number', -1200, '-1.200'],
] as const)('a %s of %j is written %j, and read back as the same', (kind, kept, written) => {
  expect(writeTyped(kind, kept, 'vi').replaceAll('\u00a0', ' ')).toBe(written);
  for (const language of ['vi', 'en']) expect(readTyped(kind, writeTyped(kind, kept, language), language)).toBe(kept);
});
