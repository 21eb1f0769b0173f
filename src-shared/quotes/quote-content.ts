import { z } from 'zod';
import { isoDate, optionalText, requiredText, uuid } from '../lib/fields.ts';
import { basisPoints, dong, quantityMilli } from '../lib/amounts.ts';
import { vatRates } from '../products/vat-rate.ts';

/** `heading` begins a section, `words` are lines of text, `gift` goods at price 0 of a promotion. */
export const quoteLineKinds = ['goods', 'gift', 'heading', 'words'] as const;

/** Where a price came from, in words that still say it when the rule is gone. */
export const priceSource = z.object({
  kind: z.enum(['list', 'rule', 'promotion', 'hand']),
  id: uuid.nullable(),
  name: optionalText(300),
});

export type PriceSource = z.output<typeof priceSource>;

/** Short, since a quote has up to 2 000 of them. */
export const lineId = z.string().regex(/^[a-z0-9-]{1,36}$/);

export const quoteLine = z.object({
  /** Of this line and no other of the quote, the same in later versions, so that two versions can be laid beside each other. */
  id: lineId,
  kind: z.enum(quoteLineKinds),
  productId: uuid.nullable(),
  code: optionalText(60),
  /** The name of the goods, a heading, or the words. */
  name: requiredText(2000),
  note: optionalText(2000),
  unit: optionalText(40),
  quantityMilli,
  /** Of one unit, before discount and VAT; `listPriceDong` is what the list said. */
  priceDong: dong,
  listPriceDong: dong.nullable(),
  priceSource: priceSource.nullable(),
  discountBasisPoints: basisPoints,
  vatRate: z.enum(vatRates),
  /** Offered beside the rest and not counted. */
  isOption: z.boolean(),
});
export type QuoteLine = z.output<typeof quoteLine>;

export const mostQuoteLines = 2000;

/** Sums of a quote, each the sum of its parts; `quote-totals.ts` computes them. */
export const quoteTotals = z.object({
  /** Σ of the lines after their own discounts. */
  linesDong: dong,
  /** The discount on the whole. */
  discountDong: dong,
  netDong: dong,
  vat: z.array(z.object({ rate: z.enum(vatRates), netDong: dong, vatDong: dong })),
  vatDong: dong,
  totalDong: dong,
});
export type QuoteTotals = z.output<typeof quoteTotals>;

/** What is off for paying in time as it is printed; `of` names the product group where it is not of everything. */
export const printedPaymentDiscount = z.object({
  discountBasisPoints: basisPoints,
  withinDays: z.int().min(0).max(3650),
  of: optionalText(300),
});
export type PrintedPaymentDiscount = z.output<typeof printedPaymentDiscount>;

/**
 * Everything of a quote that has a price or is printed. It is one value and syncs as one: two laptops' edits of it are never put
 * together, they stand beside each other until somebody chooses.
 */
export const quoteContent = z.object({
  format: z.literal(1),
  issuedOn: isoDate,
  validUntil: isoDate,
  contactId: uuid.nullable(),
  /** As printed: the name, address and tax code of the day. */
  toName: requiredText(300),
  toAddress: optionalText(500),
  toTaxCode: optionalText(20),
  toContact: optionalText(300),
  intro: optionalText(5000),
  lines: z.array(quoteLine).max(mostQuoteLines),
  discountBasisPoints: basisPoints,
  delivery: optionalText(2000),
  payment: optionalText(2000),
  paymentDiscountIds: z.array(uuid).max(20),
  /** As printed: what is off for paying in time, in the words and numbers of the day it was saved; of nothing that was saved before it was kept. */
  paymentDiscounts: z.array(printedPaymentDiscount).max(20).exactOptional(),
  promotionIds: z.array(uuid).max(20),
  terms: optionalText(10_000),
  totals: quoteTotals,
});
export type QuoteContent = z.output<typeof quoteContent>;
