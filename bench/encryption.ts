import Database from 'better-sqlite3';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, type Db } from '../src-main/core/platform/database.ts';
import { migrate, pendingMigrations } from '../src-main/core/platform/migrate.ts';
import { profilePaths } from '../src-main/core/platform/profile-folder.ts';
import { databaseOf, keyOf } from './core.ts';
import { atLeast, atMost, type Bench, rounded } from './figure.ts';
import { median, percentile, spread, timedSync } from './measure.ts';
import { profileWith, temporaryFolder } from './profiles.ts';

const rowsPerTransaction = 500;

export const encryption: Bench = {
  ids: ['encryption-insert', 'encryption-open'],
  title:
    'the same customers with all their indexes into an encrypted and a plain file; opening the biggest database to its first row',
  async run({ isQuick }) {
    const source = await databaseOf(await profileWith(isQuick ? 20_000 : 100_000), { isReadOnly: true });
    const rows = source.prepare('SELECT * FROM customers LIMIT ?').all(isQuick ? 4000 : 15_000) as Record<string, unknown>[]; // objects with the table's columns
    source.close();
    const folder = temporaryFolder();
    try {
      const encrypted: number[] = [];
      const plain: number[] = [];
      for (let round = 0; round < 3; round += 1) {
        // The order changes, so that neither always finds the warmer machine.
        const runs = [
          () =>
            encrypted.push(
              insertInto(openDatabase(join(folder.path, `encrypted-${round}.db`), { key: new Uint8Array(32).fill(9) }), rows),
            ),
          () => plain.push(insertInto(openPlain(join(folder.path, `plain-${round}.db`)), rows)),
        ];
        for (const run of round % 2 === 0 ? runs : runs.reverse()) run();
      }
      const rate = (took: readonly number[]) => rows.length / (median(took) / 1000);
      const words = `${rows.length} customers: ${Math.round(rate(encrypted))} a second encrypted, ${Math.round(rate(plain))} plain (median of 3)`;
      return [atLeast('encryption-insert', rate(encrypted) / rate(plain), '', 0.65, words), await openFigure(isQuick)];
    } finally {
      folder.remove();
    }
  },
};

async function openFigure(isQuick: boolean) {
  const profileDir = await profileWith(isQuick ? 20_000 : 1_000_000);
  const path = profilePaths(profileDir).data;
  const key = await keyOf(profileDir);
  const took = Array.from({ length: 15 }, () => {
    const opened: Db[] = [];
    const ms = timedSync(() => {
      const db = openDatabase(path, { key });
      db.prepare('SELECT name FROM customers WHERE deleted_at IS NULL AND merged_into IS NULL ORDER BY name_sort LIMIT 1').get();
      opened.push(db);
    });
    for (const db of opened) db.close();
    return ms;
  });
  return atMost(
    'encryption-open',
    percentile(took, 0.95),
    'ms',
    150,
    `${rounded(statSync(path).size / 1e6)} MB, ${spread(took)}`,
  );
}

/** The settings of the program, without the key. */
function openPlain(path: string): Db {
  const db = new Database(path, { timeout: 5000 });
  for (const setting of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'temp_store = MEMORY',
    'secure_delete = FAST',
    'cache_size = -32000',
    'mmap_size = 0',
    'wal_autocheckpoint = 4000',
  ]) {
    db.pragma(setting);
  }
  return db;
}

function insertInto(db: Db, rows: readonly Record<string, unknown>[]): number {
  migrate(db, pendingMigrations(db), '2026-01-01T00:00:00.000Z');
  const names = Object.keys(rows[0] ?? {});
  const statement = db.prepare<unknown[]>(
    `INSERT INTO customers (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  const ms = timedSync(() => {
    for (let from = 0; from < rows.length; from += rowsPerTransaction) {
      db.transaction(() => {
        for (const row of rows.slice(from, from + rowsPerTransaction)) statement.run(...names.map((name) => row[name]));
      }).immediate();
    }
  });
  db.close();
  return ms;
}
