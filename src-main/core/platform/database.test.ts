import Database from 'better-sqlite3';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { entities } from '../../../src-shared/sync/entities.ts';
import { cipherOfNewFiles } from './cipher-choice.ts';
import { cipherSettings } from './cipher.ts';
import { type Db, guardSyncedTables, inTransaction, openDatabase } from './database.ts';
import { migrate, pendingMigrations } from './migrate.ts';

const key = Buffer.alloc(32, 1);
let folder = '';
let path = '';
const open: Db[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-database-'));
  path = join(folder, 'data.db');
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const db of open.splice(0)) db.close();
  rmSync(folder, { recursive: true, force: true });
});

function opened(withKey: Uint8Array = key): Db {
  const db = openDatabase(path, { key: withKey });
  open.push(db);
  return db;
}
function migrated(): Db {
  const db = opened();
  migrate(db, pendingMigrations(db), '2026-11-25T01:00:00.000Z');
  guardSyncedTables(db);
  return db;
}

test('a connection has every setting that saved work hangs on', () => {
  const db = opened();
  const settings = [
    'journal_mode',
    'synchronous',
    'fullfsync',
    'foreign_keys',
    'trusted_schema',
    'cell_size_check',
    'temp_store',
    'secure_delete',
    'busy_timeout',
    ...cipherSettings(cipherOfNewFiles()).map(([name]) => name),
  ];
  expect(Object.fromEntries(settings.map((name) => [name, db.pragma(name, { simple: true })]))).toEqual({
    journal_mode: 'wal',
    synchronous: 2,
    fullfsync: 1,
    foreign_keys: 1,
    trusted_schema: 0,
    cell_size_check: 1,
    temp_store: 2,
    secure_delete: 2,
    busy_timeout: 5000,
    ...Object.fromEntries(cipherSettings(cipherOfNewFiles())),
  });
  expect(db.pragma('mmap_size', { simple: true }) ?? 0).toBe(0);
});

test.each<readonly [wanted: string, planted: string]>([
  ['synchronous = FULL', 'synchronous = NORMAL'],
  ['foreign_keys = ON', 'foreign_keys = OFF'],
  ['journal_mode = WAL', 'journal_mode = DELETE'],
  ['trusted_schema = OFF', 'trusted_schema = ON'],
  ['cell_size_check = ON', 'cell_size_check = OFF'],
  ...cipherSettings(cipherOfNewFiles()).map(
    ([name, value]) => [`${name} = '${value}'`, `${name} = '${name === 'cipher' ? 'sqlcipher' : 'aegis-256x2'}'`] as const,
  ),
])('a connection on which "%s" did not take effect is not used', (wanted, planted) => {
  const pragma = Database.prototype.pragma;
  vi.spyOn(Database.prototype, 'pragma').mockImplementation(function planting(
    this: Database.Database,
    text: string,
    options?: Database.PragmaOptions,
  ): unknown {
    return pragma.call(this, text === wanted ? planted : text, options);
  });
  expect(() => openDatabase(path, { key })).toThrow(/SQLite kept/);
});

test('another key does not open the file, and neither does none', () => {
  opened().exec('CREATE TABLE t (x)');
  expect(() => openDatabase(path, { key: Buffer.alloc(32, 2) })).toThrow(expect.objectContaining({ code: 'SQLITE_NOTADB' }));
  expect(() => openDatabase(path, { key: Buffer.alloc(31) })).toThrow('32 bytes');
  const bare = new Database(path);
  expect(() => bare.prepare('SELECT count(*) FROM sqlite_master').get()).toThrow(
    expect.objectContaining({ code: 'SQLITE_NOTADB' }),
  );
  bare.close();
});

test('nothing that was typed stands in the database or its log', () => {
  const db = migrated();
  db.exec("INSERT INTO temp.sync_ctx VALUES ('test')");
  db.prepare(
    "INSERT INTO customers (id, created_at, kind, name, lifecycle, search) VALUES ('1', '', 'company', 'Công ty Bí Mật', 'lead', ' cong ty bi mat')",
  ).run();
  for (const file of [path, `${path}-wal`]) {
    for (const word of ['Bí Mật', 'bi mat', 'customers']) expect(readFileSync(file).includes(word), file).toBe(false);
  }
});

test('no synced table is written around the write door', () => {
  const db = migrated();
  for (const { table } of Object.values(entities)) {
    for (const sql of [
      `INSERT INTO "${table}" (id, created_at) VALUES ('x', '')`,
      `INSERT OR REPLACE INTO "${table}" (id, created_at) VALUES ('x', '')`,
    ]) {
      expect(() => db.exec(sql), sql).toThrow(/through the write door only|NOT NULL constraint/);
    }
  }
  db.exec("INSERT INTO temp.sync_ctx VALUES ('test')");
  db.exec("INSERT INTO users (id, created_at, name, role) VALUES ('u', '', 'Lan', 'rep')");
  db.exec('DELETE FROM temp.sync_ctx');
  expect(() => db.exec("INSERT INTO users (id, created_at, name, role) VALUES ('v', '', 'Hà', 'rep')")).toThrow(
    'users is written through the write door only',
  );
  expect(() => db.exec("UPDATE users SET name = 'Hà'")).toThrow('users is written through the write door only');
  expect(() => db.exec('DELETE FROM users')).toThrow('users is written through the write door only');
  expect(db.prepare('SELECT name FROM users').pluck().all()).toEqual(['Lan']);
});

test('a transaction that fails leaves nothing, and one inside another is refused', () => {
  const db = opened();
  db.exec('CREATE TABLE t (x)');
  expect(() =>
    inTransaction(db, () => {
      db.exec('INSERT INTO t VALUES (1)');
      throw new Error('in the middle');
    }),
  ).toThrow('in the middle');
  expect(db.prepare('SELECT count(*) FROM t').pluck().get()).toBe(0);
  expect(() => inTransaction(db, () => inTransaction(db, () => 1))).toThrow('already open');
});

test('a write transaction takes its place at once: reading first and writing later cannot be refused as busy', () => {
  const one = opened();
  one.exec('CREATE TABLE t (x)');
  const two = opened();
  two.pragma('busy_timeout = 0');
  inTransaction(one, () => {
    one.prepare('SELECT count(*) FROM t').get();
    // The second one learns it at its begin, before it has read anything.
    expect(() => inTransaction(two, () => two.prepare('SELECT count(*) FROM t').get())).toThrow(
      expect.objectContaining({ code: 'SQLITE_BUSY' }),
    );
    one.exec('INSERT INTO t VALUES (1)');
  });
});
