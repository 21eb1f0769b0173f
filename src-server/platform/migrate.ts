import { createHash } from 'node:crypto';
import { migrations } from '../../db/server/migrations/all.ts';
import type { ServerMigration } from '../../db/server/migrations/migration.ts';
import type { OfficeDatabase, Sql } from './database.ts';

/** The data was made by a later program, or by one whose migrations are not ours. Nothing was changed. */
export class NewerDatabase extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NewerDatabase';
  }
}

/** Any number: two processes that start at once must take the same. */
const migrationLock = 7_346_101;

/**
 * Runs what is pending, all of it or nothing, and says how many steps that were.
 * @throws NewerDatabase
 */
export async function migrate(
  database: OfficeDatabase,
  now: string,
  known: readonly ServerMigration[] = migrations,
): Promise<number> {
  return await database.asOwner(async (sql) => {
    await sql.query('SELECT pg_advisory_xact_lock($1)', [migrationLock]);
    await sql.script(
      'CREATE TABLE IF NOT EXISTS migrations (version int PRIMARY KEY, name text NOT NULL, hash text NOT NULL, at text NOT NULL)',
    );
    const pending = await pendingMigrations(sql, known);
    for (const migration of pending) {
      await sql.script(migration.sql);
      await sql.query('INSERT INTO migrations (version, name, hash, at) VALUES ($1, $2, $3, $4)', [
        migration.version,
        migration.name,
        hashOf(migration),
        now,
      ]);
    }
    return pending.length;
  });
}

/** Whether the tables are the ones of this program: for `/ready`. */
export async function isMigrated(database: OfficeDatabase, known: readonly ServerMigration[] = migrations): Promise<boolean> {
  return await database.asNobody('snapshot', async (sql) => (await pendingMigrations(sql, known)).length === 0);
}

async function pendingMigrations(sql: Sql, known: readonly ServerMigration[]): Promise<ServerMigration[]> {
  const done = await sql.query<{ version: number; hash: string }>('SELECT version, hash FROM migrations ORDER BY version');
  for (const row of done) {
    const shipped = known.find((migration) => migration.version === row.version);
    if (shipped === undefined) {
      throw new NewerDatabase(`The data has step ${row.version}, which this program does not know: it is older than the data.`);
    }
    if (hashOf(shipped) !== row.hash) throw new NewerDatabase(`Step ${row.version} of the data is not the one of this program.`);
  }
  const versions = new Set(done.map((row) => row.version));
  return known.filter((migration) => !versions.has(migration.version));
}

function hashOf(migration: ServerMigration): string {
  return createHash('sha256').update(migration.sql).digest('hex');
}
