import type { Client } from '../../../src-shared/contract.ts';
import { aQuoteLine } from '../../support/quote-contents.ts';

interface Wanted {
  readonly customerId: string;
  /** The day that stands on it; today without one. */
  readonly on?: string;
  readonly boxes: number;
}

/** An order of so many boxes at 10 000 đ and 8 % that nobody has confirmed. */
export async function anOrderDraft(client: Client, { customerId, on, boxes }: Wanted): Promise<{ id: string; label: string }> {
  const { id, label } = await client.orders.create({ customerId, title: 'Thùng carton' });
  const { content } = await client.orders.get({ id });
  if (content === null) throw new Error('a new order has a content');
  const { totals: _totals, ...draft } = content;
  const lines = [aQuoteLine({ quantityMilli: boxes * 1000, priceDong: 10_000 })];
  await client.orders.saveContent({ id, content: { ...draft, ...(on === undefined ? {} : { issuedOn: on }), lines } });
  return { id, label };
}

/** The same, confirmed. */
export async function aConfirmedOrder(
  client: Client,
  { deliverOn = null, ...wanted }: Wanted & { readonly deliverOn?: string | null },
): Promise<{ id: string; label: string }> {
  const order = await anOrderDraft(client, wanted);
  await client.orders.confirm({ id: order.id, deliverOn });
  return order;
}
