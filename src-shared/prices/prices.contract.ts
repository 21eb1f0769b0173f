import { z } from 'zod';
import { isoDate, uuid } from '../lib/fields.ts';
import { dong, quantityMilli } from '../lib/amounts.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { paymentDiscountValues, priceRuleValues } from './price-rule.ts';

const priceRank = z.object({
  customer: z.enum(['customer', 'group', 'all', 'standard']),
  product: z.enum(['product', 'group', 'all']),
  productDistance: z.int(),
  listOrder: z.int(),
  minQuantityMilli: z.int(),
  fromOn: z.string().nullable(),
  id: uuid,
  rowId: uuid,
});
const priceCandidate = z.object({
  kind: z.enum(['rule', 'list']),
  id: uuid,
  name: z.string(),
  priceDong: z.int().nullable(),
  discountBasisPoints: z.int(),
  rank: priceRank,
  lost: z
    .enum(['customer', 'product', 'product-group', 'list-order', 'quantity', 'start', 'equal', 'base', 'no-list-price'])
    .nullable(),
});
const named = z.object({ id: uuid, name: z.string() });

/** `PriceAnswer` of `price-engine.ts`. */
export const priceAnswer = z.object({
  priceDong: z.int().nullable(),
  listPriceDong: z.int().nullable(),
  discountBasisPoints: z.int(),
  unitDong: z.int().nullable(),
  source: z.object({ kind: z.enum(['list', 'rule']), id: uuid, name: z.string() }).nullable(),
  why: z.array(priceCandidate).readonly(),
  contradicts: z.array(named).readonly(),
});

/** Names of what a rule is for; null where it names nothing of the kind, or what is not on this laptop. */
const target = z.object({
  customerName: z.string().nullable(),
  customerGroupName: z.string().nullable(),
  productName: z.string().nullable(),
  productGroupName: z.string().nullable(),
  /** It names a group or a product that is gone, and so fits nobody. */
  isBroken: z.boolean(),
});

export const priceRule = priceRuleValues.extend(target.shape).extend({
  id: uuid,
  name: z.string(),
  note: z.string().nullable(),
  /** Rules of equal rank that say something else about the same goods for the same customers. */
  contradicts: z.array(named),
});
export type PriceRule = z.output<typeof priceRule>;

export const paymentDiscount = paymentDiscountValues
  .extend(target.pick({ customerGroupName: true, productGroupName: true, isBroken: true }).shape)
  .extend({ id: uuid, name: z.string() });
export type PaymentDiscountRow = z.output<typeof paymentDiscount>;

const paymentTerm = z.object({
  id: uuid,
  name: z.string(),
  withinDays: z.int(),
  discountBasisPoints: z.int(),
  ofDong: z.int(),
  savesDong: z.int(),
});

export const pricesContract = {
  ofLines: query(
    'The price of each line for this customer on this day: list price, discount, where it came from, and why the others lost; in the order asked',
    z.object({
      /** Null: for somebody who is no customer yet. */
      customerId: uuid.nullable(),
      on: isoDate,
      lines: z.array(z.object({ productId: uuid, quantityMilli })).max(2000),
    }),
    z.object({ lines: z.array(priceAnswer) }),
  ),
  rules: query(
    'The rules of the price policy, with what each is for and what contradicts it',
    z.object({}),
    z.object({ rules: z.array(priceRule), mayChange: z.boolean() }),
  ),
  contradictions: query(
    'Which rules a rule that is being written would contradict',
    priceRuleValues.extend({ id: uuid.exactOptional() }),
    z.object({ same: z.array(named), shared: z.array(named) }),
  ),
  saveRule: command(
    'Makes a rule of the price policy, or changes the one with this id; administrators only',
    priceRuleValues.extend({ id: uuid.exactOptional() }),
    undoable.extend({ id: uuid }),
  ),
  deleteRule: command('Removes a rule of the price policy', z.object({ id: uuid }), undoable),
  paymentDiscounts: query(
    'The payment discounts, with what each is for',
    z.object({}),
    z.object({ discounts: z.array(paymentDiscount), mayChange: z.boolean() }),
  ),
  savePaymentDiscount: command(
    'Makes a payment discount, or changes the one with this id; administrators only',
    paymentDiscountValues.extend({ id: uuid.exactOptional() }),
    undoable.extend({ id: uuid }),
  ),
  deletePaymentDiscount: command('Removes a payment discount', z.object({ id: uuid }), undoable),
  paymentDiscountsOf: query(
    'What a customer saves by paying these lines in time, the shortest time first',
    z.object({
      customerId: uuid.nullable(),
      on: isoDate,
      /** After the lines’ own discounts, before VAT. */
      lines: z.array(z.object({ productId: uuid.nullable(), netDong: dong })).max(2000),
    }),
    z.object({ terms: z.array(paymentTerm) }),
  ),
};
