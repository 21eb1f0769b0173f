import { writeDelivered } from '../../src-shared/orders/delivered-lines.ts';
import type { QuoteLine } from '../../src-shared/quotes/quote-content.ts';
import { writeContent } from '../../src-shared/quotes/quote-text.ts';
import type { Device } from './devices.ts';
import { inspect } from './inspect.ts';
import { aQuoteContent } from './quote-contents.ts';

const madeAt = '2026-11-23T01:00:00.000Z';

export interface OrderRow {
  readonly id: string;
  readonly customerId: string;
  readonly ownerId: string;
  readonly quoteId?: string;
  readonly state?: 'draft' | 'confirmed' | 'done' | 'cancelled';
  readonly orderedOn?: string;
  readonly deliverOn?: string;
  readonly title?: string;
  readonly lines?: readonly Partial<QuoteLine>[];
}

/** Lays orders into a device's database as the office would have sent them. */
export async function layOrders(device: Device, rows: readonly OrderRow[]): Promise<void> {
  await inspect(device, (db) => {
    const insert = db.prepare(
      `INSERT INTO orders (id, scope_id, root_id, customer_id, quote_id, title, label, state, owner_id, content, deliver_on, created_at)
       VALUES (@id, @customerId, @customerId, @customerId, @quoteId, @title, @label, @state, @ownerId, @content, @deliverOn, '${madeAt}')
       ON CONFLICT (id) DO UPDATE SET state = excluded.state, deliver_on = excluded.deliver_on, content = excluded.content`,
    );
    rows.forEach(({ lines = [{}], orderedOn = '2026-11-23', ...row }, at) =>
      insert.run({
        quoteId: null,
        title: 'Đơn hàng',
        label: `D-TEST-${at + 1}`,
        state: 'confirmed',
        deliverOn: null,
        ...row,
        content: writeContent(aQuoteContent(lines, { issuedOn: orderedOn })),
      }),
    );
  });
}

/** What came of an order on a day. */
export async function layDelivery(
  device: Device,
  {
    id,
    customerId,
    orderId,
    lines,
  }: { id: string; customerId: string; orderId: string; lines: Parameters<typeof writeDelivered>[0] },
): Promise<void> {
  await inspect(device, (db) =>
    db
      .prepare(
        `INSERT INTO order_deliveries (id, scope_id, root_id, customer_id, order_id, delivered_on, lines, created_at)
         VALUES (?, ?, ?, ?, ?, '2026-11-23', ?, '${madeAt}')`,
      )
      .run(id, customerId, customerId, customerId, orderId, writeDelivered(lines)),
  );
}
