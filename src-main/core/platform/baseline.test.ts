import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import baseline from '../../../db/local/baseline.json' with { type: 'json' };
import { migrations } from '../../../db/local/migrations/all.ts';
import type { Migration } from '../../../db/local/migrations/migration.ts';
import { type Db, openDatabase } from './database.ts';
import { migrate, migrateStepByStep, pendingMigrations, schemaVersion } from './migrate.ts';

const now = '2026-11-25T01:00:00.000Z';
const covered = migrations.slice(0, baseline.hashes.length);
const later: Migration = { version: schemaVersion + 1, name: 'later', sql: 'CREATE TABLE later (x TEXT) STRICT;' };

let folder = '';
const open: Db[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-baseline-'));
});
afterEach(() => {
  for (const db of open.splice(0)) db.close();
  rmSync(folder, { recursive: true, force: true });
});

function anEmptyDatabase(name = `${open.length}.db`): Db {
  const db = openDatabase(join(folder, name), { key: Buffer.alloc(32, 1) });
  open.push(db);
  return db;
}

const made = (lay: (db: Db) => void): unknown => {
  const db = anEmptyDatabase();
  lay(db);
  return everythingIn(db);
};

/** Every object with its text in the order it was made, every column as SQLite reads it, every row of every table, SQLite's own too. */
function everythingIn(db: Db): unknown {
  const objects = db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid').all();
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();
  return {
    objects,
    header: ['user_version', 'application_id', 'page_size', 'auto_vacuum', 'encoding'].map((name) =>
      db.pragma(name, { simple: true }),
    ),
    tables: tables.map((name) => [
      name,
      db.pragma(`table_xinfo("${String(name)}")`),
      db.pragma(`foreign_key_list("${String(name)}")`),
      db
        .prepare(`SELECT * FROM "${String(name)}"`)
        .raw()
        .all(),
    ]),
  };
}

test('a new database is the one that the steps would have made, object by object and row by row', () => {
  const byStep = made((db) => migrateStepByStep(db, covered, now));
  const atOnce = made((db) => migrate(db, covered, now));
  expect(atOnce).toEqual(byStep);
});

test('it is made at once, in one transaction', () => {
  const db = anEmptyDatabase();
  const watcher = anEmptyDatabase('0.db');
  const before = Number(watcher.pragma('data_version', { simple: true }));
  migrate(db, covered, now);
  expect(Number(watcher.pragma('data_version', { simple: true }))).toBe(before + 1);
});

test('the steps that are not in it come on top', () => {
  const all = [...migrations, later];
  const atOnce = made((db) => migrate(db, pendingMigrations(db, all), now));
  expect(atOnce).toEqual(made((db) => migrateStepByStep(db, all, now)));
});

test('it lags by the step in the making at most: `node build/scripts/baseline.ts` writes it anew', () => {
  expect(migrations.length - covered.length).toBeLessThanOrEqual(1);
  expect(covered).toHaveLength(baseline.hashes.length);
});

test('steps that are not the ones it was made of run one by one', () => {
  const first = migrations.map((step, at) =>
    at === 0 ? { ...step, sql: `${step.sql}\nCREATE TABLE more (x TEXT) STRICT;` } : step,
  );
  const db = anEmptyDatabase();
  migrate(db, pendingMigrations(db, first), now);
  expect(db.prepare('SELECT count(*) FROM more').pluck().get()).toBe(0);
  expect(pendingMigrations(db, first)).toEqual([]);
});

test('where another process was quicker, or stopped between two steps, the rest is done by steps', () => {
  const whole = made((db) => migrate(db, migrations, now));
  for (const done of [1, 3, migrations.length]) {
    const db = anEmptyDatabase();
    const pendingBefore = pendingMigrations(db);
    migrateStepByStep(db, migrations.slice(0, done), now);
    migrate(db, pendingBefore, now);
    expect(everythingIn(db)).toEqual(whole);
  }
});

test('a database that could not be finished is empty, and the next try makes it whole', () => {
  const whole = made((db) => migrate(db, migrations, now));
  const db = anEmptyDatabase();
  // Anything that goes wrong on the way; the last row of all is refused.
  const broken = migrations.map((step, at) => (at === covered.length - 1 ? { ...step, version: 1 } : step));
  expect(() => migrate(db, broken, now)).toThrow();
  expect(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()).toBe(0);
  expect(db.pragma('application_id', { simple: true })).toBe(0);
  migrate(db, pendingMigrations(db), now);
  expect(everythingIn(db)).toEqual(whole);
});
