import { readDelivered } from '../../../src-shared/orders/delivered-lines.ts';
import { progressOf } from '../../../src-shared/orders/order-progress.ts';
import { readContent } from '../../../src-shared/quotes/quote-text.ts';
import type { Db } from '../platform/database.ts';
import type { WriteTransaction } from '../sync/write-door.ts';

/** An order that was done when all of it had come is open again where a delivery of it turns out never to have been. */
export function createReopenOrders(db: Db): (tx: WriteTransaction, orderId: string) => void {
  const delivered = db.prepare('SELECT lines FROM order_deliveries WHERE order_id = ? AND deleted_at IS NULL').pluck();
  return (tx, orderId) => {
    const order = tx.read('orders', orderId);
    if (order === null || order.fields['state'] !== 'done') return;
    const came = delivered.all(orderId).map((lines) => readDelivered(String(lines)));
    const progress = progressOf(readContent(String(order.fields['content'])), came);
    if (progress.some(({ leftMilli }) => leftMilli > 0)) tx.update('orders', orderId, { state: 'confirmed', closedAt: null });
  };
}
