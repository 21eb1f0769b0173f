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
// What a search index was told about itself is not in its text.
const indexes = db
  .prepare("SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%' ORDER BY rowid")
  .pluck()
  .all();
for (const index of indexes) {
  const told = db
    .prepare(`SELECT k, v FROM "${String(index)}_config" WHERE k <> 'version'`)
    .raw()
    .all() as [string, number][]; // two columns
  const values = told.map(([name, value]) => `('${name}', ${value})`).join(', ');
  if (told.length > 0) statements.push(`INSERT INTO ${String(index)}(${String(index)}, rank) VALUES ${values}`);
  const averages: unknown = db
    .prepare(`SELECT length(block) FROM "${String(index)}_data" WHERE id = 1`)
    .pluck()
    .get();
  if (averages !== 0) statements.push(`INSERT INTO ${String(index)}(${String(index)}) VALUES ('rebuild')`);
}
db.close();
rmSync(folder, { recursive: true });
const text = JSON.stringify({ hashes: migrations.map(hashOf), statements }, null, 2);
writeFileSync(new URL('../../db/local/baseline.json', import.meta.url), `${text}\n`);
