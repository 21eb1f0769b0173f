import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aDevice, type Device } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';
import { aLaptop, anOffice } from '../../../tests/support/office-laptops.ts';
import { partsOfMany } from './write-many.ts';

test('many new rows are cut into statements of two sizes and what is left over, in their order', () => {
  const rows = Array.from({ length: 75 }, (_, at) => at);
  expect(partsOfMany(rows).map(({ length }) => length)).toEqual([32, 32, 8, 1, 1, 1]);
  expect(partsOfMany(rows).flat()).toEqual(rows);
  expect(partsOfMany([])).toEqual([]);
});

const count = 41; // one statement of each size, and one row alone

function calendarOf(device: Device, entries: readonly { uid: string; title: string }[]): string {
  const events = entries.flatMap(({ uid, title }) => [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTART:20261123T030000Z',
    'DTEND:20261123T040000Z',
    `SUMMARY:${title}`,
    'END:VEVENT',
  ]);
  const file = join(device.profileDir, 'in.ics');
  writeFileSync(file, ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n'));
  return file;
}

const many = Array.from({ length: count }, (_, at) => ({ uid: `${at}@example.vn`, title: `Họp ${at}` }));

async function writtenBy(device: Device, groupId: string) {
  return await inspect(device, (db) => {
    const operations = db
      .prepare('SELECT op_no, entity, row_id, kind, patch, base_rev, hlc, state FROM outbox WHERE group_id = ? ORDER BY op_no')
      .all(groupId) as { op_no: number; row_id: string; patch: string; hlc: string }[]; // the columns selected
    const history = db
      .prepare('SELECT op_no, row_id, root_id, kind, field, user_id, device_id FROM history WHERE group_id = ? ORDER BY rid')
      .all(groupId) as { op_no: number; row_id: string; root_id: string }[]; // the columns selected
    const rows = db.prepare('SELECT id, title, created_by, scope_id FROM appointments ORDER BY rid').all() as {
      id: string;
      title: string;
    }[]; // the columns selected
    return { operations, history, rows };
  });
}

test('each of many new rows has its operation and its line of history, as one that is written alone', async () => {
  const device = await aDevice();
  const { groupId, created } = await device.client.appointments.importIcs({ file: calendarOf(device, many) });
  expect(created).toBe(count);
  const { operations, history, rows } = await writtenBy(device, groupId);
  const first = operations[0]?.op_no ?? 0;
  expect(operations.map(({ op_no }) => op_no)).toEqual(many.map((_, at) => first + at));
  // Each operation tells of its own row, and each line of history of its own operation.
  expect(operations.map(({ row_id, patch }) => [row_id, (JSON.parse(patch) as { title: string }).title])).toEqual(
    rows.map(({ id, title }) => [id, title]),
  );
  expect(history.map(({ op_no, row_id }) => [op_no, row_id])).toEqual(operations.map(({ op_no, row_id }) => [op_no, row_id]));
  expect(history.map(({ root_id }) => root_id)).toEqual(rows.map(({ id }) => id));
  const clocks = operations.map(({ hlc }) => hlc);
  expect(clocks).toEqual([...new Set(clocks)].sort());
  const alike = (list: readonly object[], keys: readonly string[]) =>
    new Set(list.map((one) => JSON.stringify(keys.map((key) => (one as Record<string, unknown>)[key]))));
  // The last one was written alone, by the statements of a single row.
  expect(alike(operations, ['entity', 'kind', 'base_rev', 'state']).size).toBe(1);
  expect(alike(history, ['kind', 'field', 'user_id', 'device_id']).size).toBe(1);
  expect(alike(rows, ['created_by', 'scope_id']).size).toBe(1);
});

test('many new rows are in the journal: without the database all of them come back', async () => {
  const device = await aDevice();
  await device.client.appointments.importIcs({ file: calendarOf(device, many) });
  await device.core.close();
  for (const file of readdirSync(device.profileDir).filter((name) => name.startsWith('data.db')))
    renameSync(join(device.profileDir, file), join(device.profileDir, `${file}.gone`));
  const rescued = await device.restart();
  const again = await rescued.client.appointments.importIcs({ file: calendarOf(rescued, many) });
  expect(again).toMatchObject({ created: 0, same: count });
});

test('many new rows are taken back by one undo', async () => {
  const device = await aDevice();
  const { groupId } = await device.client.appointments.importIcs({ file: calendarOf(device, many) });
  await device.client.undo.apply({ groupId });
  const living = await inspect(device, (db) =>
    db.prepare('SELECT count(*) FROM appointments WHERE deleted_at IS NULL').pluck().get(),
  );
  expect(living).toBe(0);
});

test('a calendar that names an entry twice has it once, as the later one says', async () => {
  const device = await aDevice();
  const twice = many.flatMap((entry) => [entry, { ...entry, title: `${entry.title} dời` }]);
  const counts = await device.client.appointments.importIcs({ file: calendarOf(device, twice) });
  expect(counts).toMatchObject({ created: count, changed: count });
  const { rows } = await writtenBy(device, counts.groupId);
  expect(rows.map(({ title }) => title).sort()).toEqual(many.map(({ title }) => `${title} dời`).sort());
});

test('rows that wait to be written are met by those who may be the same customer', async () => {
  const device = await aDevice();
  const file = join(device.profileDir, 'in.csv');
  const lines = Array.from({ length: 20 }, (_, at) => [
    `Công ty số ${at},${`09071234${String(at).padStart(2, '0')}`},Chị ${at}`,
    `Công ty số ${at},${`09071234${String(at).padStart(2, '0')}`},Anh ${at}`,
    `Công ty số ${at},${`09187654${String(at).padStart(2, '0')}`},Cô ${at}`,
  ]).flat();
  writeFileSync(file, ['Tên công ty,Điện thoại,Người liên hệ', ...lines].join('\n'));
  // A second person of the company came in, and another company of the same name did.
  expect(await device.client.imports.run({ file })).toMatchObject({ created: 40, updated: 20, bad: 0 });
  const people = await inspect(device, (db) =>
    db.prepare('SELECT count(*) FROM contacts AS p JOIN customers AS c ON c.id = p.customer_id').pluck().get(),
  );
  expect(people).toBe(60);
  // Who came in later finds the customer too.
  expect((await device.client.customers.search({ text: 'anh 19' })).hits.length).toBeGreaterThan(0);
});

test('many rows of which one cannot be written leave nothing of their transaction, whoever passes over the refusal', async () => {
  const { ctx } = await aLaptop(anOffice(), 'lan');
  const ownerId = ctx.userId() ?? '';
  const valuesOf = (title: string) => ({
    title,
    startsAt: '2026-11-26T01:00:00.000Z',
    endsAt: '2026-11-26T02:00:00.000Z',
    isAllDay: false,
    ownerId,
  });
  const rowsOf = (length: number) =>
    Array.from({ length }, (_, at) => ({ values: { id: ctx.ids.next(), ...valuesOf(`Họp ${at}`) } }));
  const written = () =>
    ['appointments', 'outbox', 'history'].map((table) => ctx.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  const [known] = ctx.write.transact((tx) => tx.createAll('appointments', rowsOf(8))).value;
  const before = written();
  const wrong = [{ id: known ?? '' }, { title: null }, { isAllDay: 'có' }];
  for (const [at, change] of wrong.entries()) {
    const rows = rowsOf(40).map(({ values }, number) => ({ values: number === 20 ? { ...values, ...change } : values }));
    const write = (passesOver: boolean) =>
      ctx.write.transact((tx) => {
        tx.create('appointments', valuesOf('Một'));
        try {
          tx.createAll('appointments', rows);
        } catch (error) {
          if (!passesOver) throw error;
        }
        if (passesOver) tx.createAll('appointments', rowsOf(8));
      });
    for (const passesOver of [false, true]) expect(() => write(passesOver), String(at)).toThrow();
    expect(ctx.db.inTransaction).toBe(false);
    expect(written(), String(at)).toEqual(before);
  }
  ctx.write.transact((tx) => tx.createAll('appointments', rowsOf(40)));
  const numbers = ctx.db.prepare('SELECT op_no FROM outbox ORDER BY op_no').pluck().all().map(Number);
  expect(numbers).toEqual(numbers.map((_, at) => (numbers[0] ?? 0) + at));
  expect(written()).toEqual(before.map((count) => Number(count) + 40));
});
