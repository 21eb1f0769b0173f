import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src-main/core/platform/database.ts';
import { migrate, pendingMigrations } from '../../src-main/core/platform/migrate.ts';
import { columnOf, entities, type EntityDefinition, entityNames } from '../../src-shared/sync/entities.ts';
import { checkPatch } from '../../src-shared/sync/row-rules.ts';

test('the office takes no empty value for a field that every laptop needs a value of', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-rules-'));
  const db = openDatabase(join(folder, 'data.db'), { key: new Uint8Array(32) });
  migrate(db, pendingMigrations(db), '2026-11-25T00:00:00.000Z');
  let needed = 0;
  for (const name of entityNames) {
    const definition: EntityDefinition = entities[name];
    const columns = db.prepare(`PRAGMA table_info("${definition.table}")`).all() as { name: string; notnull: number }[]; // SQLite's own
    for (const field of definition.fields) {
      if (columns.find((column) => column.name === columnOf(field))?.notnull !== 1) continue;
      needed += 1;
      // Never from a laptop (`unknown-field`), or not without a value.
      const { problem } = checkPatch(name, 'update', { [field]: null }, false);
      expect(problem, `${name}.${field}`).not.toBeNull();
    }
  }
  db.close();
  rmSync(folder, { recursive: true });
  expect(needed).toBeGreaterThan(20);
});
