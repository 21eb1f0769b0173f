import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRandom } from '../../../db/seed/random.ts';
import { guardText, unguardText } from '../../../src-shared/exports/guarded-text.ts';
import { cleanCell } from '../../../src-shared/imports/cells.ts';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';
import { readTable } from '../imports/reading/read-table.ts';
import { csvRow, type ExportCell } from './csv-text.ts';
import { writeTable } from './write-table.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-export-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function rowsOf(file: string): Promise<string[][]> {
  const table = await readTable(file);
  const rows: string[][] = [];
  try {
    for await (const batch of table.batches()) rows.push(...batch.rows.map(({ cells }) => [...cells]));
  } finally {
    await table.close();
  }
  return rows;
}

async function* inBlocks(rows: readonly (readonly ExportCell[])[]): AsyncGenerator<readonly (readonly ExportCell[])[]> {
  for (let at = 0; at < rows.length; at += 300) yield rows.slice(at, at + 300);
}

const seed = Number(process.env['FIELDBOOK_SEED'] ?? Date.now() % 1_000_000);
const pieces = [
  '=',
  '+',
  '-',
  '−',
  '@',
  '\t',
  "'",
  '"',
  ',',
  ';',
  '\n',
  '\r',
  '\0',
  'SUM(A1:A9)',
  'cmd|/c calc',
  'Đại Phát',
  ' ',
  '1',
  '<b>',
  '_x000D_',
  '＝',
];
function randomCells(count: number): string[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + Math.floor(random.next() * 5) }, () => random.pick(pieces)).join(''),
  );
}

test('of 10,000 wild cells none is a formula to a spreadsheet, and each is read back as it was', () => {
  for (const cell of randomCells(10_000)) {
    const guarded = guardText(cell);
    expect(guarded, `seed ${seed}, ${JSON.stringify(cell)}`).not.toMatch(/^[=+\-−@\t\r\n\0＝＋－＠]/);
    expect(unguardText(guarded), `seed ${seed}, ${JSON.stringify(cell)}`).toBe(cell);
    const line = csvRow([cell]).replace(/^"/, '');
    expect(line, `seed ${seed}`).not.toMatch(/^[=+\-−@\t\0＝＋－＠]/);
  }
});

test.each(['csv', 'xlsx'] as const)('a %s file that we export is read back by our own import cell by cell', async (format) => {
  // A cell is trimmed when it is typed and when it is read, and NUL is no text.
  const clean = (text: string) => cleanCell(text.replaceAll('\0', '').replaceAll('\r', '\n'));
  const cells = randomCells(2000)
    .map(clean)
    .filter((cell) => cell !== '');
  const rows = cells.map((cell, index) => [`dòng ${index}`, cell]);
  const file = join(folder, `out.${format}`);
  await writeTable(file, format, { sheet: 'Khách hàng', head: ['Tên khách hàng', 'Ghi chú'], blocks: inBlocks(rows) }, () => {});
  const read = await rowsOf(file);
  const found = read.filter(([name]) => name?.startsWith('dòng') === true);
  expect(found.map(([name, cell]) => [name, clean(cell ?? '')])).toEqual(rows);
});

test('the list goes out with the chosen columns in words, is logged, and leaves out whoever asked for it', async () => {
  const { client } = await aDevice();
  await client.customers.create({
    name: 'Đại Phát',
    phone: '+84 903 123 456',
    rating: 'A',
    provinceCode: '2025:92',
    foundedOn: '2009-03-14',
    potential: 40,
  });
  await client.customers.create({ name: 'An Bình', rating: 'B' });
  await client.customers.create({ name: 'Bà Ba', rating: 'A', restrictedOn: '2026-11-01' });
  const file = join(folder, 'khach.csv');
  const columns = ['name', 'phone', 'rating', 'provinceCode', 'foundedOn', 'potential', 'lifecycle'] as const;
  expect(await client.exports.customers({ file, format: 'csv', columns: [...columns], filter: { rating: 'A' } })).toEqual({
    rows: 1,
    restricted: 1,
  });
  expect(readFileSync(file, 'utf8')).toBe(
    '\uFEFFTên khách hàng,Điện thoại,Hạng,"Tỉnh, thành",Ngày thành lập,Tiềm năng (%),Giai đoạn\r\nĐại Phát,\'+84 903 123 456,A,Cần Thơ,14/03/2009,40,Thô\r\n',
  );
  expect((await client.exports.log({})).entries).toEqual([
    {
      id: expect.any(String),
      what: 'customers',
      format: 'csv',
      rows: 1,
      columns: columns.join(','),
      exportedAt: '2026-11-23T01:00:00.000Z',
      userName: 'Nguyễn Thị Lan',
    },
  ]);
});

test('whoever may not export gets no file and no line in the log', async () => {
  const device = await aDevice();
  const { client } = device;
  await client.customers.create({ name: 'Đại Phát' });
  await client.officeRules.set({ whoMayExport: 'managers' });
  expect(await client.exports.allowed({})).toEqual({ isAllowed: true });
  const { inspect } = await import('../../../tests/support/inspect.ts');
  await inspect(device, (db) => db.exec("UPDATE users SET role = 'rep'"));
  expect(await client.exports.allowed({})).toEqual({ isAllowed: false });
  const refusal = await refusalOf(client.exports.customers({ file: join(folder, 'x.csv'), format: 'csv', columns: ['name'] }));
  expect(refusal.code).toBe('forbidden');
  expect([readdirSync(folder), (await client.exports.log({})).entries]).toEqual([[], []]);
});

test('an export that is stopped leaves no file and no line in the log', async () => {
  const { client, core } = await aDevice();
  for (let index = 0; index < 3; index += 1) await client.customers.create({ name: `Khách ${index}` });
  const stop = core.subscribe((event) => {
    if (event.type === 'job' && event.job.kind === 'export' && event.job.state === 'running')
      void client.jobs.cancel({ id: event.job.id });
  });
  const refusal = await refusalOf(client.exports.customers({ file: join(folder, 'x.xlsx'), format: 'xlsx', columns: ['name'] }));
  stop();
  expect([refusal.code, readdirSync(folder), (await client.exports.log({})).entries]).toEqual(['cancelled', [], []]);
});
