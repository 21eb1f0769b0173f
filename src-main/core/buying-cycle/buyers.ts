import { leastPurchases, purchaseDays } from '../../../src-shared/buying-cycle/buying-cycle.ts';
import { isListed, joinShownCustomer } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';
import { isPurchase } from './purchases.ts';

export interface Buyer {
  readonly customerId: string;
  readonly name: string;
  readonly days: string[];
}

interface Bought {
  readonly ordered: string[];
  /** Rows of acceptances with their days. */
  readonly accepted: (readonly [rid: number, on: string])[];
}
interface Shown {
  readonly memberId: string;
  readonly customerId: string;
  readonly name: string;
  readonly lastOn: string | null;
}

/**
 * Everybody of one owner who bought often enough for a habit, with the days of their purchases. Days come from indexes that hold nothing
 * else; customers and orders are long rows, and are read of those alone whose days may be enough.
 */
export function createBuyersReader(db: Db): (ownerId: string | null) => Buyer[] {
  const becameOrder = (quoteId: string) =>
    `EXISTS (SELECT 1 FROM orders AS r WHERE r.quote_id = ${quoteId} AND r.deleted_at IS NULL AND r.state IN ('confirmed', 'done'))`;
  const orders = db
    .prepare(
      `SELECT customer_id, group_concat(ordered_on, ' ') FROM orders AS p INDEXED BY orders_customer
       WHERE deleted_at IS NULL AND ${isPurchase} GROUP BY customer_id`,
    )
    .raw();
  const acceptances = db
    .prepare(
      `SELECT customer_id, rid, answered_on FROM acceptances AS a INDEXED BY acceptances_customer
       WHERE is_accepted = 1 AND deleted_at IS NULL`,
    )
    .raw();
  // The order is the purchase, on its own day and with what was really ordered.
  const replaced = db
    .prepare(
      `SELECT a.rid FROM json_each(@rids) AS d CROSS JOIN acceptances AS a ON a.rid = d.value WHERE ${becameOrder('a.quote_id')}`,
    )
    .pluck();
  const merged = db.prepare(`SELECT id, merged_into FROM customers INDEXED BY customers_merged WHERE merged_into > ''`).raw();
  const shown = db.prepare(
    `SELECT d.value AS memberId, c.id AS customerId, c.name, CASE WHEN NOT EXISTS (
         SELECT 1 FROM acceptances AS y WHERE y.customer_id = c.id AND y.is_accepted = 1 AND y.answered_on = c.last_transaction_on
           AND ${becameOrder('y.quote_id')}) THEN c.last_transaction_on END AS lastOn
     FROM json_each(@ids) AS d ${joinShownCustomer('d.value')}
     WHERE ${isListed} AND c.owner_id IS @me AND c.restricted_on IS NULL`,
  );

  const boughtBy = (): Map<string, Bought> => {
    const all = new Map<string, Bought>();
    for (const [customerId, days] of orders.all() as [string, string][])
      all.set(customerId, { ordered: days.split(' '), accepted: [] }); // the columns selected, as below
    for (const [customerId, ...row] of acceptances.all() as [string, number, string][]) {
      const known = all.get(customerId);
      if (known === undefined) all.set(customerId, { ordered: [], accepted: [row] });
      else known.accepted.push(row);
    }
    return all;
  };

  return (me) => {
    const all = boughtBy();
    // What was bought under several records of one customer counts together.
    const inFamily = new Set((merged.all() as [string, string][]).flat());
    // The last transaction may be one more purchase.
    const ids = [...all].filter(([id, bought]) => inFamily.has(id) || isEnough(daysOf([bought]), leastPurchases - 1));
    const byCustomer = new Map<string, { readonly shown: Shown; readonly parts: Bought[] }>();
    for (const row of shown.all({ me, ids: JSON.stringify(ids.map(([id]) => id)) }) as Shown[]) {
      const bought = all.get(row.memberId) ?? { ordered: [], accepted: [] };
      const known = byCustomer.get(row.customerId);
      if (known === undefined) byCustomer.set(row.customerId, { shown: row, parts: [bought] });
      else known.parts.push(bought);
    }
    const possible = [...byCustomer.values()].filter(({ shown: { lastOn }, parts }) =>
      isEnough([...daysOf(parts), ...(lastOn === null ? [] : [lastOn])], leastPurchases),
    );
    const rids = possible.flatMap(({ parts }) => parts.flatMap(({ accepted }) => accepted.map(([rid]) => rid)));
    const without = new Set(replaced.all({ rids: JSON.stringify(rids) }) as number[]);
    return possible.map(({ shown: { customerId, name, lastOn }, parts }) => ({
      customerId,
      name,
      days: [...daysOf(parts, without), ...(lastOn === null ? [] : [lastOn])],
    }));
  };
}

function daysOf(parts: readonly Bought[], without?: ReadonlySet<number>): string[] {
  return parts.flatMap(({ ordered, accepted }) => [
    ...ordered,
    ...accepted.flatMap(([rid, on]) => (without?.has(rid) === true ? [] : [on])),
  ]);
}

function isEnough(days: readonly string[], least: number): boolean {
  return days.length >= least && purchaseDays(days).length >= least;
}
