import { z } from 'zod';
import { isoDate, optionalText, requiredText, uuid } from '../lib/fields.ts';
import { basisPoints, dong } from '../lib/amounts.ts';

const from = { fromOn: isoDate.nullable(), toOn: isoDate.nullable() };

/**
 * A selling-price policy: for whom (one customer, a group, everybody), of what (one product, a group and the groups under it, everything),
 * when, from which quantity: a price, or so much off the list's. The most specific one wins.
 */
export const priceRuleValues = z.object({
  name: requiredText(200),
  customerId: uuid.nullable(),
  customerGroupId: uuid.nullable(),
  productId: uuid.nullable(),
  productGroupId: uuid.nullable(),
  ...from,
  minQuantityMilli: z.int().min(0).max(1_000_000_000_000),
  kind: z.enum(['price', 'discount']),
  priceDong: dong.nullable(),
  discountBasisPoints: basisPoints.nullable(),
  note: optionalText(2000),
  isActive: z.boolean(),
});
export type PriceRuleValues = z.output<typeof priceRuleValues>;

/** Payment discount (chiết khấu thanh toán): so much off if paid within so many days. */
export const paymentDiscountValues = z.object({
  name: requiredText(200),
  customerGroupId: uuid.nullable(),
  productGroupId: uuid.nullable(),
  withinDays: z.int().min(0).max(365),
  discountBasisPoints: basisPoints,
  ...from,
  isActive: z.boolean(),
});
export type PaymentDiscountValues = z.output<typeof paymentDiscountValues>;
