import { mkdtempSync, openSync, rmSync, truncateSync, writeFileSync, writeSync, closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import { afterAll, expect, test } from 'vitest';
import { createCsvParser } from './csv-parser.ts';
import { readAll, refusalOf } from './testing/read-all.ts';

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-csv-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const fileOf = (content: Buffer | string) => {
  const path = join(folder, `${++files}.csv`);
  writeFileSync(path, content);
  return path;
};

const vietnamese =
  'Tên công ty;Địa chỉ\r\nCông ty TNHH Đại Đồng Tiến;Số 5 Nguyễn Huệ, Quận 1\r\nQuầy thuốc Hưởng Ứng;Ngõ 3 phố Vĩnh Hồ\r\n';
const vietnameseTable = {
  headings: ['Tên công ty', 'Địa chỉ'],
  rows: [
    ['Công ty TNHH Đại Đồng Tiến', 'Số 5 Nguyễn Huệ, Quận 1'],
    ['Quầy thuốc Hưởng Ứng', 'Ngõ 3 phố Vĩnh Hồ'],
  ],
};

/** As Windows writes Vietnamese in code page 1258: base letter, then the tone as a byte of its own. */
function asCodePage1258(text: string): Buffer {
  const withMarks = [...text.normalize('NFC')].map((letter) => {
    if (iconv.decode(iconv.encode(letter, 'windows-1258'), 'windows-1258') === letter) return letter;
    const decomposed = letter.normalize('NFD');
    const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(decomposed)?.[0] ?? '';
    return decomposed.replace(tone, '').normalize('NFC') + tone;
  });
  return iconv.encode(withMarks.join(''), 'windows-1258');
}

test.each([
  ['UTF-8', 'utf-8', Buffer.from(vietnamese)],
  ['UTF-8 with a mark', 'utf-8', Buffer.from(`\uFEFF${vietnamese}`)],
  ['decomposed letters from a Mac', 'utf-8', Buffer.from(vietnamese.normalize('NFD'))],
  ['UTF-16 as Excel saves "Unicode text"', 'utf-16le', Buffer.from(`\uFEFF${vietnamese}`, 'utf16le')],
  ['UTF-16 without a mark', 'utf-16le', Buffer.from(vietnamese, 'utf16le')],
  ['UTF-16 the other way round', 'utf-16be', Buffer.from(`\uFEFF${vietnamese}`, 'utf16le').swap16()],
  ['code page 1258', 'windows-1258', asCodePage1258(vietnamese)],
])('Vietnamese names arrive whole from %s', async (_, encoding, bytes) => {
  const { headings, rows, encoding: found } = await readAll(fileOf(bytes));
  expect({ encoding: found, headings, rows }).toEqual({ encoding, ...vietnameseTable });
});

test('a western list in code page 1252 keeps its accents', async () => {
  const { rows, encoding } = await readAll(
    fileOf(
      iconv.encode('name,city\nTaquería São Paulo,México\nThè à la crème,Zürich\nPizzeria Forlì Ìsola,Forlì', 'windows-1252'),
    ),
  );
  expect({ encoding, first: rows[0] }).toEqual({ encoding: 'windows-1252', first: ['Taquería São Paulo', 'México'] });
});

test('one broken row at the end does not turn the accents of all others to rubbish', async () => {
  const good = Array.from({ length: 3000 }, (_, n) => `Công ty Đại Đồng số ${n},Hà Nội\n`).join('');
  const { rows, problems, encoding } = await readAll(
    fileOf(Buffer.concat([Buffer.from(`Tên công ty,Địa chỉ\n${good}`), Buffer.from([0x43, 0xf4, 0x6e, 0x67, 0x2c, 0x48, 0xe0])])),
  );
  expect({
    encoding,
    count: rows.length,
    first: rows[0],
    problems: problems.map(({ row, reason }) => ({ row, reason })),
  }).toEqual({
    encoding: 'utf-8',
    count: 3001,
    first: ['Công ty Đại Đồng số 0', 'Hà Nội'],
    problems: [
      { row: 3002, reason: 'bad-characters' },
      { row: 3002, reason: 'bad-characters' },
    ],
  });
});

test.each([
  ['comma', ','],
  ['semicolon', ';'],
  ['tabulator', '\t'],
  ['bar', '|'],
])('columns cut by a %s are found', async (_, delimiter) => {
  const lines = [
    ['Tên công ty', 'Điện thoại', 'Địa chỉ'],
    ['Công ty A', '0912345678', '"Số 1, ngõ 2; phố X"'],
    ['Công ty B', '', 'Huế'],
  ];
  const { rows } = await readAll(fileOf(lines.map((line) => line.join(delimiter)).join('\n')));
  expect(rows).toEqual([
    ['Công ty A', '0912345678', 'Số 1, ngõ 2; phố X'],
    ['Công ty B', '', 'Huế'],
  ]);
});

test.each([
  ['Windows', '\r\n'],
  ['Unix', '\n'],
  ['an old Mac', '\r'],
])('line ends of %s, a line break inside a cell and a missing last line end are understood', async (_, end) => {
  const { rows, numbers } = await readAll(fileOf(`name,address${end}A,"1 Lê Lợi${end}Huế"${end}${end}B,x`));
  expect({ rows, numbers }).toEqual({
    rows: [
      ['A', `1 Lê Lợi${end}Huế`],
      ['B', 'x'],
    ],
    numbers: [2, 4],
  });
});

test('quotes inside a cell that nobody doubled stay in the text', async () => {
  const { rows } = await readAll(fileOf('name,address\n"Cty "ABC" Hà Nội","1 phố X"\n"Cty ""DEF""" ,y\n'));
  expect(rows).toEqual([
    ['Cty "ABC" Hà Nội', '1 phố X'],
    ['Cty "DEF"', 'y'],
  ]);
});

test('a quote that is never closed does not swallow the rows after it', async () => {
  const { rows } = await readAll(fileOf('name,address\nA,x\n"B,y\nC,"z"\nD,w'));
  expect(rows).toEqual([
    ['A', 'x'],
    ['"B', 'y'],
    ['C', 'z'],
    ['D', 'w'],
  ]);
});

test('a file full of lonely quotes is read in a moment', async () => {
  const { rows } = await readAll(fileOf(`name,address\n${'"B,"y\n'.repeat(60_000)}`));
  expect(rows.length).toBeGreaterThan(59_000);
});

test('rows that are too short or too long arrive, and the surplus is told', async () => {
  const { rows, problems } = await readAll(fileOf('name,phone\nA\nB,0912345678,Số 5,Hà Nội\n'));
  expect({ rows, problems }).toEqual({
    rows: [['A'], ['B', '0912345678', 'Số 5', 'Hà Nội']],
    problems: [
      { row: 3, column: null, severity: 'warning', reason: 'extra-cell', value: 'Số 5' },
      { row: 3, column: null, severity: 'warning', reason: 'extra-cell', value: 'Hà Nội' },
    ],
  });
});

test('an address with a comma that nobody put in quotes does not push the phone into another column', async () => {
  const { rows, problems } = await readAll(fileOf('name,address,city,phone\nBlondel,24, place Kléber,Strasbourg,88.60.15.31\n'));
  expect({ rows, problems }).toEqual({
    rows: [['Blondel', '24, place Kléber', 'Strasbourg', '88.60.15.31']],
    problems: [{ row: 2, column: 'address', severity: 'warning', reason: 'cell-mended', value: '24, place Kléber' }],
  });
});

test('NUL bytes in a text are dropped', async () => {
  const { rows } = await readAll(fileOf(`name,address\nA\0B,x${' '.repeat(200)}\n`));
  expect(rows[0]?.[0]).toBe('AB');
});

test('a title above the headings is passed over, and a list without headings keeps its first customer', async () => {
  const titled = await readAll(fileOf('DANH SÁCH KHÁCH HÀNG,,\n,,\nSTT,Tên khách hàng,SĐT\n1,Cửa hàng Lan,0912345678\n'));
  const bare = await readAll(fileOf('Cửa hàng Lan,0912345678\nCửa hàng Huệ,0987654321\n'));
  expect([titled.headings, titled.rows, bare.headings, bare.rows.length]).toEqual([
    ['STT', 'Tên khách hàng', 'SĐT'],
    [['1', 'Cửa hàng Lan', '0912345678']],
    ['A', 'B'],
    2,
  ]);
});

test('a cell of 200 MB is cut and told, and the rows around it arrive', async () => {
  const path = join(folder, 'giant.csv');
  const file = openSync(path, 'w');
  writeSync(file, 'name,note\nA,x\nB,"');
  const piece = Buffer.alloc(1024 * 1024, 'ghi chú ');
  for (let megabytes = 0; megabytes < 200; megabytes++) writeSync(file, piece);
  writeSync(file, '"\nC,z\n');
  closeSync(file);
  const { rows, problems } = await readAll(path);
  rmSync(path);
  expect(rows.map((row) => [row[0], row[1]?.length])).toEqual([
    ['A', 1],
    ['B', 32_767],
    ['C', 1],
  ]);
  expect(problems.map(({ row, column, reason }) => ({ row, column, reason }))).toEqual([
    { row: 3, column: 'note', reason: 'cell-cut' },
  ]);
});

test('a million columns are refused in words', async () => {
  expect(await refusalOf(fileOf(`name,${'x,'.repeat(1_000_000)}\nA,1\n`))).toBe('too-large: columns');
  // Empty columns at the end are only a spreadsheet's untidiness.
  expect((await readAll(fileOf(`name,phone${','.repeat(5000)}\nA,1${','.repeat(5000)}\n`))).rows).toHaveLength(1);
});

test.each([
  ['a picture', Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 256)), 'unreadable-file: not-a-table'],
  ['nothing', Buffer.alloc(0), 'unreadable-file: empty'],
  ['blank lines only', Buffer.from('\n\n,,\n'), 'unreadable-file: no-rows'],
  ['a web page', Buffer.from('<html><table><tr><td>A</td></tr></table></html>'), 'unreadable-file: not-a-table'],
  ['an old Excel file', Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex'), 'unreadable-file: old-excel'],
  [
    'an encrypted workbook',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]),
    'unreadable-file: encrypted',
  ],
])('%s is refused with its reason', async (_, bytes, reason) => {
  expect(await refusalOf(fileOf(bytes))).toBe(reason);
});

test('a file that is gone, a folder, and a file of more than 512 MB are refused with their reason', async () => {
  const huge = fileOf('name\n');
  truncateSync(huge, 512 * 1024 * 1024 + 1);
  expect([await refusalOf(join(folder, 'gone.csv')), await refusalOf(folder), await refusalOf(huge)]).toEqual([
    'unreadable-file: missing',
    'unreadable-file: not-a-table',
    'too-large: file-size',
  ]);
});

test('a table that other programs write is read back exactly, however it is cut into pieces', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'Đ', ' ', ',', ';', '"', '\n', '\r\n', 'ế'), maxLength: 8 });
  fc.assert(
    fc.property(
      fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 9 }),
      (table, step) => {
        const written = Papa.unparse(table, { newline: '\r\n', quotes: true });
        const rows: string[][] = [];
        const parser = createCsvParser(',', (row) => rows.push([...row.cells]));
        for (let at = 0; at < written.length; at += step) parser.write(written.slice(at, at + step));
        parser.end();
        expect(rows).toEqual(table);
      },
    ),
    { numRuns: 300 },
  );
});
