import type { Client } from '../../../src-shared/contract.ts';
import { aQuoteLine } from '../../support/quote-contents.ts';

/** A confirmed order of so many boxes at 10 000 đ and 8 % on a day. */
export async function aConfirmedOrder(
  client: Client,
  { customerId, on, boxes, deliverOn = null }: { customerId: string; on?: string; boxes: number; deliverOn?: string | null },
): Promise<{ id: string; label: string }> {
  const { id, label } = await client.orders.create({ customerId, title: 'Thùng carton' });
  const { content } = await client.orders.get({ id });
  if (content === null) throw new Error('a new order has a content');
  const { totals: _totals, ...draft } = content;
  const lines = [aQuoteLine({ quantityMilli: boxes * 1000, priceDong: 10_000 })];
  await client.orders.saveContent({ id, content: { ...draft, ...(on === undefined ? {} : { issuedOn: on }), lines } });
  await client.orders.confirm({ id, deliverOn });
  return { id, label };
}
