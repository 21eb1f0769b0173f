import { AppError } from '../../../src-shared/rpc/errors.ts';
import { type Db, openDatabase } from './database.ts';
import { syncFile } from './durable-file.ts';
import { pendingMigrations } from './migrate.ts';
import { diskErrorOf } from './sqlite-errors.ts';

/** What was found in a database file that was read from the first page to the last. */
export interface DatabaseFacts {
  readonly customers: number;
  readonly visits: number;
  /** The last operation it holds. */
  readonly opNo: number;
  /** The device that numbered its operations; a restored backup makes a new one. */
  readonly deviceId: string | null;
}

/** `db.backup()` fails on an encrypted database and `serialize()` gives plain text: VACUUM INTO is the way, and stays encrypted. */
export function vacuumInto(from: string, to: string, key: Uint8Array): void {
  const db = openDatabase(from, { key, isReadOnly: true });
  try {
    // Copying reads the tables and not their indexes: damage there would stay until somebody meets it.
    refuseDamage(db);
    db.prepare('VACUUM INTO ?').run(to);
  } finally {
    db.close();
  }
  syncFile(to);
}

/**
 * Reads every page: the tag of each is checked on the way, so rot anywhere is found.
 * @throws SQLite's errors, or `AppError('damaged')`
 */
export function checkDatabaseFile(path: string, key: Uint8Array): DatabaseFacts {
  const db = openDatabase(path, { key, isReadOnly: true });
  try {
    refuseDamage(db);
    // A file of a later program or another one is refused before anything is put in its place.
    pendingMigrations(db);
    const count = (sql: string) => Number(db.prepare(sql).pluck().get() ?? 0);
    const deviceId = db.prepare("SELECT value FROM sync_state WHERE key = 'device_id'").pluck().get();
    return {
      customers: count('SELECT count(*) FROM customers WHERE deleted_at IS NULL'),
      visits: count('SELECT count(*) FROM visits WHERE deleted_at IS NULL'),
      opNo: count('SELECT max(op_no) FROM outbox'),
      deviceId: typeof deviceId === 'string' ? deviceId : null,
    };
  } finally {
    db.close();
  }
}

function refuseDamage(db: Db): void {
  const verdict = db.pragma('integrity_check(1)', { simple: true });
  if (verdict !== 'ok') throw new AppError('damaged', `integrity_check: ${String(verdict)}`);
}

/** What is wrong with a copy is an error of the disk that it lies on, never damage of the data it was made from. */
export function copyError(error: unknown): unknown {
  const known = diskErrorOf(error);
  if (known?.code !== 'damaged' && known?.code !== 'not-a-database') return error;
  return new AppError('disk-error', `the copy cannot be read back: ${known.message}`, { cause: error });
}
