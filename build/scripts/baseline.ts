// Writes db/local/baseline.json: the tables of a new database as the released migrations leave them.
// Run it when a migration is released (tests/fixtures/schema/make.ts freezes its profile); old databases still go step by step.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '../../db/local/migrations/all.ts';
import { openDatabase } from '../../src-main/core/platform/database.ts';
import { hashOf, migrateStepByStep } from '../../src-main/core/platform/migrate.ts';

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-baseline-'));
const db = openDatabase(join(folder, 'data.db'), { key: Buffer.alloc(32, 1) });
migrateStepByStep(db, migrations, '2026-01-01T00:00:00.000Z');
// SQLite makes its own tables and a virtual table's itself.
const statements = db
  .prepare(
    `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT IN (
       SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY rowid`,
  )
  .pluck()
  .all();
db.close();
rmSync(folder, { recursive: true });
const text = JSON.stringify({ hashes: migrations.map(hashOf), statements }, null, 2);
writeFileSync(new URL('../../db/local/baseline.json', import.meta.url), `${text}\n`);
