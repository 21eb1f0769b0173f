import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { duplicateKeysOf } from '../../../src-shared/imports/duplicates.ts';
import { readTable } from './reading/read-table.ts';
import { sortedByName } from './row-order.ts';

const row = (no: number, name: string, taxCode: string | null = null) => ({ no, keys: duplicateKeysOf({ name, taxCode }) });

test('rows are written by name, and those of one name in the order of the file', () => {
  const rows = [row(1, 'Hoa'), row(2, 'An'), row(3, 'HOA'), { no: 4, keys: null }, row(5, 'An')];
  expect(sortedByName(rows).map(({ no }) => no)).toEqual([4, 2, 5, 1, 3]);
});

test('a second row of one tax code never goes before the first, whatever it is called', () => {
  const rows = [row(1, 'Đại Đồng', '0100109106'), row(2, 'Ba Đình', '0100109106'), row(3, 'Ba Đình'), row(4, 'An')];
  expect(sortedByName(rows).map(({ no }) => no)).toEqual([4, 1, 2, 3]);
});

test('of a long file the first rows are written while the others are read, and each row comes once, with what is wrong in it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-order-'));
  const count = 14_000;
  const lines = Array.from(
    { length: count },
    (_, at) => `Công ty ${String(count - at).padStart(5, '0')},${at % 1000 === 0 ? '\uFFFD' : ''}${'x'.repeat(150)}`,
  );
  writeFileSync(join(folder, 'khach.csv'), ['Tên công ty,Ghi chú', ...lines].join('\n'));
  const table = await readTable(join(folder, 'khach.csv'));
  try {
    const rows: number[] = [];
    const problems: number[] = [];
    for await (const batch of table.readBatches({
      mapping: { 0: 'name', 1: 'note' },
      choices: { sources: [], contactRoles: [] },
      options: { today: '2026-11-26', guessesPersons: false, wards: {} },
    })) {
      rows.push(...batch.rows.map(({ row: at }) => at));
      problems.push(...batch.problems.filter(({ reason }) => reason === 'bad-characters').map(({ row: at }) => at));
    }
    const inFile = Array.from({ length: count }, (_, at) => at + 2);
    expect(rows.toSorted((a, b) => a - b)).toEqual(inFile);
    expect(problems).toEqual(inFile.filter((_, at) => at % 1000 === 0));
    // Their names run against the file: they are sorted a stretch at a time, and the first one is short.
    expect(Math.max(...rows.slice(0, 4000))).toBeLessThan(6000);
    expect(rows.slice(0, 4000)).toEqual(rows.slice(0, 4000).toSorted((a, b) => b - a));
    // The next one is longer: what stands in one stretch is in the order of its names.
    expect(rows.slice(6000, 12_000)).toEqual(rows.slice(6000, 12_000).toSorted((a, b) => b - a));
  } finally {
    await table.close();
    rmSync(folder, { recursive: true });
  }
});
