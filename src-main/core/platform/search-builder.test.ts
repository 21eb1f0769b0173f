import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSideFile } from './database.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import { startSearchBuilder } from './search-builder.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-search-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each(['aegis', 'chacha20'] as const)('what another thread made searchable is found in a file with %s', async (cipher) => {
  const key = Buffer.alloc(32, 1);
  const path = join(folder, 'side.db');
  const db = openSideFile(path, key, cipher);
  migrate(db, pendingMigrations(db), '2026-11-25T01:00:00.000Z');
  const search = startSearchBuilder(db, `${path}-search`, key);
  for (const [index, text] of [' dai phat', ' anh duong', ' dai loi'].entries()) search.add(index + 1, text);
  expect(await search.finish()).toBe(true);
  await search.stop();
  const found = (sql: string) => db.prepare(sql).pluck().all();
  expect(found(`SELECT rowid FROM customers_pre WHERE customers_pre MATCH '"dai"*'`)).toEqual([1, 3]);
  expect(found(`SELECT rowid FROM customers_tri WHERE customers_tri MATCH '"duo"'`)).toEqual([2]);
  db.close();
});

test('thousands of texts, in parts, are each found under their own number, also where half a sign stands in one', async () => {
  const key = Buffer.alloc(32, 1);
  const path = join(folder, 'side.db');
  const db = openSideFile(path, key);
  migrate(db, pendingMigrations(db), '2026-11-25T01:00:00.000Z');
  const search = startSearchBuilder(db, `${path}-search`, key);
  const last = 9001;
  for (let rid = 1; rid < last; rid += 1) search.add(rid, ` hang${rid} moi`);
  search.add(last, ' ban\ud83d "hang" \\ moi');
  expect(await search.finish()).toBe(true);
  await search.stop();
  const found = (sql: string) => db.prepare(sql).pluck().all();
  for (const rid of [1, 3999, 4000, 4001, 8000, 8001, 9000])
    expect(found(`SELECT rowid FROM customers_pre WHERE customers_pre MATCH '"hang${rid}"'`)).toEqual([rid]);
  // As a row keeps it.
  const kept = db.prepare('SELECT ?').pluck().get('n\ud83d ');
  expect(found(`SELECT rowid FROM customers_tri WHERE customers_tri MATCH '"${String(kept)}"'`)).toEqual([last]);
  expect(found(`SELECT count(*) FROM customers_pre WHERE customers_pre MATCH '"moi"'`)).toEqual([last]);
  db.close();
});
