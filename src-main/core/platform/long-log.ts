import type { Db } from './database.ts';

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
