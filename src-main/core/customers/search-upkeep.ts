import { type Db, inTransaction } from '../platform/database.ts';
import { diskErrorOf } from '../platform/sqlite-errors.ts';

/** To be run in one transaction, in this order. */
export const upkeepSteps: readonly string[] = [
  "INSERT INTO customers_tri(customers_tri, rowid, search) SELECT 'delete', rid, indexed FROM search_waiting",
  "INSERT INTO customers_pre(customers_pre, rowid, search) SELECT 'delete', rid, indexed FROM search_waiting",
  'INSERT INTO customers_tri(rowid, search) SELECT w.rid, c.search FROM search_waiting AS w CROSS JOIN customers AS c ON c.rid = w.rid',
  'INSERT INTO customers_pre(rowid, search) SELECT w.rid, c.search FROM search_waiting AS w CROSS JOIN customers AS c ON c.rid = w.rid',
  'DELETE FROM search_waiting',
];

/**
 * Brings the search indexes up to date with the customers that were changed since the last search. An edit only puts aside what the
 * indexes have of its customer (two search indexes are half of what an edit writes), and whoever searches makes it good: fewer than
 * 64 customers, 0.1 ms each. Whoever asks `customers_tri` or `customers_pre` calls it first.
 */
export function createSearchUpkeep(db: Db): () => void {
  const isWaiting = db.prepare('SELECT 1 FROM search_waiting LIMIT 1').pluck();
  let prepared: { run(): unknown }[] | null = null;

  return () => {
    if (isWaiting.get() === undefined || db.readonly || db.inTransaction) return;
    try {
      inTransaction(db, () => {
        prepared ??= upkeepSteps.map((step) => db.prepare(step));
        for (const step of prepared) step.run();
      });
    } catch (error) {
      // On a full or locked disk a search still answers, with what a few customers were called before.
      const code = diskErrorOf(error)?.code;
      if (code === undefined || code === 'damaged') throw error;
    }
  };
}
