import { expect, test } from 'vitest';
import { readPastedLines } from './paste-lines.ts';
import { parseQuantity, writeQuantity } from './quantity.ts';

test.each([
  ['500', 'vi', 500_000],
  ['2,5', 'vi', 2500],
  ['2.5', 'vi', 2500],
  ['1.250', 'vi', 1_250_000],
  ['1.250,5', 'vi', 1_250_500],
  ['0.125', 'vi', 125],
  ['12,125', 'vi', 12_125],
  ['1,250', 'en', 1_250_000],
  ['1,250.5', 'en', 1_250_500],
  ['2.5', 'en', 2500],
  ['0', 'vi', null],
  ['-3', 'vi', null],
  ['1,2345', 'vi', null],
  ['99999999999', 'vi', null],
  ['ba', 'vi', null],
  ['', 'vi', null],
] as const)('a quantity typed as “%s” (%s) is %s thousandths', (text, language, milli) => {
  expect(parseQuantity(text, language)).toBe(milli);
  if (milli !== null) expect(parseQuantity(writeQuantity(milli, language), language)).toBe(milli);
});

test('rows copied out of a spreadsheet become lines, with or without code, unit and price, and a row that is none is told', () => {
  const text =
    'Mã\tTên hàng\tĐVT\tSL\tĐơn giá\nTC-01\tThùng carton\tcái\t500\t12.350\nBăng keo trong\tcuộn\t1.000\t8500\nTC-02\t20\nMàng PE\t-5\t1000';
  expect(readPastedLines(text, 'vi')).toEqual({
    lines: [
      { code: 'TC-01', name: 'Thùng carton', unit: 'cái', quantityMilli: 500_000, priceDong: 12_350 },
      { code: null, name: 'Băng keo trong', unit: 'cuộn', quantityMilli: 1_000_000, priceDong: 8500 },
      { code: 'TC-02', name: 'TC-02', unit: null, quantityMilli: 20_000, priceDong: null },
    ],
    unread: ['Màng PE · -5 · 1000'],
  });
});

test('a word or a number is pasted into its field, not as a table', () => {
  expect(readPastedLines('12.350', 'vi')).toBeNull();
  expect(readPastedLines('Thùng carton\n', 'vi')).toBeNull();
});
