import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testOf } from '../../../src-shared/customers/filter.ts';
import { type RowListField, textFields } from '../../../src-shared/customers/list-fields.ts';
import { columnOf } from '../../../src-shared/sync/entities.ts';
import { aDevice } from '../../../tests/support/devices.ts';
import { createChanges } from '../platform/changes.ts';
import { openDatabase } from '../platform/database.ts';
import { pauseForOthers } from '../platform/pause.ts';
import { readRecoveryKey } from '../platform/recovery-key.ts';
import { passingValues } from './folded-values.ts';
import { createListColumns } from './list-columns.ts';
import { createReadingAhead } from './reading-ahead.ts';

const timeOf = { clock: { now: () => Date.parse('2026-11-25T01:00:00.000Z') }, state: { get: () => null } };

/** More than are read in one go. */
const many = 1300;
const names = ['Bao bì Tân Á', 'Đại Đồng Tiến', 'An Phú', 'Ánh Dương', 'Bình Minh', 'Cơ khí 3-2', ''];

async function aList() {
  const device = await aDevice();
  const file = join(device.profileDir, 'list.csv');
  const rows = Array.from({ length: many }, (_, at) => `Công ty ${at},${at % 9} Lê Lợi,03${String(at).padStart(8, '0')}`);
  writeFileSync(file, ['Tên công ty,Địa chỉ,Mã số thuế', ...rows].join('\n'));
  await device.client.imports.run({ file });
  const { recoveryKey } = await device.client.backup.recoveryKey({});
  const db = openDatabase(join(device.profileDir, 'data.db'), { key: readRecoveryKey(recoveryKey) });
  const changes = createChanges();
  const columns = createListColumns({ db, changes, ...timeOf });
  /** What the columns hold against what stands in the table, in the order of the rows. */
  const differs = (fields: readonly RowListField[]) =>
    columns.with(fields, (table) =>
      fields.filter((field) => {
        const held = table.rids.map((_rid, place) => {
          const { codes, values } = table.column(field);
          return values[codes[place] ?? 0];
        });
        const stored = db
          .prepare(`SELECT "${columnOf(field)}" FROM customers ORDER BY rid`)
          .pluck()
          .all();
        return JSON.stringify(held) !== JSON.stringify(stored);
      }),
    );
  return { device, db, changes, columns, differs };
}

const always = () => true;

test('columns that were read ahead hold what stands in the table, and are there before anybody asks', async () => {
  const { db, columns, differs } = await aList();
  const ahead = createReadingAhead({ db }, columns);
  expect(ahead.isReady()).toBe(false);
  ahead.noteQuestion(true);
  await expect.poll(ahead.isReady).toBe(true);
  expect(await differs(['rating', 'kind', 'provinceCode', 'foundedOn', 'potential'])).toEqual([]);
  db.close();
});

test('nothing is read ahead where no list was opened, and no text at all', async () => {
  const { db, columns } = await aList();
  const ahead = createReadingAhead({ db }, columns);
  ahead.noteQuestion();
  const other = createReadingAhead({ db }, createListColumns({ db, changes: createChanges(), ...timeOf }));
  other.noteQuestion(true);
  await expect.poll(other.isReady).toBe(true);
  expect(columns.has('rating')).toBe(false);
  ahead.noteQuestion(true);
  ahead.noteQuestion();
  await expect.poll(ahead.isReady).toBe(true);
  expect(textFields.filter((field) => columns.has(field))).toEqual([]);
  db.close();
});

test('reading ahead stands back for a question, and goes on where it was', async () => {
  const { db, columns, differs } = await aList();
  let turns = 0;
  const twoTurns = () => (turns += 1) <= 2;
  expect(await columns.readAhead(['address', 'taxCode'], twoTurns)).toBe(false);
  expect(columns.has('address')).toBe(false);
  const asked = columns.with(['name'], (table) => table.rids.length);
  expect(await columns.readAhead(['address', 'taxCode'], always)).toBe(false);
  expect(await asked).toBe(many);
  // Two thirds of the rows are read already: two more turns are enough.
  turns = 0;
  expect(await columns.readAhead(['address', 'taxCode'], twoTurns)).toBe(true);
  expect(await differs(['address', 'taxCode', 'name'])).toEqual([]);
  db.close();
});

test('reading ahead stands back for other long work, and goes on by itself when that is done', async () => {
  const { db, columns, differs } = await aList();
  const ahead = createReadingAhead({ db }, columns);
  ahead.noteQuestion(true);
  // Longer than the rest before it begins.
  const until = performance.now() + 1500;
  while (performance.now() < until) await pauseForOthers();
  expect(columns.has('rating')).toBe(false);
  await expect.poll(ahead.isReady, { timeout: 5000 }).toBe(true);
  expect(await differs(['rating', 'kind'])).toEqual([]);
  db.close();
});

test('what was read before a customer changed is read again, and a column that is there follows the change', async () => {
  const { device, db, changes, columns, differs } = await aList();
  const { rows } = await device.client.customers.list({ filter: {}, limit: 1 });
  const id = rows[0]?.id ?? '';
  const rename = async (address: string) => {
    await device.client.customers.update({ id, change: { address } });
    changes.emit({ type: 'changed', entity: 'customers', ids: [id] });
  };
  let turns = 0;
  const oneTurn = () => (turns += 1) <= 1;
  expect(await columns.readAhead(['address'], oneTurn)).toBe(false);
  await rename('12 Hai Bà Trưng');
  expect(await columns.readAhead(['address'], always)).toBe(true);
  expect(await differs(['address'])).toEqual([]);
  await rename('7 Trần Hưng Đạo');
  expect(await differs(['address'])).toEqual([]);
  db.close();
});

test('reading ahead ends without a word where the profile is closed meanwhile', async () => {
  const { db, columns } = await aList();
  const reading = columns.readAhead(['address'], () => db.open);
  db.close();
  expect(await reading).toBe(false);
});

test.each([
  { op: 'contains', value: 'dong tien' },
  { op: 'contains', value: 'ĐỒNG, Tiến!' },
  { op: 'equals', value: 'an phu 3' },
  { op: 'not-contains', value: '3-2' },
  { op: 'contains', value: '!' },
] as const)('a text is found in folded values as in the values themselves: $op $value', ({ op, value }) => {
  const values = Array.from({ length: 300 }, (_, at) => (at === 7 ? null : `${names[at % names.length] ?? ''} ${at % 41}!`));
  const condition = { field: 'tradeName', op, value } as const;
  const test = testOf(condition, '2026-11-26');
  expect([...passingValues(values, condition, '2026-11-26')]).toEqual(values.map((one) => (test(one) ? 1 : 0)));
});
