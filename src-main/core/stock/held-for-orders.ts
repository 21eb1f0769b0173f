import { readDelivered } from '../../../src-shared/orders/delivered-lines.ts';
import type { Db } from '../platform/database.ts';

/**
 * How much of each product confirmed orders still wait for, of the orders that this laptop has: what was ordered less what was delivered,
 * line by line, so that more delivered of one line frees nothing of another. Read again only when something was written.
 */
export function createHeldForOrders(db: Db): () => ReadonlyMap<string, number> {
  const ownChanges = db.prepare('SELECT total_changes()').pluck();
  // Places in a written line: `quote-text.ts`.
  const ordered = db.prepare(
    `SELECT o.id AS orderId, json_extract(l.value, '$[0]') AS lineId, json_extract(l.value, '$[4]') AS productId,
       json_extract(l.value, '$[7]') AS quantityMilli
     FROM orders AS o, json_each(CASE WHEN json_valid(o.content) THEN o.content ELSE '{}' END, '$.lines') AS l
     WHERE o.state = 'confirmed' AND o.deleted_at IS NULL
       AND json_extract(l.value, '$[4]') IS NOT NULL AND json_extract(l.value, '$[13]') = 0`,
  );
  const delivered = db.prepare(
    `SELECT d.order_id AS orderId, d.lines FROM order_deliveries AS d JOIN orders AS o ON o.id = d.order_id
     WHERE o.state = 'confirmed' AND o.deleted_at IS NULL AND d.deleted_at IS NULL`,
  );
  let known: ReadonlyMap<string, number> = new Map();
  let stateThen: string | null = null;
  return () => {
    const state = `${String(ownChanges.get())} ${String(db.pragma('data_version', { simple: true }))}`;
    if (state === stateThen) return known;
    const arrived = new Map<string, number>();
    for (const { orderId, lines } of delivered.all() as { orderId: string; lines: string }[]) {
      // the columns selected
      for (const { lineId, quantityMilli } of readDelivered(lines)) {
        const key = `${orderId} ${lineId}`;
        arrived.set(key, (arrived.get(key) ?? 0) + quantityMilli);
      }
    }
    const held = new Map<string, number>();
    type Ordered = { orderId: string; lineId: string; productId: string; quantityMilli: number };
    for (const { orderId, lineId, productId, quantityMilli } of ordered.all() as Ordered[]) {
      // the columns selected
      const left = quantityMilli - (arrived.get(`${orderId} ${lineId}`) ?? 0);
      if (left > 0) held.set(productId, (held.get(productId) ?? 0) + left);
    }
    known = held;
    stateThen = state;
    return held;
  };
}
