import { isListed, joinShownCustomer } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';

export interface OwedRow {
  readonly id: string;
  readonly on: string;
  readonly name: string;
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly amountDong: number;
}

const mostOwed = 200;

const usual = {
  /** So many open invoices are looked through at once: whoever has most of what the office is owed finds them among these. */
  firstLookedAt: 2 * mostOwed,
  /** So few open invoices are looked through whoever's they are. */
  fewOwed: 2000,
  /** Whoever has no more customers than this reads what they owe and nobody else's. */
  fewCustomers: 4000,
  /** Of no more open invoices it is asked whose they are; beyond that, what the person's own customers owe is read. */
  mostLookedAt: 10_000,
};

/**
 * Debts of one's own customers. Of invoices that are not paid alone, what fell due last: old debts never hide a new one, and all of them
 * stand in a screen of their own. The office's latest debts are nearly all one's own or nearly all others', so there are two ways to the
 * same rows: from the newest debt back, and from one's own customers.
 */
export function createOwedSource(
  db: Db,
  { firstLookedAt, fewOwed, fewCustomers, mostLookedAt } = usual,
): (me: string | null, to: string) => OwedRow[] {
  const isOwed = `i.state = 'open' AND i.deleted_at IS NULL AND i.paid_dong < i.total_dong AND i.owed_on <= @to`;
  const ofMe = 'c.owner_id IS @me AND c.restricted_on IS NULL AND c.deleted_at IS NULL';
  const columns = `i.id, i.owed_on AS "on", trim(ifnull(i.symbol, '') || ' ' || i.number) AS name, i.total_dong - i.paid_dong AS amountDong,
    c.id AS customerId, c.name AS customerName`;
  const newestFirst = 'ORDER BY i.owed_on DESC, i.rid DESC';
  const countOwed = db
    .prepare(`SELECT count(*) FROM (SELECT 1 FROM invoices AS i INDEXED BY invoices_due WHERE ${isOwed} LIMIT +@most)`)
    .pluck();
  const countMine = db
    .prepare(`SELECT count(*) FROM (SELECT 1 FROM customers AS c WHERE ${isListed} AND c.owner_id IS @me LIMIT +@most)`)
    .pluck();
  const latest = db.prepare(
    `SELECT ${columns} FROM (SELECT i.rid FROM invoices AS i INDEXED BY invoices_due WHERE ${isOwed} ${newestFirst} LIMIT +@most) AS l
     CROSS JOIN invoices AS i ON i.rid = l.rid ${joinShownCustomer('i.customer_id')} WHERE ${ofMe} LIMIT ${mostOwed}`,
  );
  // Whatever was merged into one of them is one's own too.
  const mine = db.prepare(
    `WITH mine(id) AS (
       SELECT c.id FROM customers AS c INDEXED BY customers_owner WHERE ${isListed} AND c.owner_id IS @me AND c.restricted_on IS NULL
       UNION ALL SELECT m.id FROM customers AS m INDEXED BY customers_merged ${joinShownCustomer('m.id')}
       WHERE m.merged_into > '' AND ${ofMe}),
     newest AS (SELECT i.rid FROM mine CROSS JOIN invoices AS i INDEXED BY invoices_unpaid ON i.customer_id = mine.id
       WHERE ${isOwed} AND i.paid_dong <> i.total_dong ${newestFirst} LIMIT ${mostOwed})
     SELECT ${columns} FROM newest AS n CROSS JOIN invoices AS i ON i.rid = n.rid ${joinShownCustomer('i.customer_id')} ${newestFirst}`,
  );
  return (me, to) => {
    const ofMine = () => mine.all({ me, to }) as OwedRow[]; // the columns selected, as below
    const ofLatest = (most: number) => latest.all({ me, to, most }) as OwedRow[];
    const soon = ofLatest(firstLookedAt);
    if (soon.length === mostOwed) return soon;
    // No more than is asked about is counted: both go along an index, entry by entry.
    const isOwedMoreThan = (most: number) => Number(countOwed.get({ to, most: most + 1 })) > most;
    const hasFewCustomers = Number(countMine.get({ me, most: fewCustomers + 1 })) <= fewCustomers;
    if (hasFewCustomers) return isOwedMoreThan(fewOwed) ? ofMine() : ofLatest(fewOwed);
    const found = ofLatest(mostLookedAt);
    return found.length === mostOwed || !isOwedMoreThan(mostLookedAt) ? found : ofMine();
  };
}
