import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EntityName } from '../../../src-shared/sync/entities.ts';
import { aDevice } from '../../../tests/support/devices.ts';
import { createChanges } from '../platform/changes.ts';
import { openDatabase } from '../platform/database.ts';
import { readRecoveryKey } from '../platform/recovery-key.ts';
import { createListColumns } from './list-columns.ts';

const timeOf = { clock: { now: () => Date.parse('2026-11-25T01:00:00.000Z') }, state: { get: () => null } };

/** More than are read in one go. */
const many = 3100;

test('a list that is read while calls are noted is not read again and again; one of changed customers is', async () => {
  const device = await aDevice();
  const file = join(device.profileDir, 'list.csv');
  writeFileSync(file, ['Tên công ty', ...Array.from({ length: many }, (_, at) => `Công ty ${at}`)].join('\n'));
  await device.client.imports.run({ file });
  const { recoveryKey } = await device.client.backup.recoveryKey({});
  const db = openDatabase(join(device.profileDir, 'data.db'), { key: readRecoveryKey(recoveryKey) });

  /** In how many turns the columns are there, while something of such a kind is written in each. */
  async function turnsBeside(entity: EntityName): Promise<number> {
    const changes = createChanges();
    const columns = createListColumns({ db, changes, ...timeOf });
    let turns = 0;
    let isRead = false;
    const turn = () => {
      if (isRead) return;
      turns += 1;
      changes.emit({ type: 'changed', entity, ids: [] });
      setImmediate(turn);
    };
    setImmediate(turn);
    const rows = await columns.with(['name'], (table) => table.rids.length);
    isRead = true;
    expect(rows).toBe(many);
    return turns;
  }
  expect(await turnsBeside('interactions')).toBeLessThan(3);
  expect(await turnsBeside('customers')).toBeGreaterThan(3);
  db.close();
});

test('a row is found at its place, also where rows before it are missing', async () => {
  const device = await aDevice();
  for (let at = 0; at < 60; at += 1) await device.client.customers.create({ name: `Công ty ${at}` });
  const { recoveryKey } = await device.client.backup.recoveryKey({});
  const db = openDatabase(join(device.profileDir, 'data.db'), { key: readRecoveryKey(recoveryKey) });
  const placesOf = () =>
    createListColumns({ db, changes: createChanges(), ...timeOf }).with(['name'], (table) => {
      const all = Array.from({ length: 80 }, (_, rid) => rid - 5);
      expect(all.map((rid) => table.placeOf(rid))).toEqual(all.map((rid) => table.rids.indexOf(rid)));
      return table.rids.length;
    });
  expect(await placesOf()).toBe(60);
  db.exec('DELETE FROM customers WHERE rid < 4 OR rid % 7 = 3 OR rid BETWEEN 20 AND 31');
  expect(await placesOf()).toBeLessThan(50);
  db.close();
});
