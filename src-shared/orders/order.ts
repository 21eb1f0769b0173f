import { z } from 'zod';
import { isoDate, isoInstant, optionalText, requiredText, uuid } from '../lib/fields.ts';
import { quoteContentText } from '../quotes/quote-text.ts';
import { deliveredText } from './delivered-lines.ts';

/** draft → confirmed → done; a draft and a confirmed one may be cancelled. What was said too early is taken back one step. */
export const orderStates = ['draft', 'confirmed', 'done', 'cancelled'] as const;
export type OrderState = (typeof orderStates)[number];

const moves: Readonly<Record<OrderState, readonly OrderState[]>> = {
  draft: ['confirmed', 'cancelled'],
  confirmed: ['done', 'draft', 'cancelled'],
  done: ['confirmed'],
  cancelled: ['draft', 'confirmed'],
};

export function isLegalOrderMove(from: OrderState, to: OrderState): boolean {
  return moves[from].includes(to);
}

/** Only in these may the content change. */
export const openOrderStates: readonly OrderState[] = ['draft'];

/** What a customer ordered. Its content is that of a quote: the same lines, prices and sums, copied from one or written on the spot. */
export const orderValues = z.object({
  customerId: uuid,
  quoteId: uuid.nullable(),
  opportunityId: uuid.nullable(),
  title: requiredText(300),
  /** What the laptop calls it until the office has given it a number. */
  label: requiredText(40),
  /** The office's own number, without a gap in its year; only the office gives it. */
  number: optionalText(40),
  state: z.enum(orderStates),
  ownerId: uuid,
  teamId: uuid.nullable(),
  /** The day of the order is the content's `issuedOn`. */
  content: quoteContentText,
  /** When the customer wants it. */
  deliverOn: isoDate.nullable(),
  deliverTo: optionalText(500),
  confirmedAt: isoInstant.nullable(),
  closedAt: isoInstant.nullable(),
  cancelReason: optionalText(2000),
  /** Who ordered for the customer, and the strokes of the signature on the screen as in `acceptanceValues`. */
  signedBy: optionalText(300),
  signedPost: optionalText(300),
  signature: z.string().max(200_000).nullable(),
  note: optionalText(5000),
});
export type OrderValues = z.output<typeof orderValues>;

/** What came to the customer of an order at one time. */
export const orderDeliveryValues = z.object({
  customerId: uuid,
  orderId: uuid,
  deliveredOn: isoDate,
  /** How much of which line. */
  lines: deliveredText,
  receivedBy: optionalText(300),
  signature: z.string().max(200_000).nullable(),
  note: optionalText(2000),
});
