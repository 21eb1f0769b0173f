import { expect, test } from 'vitest';
import { joinRows, packRow, unpackRows } from './packed-rows.ts';
import { createReading } from './read-rows.ts';

test('a row arrives at the program as the reading thread read it, whatever letters it has', () => {
  const read = createReading(
    {
      mapping: { 0: 'name', 1: 'taxCode', 2: 'phone', 3: 'address', 4: 'contactName', 5: 'note' },
      choices: { sources: [], contactRoles: [] },
      options: { today: '2026-11-26', guessesPersons: true, wards: {} },
    },
    ['Tên', 'MST', 'Điện thoại', 'Địa chỉ', 'Liên hệ', 'Ghi chú'],
  );
  const rows = [
    [
      'Công ty Đại Đồng',
      '0100109106',
      '01689 123 456',
      '8 phường Tứ Liên, quận Tây Hồ, Hà Nội',
      'Nguyễn Thị Hoa',
      'dòng 1\ndòng 2 😀',
    ],
    ['', '', '0912', 'không tên', '', ''],
    ['Lone \ud800 half', 'abc', '', '', '', '"],[{'],
  ].map((cells, at) => read({ row: at + 2, cells }));
  expect(unpackRows(joinRows(rows.map(packRow)))).toEqual(rows);
  expect(unpackRows(joinRows([]))).toEqual([]);
  const [first] = unpackRows(joinRows(rows.map(packRow)));
  // Compared later by what came in, not by a copy of it.
  expect(first?.keys?.subject).toBe(first?.reading.customer);
});
