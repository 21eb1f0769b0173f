import { expect, test } from 'vitest';
import { createRowPacker, unpackRows } from './packed-rows.ts';
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
  const { pack, join } = createRowPacker();
  expect(unpackRows(join([]))).toEqual([]);
  const arrived = unpackRows(join(rows.map(pack)));
  expect(arrived).toEqual(rows);
  const [first] = arrived;
  // Compared later by what came in, not by a copy of it.
  expect(first?.keys?.subject).toBe(first?.reading.customer);
});

test('rows with ever other cells filled in arrive whole, one piece after the other', () => {
  const columns = [
    'tradeName',
    'source',
    'phone',
    'email',
    'website',
    'rating',
    'foundedOn',
    'contactName',
    'contactPhone',
  ] as const;
  const cells = ['Đại Đồng', 'web', '0912 345 678', 'a@b.vn', 'b.vn', 'A', '2.9.1990', 'Hoa', '0987 654 321'];
  const read = createReading(
    {
      mapping: Object.fromEntries([['0', 'name'] as const, ...columns.map((column, at) => [String(at + 1), column] as const)]),
      choices: { sources: [{ key: 'web', vi: 'web', en: 'web' }], contactRoles: [] },
      options: { today: '2026-11-26', guessesPersons: true, wards: {} },
    },
    ['Tên', ...columns],
  );
  const rows = Array.from({ length: 2 ** columns.length }, (_, mask) =>
    read({ row: mask + 2, cells: [`Khách ${mask}`, ...cells.map((cell, at) => ((mask >> at) % 2 === 1 ? cell : ''))] }),
  );
  const { pack, join } = createRowPacker();
  const packed = rows.map(pack);
  for (let at = 0; at < rows.length; at += 100)
    expect(unpackRows(join(packed.slice(at, at + 100)))).toEqual(rows.slice(at, at + 100));
  expect(new Set(rows.map(({ reading }) => reading.given.join())).size).toBeGreaterThan(100);
});
