import { upkeepSteps } from '../customers/index.ts';
import { type Db, inDerivedTransaction } from '../platform/database.ts';

/**
 * So many pages of each index are merged after a slice, somewhat more than its rows need to keep pace (18 pages for 400 rows, merged twice): what
 * is put off takes the next slices, and none of them long. Left to itself an index merges after each 64 pages that were written, two hundred at
 * once: both in one slice took longer than its rows.
 */
const fewestPagesMerged = 16;
const pagesMergedForRow = 12 / 100;
/** As many parts as the indexes merge at once by themselves (migration 4). */
const partsMerged = 16;
/**
 * The sixty-fourth customer whose text was changed brings the indexes up to date by itself (migration 4). It must not meet one who was made in
 * this slice: what is taken out of an index and was never in it damages it.
 */
const mostChanged = 60;

/**
 * The search indexes beside a bulk writer. Inside a transaction: customers made after `hold` are put into the indexes by `index`, all at once.
 * After it, in a turn of its own, `merge` brings a few of the indexes' parts together: it takes as long as the rows, and nobody needs it at once.
 */
export function createHeldSearch(db: Db) {
  const held = 'SELECT rid, search FROM customers WHERE rid > (SELECT after_rid FROM search_held) ORDER BY rid';
  const waiting = db.prepare('SELECT count(*) FROM search_waiting').pluck();
  const bringUp = upkeepSteps.map((sql) => db.prepare(sql));
  const hold = [
    'INSERT INTO search_held (after_rid) SELECT ifnull(max(rid), 0) FROM customers',
    `INSERT INTO customers_tri(customers_tri, rank) VALUES ('automerge', 0), ('usermerge', ${partsMerged})`,
    `INSERT INTO customers_pre(customers_pre, rank) VALUES ('automerge', 0), ('usermerge', ${partsMerged})`,
  ].map((sql) => db.prepare(sql));
  const index = [
    // Of a customer made and changed in one slice nothing is indexed yet that would have to be taken out.
    'DELETE FROM search_waiting WHERE rid > (SELECT after_rid FROM search_held)',
    `INSERT INTO customers_tri(rowid, search) ${held}`,
    `INSERT INTO customers_pre(rowid, search) ${held}`,
    // Writes out what the index has in memory, so that COMMIT has nothing left to merge.
    "INSERT INTO customers_tri(customers_tri) VALUES ('flush')",
    "INSERT INTO customers_pre(customers_pre) VALUES ('flush')",
    // Before COMMIT: whatever ends this program, the indexes go on merging by themselves.
    `INSERT INTO customers_tri(customers_tri, rank) VALUES ('automerge', ${partsMerged})`,
    `INSERT INTO customers_pre(customers_pre, rank) VALUES ('automerge', ${partsMerged})`,
    'DELETE FROM search_held',
  ].map((sql) => db.prepare(sql));
  const merge = [
    "INSERT INTO customers_tri(customers_tri, rank) VALUES ('merge', ?)",
    "INSERT INTO customers_pre(customers_pre, rank) VALUES ('merge', ?)",
  ].map((sql) => db.prepare(sql));
  return {
    hold(): void {
      if (Number(waiting.get()) > 0) for (const statement of bringUp) statement.run();
      for (const statement of hold) statement.run();
    },
    /** Whether so many customers were changed that the slice has to end: `index` comes next. */
    isFull: (): boolean => Number(waiting.get()) >= mostChanged,
    index(): void {
      for (const statement of index) statement.run();
    },
    /** After the transaction of so many rows. Only the form of the indexes changes. */
    merge(rows: number): void {
      const pages = Math.max(fewestPagesMerged, Math.floor(rows * pagesMergedForRow));
      inDerivedTransaction(db, () => {
        for (const statement of merge) statement.run(pages);
      });
    },
  };
}
