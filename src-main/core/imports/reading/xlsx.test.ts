import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, expect, test } from 'vitest';
import { readAll, refusalOf } from './testing/read-all.ts';
import { inlineRows, workbookOf, zipOf } from './testing/zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-xlsx-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const fileOf = (content: Buffer) => {
  const path = join(folder, `${++files}.xlsx`);
  writeFileSync(path, content);
  return path;
};

async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<string> {
  const book = new ExcelJS.Workbook();
  fill(book);
  const path = join(folder, `${++files}.xlsx`);
  await book.xlsx.writeFile(path);
  return path;
}

test('texts, numbers, dates, formulas, rich text and truth values of a workbook arrive as a person reads them', async () => {
  const path = await workbook((book) => {
    book.addWorksheet('Trống');
    const sheet = book.addWorksheet('Khách hàng');
    sheet.addRow(['Tên công ty', 'MST', 'Ngày thành lập', 'Doanh số', 'Ghi chú', 'VIP', 'Điện thoại']);
    const row = sheet.addRow([
      { richText: [{ text: 'Công ty ' }, { text: 'Đại Đồng', font: { bold: true } }] },
      312687878,
      new Date(Date.UTC(2007, 4, 9)),
      { formula: 'A1*2', result: 1250.5 },
      'Dòng 1\nDòng 2 & <thử>',
      true,
      { text: '0912 345 678', hyperlink: 'tel:0912345678' },
    ]);
    row.getCell(2).numFmt = '0000000000';
    row.getCell(3).numFmt = 'dd/mm/yyyy';
    sheet.addRow(['Cửa hàng Lan', '0100109106', null, 12, { error: '#REF!' }, false, 912345678]);
  });
  const { format, headings, rows, problems, numbers } = await readAll(path);
  expect({ format, headings, rows, numbers }).toEqual({
    format: 'xlsx',
    headings: ['Tên công ty', 'MST', 'Ngày thành lập', 'Doanh số', 'Ghi chú', 'VIP', 'Điện thoại'],
    rows: [
      ['Công ty Đại Đồng', '0312687878', '2007-05-09', '1250.5', 'Dòng 1\nDòng 2 & <thử>', 'TRUE', '0912 345 678'],
      ['Cửa hàng Lan', '0100109106', '', '12', '', 'FALSE', '912345678'],
    ],
    numbers: [2, 3],
  });
  expect(problems).toEqual([{ row: 3, column: 'Ghi chú', severity: 'warning', reason: 'formula-error', value: null }]);
});

test('a large workbook comes in batches, every row once and in order', async () => {
  const path = await workbook((book) => {
    const sheet = book.addWorksheet('A');
    sheet.addRow(['Tên', 'Số']);
    for (let n = 0; n < 5000; n++) sheet.addRow([`Khách ${n}`, n]);
  });
  const { rows, rowsExpected } = await readAll(path, { batchRows: 300 });
  expect(rows.map((row) => row[1])).toEqual(Array.from({ length: 5000 }, (_, n) => String(n)));
  expect(rowsExpected).toBe(5001);
});

test('a workbook as other programs write it, without names of cells, with prefixes and with shared texts, is read', async () => {
  const shared =
    '<si><t>name</t></si><si><r><t>Công ty </t></r><r><t xml:space="preserve">A&amp;B_x000D_</t></r><rPh sb="0"><t>x</t></rPh></si>';
  const rows =
    '<x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="str"><x:v>phone</x:v></x:c></x:row><!-- a > b --><row r="7"><c r="A7" t="s"><v>1</v></c><c r="B7" t="d"><v>2020-01-05T00:00:00</v></c></row>';
  const { headings, rows: read, numbers } = await readAll(fileOf(workbookOf(rows, { sharedStrings: shared })));
  expect({ headings, read, numbers }).toEqual({
    headings: ['name', 'phone'],
    read: [['Công ty A&B\r', '2020-01-05']],
    numbers: [7],
  });
});

test('a workbook that lost its end is refused as damaged', async () => {
  const whole = readFileSync(
    await workbook((book) => {
      const sheet = book.addWorksheet('A');
      for (let n = 0; n < 500; n++) sheet.addRow([`Khách ${n}`, Math.sin(n)]);
    }),
  );
  for (const share of [0.1, 0.5, 0.9, 0.999])
    expect(await refusalOf(fileOf(whole.subarray(0, Math.floor(whole.length * share))))).toBe('unreadable-file: damaged');
  const middle = Buffer.from(whole);
  middle.fill(0x55, Math.floor(whole.length / 3), Math.floor(whole.length / 3) + 40);
  expect(await refusalOf(fileOf(middle))).toBe('unreadable-file: damaged');
});

const bomb = Buffer.alloc(60 * 1024 * 1024, '<row/>');

test('a zip bomb is refused, also where its directory lies about the sizes', async () => {
  expect(await refusalOf(fileOf(workbookOf('', { sheet: { data: bomb } })))).toBe('too-large: packed-too-tightly');
  // A size that is declared too small is noticed while unpacking: nothing more than declared is ever taken in.
  expect(await refusalOf(fileOf(workbookOf('', { sheet: { data: bomb, declaredSize: 1000 } })))).toBe('unreadable-file: damaged');
  expect(await refusalOf(fileOf(workbookOf('', { sheet: { data: 'x', declaredSize: 4_000_000_000 } })))).toBe(
    'too-large: unpacked-size',
  );
});

test('a file of too many entries is refused before one is opened', async () => {
  const entries = Array.from({ length: 10_001 }, (_, n) => ({ name: `${n}`, data: '' }));
  expect(await refusalOf(fileOf(zipOf(entries)))).toBe('too-large: entries');
});

test('a million columns in a workbook are refused, a formatted but empty last column is not', async () => {
  const wide = `<row>${'<c t="inlineStr"><is><t>x</t></is></c>'.repeat(20_000)}</row>`;
  expect(await refusalOf(fileOf(workbookOf(wide)))).toBe('too-large: columns');
  const styled = `${inlineRows([
    ['name', 'phone'],
    ['A', '1'],
  ])}<row r="9"><c r="XFD9" s="1"/></row>`;
  expect((await readAll(fileOf(workbookOf(styled)))).rows).toEqual([['A', '1']]);
});

test('a giant cell is cut and told', async () => {
  const rows = inlineRows([
    ['name', 'note'],
    ['A', Array.from({ length: 400_000 }, (_, n) => n).join(' ')],
  ]);
  const { rows: read, problems } = await readAll(fileOf(workbookOf(rows)));
  expect([read[0]?.[1]?.length, problems[0]?.reason, problems.length]).toEqual([32_767, 'cell-cut', 1]);
});

test('a workbook whose table of texts is not whole is refused instead of read with empty cells', async () => {
  const rows = '<row><c t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c></row>';
  expect(await refusalOf(fileOf(workbookOf(rows, { sharedStrings: '<si><t>name</t></si>' })))).toBe('unreadable-file: damaged');
});

test('a document type with nested entities is refused', async () => {
  const trap = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><worksheet/>';
  expect(await refusalOf(fileOf(workbookOf('', { sheet: { data: trap } })))).toBe('unreadable-file: damaged');
});

test('an office file that is no workbook is refused', async () => {
  expect(await refusalOf(fileOf(zipOf([{ name: 'word/document.xml', data: '<a/>' }])))).toBe('unreadable-file: not-a-table');
});

test('a reader that falls silent is ended', async () => {
  const rows = inlineRows(Array.from({ length: 200_000 }, (_, n) => [`Khách ${n}`, 'x']));
  expect(await refusalOf(fileOf(workbookOf(rows)), { silenceMs: 1 })).toBe('unreadable-file: too-slow');
});
