import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Db, openDatabase, usualWalPages } from './database.ts';
import { emptyLongLog, withLongLog } from './long-log.ts';

const tooLong = usualWalPages + 500;
let folder = '';
let db: Db;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-log-'));
  db = openDatabase(join(folder, 'data.db'), { key: Buffer.alloc(32, 1) });
  db.exec('CREATE TABLE pages (content BLOB) STRICT');
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** One transaction of so many pages. */
const fill = (pages: number) => db.prepare('INSERT INTO pages (content) VALUES (zeroblob(?))').run(pages * 4000);
const waiting = () => {
  const [state] = db.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[]; // SQLite's own columns
  return state === undefined ? -1 : state.log - state.checkpointed;
};
const bound = () => db.pragma('wal_autocheckpoint', { simple: true });

test('a COMMIT copies a log that is long; while one may grow, only who empties it does, and nothing of it is left at the end', async () => {
  fill(tooLong);
  expect(waiting()).toBe(0);
  const meanwhile = await withLongLog(db, 7000, async () => {
    fill(tooLong);
    const afterCommit = waiting();
    const [isTooShort, isEmptied] = [emptyLongLog(db, 7000), emptyLongLog(db, 1000)];
    const afterEmptying = waiting();
    fill(tooLong);
    return await Promise.resolve({ afterCommit, isTooShort, isEmptied, afterEmptying });
  });
  expect(meanwhile).toEqual({ afterCommit: expect.any(Number), isTooShort: false, isEmptied: true, afterEmptying: 0 });
  expect(meanwhile.afterCommit).toBeGreaterThan(usualWalPages);
  expect([waiting(), bound()]).toEqual([0, usualWalPages]);
});

test('the bound is as usual after work that failed, and a database that was closed meanwhile is no error of its own', async () => {
  const failed = withLongLog(db, 7000, () => Promise.reject(new Error('no such calendar')));
  await expect(failed).rejects.toThrow('no such calendar');
  expect(bound()).toBe(usualWalPages);
  await withLongLog(db, 7000, async () => {
    await Promise.resolve();
    db.close();
  });
  expect(db.open).toBe(false);
});
