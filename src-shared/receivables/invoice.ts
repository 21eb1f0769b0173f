import { z } from 'zod';
import { dong } from '../lib/amounts.ts';
import { isoDate, optionalText, requiredText, uuid } from '../lib/fields.ts';

export const invoiceStates = ['open', 'cancelled'] as const;

/** An invoice of the house as accounting wrote it; what is still to be paid of it is computed from the receipts. */
export const invoiceValues = z.object({
  customerId: uuid,
  orderId: uuid.nullable(),
  contractId: uuid.nullable(),
  /** Ký hiệu, such as `1C26TAA`, and the number. */
  symbol: optionalText(20),
  number: requiredText(40),
  issuedOn: isoDate,
  dueOn: isoDate.nullable(),
  /** With VAT. */
  totalDong: dong,
  vatDong: dong.nullable(),
  state: z.enum(invoiceStates),
  note: optionalText(2000),
});
export type InvoiceValues = z.output<typeof invoiceValues>;

export const receiptKinds = ['in', 'out'] as const;
export const paymentWays = ['cash', 'transfer', 'card', 'offset', 'other'] as const;

/** Money that came from a customer (`in`), or went back to one. Of no invoice: paid ahead, or not yet assigned. */
export const receiptValues = z.object({
  customerId: uuid,
  invoiceId: uuid.nullable(),
  kind: z.enum(receiptKinds),
  amountDong: dong.min(1),
  paidOn: isoDate,
  way: z.enum(paymentWays),
  /** Number of the slip or words of the transfer. */
  reference: optionalText(200),
  note: optionalText(2000),
});
export type ReceiptValues = z.output<typeof receiptValues>;
