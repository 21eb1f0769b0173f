import type { Db } from '../platform/database.ts';

/** What customers ordered and did not take back, in đồng, from a local day (`YYYY-MM-DD`) on; whoever ordered nothing is not in it. */
export function createOrderedSums(db: Db): (customerIds: readonly string[], since: string) => ReadonlyMap<string, number> {
  const sums = db.prepare(
    `SELECT customer_id AS customerId, sum(total_dong) AS dong FROM orders
     WHERE customer_id IN (SELECT value FROM json_each(?)) AND ordered_on >= ? AND state IN ('confirmed', 'done') AND deleted_at IS NULL
     GROUP BY customer_id`,
  );
  return (customerIds, since) => {
    const rows = sums.all(JSON.stringify(customerIds), since) as { customerId: string; dong: number }[]; // the columns selected
    return new Map(rows.map(({ customerId, dong }) => [customerId, dong]));
  };
}
