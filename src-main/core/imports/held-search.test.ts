import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../platform/database.ts';
import { migrate, pendingMigrations } from '../platform/migrate.ts';
import { createHeldSearch } from './held-search.ts';

const openNew = () => {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-held-'));
  const db = openDatabase(join(folder, 'data.db'), { key: new Uint8Array(32) });
  onTestFinished(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });
  migrate(db, pendingMigrations(db), '2026-11-23T01:00:00.000Z');
  const add = db.prepare(
    "INSERT INTO customers (id, name, search, kind, lifecycle, created_at) VALUES (?, ?, ?, 'company', 'lead', '2026-11-23T01:00:00.000Z')",
  );
  const number = (sql: string) => Number(db.prepare(sql).pluck().get());
  return { db, add, number, search: createHeldSearch(db) };
};

test('customers of a long list are found, and their indexes stay in few parts, merged a little with each slice', () => {
  const { db, add, number, search } = openNew();
  const slices = 60;
  for (let slice = 0; slice < slices; slice += 1) {
    db.transaction(() => {
      search.hold();
      expect(number("SELECT v FROM customers_tri_config WHERE k = 'automerge'")).toBe(0);
      for (let at = 0; at < 20; at += 1) add.run(`${slice} ${at}`, `Bao bì ${slice}`, `bao bi so ${slice * 20 + at}`);
      search.index();
    })();
    search.merge(20);
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
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

test('customers who come in and are changed in one go, a hundred of them, are found by what is true in the end', () => {
  const { db, add, number, search } = openNew();
  const change = db.prepare('UPDATE customers SET search = ? WHERE id = ?');
  // As many as may wait were changed before the list comes.
  for (let at = 0; at < 63; at += 1) add.run(`old ${at}`, `Cũ ${at}`, `cu ky ${at}`);
  for (let at = 0; at < 63; at += 1) change.run(`cu moi ${at}`, `old ${at}`);
  let at = 0;
  while (at < 100)
    db.transaction(() => {
      search.hold();
      for (; at < 100 && !search.isFull(); at += 1) {
        add.run(`new ${at}`, `Mới ${at}`, `nhap xua ${at}`);
        change.run(`nhap sau ${at}`, `new ${at}`);
      }
      search.index();
    })();
  for (const index of ['customers_tri', 'customers_pre']) {
    db.exec(`INSERT INTO ${index}(${index}, rank) VALUES ('integrity-check', 1)`);
    expect(number(`SELECT count(*) FROM ${index} WHERE ${index} MATCH '"sau"'`)).toBe(100);
    expect(number(`SELECT count(*) FROM ${index} WHERE ${index} MATCH '"xua"'`)).toBe(0);
    expect(number(`SELECT count(*) FROM ${index} WHERE ${index} MATCH '"moi"'`)).toBe(63);
  }
});
