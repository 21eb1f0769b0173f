import Database from 'better-sqlite3';
import { statSync } from 'node:fs';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { entities, type EntityName } from '../../../src-shared/sync/entities.ts';
import { cipherOfNewFiles } from './cipher-choice.ts';
import { type Cipher, cipherSettings, knownCiphers, setKey } from './cipher.ts';

export type Db = Database.Database;
/** A prepared statement whose parameters are known only at run time (column lists from the registry). */
export type SqlStatement = Database.Statement<unknown[]>;

/** So many pages the log reaches before the COMMIT that fills it copies them into the file. */
export const usualWalPages = 4000;

/** Older SQLite has a WAL bug that can corrupt a database written by two connections. */
const oldestSafeSqlite = [3, 51, 3] as const;

export interface OpenOptions {
  /** The raw 32-byte key. It goes in as it is, so opening costs no key derivation. */
  readonly key: Uint8Array;
  readonly isReadOnly?: boolean;
  /** False for files that are being built and can be made again. */
  readonly isGuarded?: boolean;
  /** How many pages the WAL may reach before a commit moves them home. 1000 is SQLite's; bulk loading wants more. */
  readonly walPages?: number;
}

/**
 * Opens an encrypted database and asserts what durability hangs on: WAL with FULL (better-sqlite3's own standard in WAL is NORMAL,
 * which loses acknowledged commits in a power cut), authenticated pages, no memory map. A file keeps the cipher that it was made with.
 * @throws the errors of better-sqlite3; a wrong key shows as SQLITE_NOTADB at the first read.
 */
export function openDatabase(path: string, options: OpenOptions): Db {
  const isReadOnly = options.isReadOnly ?? false;
  const { db, cipher } = unlock(path, options.key, isReadOnly);
  try {
    if (!isReadOnly) db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('fullfsync = ON');
    db.pragma('foreign_keys = ON');
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('temp_store = MEMORY');
    db.pragma('secure_delete = FAST');
    db.pragma('cache_size = -32000');
    db.pragma('mmap_size = 0');
    db.pragma(`wal_autocheckpoint = ${options.walPages ?? usualWalPages}`);
    assertSettings(db, isReadOnly, cipher);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * A connection that has read the first page: a wrong key or a foreign file is refused here and nowhere later. Where the first cipher does
 * not open the file the other one is tried, on a connection of its own; closing the first one changes nothing on the disk, since pages
 * that it cannot read are not carried home from the log either.
 */
function unlock(path: string, key: Uint8Array, isReadOnly: boolean): { db: Db; cipher: Cipher } {
  let refusal: unknown;
  for (const cipher of ciphersFor(path)) {
    const db = new Database(path, { timeout: 5000, readonly: isReadOnly, fileMustExist: isReadOnly });
    try {
      setKey(db, cipher, key);
      db.prepare('SELECT count(*) FROM sqlite_master').get();
      return { db, cipher };
    } catch (error) {
      db.close();
      if (!(error instanceof Database.SqliteError) || error.code !== 'SQLITE_NOTADB') throw error;
      refusal = error;
    }
  }
  throw refusal;
}

/** An empty file takes the first cipher that is tried. */
function ciphersFor(path: string): readonly Cipher[] {
  const isNew = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0;
  return isNew ? [cipherOfNewFiles(), ...knownCiphers] : knownCiphers;
}

/**
 * A file that is being made and is thrown away where anything goes wrong: no journal, nothing forced to the disk. Only its last owner's
 * fsync and the rename into place make it a database. The same pages as a new file of `openDatabase`, and the same cipher where none is asked
 * for.
 */
export function openSideFile(path: string, key: Uint8Array, cipher: Cipher = cipherOfNewFiles()): Db {
  const db = new Database(path);
  try {
    setKey(db, cipher, key);
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('trusted_schema = OFF');
    db.pragma('temp_store = MEMORY');
    db.pragma('cache_size = -200000');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Everything reliability.md, rule 1, asks of a connection, read back from SQLite itself. */
function assertSettings(db: Db, isReadOnly: boolean, cipher: Cipher): void {
  const wanted: ReadonlyArray<readonly [string, string | number]> = [
    ...(isReadOnly ? [] : [['journal_mode', 'wal'] as const]),
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['trusted_schema', 0],
    ['cell_size_check', 1],
    ['temp_store', 2],
    ['busy_timeout', 5000],
    ...cipherSettings(cipher),
  ];
  for (const [name, value] of wanted) {
    const actual = db.pragma(name, { simple: true });
    if (actual !== value) throw new Error(`SQLite kept ${name} = ${String(actual)}, wanted ${value}`);
  }
  const version = db.prepare('SELECT sqlite_version()').pluck().get();
  if (typeof version !== 'string' || isOlder(version, oldestSafeSqlite)) {
    throw new Error(`SQLite ${String(version)} is older than ${oldestSafeSqlite.join('.')}`);
  }
}

function isOlder(version: string, wanted: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, part] of wanted.entries()) {
    const own = parts[index] ?? 0;
    if (own !== part) return own < part;
  }
  return false;
}

/**
 * Nobody writes a synced table around the write door: temporary triggers of this connection abort unless `sync_ctx` has a row.
 * They cannot live in the file, since a stored trigger cannot see a temporary table. They fail at a statement's first row, so that there
 * is nothing to undo: with ABORT SQLite would keep every page that a statement changes a second time.
 */
export function guardSyncedTables(db: Db): void {
  db.exec('CREATE TEMP TABLE IF NOT EXISTS sync_ctx (reason TEXT NOT NULL)');
  for (const name of Object.keys(entities) as EntityName[] /* the registry's own keys */) {
    const { table } = entities[name];
    for (const event of ['INSERT', 'UPDATE', 'DELETE']) {
      db.exec(
        `CREATE TEMP TRIGGER IF NOT EXISTS guard_${table}_${event.toLowerCase()} BEFORE ${event} ON main."${table}"
         WHEN NOT EXISTS (SELECT 1 FROM temp.sync_ctx)
         BEGIN SELECT RAISE(FAIL, '${table} is written through the write door only'); END`,
      );
    }
  }
}

/**
 * A transaction of what can be made again: a power cut may take it, so nobody waits for the disk. Nothing else runs on this connection
 * between the two settings, and everything that people write keeps waiting.
 */
export function inDerivedTransaction(db: Db, work: () => void): void {
  db.pragma('synchronous = NORMAL');
  try {
    inTransaction(db, work);
  } finally {
    db.pragma('synchronous = FULL');
  }
}

/** One write transaction. Immediate, because a deferred one that reads first can fail with BUSY whatever the timeout is. */
export function inTransaction<T>(db: Db, work: () => T): T {
  if (db.inTransaction) throw new AppError('unexpected', 'a write transaction is already open');
  return db.transaction(work).immediate();
}
