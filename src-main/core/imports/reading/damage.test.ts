import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { AppError } from '../../../../src-shared/rpc/errors.ts';
import { readTableFile } from './table-source.ts';

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-damage-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The rows as read, or the refusal's code. Anything else that is thrown fails the test. */
async function outcomeOf(content: Buffer): Promise<readonly (readonly string[])[] | string> {
  const path = join(folder, 'file');
  writeFileSync(path, content);
  const rows: (readonly string[])[] = [];
  try {
    await readTableFile(path, 'auto', { facts() {}, row: (row) => rows.push(row.cells), pause: async () => {}, progress() {} });
    return rows;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

async function aWorkbook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Khách hàng');
  for (let n = 0; n < 200; n++)
    sheet.addRow([`Công ty số ${n}`, n, new Date(Date.UTC(2020, 0, n)), { formula: 'B1*2', result: n * 2 }]);
  const path = join(folder, 'whole.xlsx');
  await book.xlsx.writeFile(path);
  return readFileSync(path);
}

const changes = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 999_999 }), fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constant(34))),
  { minLength: 1, maxLength: 2 },
);
const damaged = (whole: Buffer, places: readonly (readonly [number, number])[]) => {
  const copy = Buffer.from(whole);
  for (const [millionth, byte] of places) copy[Math.floor((millionth * copy.length) / 1e6)] = byte;
  return copy;
};

test('a workbook with any bytes changed is read as it was or refused, never in part', async () => {
  const whole = await aWorkbook();
  const rows = await outcomeOf(whole);
  expect(rows).toHaveLength(200);
  await fc.assert(
    fc.asyncProperty(changes, async (places) => {
      const outcome = await outcomeOf(damaged(whole, places));
      expect(typeof outcome === 'string' ? ['unreadable-file', 'too-large'] : [rows]).toContainEqual(outcome);
    }),
    { numRuns: 300 },
  );
});

test('a list with any bytes changed is read or refused, never more', async () => {
  const whole = Buffer.from(Array.from({ length: 200 }, (_, n) => `"Công ty số ${n}",09123456${n},"Số ${n}, Huế"`).join('\r\n'));
  await fc.assert(
    fc.asyncProperty(changes, async (places) => {
      const outcome = await outcomeOf(damaged(whole, places));
      // A broken quote may join a few rows; it never swallows the list.
      expect(typeof outcome !== 'string' ? outcome.length > 150 : outcome === 'unreadable-file').toBe(true);
    }),
    { numRuns: 300 },
  );
});
