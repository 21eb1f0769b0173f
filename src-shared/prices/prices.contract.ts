import { z } from 'zod';
import { isoDate, uuid } from '../lib/fields.ts';
import { quantityMilli } from '../lib/amounts.ts';
import { query } from '../rpc/procedure.ts';

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

/** `PriceAnswer` of `price-engine.ts`. */
export const priceAnswer = z.object({
  priceDong: z.int().nullable(),
  listPriceDong: z.int().nullable(),
  discountBasisPoints: z.int(),
  unitDong: z.int().nullable(),
  source: z.object({ kind: z.enum(['list', 'rule']), id: uuid, name: z.string() }).nullable(),
  why: z.array(priceCandidate).readonly(),
  contradicts: z.array(z.object({ id: uuid, name: z.string() })).readonly(),
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
};
