import { createHash } from 'node:crypto';
import baseline from '../../../db/local/baseline.json' with { type: 'json' };
import { migrations } from '../../../db/local/migrations/all.ts';
import type { Migration } from '../../../db/local/migrations/migration.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { Db } from './database.ts';

/** The version that this program reads and writes; also the `schema_v` of every operation. */
export const schemaVersion = Math.max(...migrations.map((migration) => migration.version));

/** "FbK1": tells our files from other SQLite files that happen to have the same key. */
const applicationId = 0x46624b31;

/**
 * What a database is to this program. Reading it writes nothing.
 * @throws `AppError('newer-version')` for a database of a later program, which stays untouched;
 *   the same where a migration that has run is not the one shipped.
 */
export function pendingMigrations(db: Db, known: readonly Migration[] = migrations): Migration[] {
  const newest = Math.max(...known.map((migration) => migration.version));
  const tables = db.prepare('SELECT count(*) FROM sqlite_master').pluck().get();
  if (tables === 0) return [...known];
  if (db.pragma('application_id', { simple: true }) !== applicationId) {
    throw new AppError('not-a-database', 'the file belongs to another program');
  }
  const current = Number(db.pragma('user_version', { simple: true }));
  if (current > newest) {
    throw new AppError('newer-version', `the data has version ${current}, this program knows ${newest}`, {
      details: { dataVersion: current, programVersion: newest },
    });
  }
  const done = db.prepare('SELECT version, hash FROM migrations ORDER BY version').all() as { version: number; hash: string }[]; // the two columns of that table
  for (const row of done) {
    const shipped = known.find((migration) => migration.version === row.version);
    if (shipped === undefined || hashOf(shipped) !== row.hash) {
      // Nothing is broken, and putting an older copy back would not help: the data waits for the program that made it.
      throw new AppError('newer-version', `migration ${row.version} is not the one that was shipped`, {
        details: { cause: 'other-migration' },
      });
    }
  }
  const doneVersions = new Set(done.map((row) => row.version));
  return known.filter((migration) => !doneVersions.has(migration.version));
}

/** Runs what is pending, each step in a transaction of its own: all of it or nothing. The first steps of a new database are one. */
export function migrate(db: Db, pending: readonly Migration[], now: string): void {
  migrateStepByStep(db, layBaseline(db, pending, now) ? pending.slice(baseline.hashes.length) : pending, now);
}

/** How databases of earlier programs come to their tables; what the baseline is made of and compared with. */
export function migrateStepByStep(db: Db, pending: readonly Migration[], now: string): void {
  for (const migration of pending) {
    // SQLite ignores a foreign_keys change inside a transaction, so this stands before BEGIN.
    db.pragma('foreign_keys = OFF');
    try {
      db.transaction(() => {
        // Another process may have been quicker since the pending ones were counted.
        if (Number(db.pragma('user_version', { simple: true })) >= migration.version) return;
        if (migration.version === 1) {
          db.exec(
            'CREATE TABLE migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL, at TEXT NOT NULL) STRICT',
          );
          db.pragma(`application_id = ${applicationId}`);
        }
        db.exec(migration.sql);
        db.prepare('INSERT INTO migrations VALUES (?, ?, ?, ?)').run(migration.version, migration.name, hashOf(migration), now);
        db.pragma(`user_version = ${migration.version}`);
        const broken = db.pragma('foreign_key_check');
        if (Array.isArray(broken) && broken.length > 0) throw new Error(`migration ${migration.version} breaks references`);
      }).immediate();
    } finally {
      db.pragma('foreign_keys = ON');
    }
  }
}

/**
 * Makes the tables of a new database as the first steps leave them, without what these made and threw away again. Only where these very
 * steps are pending and nothing is there: another process may have been quicker since they were counted.
 */
function layBaseline(db: Db, pending: readonly Migration[], now: string): boolean {
  const steps = pending.slice(0, baseline.hashes.length);
  if (!baseline.hashes.every((hash, at) => steps[at] !== undefined && hashOf(steps[at]) === hash)) return false;
  return db
    .transaction(() => {
      if (db.prepare('SELECT count(*) FROM sqlite_master').pluck().get() !== 0) return false;
      db.exec(baseline.statements.join(';\n'));
      db.pragma(`application_id = ${applicationId}`);
      const keep = db.prepare('INSERT INTO migrations VALUES (?, ?, ?, ?)');
      for (const [at, step] of steps.entries()) keep.run(step.version, step.name, baseline.hashes[at], now);
      db.pragma(`user_version = ${Math.max(...steps.map(({ version }) => version))}`);
      return true;
    })
    .immediate();
}

export function hashOf(migration: Migration): string {
  return createHash('sha256').update(migration.sql).digest('hex');
}
