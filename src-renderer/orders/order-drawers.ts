import { createOpener } from '../ui/opener.ts';
import type { FullOrder } from './use-orders.ts';

export interface OrderStart {
  readonly customer?: { readonly id: string; readonly name: string };
}

/** A new order, from any screen. */
export const newOrderDrawer = createOpener<OrderStart>();

/** The customer orders it: when and where it is wanted, who signs. */
export const confirmDrawer = createOpener<{ readonly order: FullOrder }>();

/** What came to the customer. */
export const deliverDrawer = createOpener<{ readonly order: FullOrder }>();
