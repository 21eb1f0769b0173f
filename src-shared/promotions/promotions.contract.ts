import { z } from 'zod';
import { exportFormats } from '../exports/exports.contract.ts';
import { dayToLookAt, isoInstant, optionalText, uuid } from '../lib/fields.ts';
import { dong, mostQuantityMilli, quantityMilli } from '../lib/amounts.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { entitlementSteps, promotionKinds, promotionValues } from './promotion.ts';

export const promotionRow = promotionValues.extend({
  id: uuid,
  name: z.string(),
  taxNote: z.string().nullable(),
  note: z.string().nullable(),
  customerGroupName: z.string().nullable(),
  productGroupName: z.string().nullable(),
  productName: z.string().nullable(),
  giftProductName: z.string().nullable(),
  giftUnit: z.string().nullable(),
  /** It names a group or a product that is gone. */
  isBroken: z.boolean(),
  /** Gifts or free seats that are left, in thousandths; below zero where two laptops promised the same. */
  leftMilli: z.int(),
  /** What was promised and not taken back, in this laptop's ledger. */
  promisedMilli: z.int(),
  spentDong: z.int(),
});
export type PromotionRow = z.output<typeof promotionRow>;

export const ledgerEntry = z.object({
  id: uuid,
  customerId: uuid,
  customerName: z.string().nullable(),
  promotionId: uuid,
  promotionName: z.string().nullable(),
  kind: z.enum(promotionKinds).nullable(),
  giftProductName: z.string().nullable(),
  giftUnit: z.string().nullable(),
  quoteId: uuid.nullable(),
  quantityMilli: z.int(),
  valueDong: z.int().nullable(),
  state: z.enum(entitlementSteps),
  entitledAt: isoInstant,
  entitledBy: z.string().nullable(),
  receivedBy: z.string().nullable(),
  signedBy: z.string().nullable(),
  taxNote: z.string().nullable(),
  note: z.string().nullable(),
  /** When it was received or taken back. */
  closedAt: isoInstant.nullable(),
});
export type LedgerEntry = z.output<typeof ledgerEntry>;

export const legalityNote = z.discriminatedUnion('code', [
  z.object({ code: z.literal('over-half'), basisPoints: z.int() }),
  z.object({ code: z.literal('value-unknown') }),
  z.object({ code: z.literal('over-120-days'), year: z.int(), days: z.int() }),
  z.object({ code: z.literal('notice-if-regular') }),
  z.object({ code: z.literal('no-notice') }),
]);

/** `PromotionOffer` of `promotions-for.ts`. */
export const promotionOffer = z.object({
  promotionId: uuid,
  name: z.string(),
  kind: z.enum(promotionKinds),
  times: z.int(),
  missingMilli: z.int(),
  missingDong: z.int(),
  giftProductId: uuid.nullable(),
  /** What is given, where it is goods that are still in the catalogue. */
  gift: z.object({ code: z.string(), name: z.string(), unit: z.string() }).nullable(),
  quantityMilli: z.int(),
  leftMilli: z.int(),
  isShort: z.boolean(),
  discountBasisPoints: z.int(),
  discountDong: z.int(),
  lineIndexes: z.array(z.int()).readonly(),
});
export type QuoteOffer = z.output<typeof promotionOffer>;

const draft = promotionValues.extend({ id: uuid.exactOptional() });
const note = optionalText(2000).default(null);
const whose = { promotionId: uuid.exactOptional(), customerId: uuid.exactOptional() };

export const promotionsContract = {
  list: query(
    'The promotions with what each is for, what is left of it and what it has cost',
    z.object({}),
    z.object({ promotions: z.array(promotionRow), mayChange: z.boolean() }),
  ),
  save: command('Makes a promotion, or changes the one with this id; administrators only', draft, undoable.extend({ id: uuid })),
  delete: command('Removes a promotion; its ledger stays', z.object({ id: uuid }), undoable),
  legality: query(
    'What the law says about a promotion that is being written; it warns and never forbids',
    draft,
    z.object({ notes: z.array(legalityNote) }),
  ),
  addStock: command(
    'Puts gifts into stock, or takes some out; administrators only',
    z.object({
      promotionId: uuid,
      changeMilli: z
        .int()
        .min(-mostQuantityMilli)
        .max(mostQuantityMilli)
        .refine((change) => change !== 0, { error: 'required' }),
      note: optionalText(500).default(null),
    }),
    z.object({ leftMilli: z.int() }),
  ),
  forQuote: query(
    'What the running promotions give for these lines to this customer, what is missing to those not met yet, and which have run out',
    z.object({
      customerId: uuid.nullable(),
      on: dayToLookAt,
      lines: z.array(z.object({ productId: uuid.nullable(), quantityMilli, netDong: dong })).max(2000),
    }),
    z.object({ offers: z.array(promotionOffer) }),
  ),
  entitle: command(
    'Promises a gift or places of a tour to a customer and takes them from the stock; refused where not enough is left',
    z.object({
      promotionId: uuid,
      customerId: uuid,
      quoteId: uuid.nullable().default(null),
      quantityMilli,
      /** Null: the list price of the gift. */
      valueDong: dong.nullable().default(null),
      note,
    }),
    z.object({ id: uuid, leftMilli: z.int() }),
  ),
  receive: command(
    'Writes down who received a gift or went along, and who signed; it is never taken back, only withdrawn by a line of its own',
    z.object({
      id: uuid,
      receivedBy: optionalText(300),
      signedBy: optionalText(300).default(null),
      taxNote: optionalText(2000).default(null),
      note,
    }),
    z.object({ id: uuid }),
  ),
  withdraw: command(
    'Takes a promise back, or what was received, and puts it into the stock again',
    z.object({ id: uuid, note }),
    z.object({ id: uuid }),
  ),
  ledger: query(
    'Gifts and tours: who is entitled to what, who received it, who signed; newest first',
    z.object(whose),
    z.object({ entries: z.array(ledgerEntry) }),
  ),
  exportLedger: command(
    'Writes the ledger of a promotion into a file; the log of exports keeps it',
    z.object({
      file: z.string().min(1).max(4000),
      format: z.enum(exportFormats),
      ...whose,
      language: z.enum(['vi', 'en']).default('vi'),
    }),
    /** Of `restricted` customers, who asked that their data be used no more, there is no line. */
    z.object({ rows: z.int(), restricted: z.int() }),
  ),
};
