import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aDevice, type Device, refusalOf } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';
import { guardSyncedTables } from '../platform/database.ts';
import { schemaVersion } from '../platform/migrate.ts';

test('a correction is row, operation and history together, and the operation carries only what changed', async () => {
  const device = await aDevice();
  const { id } = await device.client.customers.create({ name: 'Đại Đồng Tiến', phone: '0907 555 018' });
  const { groupId } = await device.client.customers.update({ id, change: { name: 'Đại Đồng Tiến 2', phone: '0907 555 018' } });

  const found = await inspect(device, (db) => ({
    row: db.prepare('SELECT name, phone FROM customers WHERE id = ?').get(id),
    operations: db.prepare('SELECT kind, patch, state, schema_v FROM outbox WHERE group_id = ?').all(groupId),
    history: db.prepare('SELECT kind, field, old_value, new_value FROM history WHERE group_id = ?').all(groupId),
  }));
  expect(found).toEqual({
    row: { name: 'Đại Đồng Tiến 2', phone: '0907 555 018' },
    operations: [{ kind: 'update', patch: '{"name":"Đại Đồng Tiến 2"}', state: 'pending', schema_v: schemaVersion }],
    history: [{ kind: 'update', field: 'name', old_value: '"Đại Đồng Tiến"', new_value: '"Đại Đồng Tiến 2"' }],
  });
});

test('operation numbers rise by one without a gap, also after a refused change', async () => {
  const device = await aDevice();
  const { id } = await device.client.customers.create({ name: 'Một' });
  const refusal = await refusalOf(
    device.client.visits.create({ customerId: id, startsAt: '2026-11-23T03:00:00.000Z', endsAt: '2026-11-23T02:00:00.000Z' }),
  );
  await device.client.customers.create({ name: 'Hai' });
  const numbers = await inspect(device, (db) => db.prepare('SELECT op_no FROM outbox ORDER BY op_no').pluck().all());
  expect(refusal.code).toBe('invalid');
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

test('what was refused in the middle of a group leaves nothing of the group', async () => {
  const device = await aDevice();
  const { id } = await device.client.customers.create({ name: 'Một' });
  const before = await inspect(device, (db) => db.prepare('SELECT count(*) FROM history').pluck().get());
  const missing = '0190a000-0000-7000-8000-000000000000';
  const refusal = await refusalOf(device.client.customers.updateMany({ ids: [id, missing], change: { rating: 'A' } }));
  expect(refusal.code).toBe('not-found');
  expect((await device.client.customers.get({ id })).rating).toBeNull();
  expect(await inspect(device, (db) => db.prepare('SELECT count(*) FROM history').pluck().get())).toBe(before);
});

test('after a start nothing new has number and clock of what was written in a life of this folder that was put aside', async () => {
  const first = await aDevice();
  const { id } = await first.client.customers.create({ name: 'Một' });
  const aside = mkdtempSync(join(tmpdir(), 'fieldbook-aside-'));
  const last = (device: Device) =>
    inspect(device, (db) => db.prepare('SELECT op_no, hlc FROM outbox ORDER BY op_no DESC LIMIT 1').get());
  // The clock of the machine stands still, as after one that was ahead was set right.
  const second = await first.restart();
  cpSync(second.profileDir, aside, { recursive: true });
  await second.client.customers.update({ id, change: { name: 'Hai' } });
  const then = await last(second);
  await second.core.close();
  rmSync(second.profileDir, { recursive: true });
  cpSync(aside, second.profileDir, { recursive: true });
  rmSync(aside, { recursive: true });
  const third = await second.restart();
  await third.client.customers.update({ id, change: { name: 'Ba' } });
  const now = await last(third);
  expect(now).toMatchObject({ op_no: (then as { op_no: number }).op_no }); // the two columns selected
  expect(now).not.toEqual(then);
});

test('saving a form without a change writes nothing', async () => {
  const device = await aDevice();
  const { id } = await device.client.customers.create({ name: 'Một' });
  const count = () => inspect(device, (db) => db.prepare('SELECT count(*) FROM outbox').pluck().get());
  const before = await count();
  await device.client.customers.update({ id, change: { name: 'Một' } });
  expect(await count()).toBe(before);
});

test('creating the same id twice keeps the first and is no error', async () => {
  const device = await aDevice();
  const id = '0190a000-0000-7000-8000-00000000000a';
  await device.client.customers.create({ id, name: 'Đầu' });
  await device.client.customers.create({ id, name: 'Sau' });
  expect((await device.client.customers.get({ id })).name).toBe('Đầu');
});

test('nobody writes a synced table around the write door', async () => {
  const device = await aDevice();
  const { id } = await device.client.customers.create({ name: 'Một' });
  const statements = [
    `UPDATE customers SET name = 'x' WHERE id = '${id}'`,
    `DELETE FROM customers WHERE id = '${id}'`,
    "INSERT INTO teams (id, name, created_at) VALUES ('t', 't', 't')",
  ];
  await inspect(device, (db) => {
    guardSyncedTables(db);
    for (const sql of statements) expect(() => db.exec(sql)).toThrow(/through the write door only/);
  });
});

test('every acknowledged change stands in the journal, and nobody reads it without the key', async () => {
  const device = await aDevice();
  await device.client.customers.create({ name: 'Bí mật Đại Đồng' });
  const folder = join(device.profileDir, 'journal');
  const bytes = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
  expect(bytes.length).toBeGreaterThan(100);
  expect(bytes.includes('Bí mật')).toBe(false);
});

test('a changed owner takes everything that hangs on the customer along', async () => {
  const device = await aDevice();
  const { id } = await device.client.customers.create({ name: 'Một' });
  await device.client.contacts.create({ customerId: id, name: 'Anh Phúc' });
  await device.client.visits.create({ customerId: id, startsAt: '2026-11-24T02:00:00.000Z' });
  const other = '0190a000-0000-7000-8000-00000000000b';
  await device.client.customers.update({ id, change: { ownerId: other } });
  const scopes = await inspect(device, (db) =>
    ['customers', 'contacts', 'visits'].map((table) =>
      db.prepare(`SELECT scope_id FROM ${table} WHERE root_id = ?`).pluck().get(id),
    ),
  );
  const scope = `user:${other}`;
  expect(scopes).toEqual([scope, scope, scope]);
});

test('screens are told which rows changed, once, after the commit', async () => {
  const device = await aDevice();
  const { id } = await device.client.customers.create({ name: 'Một' });
  expect(device.events.filter((event) => event.type === 'changed')).toEqual([
    { type: 'changed', entity: 'customers', ids: [id] },
  ]);
});
