import { z } from 'zod';
import { dayToLookAt, isoDate, limit, uuid } from '../lib/fields.ts';
import { query } from '../rpc/procedure.ts';
import { cycleStates } from './buying-cycle.ts';

export const buyingCycle = z.object({
  purchases: z.number().int(),
  lastOn: isoDate,
  usualDays: z.number().int(),
  leastDays: z.number().int(),
  mostDays: z.number().int(),
  expectedOn: isoDate,
  expectedFrom: isoDate,
  expectedTo: isoDate,
  state: z.enum(cycleStates),
  isIrregular: z.boolean(),
});

export const boughtProduct = z.object({
  /** Null for goods that stood in no catalogue. */
  productId: z.string().nullable(),
  name: z.string(),
  unit: z.string().nullable(),
  /** In so many purchases. */
  times: z.number().int(),
  /** Σ of what was bought, in thousandths of the unit. */
  quantityMilli: z.number().int(),
  lastOn: isoDate,
  /** When this one comes next; null where it was bought less than three times. */
  expectedOn: isoDate.nullable(),
});
export type BoughtProduct = z.output<typeof boughtProduct>;

export const buyingCycleContract = {
  of: query(
    'What a customer buys and how often, and when the next purchase is expected with the reasons for it',
    z.object({ customerId: uuid }),
    z.object({
      /** Days of purchases that are known, oldest first. */
      days: z.array(isoDate),
      /** Null with fewer than three purchases. */
      cycle: buyingCycle.nullable(),
      products: z.array(boughtProduct),
      /** The quote of the purchase that came last: what a further sale is linked to. */
      lastQuoteId: z.string().nullable(),
    }),
  ),
  expected: query(
    'Customers of one’s own whose next purchase is expected up to a day, the most overdue first',
    z.object({ until: dayToLookAt, limit: limit(500, 100) }),
    z.object({
      customers: z.array(z.object({ customerId: uuid, name: z.string(), cycle: buyingCycle })),
    }),
  ),
};
