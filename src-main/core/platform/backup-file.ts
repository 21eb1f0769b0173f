import { AppError } from '../../../src-shared/rpc/errors.ts';
import { openDatabase } from './database.ts';
import { syncFile } from './durable-file.ts';

/** What was found in a database file that was read from the first page to the last. */
export interface DatabaseFacts {
  readonly customers: number;
  readonly visits: number;
  /** The last operation it holds. */
  readonly opNo: number;
}

/** `db.backup()` fails on an encrypted database and `serialize()` gives plain text: VACUUM INTO is the way, and stays encrypted. */
export function vacuumInto(from: string, to: string, key: Uint8Array): void {
  const db = openDatabase(from, { key, isReadOnly: true });
  try {
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
    const verdict = db.pragma('integrity_check(1)', { simple: true });
    if (verdict !== 'ok') throw new AppError('damaged', `integrity_check: ${String(verdict)}`);
    const count = (sql: string) => Number(db.prepare(sql).pluck().get() ?? 0);
    return {
      customers: count('SELECT count(*) FROM customers WHERE deleted_at IS NULL'),
      visits: count('SELECT count(*) FROM visits WHERE deleted_at IS NULL'),
      opNo: count('SELECT max(op_no) FROM outbox'),
    };
  } finally {
    db.close();
  }
}
