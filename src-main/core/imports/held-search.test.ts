import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../platform/database.ts';
import { migrate, pendingMigrations } from '../platform/migrate.ts';
import { createHeldSearch } from './held-search.ts';

test('customers of a long list are found, and their indexes stay in few parts, merged a little with each slice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-held-'));
  const db = openDatabase(join(folder, 'data.db'), { key: new Uint8Array(32) });
  onTestFinished(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });
  migrate(db, pendingMigrations(db), '2026-11-23T01:00:00.000Z');
  const search = createHeldSearch(db);
  const add = db.prepare(
    "INSERT INTO customers (id, name, search, kind, lifecycle, created_at) VALUES (?, ?, ?, 'company', 'lead', '2026-11-23T01:00:00.000Z')",
  );
  const number = (sql: string) => Number(db.prepare(sql).pluck().get());
  const slices = 60;
  for (let slice = 0; slice < slices; slice += 1) {
    db.transaction(() => {
      search.hold();
      expect(number("SELECT v FROM customers_tri_config WHERE k = 'automerge'")).toBe(0);
      for (let at = 0; at < 20; at += 1) add.run(`${slice} ${at}`, `Bao bì ${slice}`, `bao bi so ${slice * 20 + at}`);
      search.index();
    })();
  }
  for (const index of ['customers_tri', 'customers_pre']) {
    db.exec(`INSERT INTO ${index}(${index}, rank) VALUES ('integrity-check', 1)`);
    expect(number(`SELECT count(*) FROM ${index} WHERE ${index} MATCH '"bao"'`)).toBe(slices * 20);
    // Sixteen of a kind are merged into one.
    expect(number(`SELECT count(DISTINCT segid) FROM ${index}_idx`)).toBeLessThan(20);
    // What is typed later is merged by the index itself, as it always was.
    expect(number(`SELECT v FROM ${index}_config WHERE k = 'automerge'`)).toBe(16);
  }
});
