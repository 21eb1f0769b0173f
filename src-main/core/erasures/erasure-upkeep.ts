import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { patternOf } from '../../../src-shared/erasures/words.ts';
import type { Context } from '../context.ts';
import { createMoreUpkeep, createSearchUpkeep } from '../customers/index.ts';
import type { BlobStore } from '../files/index.ts';
import { listBackups } from '../platform/backup.ts';
import type { Journal } from '../platform/journal.ts';
import type { ProfilePaths } from '../platform/profile-folder.ts';
import { createEraseDoor, type Erasure, leftToClean, redactedPatch } from '../sync/apply-erasures.ts';
import type { SyncColumns } from '../sync/sync-columns.ts';
import { addToEraseList, readEraseList } from './erase-list-file.ts';

/** Backups and set-aside files of before an erasure are kept no longer: 7 days by law's measure, one less for laptops that sleep. */
const keptDays = 6;
const retryMs = 60_000;
/** Everything that holds indexed words of rows: all segments become one, which is what really drops the words of rows that changed. */
const mergeIndexes = [
  "INSERT INTO customers_tri(customers_tri) VALUES ('optimize')",
  "INSERT INTO customers_pre(customers_pre) VALUES ('optimize')",
  "INSERT INTO customers_more(customers_more) VALUES ('optimize')",
  "INSERT INTO activity_fts(activity_fts) VALUES ('optimize')",
  "INSERT INTO transaction_fts(transaction_fts) VALUES ('optimize')",
];

export interface ErasureUpkeep {
  /** Erases whoever stands on the list and was not erased in this database: before anything of it is shown. Answers how many. */
  carryOut(): number;
  /** Journal, search indexes, free pages, log, contents, old backups. Answers false where something is in the way for now. */
  clean(): boolean;
  stop(): void;
}

export interface UpkeepDeps {
  readonly ctx: Context;
  readonly journal: Journal;
  readonly paths: ProfilePaths;
  readonly blobs: BlobStore | null;
  readonly columns: SyncColumns;
  /** An office has to have accepted a line before it is carried out here. */
  readonly isOffice: boolean;
}

/** Everything about erasing on this laptop that is no single transaction. */
export function createErasureUpkeep(deps: UpkeepDeps): ErasureUpkeep {
  const { ctx, paths } = deps;
  const { db, state } = ctx;
  const listFile = join(paths.folder, 'erase-list.json');
  const erase = createEraseDoor(db, deps.columns);
  const isDone = db.prepare('SELECT 1 FROM erasures_done WHERE on_entity = ? AND on_id = ?').pluck();
  const lines = db.prepare(
    `SELECT on_entity AS onEntity, on_id AS onId, of_customer_id AS ofCustomerId FROM erasures WHERE rev > 0 OR ?`,
  );
  const done = db.prepare('SELECT on_entity AS onEntity, on_id AS onId, of_customer_id AS ofCustomerId FROM erasures_done');
  const isCleaned = db.prepare('SELECT NOT EXISTS (SELECT 1 FROM erasures_done WHERE cleaned_at IS NULL)').pluck();
  const firstDone = db.prepare('SELECT max(done_at) FROM erasures_done').pluck();
  let waiting: NodeJS.Immediate | null = null;
  let retry: NodeJS.Timeout | null = null;
  let isStopped = false;

  const cleanJournal = () => {
    const { rowIds, words } = leftToClean(state);
    const gone = new Set(rowIds);
    const pattern = patternOf(words);
    deps.journal.rewrite((entry) => ({ ...entry, patch: redactedPatch(entry, gone, pattern) }));
  };
  const cleanIndexes = () => {
    createSearchUpkeep(db)();
    createMoreUpkeep(db).changed();
    for (const sql of mergeIndexes) db.exec(sql);
  };
  const cleanContents = () => {
    const isUsed = db
      .prepare(
        'SELECT 1 FROM files WHERE sha256 = @content UNION ALL SELECT 1 FROM product_photos WHERE sha256 = @content LIMIT 1',
      )
      .pluck();
    const thumbnailOf = db.prepare('SELECT thumbnail FROM blobs WHERE sha256 = ?').pluck();
    const forget = db.prepare('DELETE FROM blobs WHERE sha256 = ?');
    for (const content of leftToClean(state).contents) {
      if (isUsed.get({ content }) === 1) continue;
      const thumbnail = thumbnailOf.get(content);
      deps.blobs?.remove(content);
      if (typeof thumbnail === 'string') deps.blobs?.remove(thumbnail);
      forget.run(content);
    }
  };
  /** Backups of before the newest erasure go as soon as there is one of after it and they are old enough; so does what was set aside. */
  const dropOldCopies = () => {
    const at = firstDone.get();
    if (typeof at !== 'string') return;
    const isOld = (madeAt: string) => madeAt < at && Date.parse(madeAt) < ctx.clock.now() - keptDays * 86_400_000;
    const backups = listBackups(paths.backups);
    if (backups.some(({ madeAt }) => madeAt >= at)) {
      for (const { file, madeAt } of backups) if (isOld(madeAt)) rmSync(join(paths.backups, file), { force: true });
    }
    if (!existsSync(paths.aside)) return;
    for (const name of readdirSync(paths.aside)) {
      const folder = join(paths.aside, name);
      if (isOld(statSync(folder).mtime.toISOString())) rmSync(folder, { recursive: true, force: true });
    }
  };
  const clean = (): boolean => {
    if (isStopped || !db.open || db.inTransaction) return false;
    dropOldCopies();
    if (isCleaned.get() === 1) return true;
    try {
      addToEraseList(listFile, done.all() as Erasure[]); // the columns selected
      cleanJournal();
      cleanContents();
      cleanIndexes();
      // The names that were looked for go with the rest; that the file is still to be written anew is known without them.
      state.remove('erase_cleaning');
      db.pragma('wal_checkpoint(TRUNCATE)');
      // Free pages, and what SQLite moved aside within pages, hold old values still.
      db.exec('VACUUM');
      db.prepare('UPDATE erasures_done SET cleaned_at = ? WHERE cleaned_at IS NULL').run(new Date(ctx.clock.now()).toISOString());
      db.pragma('wal_checkpoint(TRUNCATE)');
      return true;
    } catch (error) {
      // Busy (somebody reads the file just now) or full: again in a minute, and with the next start.
      ctx.log.error('what an erasure left could not be cleaned', error);
      retry ??= setTimeout(() => {
        retry = null;
        clean();
      }, retryMs).unref();
      return false;
    }
  };
  const cleanSoon = () => {
    waiting ??= setImmediate(() => {
      waiting = null;
      clean();
    });
  };
  const carryOut = (): number => {
    const now = new Date(ctx.clock.now()).toISOString();
    const known = [...readEraseList(listFile), ...(lines.all(deps.isOffice ? 0 : 1) as Erasure[])]; // the columns selected
    let count = 0;
    for (const erasure of known) {
      if (isDone.get(erasure.onEntity, erasure.onId) === 1) continue;
      ctx.changes.changed(erase(erasure, now));
      count += 1;
    }
    if (typeof firstDone.get() === 'string') cleanSoon();
    return count;
  };
  const unsubscribe = ctx.changes.subscribe((event) => {
    // Written here by somebody who works alone, or come with a page that has carried it out already.
    if (event.type === 'changed' && event.entity === 'erasures') carryOut();
  });

  return {
    carryOut,
    clean,
    stop() {
      isStopped = true;
      unsubscribe();
      if (waiting !== null) clearImmediate(waiting);
      if (retry !== null) clearTimeout(retry);
    },
  };
}
