import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import Papa from 'papaparse';
import { afterAll, expect, test } from 'vitest';
import { aDevice, type Device, refusalOf } from '../../../tests/support/devices.ts';

const fixtures = new URL('../../../tests/fixtures/imports/', import.meta.url).pathname;
const companies = join(fixtures, 'vn-companies.csv');
const northwind = join(fixtures, 'northwind-customers.csv');

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-imports-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const csv = (lines: readonly string[]) => {
  const path = join(folder, `${++files}.csv`);
  writeFileSync(path, lines.join('\n'));
  return path;
};
const manyCustomers = (count: number) =>
  csv([
    'Tên công ty,Điện thoại,Người liên hệ',
    ...Array.from({ length: count }, (_, n) => `Công ty số ${n},09${10_000_000 + n},Anh ${n}`),
  ]);

async function namesOf(device: Device, deleted = false): Promise<string[]> {
  const { rows } = await device.client.customers.list({ filter: deleted ? { deleted } : {}, limit: 500 });
  return rows.map((row) => row.name);
}

/** Resolves with the first slice that is written. */
function firstSlice(device: Device): Promise<void> {
  return new Promise((resolve) => {
    const stop = device.core.subscribe((event) => {
      if (event.type !== 'changed' || event.entity !== 'customers') return;
      stop();
      resolve();
    });
  });
}

test('a list of real companies comes in whole, doubtful phones included, with the reason for each', async () => {
  const { client } = await aDevice();
  const report = await client.imports.run({ file: companies });
  expect(report).toMatchObject({ fileName: 'vn-companies.csv', state: 'done', rows: 24, created: 24, duplicates: 0, bad: 0 });
  const reasons = report.problems.map(({ row, column, reason, value }) => [row, column, reason, value]);
  expect(reasons).toContainEqual([5, 'Điện thoại', 'several-phones', '4.62757018/04.62938048']);
  expect(reasons.filter(([, , reason, value]) => reason === 'phone-not-recognised' && value === 'Điện thoại')).toHaveLength(1);
  const { hits } = await client.customers.search({ text: 'bao thinh' });
  expect(hits[0]).toMatchObject({
    name: 'Công ty TNHH thương mại Quốc tế Bảo Thịnh',
    tradeName: 'BAOTHINH INTRA CO.,LTD',
    phone: '084-246628161',
    address: 'Tầng 5, tòa nhà số 130 Nguyễn Đức Cảnh, Tương Mai, Hoàng Mai, Hà Nội, Việt Nam',
  });
  const customer = await client.customers.get({ id: hits[0]?.id ?? '' });
  expect(customer).toMatchObject({
    provinceCode: '2025:01',
    note: 'Tình trạng: Doanh nghiệp đang hoạt động',
    ownerName: 'Nguyễn Thị Lan',
  });
});

test('while thousands of rows come in the log of the database stays short, and a killed program has little to go through', async () => {
  const device = await aDevice();
  const log = join(device.profileDir, 'data.db-wal');
  let longest = 0;
  device.core.subscribe(() => (longest = Math.max(longest, statSync(log).size)));
  const { created } = await device.client.imports.run({ file: manyCustomers(4000) });
  expect(created).toBe(4000);
  // The bound of 1500 pages and what one slice adds.
  expect(longest / 4096).toBeGreaterThan(500);
  expect(longest / 4096).toBeLessThan(3500);
});

test('Northwind comes in with contacts and whole addresses, the same from CSV and from XLSX', async () => {
  const { client } = await aDevice();
  const fromCsv = await client.imports.run({ file: northwind });
  expect(fromCsv).toMatchObject({ rows: 91, created: 91, bad: 0 });
  const { hits } = await client.customers.search({ text: 'maria anders' });
  expect(hits[0]).toMatchObject({
    name: 'Alfreds Futterkiste',
    address: 'Obere Str. 57, Berlin, 12209, Germany',
    phone: '030-0074321',
  });
  const { contacts } = await client.contacts.list({ customerId: hits[0]?.id ?? '' });
  expect(contacts).toMatchObject([{ name: 'Maria Anders', role: 'Sales Representative', isPrimary: true }]);
  // A comma that nobody quoted does not push the phone into the next column.
  expect((await client.customers.search({ text: 'blondesddsl' })).hits[0]).toMatchObject({
    address: '24, place Kléber, Strasbourg, 67000, France',
    phone: '88.60.15.31',
  });

  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Customers');
  for (const row of Papa.parse<string[]>(readFileSync(northwind, 'utf8').trim()).data) sheet.addRow(row);
  const path = join(folder, 'northwind.xlsx');
  await book.xlsx.writeFile(path);
  const fromXlsx = await client.imports.run({ file: path });
  expect(fromXlsx).toMatchObject({ rows: 91, created: 0, duplicates: 91 });
});

test('the same file again adds nobody', async () => {
  const device = await aDevice();
  for (const file of [companies, northwind]) {
    const first = await device.client.imports.run({ file });
    const again = await device.client.imports.run({ file });
    expect(again).toMatchObject({ rows: first.rows, created: 0, duplicates: first.rows });
  }
});

test('a customer who stands twice in the file comes in once, or twice if one asks for it', async () => {
  const { client } = await aDevice();
  const file = csv([
    'Tên,MST,SĐT',
    'Công ty Đại Đồng,0100109106,0912345678',
    'CONG TY DAI DONG,,0912 345 678',
    'Chi nhánh Đại Đồng,0100109106,',
  ]);
  const skipped = await client.imports.run({ file });
  expect(skipped).toMatchObject({ rows: 3, created: 1, duplicates: 2 });
  expect(skipped.problems.map(({ row, reason }) => [row, reason])).toEqual([
    [3, 'duplicate-in-file'],
    [4, 'duplicate-in-file'],
  ]);
  expect(await client.imports.run({ file, duplicates: 'create' })).toMatchObject({ created: 3, duplicates: 0 });
});

test('looking at a file tells what would happen and writes nothing', async () => {
  const device = await aDevice();
  await device.client.customers.create({ name: 'Cửa hàng Lan', phone: '0912345678' });
  const file = csv(['Tên khách hàng;SĐT;Doanh số', 'Cửa hàng Lan;0912 345 678;1', ';0987654321;2', 'Cửa hàng Huệ;abc;3']);
  const seen = await device.client.imports.inspect({ file });
  expect(seen).toEqual({
    fileName: file.split('/').pop(),
    format: 'csv',
    encoding: 'utf-8',
    headings: ['Tên khách hàng', 'SĐT', 'Doanh số'],
    sample: [
      ['Cửa hàng Lan', '0912 345 678', '1'],
      ['', '0987654321', '2'],
      ['Cửa hàng Huệ', 'abc', '3'],
    ],
    basis: null,
    mapping: { 0: 'name', 1: 'phone', 2: 'note' },
    problems: [
      { row: 2, column: null, severity: 'warning', reason: 'duplicate', value: 'Cửa hàng Lan' },
      { row: 3, column: 'Tên khách hàng', severity: 'error', reason: 'empty-name', value: '0987654321 · 2' },
      { row: 4, column: 'SĐT', severity: 'warning', reason: 'phone-not-recognised', value: 'abc' },
    ],
    checkedRows: 3,
    counts: { good: 1, duplicates: 1, changes: 1, bad: 1 },
    changes: [{ row: 2, fields: ['note'] }],
    guesses: [],
    openWards: [],
    legacyColumns: [],
    isWholeFile: true,
  });
  expect(await namesOf(device)).toEqual(['Cửa hàng Lan']);
  expect((await device.client.imports.list({})).imports).toEqual([]);
});

test('a mapping of one’s own is used, and one without a name is refused', async () => {
  const device = await aDevice();
  const file = csv(['A1,B1', 'x,Cửa hàng Lan']);
  expect((await refusalOf(device.client.imports.run({ file, mapping: { 0: 'note' } }))).fields).toEqual({
    mapping: 'name-missing',
  });
  await device.client.imports.run({ file, mapping: { 1: 'name' } });
  expect(await namesOf(device)).toEqual(['Cửa hàng Lan']);
});

test('the mapping of a file is remembered for the next one with the same headings', async () => {
  const device = await aDevice();
  await device.client.imports.run({ file: csv(['A1,B1', 'x,Cửa hàng Lan']), mapping: { 1: 'name' } });
  const next = csv(['A1,B1', 'y,Cửa hàng Huệ']);
  expect((await device.client.imports.inspect({ file: next })).mapping).toEqual({ 1: 'name' });
  expect((await (await device.restart()).client.imports.run({ file: next })).mapping).toEqual({ 1: 'name' });
});

test('a whole import is taken back; customers on whom somebody has worked since stay', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id } = await client.imports.run({ file: manyCustomers(40) });
  const find = async (text: string) => (await client.customers.search({ text })).hits[0]?.id ?? '';
  await client.customers.update({ id: await find('cong ty so 7'), change: { rating: 'A' } });
  await client.contacts.create({ customerId: await find('cong ty so 23'), name: 'Chị Hoa' });
  expect(await client.imports.undo({ id })).toEqual({ removed: 38, restored: 0, kept: 2 });
  expect((await namesOf(device)).sort()).toEqual(['Công ty số 23', 'Công ty số 7']);
  expect((await client.imports.list({})).imports.map(({ state, created }) => [state, created])).toEqual([['undone', 40]]);
  expect((await refusalOf(client.imports.undo({ id }))).code).toBe('conflict');
  // What was taken back lies in the recycle bin and does not count as a duplicate.
  expect(await namesOf(device, true)).toHaveLength(38);
});

test('an import that is cancelled leaves nothing behind', async () => {
  const device = await aDevice();
  const jobId = '0190a000-0000-7000-8000-000000000001';
  const running = refusalOf(device.client.imports.run({ file: manyCustomers(3000), jobId }));
  await firstSlice(device);
  expect(await device.client.jobs.cancel({ id: jobId })).toEqual({ cancelled: true });
  expect((await running).code).toBe('cancelled');
  expect(await namesOf(device)).toEqual([]);
  expect((await device.client.imports.list({})).imports.map(({ state }) => state)).toEqual(['cancelled']);
  expect((await device.client.jobs.list({})).jobs.map(({ state }) => state)).toEqual(['cancelled']);
});

test('reads come between the slices of a running import', async () => {
  const device = await aDevice();
  const running = device.client.imports.run({ file: manyCustomers(3000) });
  await firstSlice(device);
  const { total } = await device.client.customers.outline({ step: 100 });
  expect(total).toBeGreaterThan(0);
  expect(total).toBeLessThan(3000);
  expect((await running).created).toBe(3000);
});

test('an import that was killed in the middle is taken back at the next start, and that is told', async () => {
  const device = await aDevice();
  const running = refusalOf(device.client.imports.run({ file: manyCustomers(3000) }));
  await firstSlice(device);
  const again = await device.restart();
  await running;
  expect(await namesOf(again)).toEqual([]);
  expect((await again.client.imports.list({})).imports.map(({ state }) => state)).toEqual(['interrupted']);
  expect((await again.client.app.status({})).notices).toMatchObject([{ code: 'import-interrupted', details: { imports: 1 } }]);
});

test('a file that turns out to be damaged in the middle leaves nothing behind and says why', async () => {
  const device = await aDevice();
  const wide = csv([
    'Tên,Ghi chú',
    ...Array.from({ length: 2000 }, (_, n) => `Công ty ${n},${'Khách quen. '.repeat(30)}`),
    `Công ty x${',y'.repeat(2000)}`,
  ]);
  const refusal = await refusalOf(device.client.imports.run({ file: wide }));
  expect([refusal.code, refusal.details]).toEqual(['too-large', { reason: 'columns' }]);
  expect(await namesOf(device)).toEqual([]);
  expect((await device.client.imports.list({})).imports.map(({ state }) => state)).toEqual(['failed']);
});

test('bad rows are kept with their reasons and can be asked for later', async () => {
  const { client } = await aDevice();
  const file = csv(['Tên,Địa chỉ', 'A,x', ',y', `B,${'z'.repeat(1001)}`]);
  const report = await client.imports.run({ file });
  expect(report).toMatchObject({ rows: 3, created: 1, bad: 2, warnings: 0 });
  const { problems } = await client.imports.problems({ id: report.id });
  expect(problems.map(({ row, column, severity, reason }) => ({ row, column, severity, reason }))).toEqual([
    { row: 3, column: 'Tên', severity: 'error', reason: 'empty-name' },
    { row: 4, column: 'Địa chỉ', severity: 'error', reason: 'too-long' },
  ]);
});
