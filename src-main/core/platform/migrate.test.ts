import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrations } from '../../../db/local/migrations/all.ts';
import type { Migration } from '../../../db/local/migrations/migration.ts';
import { type Db, openDatabase } from './database.ts';
import { migrate, pendingMigrations, schemaVersion } from './migrate.ts';

const key = Buffer.alloc(32, 1);
const now = '2026-11-25T01:00:00.000Z';
const later = schemaVersion + 1;
const good: Migration = {
  version: later,
  name: 'later',
  sql: 'CREATE TABLE later (x TEXT) STRICT; ALTER TABLE customers ADD COLUMN colour TEXT;',
};

let folder = '';
let path = '';
let db: Db;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-migrate-'));
  path = join(folder, 'data.db');
  db = openDatabase(path, { key });
  migrate(db, pendingMigrations(db), now);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Everything in the file, table by table. */
function contentOf(from: Db): unknown {
  const tables = from.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name").all() as {
    name: string;
    sql: string;
  }[]; // the columns selected
  return {
    version: from.pragma('user_version', { simple: true }),
    tables: tables.map(({ name, sql }) => [
      name,
      sql,
      name.startsWith('customers_') ? null : from.prepare(`SELECT * FROM "${name}"`).all(),
    ]),
  };
}

test('a new database gets every version, once', () => {
  expect(db.pragma('user_version', { simple: true })).toBe(schemaVersion);
  expect(pendingMigrations(db)).toEqual([]);
  expect(db.prepare('SELECT version FROM migrations ORDER BY version').pluck().all()).toEqual(
    migrations.map(({ version }) => version),
  );
});

test('the next version comes on top of what is there', () => {
  const pending = pendingMigrations(db, [...migrations, good]);
  expect(pending).toEqual([good]);
  migrate(db, pending, now);
  expect(db.pragma('user_version', { simple: true })).toBe(later);
  expect(db.prepare('SELECT colour FROM customers').all()).toEqual([]);
  expect(pendingMigrations(db, [...migrations, good])).toEqual([]);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
});

test.each([
  ['with a wrong word in it', 'CREATE TABLE later (x TEXT) STRICT; CREATE TABEL worse (x);'],
  ['that finds its table there already', 'CREATE TABLE later (x TEXT) STRICT; CREATE TABLE customers (x);'],
  [
    'that breaks a reference',
    'CREATE TABLE parents (id INTEGER PRIMARY KEY); CREATE TABLE children (p REFERENCES parents(id)); INSERT INTO children VALUES (7);',
  ],
])('a step %s changes nothing at all', (_what, sql) => {
  const before = contentOf(db);
  const bad: Migration = { version: later, name: 'bad', sql };
  expect(() => migrate(db, pendingMigrations(db, [...migrations, bad]), now)).toThrow();
  expect(contentOf(db)).toEqual(before);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  // The repaired program goes on from there.
  migrate(db, pendingMigrations(db, [...migrations, good]), now);
  expect(db.pragma('user_version', { simple: true })).toBe(later);
});

test('data of a newer program is refused in words and not one byte of it changes', () => {
  migrate(db, pendingMigrations(db, [...migrations, good]), now);
  db.pragma('wal_checkpoint(TRUNCATE)');
  const before = readFileSync(path);
  expect(() => pendingMigrations(db)).toThrow(
    expect.objectContaining({ code: 'newer-version', details: { dataVersion: later, programVersion: schemaVersion } }),
  );
  db.pragma('wal_checkpoint(TRUNCATE)');
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('a step that was edited after it had run is noticed', () => {
  const edited = migrations.map((migration) => ({ ...migration, sql: `${migration.sql}\n` }));
  expect(() => pendingMigrations(db, edited)).toThrow(expect.objectContaining({ code: 'newer-version' }));
  expect(() => pendingMigrations(db, [{ ...good, version: schemaVersion }])).toThrow(
    expect.objectContaining({ code: 'newer-version' }),
  );
});

test('a file of another program is refused, even with our key', () => {
  const other = openDatabase(join(folder, 'other.db'), { key });
  other.exec('CREATE TABLE customers (x)');
  expect(() => pendingMigrations(other)).toThrow(expect.objectContaining({ code: 'not-a-database' }));
  other.close();
});

test('two programs that start at once after an update do not run a step twice', () => {
  const known = [...migrations, good];
  const other = openDatabase(path, { key });
  const pendingOfOne = pendingMigrations(db, known);
  const pendingOfOther = pendingMigrations(other, known);
  migrate(db, pendingOfOne, now);
  migrate(other, pendingOfOther, now);
  expect(other.prepare('SELECT count(*) FROM migrations').pluck().get()).toBe(known.length);
  other.close();
});
