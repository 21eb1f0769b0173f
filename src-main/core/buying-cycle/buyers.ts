import { samePurchaseDays } from '../../../src-shared/buying-cycle/buying-cycle.ts';
import { daysBetween } from '../../../src-shared/lib/dates.ts';
import { isListed, joinShownCustomer } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';
import { isPurchase } from './purchases.ts';

const dayLength = '2026-11-23'.length;

export interface Buyer {
  readonly customerId: string;
  readonly name: string;
  readonly days: string[];
}

interface Bought {
  /** The days of orders, one after the other with a blank between them; empty where nothing was ordered. */
  ordered: string;
  readonly accepted: Accepted[];
}
type Accepted = readonly [customerId: string, rid: number, on: string, isDeleted: 0 | 1];
interface Shown {
  /** Of whom it is asked: their place among those asked for. */
  readonly member: number;
  readonly customerId: string;
  readonly name: string;
  readonly lastOn: string | null;
}

/**
 * Everybody of one owner who may have bought often enough for a habit, with the days of their purchases, some of them twice. Days come from
 * indexes that hold nothing else; customers and orders are long rows, and are read of those alone whose days may be enough.
 */
export function createBuyersReader(db: Db): (ownerId: string | null) => Buyer[] {
  const orders = db
    .prepare(
      `SELECT customer_id, group_concat(ordered_on, ' ') FROM orders AS p INDEXED BY orders_customer
       WHERE deleted_at IS NULL AND ${isPurchase} GROUP BY customer_id`,
    )
    .raw();
  const acceptances = db
    .prepare(
      `SELECT customer_id, rid, answered_on, deleted_at IS NOT NULL FROM acceptances AS a INDEXED BY acceptances_customer
       WHERE is_accepted = 1`,
    )
    .raw();
  // The order is the purchase, on its own day and with what was really ordered.
  const replaced = db
    .prepare(
      `SELECT a.rid FROM json_each(@rids) AS d CROSS JOIN acceptances AS a ON a.rid = d.value WHERE EXISTS (
         SELECT 1 FROM orders AS r WHERE r.quote_id = a.quote_id AND r.deleted_at IS NULL AND r.state IN ('confirmed', 'done'))`,
    )
    .pluck();
  const merged = db.prepare(`SELECT id, merged_into FROM customers INDEXED BY customers_merged WHERE merged_into > ''`).raw();
  const shown = db.prepare(
    `SELECT d.key AS member, c.id AS customerId, c.name, c.last_transaction_on AS lastOn
     FROM json_each(@ids) AS d ${joinShownCustomer('d.value')}
     WHERE ${isListed} AND c.owner_id IS @me AND c.restricted_on IS NULL`,
  );

  const boughtBy = (): Map<string, Bought> => {
    const all = new Map<string, Bought>();
    for (const [customerId, ordered] of orders.all() as [string, string][]) all.set(customerId, { ordered, accepted: [] }); // the columns selected, as below
    for (const row of acceptances.all() as Accepted[]) {
      const known = all.get(row[0]);
      if (known === undefined) all.set(row[0], { ordered: '', accepted: [row] });
      else known.accepted.push(row);
    }
    return all;
  };

  return (me) => {
    const all = boughtBy();
    // What was bought under several records of one customer counts together.
    const inFamily = new Set((merged.all() as [string, string][]).flat());
    // The last transaction may be one more purchase.
    const ids: string[] = [];
    for (const [id, bought] of all) if (isMoreThanOne(bought) || inFamily.has(id)) ids.push(id);
    const byCustomer = new Map<string, { readonly shown: Shown; readonly parts: Bought[] }>();
    for (const row of shown.all({ me, ids: JSON.stringify(ids) }) as Shown[]) {
      const bought = all.get(ids[row.member] ?? '');
      if (bought === undefined) continue;
      const known = byCustomer.get(row.customerId);
      if (known === undefined) byCustomer.set(row.customerId, { shown: row, parts: [bought] });
      else known.parts.push(bought);
    }
    const buyers = [...byCustomer.values()].map(({ shown: { customerId, name, lastOn }, parts }) => {
      const ordered = parts.flatMap(orderedDays);
      // A day with an order is a day of a purchase, whatever else was one on it: nothing more has to be looked up about it.
      const accepted = parts.flatMap((part) =>
        part.accepted.filter(([, , on, isDeleted]) => isDeleted === 0 && !ordered.includes(on)),
      );
      // The quote that the last transaction came from, also where its answer was deleted since.
      const isOpen = lastOn !== null && !ordered.includes(lastOn);
      const last = isOpen ? (all.get(customerId)?.accepted ?? []).filter(([, , on]) => on === lastOn) : [];
      return { customerId, name, lastOn, ordered, accepted, last };
    });
    const rids = buyers.flatMap(({ accepted, last }) => [...accepted, ...last].map(([, rid]) => rid));
    const without = new Set(replaced.all({ rids: JSON.stringify(rids) }) as number[]);
    return buyers.map(({ customerId, name, lastOn, ordered, accepted, last }) => ({
      customerId,
      name,
      days: [
        ...ordered,
        ...accepted.flatMap(([, rid, on]) => (without.has(rid) ? [] : [on])),
        ...(lastOn === null || last.some(([, rid]) => without.has(rid)) ? [] : [lastOn]),
      ],
    }));
  };
}

function orderedDays({ ordered }: Bought): string[] {
  return ordered === '' ? [] : ordered.split(' ');
}

/** Whether the days are two purchases at least: the first and the last are far enough apart. Most customers bought on one day alone. */
function isMoreThanOne(bought: Bought): boolean {
  const { ordered, accepted } = bought;
  let [first, last] = ['9999', ''];
  const see = (day: string) => {
    if (day < first) first = day;
    if (day > last) last = day;
  };
  if (ordered.length > dayLength) orderedDays(bought).forEach(see);
  else if (ordered !== '') see(ordered);
  for (const [, , on, isDeleted] of accepted) if (isDeleted === 0) see(on);
  return last > first && daysBetween(first, last) > samePurchaseDays;
}
