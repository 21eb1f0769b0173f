import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkDatabase, listBackups, makeBackup, removeHalfMadeBackups } from './backup.ts';
import { type Db, openDatabase } from './database.ts';
import { migrate, pendingMigrations } from './migrate.ts';

const key = Buffer.alloc(32, 1);
const day = 24 * 60 * 60 * 1000;
const monday = Date.parse('2026-11-23T01:00:00.000Z');

let folder = '';
let data = '';
let backups = '';
let db: Db;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-backup-'));
  data = join(folder, 'data.db');
  backups = join(folder, 'backups');
  mkdirSync(backups);
  db = openDatabase(data, { key });
  migrate(db, pendingMigrations(db), '2026-11-23T01:00:00.000Z');
  db.prepare(
    "INSERT INTO outbox (group_id, entity, row_id, kind, patch, base_rev, hlc, schema_v, state, created_at) VALUES ('g', 'customers', 'r', 'create', '{}', 0, '', 1, 'pending', '')",
  ).run();
  db.prepare(
    "INSERT INTO customers (id, created_at, kind, name, lifecycle) VALUES ('r', '', 'company', 'Đại Phát', 'lead')",
  ).run();
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const make = (reason: 'daily' | 'manual', now: number) => makeBackup({ data, folder: backups, key, reason, now });
/** A copy under the name that a backup of that time would have: making fifty takes long. */
const pretend = (at: number, opNo: number, reason: string) => {
  const stamp = new Date(at).toISOString().replace(/[-:.]/g, '');
  writeFileSync(join(backups, `${stamp}-op${opNo}-${reason}.db`), '');
};

test('a backup holds everything, reads with the key only, and says what is in it', async () => {
  const { backup, facts } = await make('manual', monday);
  expect(facts).toEqual({ customers: 1, visits: 0, opNo: 1, deviceId: null });
  expect(backup).toEqual({
    file: '20261123T010000000Z-op1-manual.db',
    madeAt: '2026-11-23T01:00:00.000Z',
    reason: 'manual',
    opNo: 1,
    sizeBytes: statSync(join(backups, backup.file)).size,
  });
  expect(listBackups(backups)).toEqual([backup]);
  expect(readFileSync(join(backups, backup.file)).includes('Đại Phát')).toBe(false);
  expect(await checkDatabase(join(backups, backup.file), key)).toEqual(facts);
  await expect(checkDatabase(join(backups, backup.file), Buffer.alloc(32, 9))).rejects.toMatchObject({ code: 'damaged' });
  expect(readdirSync(backups)).toEqual([backup.file]);
});

test('work goes on while a backup is made', async () => {
  const making = make('daily', monday);
  db.prepare(
    "INSERT INTO customers (id, created_at, kind, name, lifecycle) VALUES ('s', '', 'company', 'Hưng Thịnh', 'lead')",
  ).run();
  await making;
  expect(db.prepare('SELECT count(*) FROM customers').pluck().get()).toBe(2);
});

test('seven daily ones, five made by hand and three of each other kind are kept, the newest of each', async () => {
  for (let number = 1; number <= 9; number += 1) {
    pretend(monday - number * day, 1, 'daily');
    pretend(monday - number * day, 1, 'manual');
    pretend(monday - number * day, 1, 'before-migration');
  }
  await make('daily', monday);
  const kept = listBackups(backups);
  const count = (reason: string) => kept.filter((backup) => backup.reason === reason).length;
  expect({ daily: count('daily'), manual: count('manual'), migration: count('before-migration') }).toEqual({
    daily: 7,
    manual: 5,
    migration: 3,
  });
  expect(kept[0]).toMatchObject({ madeAt: '2026-11-23T01:00:00.000Z', reason: 'daily' });
  expect(kept.at(-1)?.madeAt).toBe(new Date(monday - 6 * day).toISOString());
});

test('a backup made after the clock went back is not thrown away as the oldest', async () => {
  for (let number = 1; number <= 7; number += 1) pretend(monday + number * 365 * day, 1, 'daily');
  const { backup } = await make('daily', monday);
  expect(existsSync(join(backups, backup.file))).toBe(true);
  expect(listBackups(backups)).toHaveLength(7);
});

test('damage of the data is told as damage, and no backup is left of it', async () => {
  db.close();
  const bytes = readFileSync(data);
  bytes.fill(0x55, 40_960, 45_056);
  writeFileSync(data, bytes);
  await expect(make('daily', monday)).rejects.toMatchObject({ code: 'damaged' });
  expect(readdirSync(backups)).toEqual([]);
  db = openDatabase(join(folder, 'other.db'), { key });
});

test('a copy that lost a page, its end or everything is not taken for a backup', async () => {
  const { backup } = await make('manual', monday);
  const whole = readFileSync(join(backups, backup.file));
  const page = Buffer.from(whole);
  page.fill(0, 8192, 12_288);
  for (const bad of [
    page,
    whole.subarray(0, whole.length - 4096),
    whole.subarray(0, 5000),
    Buffer.alloc(0),
    Buffer.from('Tên khách hàng\n'),
  ]) {
    const path = join(folder, 'copy.db');
    writeFileSync(path, bad);
    await expect(checkDatabase(path, key), `${bad.length} bytes`).rejects.toThrow();
  }
});

test('a backup of a newer program is told as such', async () => {
  const { backup } = await make('manual', monday);
  const path = join(folder, 'newer.db');
  copyFileSync(join(backups, backup.file), path);
  const newer = openDatabase(path, { key });
  newer.pragma('user_version = 99');
  newer.close();
  await expect(checkDatabase(path, key)).rejects.toMatchObject({ code: 'newer-version' });
});

test('half-made copies of a crash are cleared away, but not one that another process is making', () => {
  const old = join(backups, '20261123T010000000Z.making');
  const young = join(backups, '20261123T020000000Z.making');
  for (const path of [old, `${old}-journal`, young]) writeFileSync(path, 'half');
  const longAgo = Date.now() / 1000 - 2 * 60 * 60;
  for (const path of [old, `${old}-journal`]) utimesSync(path, longAgo, longAgo);
  removeHalfMadeBackups(backups);
  expect(readdirSync(backups)).toEqual(['20261123T020000000Z.making']);
  expect(listBackups(backups)).toEqual([]);
});
