import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, expect, test } from 'vitest';
import { createDemoCompany } from '../../../db/seed/demo-company.ts';
import { tcvn3, vni } from '../../../src-shared/vietnam/legacy-tables.ts';
import { fromLegacy, recogniseLegacy } from '../../../src-shared/vietnam/legacy-text.ts';
import { aDevice } from '../../../tests/support/devices.ts';

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-legacy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Names and addresses of the demo company's customers. */
function demoCustomers(count: number): { name: string; address: string }[] {
  let number = 0;
  const company = createDemoCompany({ customers: count, seed: 7, today: '2026-11-25', nextId: () => `id-${(number += 1)}` });
  const found: { name: string; address: string }[] = [];
  for (const { entity, rows } of company.batches) {
    if (entity !== 'customers') continue;
    for (const { fields } of rows) found.push({ name: String(fields['name']), address: String(fields['address'] ?? '') });
  }
  return found;
}

/** As programs of that time wrote it: capitals with accents that the set has no place for lie under their small letters. */
function written(text: string, table: ReadonlyMap<string, string>): string {
  const back = new Map<string, string>();
  for (const [legacy, letter] of table) if (!back.has(letter)) back.set(letter, legacy);
  return [...text.normalize('NFC')].map((letter) => back.get(letter) ?? back.get(letter.toLowerCase()) ?? letter).join('');
}

test.each([
  ['TCVN3', 'tcvn3', tcvn3],
  ['VNI', 'vni', vni],
] as const)('2 000 names and addresses come back from %s letter by letter', (_, charset, table) => {
  const texts = demoCustomers(2000).flatMap(({ name, address }) => [name, address]);
  const legacy = texts.map((text) => written(text, table));
  expect(recogniseLegacy(legacy)).toBe(charset);
  const wrong = texts.flatMap((text, at) => {
    const read = fromLegacy(legacy[at] ?? '', charset);
    return read.toLowerCase() === text.normalize('NFC').toLowerCase() ? [] : [`${text} → ${read}`];
  });
  expect(wrong).toEqual([]);
});

test('an XLSX written in TCVN3 arrives in Unicode, whole', async () => {
  const customers = demoCustomers(60).slice(0, 40);
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('KH');
  sheet.addRow(['Tên khách hàng', 'Địa chỉ'].map((text) => written(text, tcvn3)));
  for (const { name, address } of customers) sheet.addRow([written(name, tcvn3), written(address, tcvn3)]);
  const file = join(folder, 'khach-hang-vntime.xlsx');
  writeFileSync(file, Buffer.from(await workbook.xlsx.writeBuffer()));

  const { client } = await aDevice();
  await client.imports.run({ file });
  const { rows } = await client.customers.list({ limit: 100 });
  const lower = (names: readonly string[]) => names.map((name) => name.normalize('NFC').toLowerCase()).sort();
  expect(lower(rows.map(({ name }) => name))).toEqual(lower([...new Set(customers.map(({ name }) => name))]));
});
