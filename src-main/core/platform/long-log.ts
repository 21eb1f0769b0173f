import { type Db, usualWalPages } from './database.ts';
import { pauseForOthers } from './pause.ts';

/**
 * Copies a log that has grown to so many pages into the file, and answers whether it did. Whoever writes much in slices calls it between
 * two of them and gives way after it: left to SQLite, the COMMIT that reaches the bound does it, and is the longest wait of all.
 */
export function emptyLongLog(db: Db, pages: number): boolean {
  const [state] = db.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[]; // SQLite's own columns
  if (state === undefined || state.log - state.checkpointed < pages) return false;
  db.pragma('wal_checkpoint(PASSIVE)');
  return true;
}

/**
 * While the work lasts no COMMIT copies the log into the file: whoever lets it grow longer than usual calls `emptyLongLog` in turns of its own.
 * A log that nothing empties for all that is copied at four times as many pages. What is left of it at the end is not left to the next edit.
 */
export async function withLongLog<T>(db: Db, pages: number, work: () => Promise<T>): Promise<T> {
  db.pragma(`wal_autocheckpoint = ${4 * pages}`);
  try {
    const result = await work();
    await pauseForOthers();
    if (db.open) emptyLongLog(db, usualWalPages);
    return result;
  } finally {
    if (db.open) db.pragma(`wal_autocheckpoint = ${usualWalPages}`);
  }
}
