import { expect, test } from 'vitest';
import { cellsOf, readProductTable } from './product-import.ts';

const read = (text: string) => readProductTable(cellsOf(text), ['Giá chuẩn', 'Giá đại lý']);

test('a table copied out of a spreadsheet is read by its headings, with a price for each list it names', () => {
  const text =
    'Mã hàng\tTên hàng\tĐVT\tNhóm\tVAT\tGiá chuẩn\tGiá đại lý\nLY-1\tLy giấy\tcái\tLy\t8%\t900\t1k2\n\nLY-2\t"Ly ""to"""\tcái\t\t\t\t';
  expect(read(text)).toEqual([
    {
      line: 2,
      code: 'LY-1',
      name: 'Ly giấy',
      unit: 'cái',
      groupName: 'Ly',
      vatClass: 'standard',
      prices: [
        { listName: 'Giá chuẩn', priceDong: 900 },
        { listName: 'Giá đại lý', priceDong: 1200 },
      ],
      own: [],
      problems: [],
    },
    { line: 4, code: 'LY-2', name: 'Ly "to"', unit: 'cái', prices: [], own: [], problems: [] },
  ]);
});

test('every bad line says what is wrong with it, and the others are read', () => {
  const text = [
    'code;name;unit;price;vat',
    'A;;cái;100;8',
    ';Không mã;cái;100;8',
    'B;Tên;cái;mười hai;8',
    'C;Tên;;-5;9',
    'a;Lần hai;cái;1;KCT',
    'D;Tốt;cái;"1.000";5',
  ].join('\r\n');
  expect(read(text)?.map(({ line, problems }) => [line, problems])).toEqual([
    [2, ['no-name']],
    [3, ['no-code']],
    [4, ['bad-price']],
    [5, ['no-unit', 'unknown-vat', 'bad-price']],
    [6, ['code-twice']],
    [7, []],
  ]);
});

test('a table without a column for the code is none', () => {
  expect(read('Tên\tGiá\nLy\t100')).toBeNull();
  expect(read('')).toBeNull();
});
