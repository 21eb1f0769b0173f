import { z } from 'zod';
import { dong } from '../lib/amounts.ts';
import { dayToLookAt, limit, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { listPriceValues, priceListValues } from './product.ts';
import { vatClasses, vatRates, vatRateValues } from './vat-rate.ts';

export const priceList = priceListValues.extend({
  id: uuid,
  name: z.string(),
  customerGroupId: z.string().nullable(),
  fromOn: z.string().nullable(),
  toOn: z.string().nullable(),
  /** Whether its prices hold today. */
  holdsToday: z.boolean(),
  /** How many prices stand in it. */
  prices: z.number().int(),
});
export type PriceList = z.output<typeof priceList>;

/** A product's line in the grid of prices: one price for each list and quantity. */
export const pricedProduct = z.object({
  id: uuid,
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  prices: z.array(z.object({ priceListId: uuid, minQuantityMilli: z.number(), priceDong: z.number() })),
});
export type PricedProduct = z.output<typeof pricedProduct>;

export const priceListsContract = {
  list: query(
    'The price lists, the standard ones first',
    z.object({}),
    z.object({ lists: z.array(priceList), mayChange: z.boolean() }),
  ),
  save: command(
    'Makes a price list, or changes the one with this id; administrators only',
    priceListValues.extend({
      id: uuid.exactOptional(),
      customerGroupId: priceListValues.shape.customerGroupId.default(null),
      fromOn: priceListValues.shape.fromOn.default(null),
      toOn: priceListValues.shape.toOn.default(null),
      isStandard: priceListValues.shape.isStandard.default(false),
      order: priceListValues.shape.order.default(0),
      isActive: priceListValues.shape.isActive.default(true),
    }),
    undoable.extend({ id: uuid }),
  ),
  remove: command('Removes a price list with its prices; administrators only', z.object({ id: uuid }), undoable),
  grid: query(
    'Products with their prices in every list, by the page',
    z.object({
      text: z.string().max(200).default(''),
      groupId: uuid.exactOptional(),
      offset: z.number().int().min(0).default(0),
      limit: limit(500, 100),
    }),
    z.object({ products: z.array(pricedProduct), total: z.number().int() }),
  ),
  setPrices: command(
    'Sets prices before VAT of products in lists, each from a quantity on; null takes one away; administrators only',
    z.object({
      prices: z
        .array(
          z.object({
            priceListId: uuid,
            productId: uuid,
            minQuantityMilli: listPriceValues.shape.minQuantityMilli.default(0),
            priceDong: dong.nullable(),
          }),
        )
        .min(1)
        .max(10_000),
    }),
    undoable.extend({ count: z.number().int() }),
  ),
};

const vatSpan = z.object({
  vatClass: z.enum(vatClasses),
  rate: z.enum(vatRates),
  fromOn: z.string(),
  toOn: z.string().nullable(),
  source: z.string().nullable(),
});

export const vatRatesContract = {
  list: query(
    'VAT rates by class and day: those of the office lie over the shipped ones; with what is doubtful about them',
    z.object({}),
    z.object({
      rates: z.array(vatSpan.extend({ id: uuid.nullable() })),
      problems: z.array(
        z.object({
          kind: z.enum(['overlap', 'gap']),
          vatClass: z.enum(vatClasses),
          fromOn: z.string(),
          toOn: z.string().nullable(),
        }),
      ),
      mayChange: z.boolean(),
    }),
  ),
  on: query(
    'The rate of every class on a day, and the changes from then until another day',
    z.object({ day: dayToLookAt, until: dayToLookAt.exactOptional() }),
    z.object({
      rates: z.array(z.object({ vatClass: z.enum(vatClasses), rate: z.enum(vatRates).nullable() })),
      changes: z.array(
        z.object({
          vatClass: z.enum(vatClasses),
          on: z.string(),
          before: z.enum(vatRates).nullable(),
          after: z.enum(vatRates).nullable(),
        }),
      ),
    }),
  ),
  save: command(
    'Writes a rate of the office, or changes the one with this id; administrators only',
    vatRateValues.extend({
      id: uuid.exactOptional(),
      toOn: vatRateValues.shape.toOn.default(null),
      source: vatRateValues.shape.source.default(null),
    }),
    undoable.extend({ id: uuid }),
  ),
  remove: command('Takes a rate of the office away; administrators only', z.object({ id: uuid }), undoable),
};
