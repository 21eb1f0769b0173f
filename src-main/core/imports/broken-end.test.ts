import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { aDevice } from '../../../tests/support/devices.ts';

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-broken-end-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('of a long list whose last row is broken all others come in; the broken one is told with its row and stands in the error file', async () => {
  const { client } = await aDevice();
  const good = 20_000;
  const file = join(folder, 'dai-ly.csv');
  const rows = Array.from({ length: good }, (_, n) => `Đại lý số ${n},09${10_000_000 + n},${n} Lê Lợi`);
  writeFileSync(file, ['Tên công ty,Điện thoại,Địa chỉ', ...rows, ',0912345678,Dòng không có tên'].join('\n'));
  const report = await client.imports.run({ file });
  expect(report).toMatchObject({ rows: good + 1, created: good, bad: 1 });
  expect((await client.customers.outline({ step: 500 })).total).toBe(good);
  const { problems } = await client.imports.problems({ id: report.id });
  expect(problems.map(({ row, column, severity, reason }) => ({ row, column, severity, reason }))).toEqual([
    { row: good + 2, column: 'Tên công ty', severity: 'error', reason: 'empty-name' },
  ]);
  const errors = join(folder, 'loi.csv');
  expect(await client.imports.errorFile({ id: report.id, file: errors, format: 'csv', language: 'vi' })).toEqual({ rows: 1 });
  const [head, broken, ...rest] = readFileSync(errors, 'utf8').trim().split('\r\n');
  expect([head?.replace('\uFEFF', '').startsWith('Tên công ty'), broken?.includes('Dòng không có tên'), rest]).toEqual([
    true,
    true,
    [],
  ]);
  // Put right it comes in, and the same list again adds nobody.
  const fixed = join(folder, 'sua.csv');
  writeFileSync(fixed, ['Tên công ty,Điện thoại,Địa chỉ', 'Đại lý cuối,0912345678,Dòng không có tên'].join('\n'));
  expect(await client.imports.run({ file: fixed })).toMatchObject({ created: 1, bad: 0 });
  expect(await client.imports.run({ file })).toMatchObject({ created: 0, bad: 1 });
}, 60_000);
