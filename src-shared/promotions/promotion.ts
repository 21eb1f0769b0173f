import { z } from 'zod';
import { dayToLookAt, isoInstant, optionalText, requiredText, uuid } from '../lib/fields.ts';
import { basisPoints, dong, quantityMilli } from '../lib/amounts.ts';

/** What is given: goods at no price, a tour, or money off. */
export const promotionKinds = ['gift', 'tour', 'discount'] as const;
export const promotionOccasions = ['birthday', 'founding'] as const;

/** A programme with a condition, a span of days and what it gives. */
export const promotionValues = z.object({
  name: requiredText(200),
  kind: z.enum(promotionKinds),
  /** Only around this day of the customer. */
  occasion: z.enum(promotionOccasions).nullable(),
  occasionDays: z.int().min(0).max(180).nullable(),
  fromOn: dayToLookAt,
  toOn: dayToLookAt,
  customerGroupId: uuid.nullable(),
  productGroupId: uuid.nullable(),
  productId: uuid.nullable(),
  /** The condition: so many of the product, or so much money of it, before VAT. */
  minQuantityMilli: quantityMilli.nullable(),
  minAmountDong: dong.nullable(),
  /** Once for each time that the condition is met, not once alone. */
  isRepeated: z.boolean(),
  giftProductId: uuid.nullable(),
  giftQuantityMilli: quantityMilli.nullable(),
  discountBasisPoints: basisPoints.nullable(),
  /** Places of a tour. */
  seats: z.int().min(1).max(100_000).nullable(),
  budgetDong: dong.nullable(),
  /** A concentrated programme of the state (before Tết, holidays): up to 100 % is allowed. */
  isConcentrated: z.boolean(),
  taxNote: optionalText(2000),
  note: optionalText(5000),
  isActive: z.boolean(),
});
export type PromotionValues = z.output<typeof promotionValues>;

/** Stock of gifts: into it, and out of it. It names nobody, so that every laptop can count what is left. */
export const giftMovementValues = z.object({
  promotionId: uuid,
  productId: uuid.nullable(),
  /** Positive: put in; negative: promised or given away; seats of a tour count as thousandths too. */
  changeMilli: z.int().min(-1_000_000_000_000).max(1_000_000_000_000),
  /** The entitlement that it belongs to. */
  entitlementId: uuid.nullable(),
  movedAt: isoInstant,
  note: optionalText(500),
});

export const entitlementSteps = ['entitled', 'received', 'withdrawn'] as const;

/** The ledger of gifts and tours of a customer: what it is entitled to, who received it, who signed. A correction is a line of its own. */
export const entitlementValues = z.object({
  customerId: uuid,
  promotionId: uuid,
  quoteId: uuid.nullable(),
  step: z.enum(entitlementSteps),
  /** The entitlement that a later step belongs to. */
  ofId: uuid.nullable(),
  quantityMilli,
  valueDong: dong.nullable(),
  /** Who received it or went along, and who signed for it. */
  receivedBy: optionalText(300),
  signedBy: optionalText(300),
  taxNote: optionalText(2000),
  note: optionalText(2000),
  happenedAt: isoInstant,
});
