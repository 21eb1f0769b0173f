import { expect, test } from 'vitest';
import { readOnHand, readStockTable } from './stock-import.ts';

test('a quantity is read as people type it, with nothing and less than nothing', () => {
  expect(['1.250', '12,5', '0', '0,00', '-3', '2 500', 'nhiều', '', '1,2345'].map(readOnHand)).toEqual([
    ...[1_250_000, 12_500, 0, 0, -3000, 2_500_000],
    ...[null, null, null],
  ]);
});

test('a number of a workbook has its fraction behind a point, a typed one its thousands', () => {
  const cells = ['1.125', '1.250', '33.3333333', '7', '0.001', '12,5'];
  const table = [['Code', 'Qty'], ...cells.map((cell, at) => [`A${at}`, cell])];
  const read = (isWorkbook: boolean) =>
    readStockTable(table, isWorkbook)?.map(({ onHandMilli, problems }) => (problems.length === 0 ? onHandMilli : problems[0]));
  expect(read(true)).toEqual([1125, 1_250_000, 33_333, 7000, 1, 12_500]);
  expect(read(false)).toEqual([1_125_000, 1_250_000, 'bad-quantity', 7000, 1, 12_500]);
});

test('a table without a column of quantities is none', () => {
  expect(
    readStockTable([
      ['Mã hàng', 'Tên'],
      ['A', 'Ly'],
    ]),
  ).toBeNull();
});
