import type { Context } from '../context.ts';
import { type Db, inDerivedTransaction } from '../platform/database.ts';
import { isOtherWorkUnderWay, pauseForOthers } from '../platform/pause.ts';
import { diskErrorOf } from '../platform/sqlite-errors.ts';

/*
 * The index of representatives and places (`customers_more`, migration 12) follows the customers: writers only put aside what it has of
 * whoever they change, and new customers stand beyond `customers_more_upto`. So an import, a first sync or an edit pays next to nothing
 * for it, and a new version of the program begins with an empty one.
 */

/** Customers in one step: some milliseconds, more where the index merges its parts. */
const stepRows = 250;
/** A search waits for so many; more are taken in while nobody asks for anything. */
const mostAtOnce = 8 * stepRows;
/** So many may wait for the next search. */
const mostWaiting = 64;
/** So long nothing is written to customers before the rest is taken in. */
const restMs = 1500;

const put = (from: string, where: string) => [
  `INSERT INTO customers_more(rowid, words) SELECT o.rid, o.representative FROM ${from} WHERE ${where} AND o.representative IS NOT NULL`,
  `INSERT INTO customers_more(rowid, words) SELECT o.rid + 1099511627776, o.place FROM ${from} WHERE ${where} AND o.place IS NOT NULL`,
];

/** Of whoever was changed: what the index has goes, what the table has comes. */
const changedSteps = [
  "INSERT INTO customers_more(customers_more, rowid, words) SELECT 'delete', rid, representative FROM customers_more_waiting WHERE rid <= @last AND representative IS NOT NULL",
  "INSERT INTO customers_more(customers_more, rowid, words) SELECT 'delete', rid + 1099511627776, place FROM customers_more_waiting WHERE rid <= @last AND place IS NOT NULL",
  ...put('customers_more_waiting AS w CROSS JOIN customers_more_of AS o ON o.rid = w.rid', 'w.rid <= @last'),
  'DELETE FROM customers_more_waiting WHERE rid <= @last',
];
const newSteps = [
  ...put('customers_more_of AS o', 'o.rid > ifnull((SELECT rid FROM customers_more_upto), 0) AND o.rid <= @last'),
  'DELETE FROM customers_more_upto',
  'INSERT INTO customers_more_upto VALUES (@last)',
];

export interface MoreUpkeep {
  /** Before a search: takes in what is not too much. */
  some(): void;
  /** Takes out and in what was changed, all of it: whoever was erased is in no index afterwards. */
  changed(): void;
  /** One step of everything; false where nothing is left to do. */
  step(): boolean;
  /** Whether so much is left that no search should find it, or words of somebody who went. */
  isFarBehind(): boolean;
}

export function createMoreUpkeep(db: Db): MoreUpkeep {
  const one = (sql: string) => db.prepare(sql).pluck();
  const lastChanged = one(`SELECT max(rid) FROM (SELECT rid FROM customers_more_waiting ORDER BY rid LIMIT ${stepRows})`);
  const lastNew = one(
    `SELECT max(rid) FROM (SELECT rid FROM customers WHERE rid > ifnull((SELECT rid FROM customers_more_upto), 0) ORDER BY rid LIMIT ${stepRows})`,
  );
  // A row number that became free is given to the next customer, who is none that the index has.
  const lower = db.prepare(
    `UPDATE customers_more_upto SET rid = ifnull((SELECT max(rid) FROM customers), 0)
     WHERE rid > ifnull((SELECT max(rid) FROM customers), 0)`,
  );
  const left = one(`SELECT (SELECT count(*) FROM (SELECT 1 FROM customers_more_waiting LIMIT ${mostAtOnce + 1}))
    + abs(ifnull((SELECT max(rid) FROM customers), 0) - ifnull((SELECT rid FROM customers_more_upto), 0))`);
  const anybodyGone = one('SELECT 1 FROM customers_more_waiting WHERE rid NOT IN (SELECT rid FROM customers) LIMIT 1');
  const prepared = (steps: readonly string[]) => {
    let statements: ((last: unknown) => unknown)[] | null = null;
    return (last: unknown) => {
      statements ??= steps.map((sql) => {
        const statement = db.prepare<unknown[]>(sql);
        return sql.includes('@last') ? (value: unknown) => statement.run({ last: value }) : () => statement.run();
      });
      for (const run of statements) run(last);
    };
  };
  const takeChanged = prepared(changedSteps);
  const takeNew = prepared(newSteps);

  const stepChanged = (): boolean => {
    const last = lastChanged.get();
    if (last === null || last === undefined) return false;
    inDerivedTransaction(db, () => takeChanged(last));
    return true;
  };
  const step = (): boolean => {
    if (stepChanged()) return true;
    if (Number(left.get()) === 0) return false;
    inDerivedTransaction(db, () => {
      lower.run();
      const last = lastNew.get();
      if (last !== null) takeNew(last);
    });
    return true;
  };
  const isPossible = () => db.open && !db.readonly && !db.inTransaction;

  return {
    some() {
      const count = Number(left.get());
      if (count === 0 || count > mostAtOnce || !isPossible()) return;
      try {
        while (step());
      } catch (error) {
        // On a full or locked disk a search still answers, with what a few customers had before.
        const code = diskErrorOf(error)?.code;
        if (code === undefined || code === 'damaged') throw error;
      }
    },
    changed() {
      while (stepChanged());
    },
    step: () => isPossible() && step(),
    isFarBehind: () => Number(left.get()) > mostWaiting || anybodyGone.get() === 1,
  };
}

/** Takes in what a search should not wait for, while nobody writes customers and no other long work is under way. */
export function followWithMore({ db, changes, log }: Pick<Context, 'db' | 'changes' | 'log'>, upkeep: MoreUpkeep): void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isWritten = false;
  const later = () => {
    timer ??= setTimeout(() => {
      timer = null;
      void work().catch((error: unknown) => log.error('the index of representatives and places does not follow', error));
    }, restMs).unref();
  };
  const work = async () => {
    if (!db.open) return;
    if (isWritten || isOtherWorkUnderWay() || db.inTransaction) {
      isWritten = false;
      later();
      return;
    }
    if (!upkeep.isFarBehind()) return;
    while (upkeep.step()) {
      await pauseForOthers();
      if (!db.open) return;
      if (!isWritten && !isOtherWorkUnderWay()) continue;
      later();
      return;
    }
    // Whoever looks at an answer that was given meanwhile gets the whole one.
    changes.emit({ type: 'changed', entity: 'customers', ids: [] });
  };
  changes.subscribe((event) => {
    if (event.type !== 'changed' || event.entity !== 'customers') return;
    isWritten = true;
    later();
  });
  later();
}
