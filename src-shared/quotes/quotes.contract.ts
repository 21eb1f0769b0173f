import { z } from 'zod';
import { quantityMilli } from '../lib/amounts.ts';
import { dayToLookAt, exactPartial, isoDate, limit, optionalText, requiredText, uuid } from '../lib/fields.ts';
import { priceAnswer } from '../prices/prices.contract.ts';
import { vatClasses, vatRates } from '../products/vat-rate.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { acceptanceWays, quoteKinds, quoteStates, quoteValues } from './quote.ts';
import { lineId, quoteContent, quoteLine, quoteTotals } from './quote-content.ts';

/** What a person works on; the core counts the sums. */
export const quoteDraft = quoteContent.omit({ totals: true });
export type QuoteDraft = z.output<typeof quoteDraft>;

/** A quote as lists show it. */
export const quoteBrief = z.object({
  id: uuid,
  customerId: uuid,
  /** Null where this laptop does not have the customer. */
  customerName: z.string().nullable(),
  opportunityId: z.string().nullable(),
  opportunityTitle: z.string().nullable(),
  kind: z.enum(quoteKinds),
  title: z.string(),
  label: z.string(),
  number: z.string().nullable(),
  state: z.enum(quoteStates),
  /** Sent, and the last day of its validity is over. */
  isExpired: z.boolean(),
  ownerId: z.string(),
  ownerName: z.string().nullable(),
  teamId: z.string().nullable(),
  teamName: z.string().nullable(),
  version: z.int(),
  /** Null where the person was erased. */
  issuedOn: z.string().nullable(),
  validUntil: z.string().nullable(),
  totalDong: z.number().nullable(),
  sentAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  declineReason: z.string().nullable(),
  note: z.string().nullable(),
  createdAt: z.string(),
  /** Another laptop changed it at the same time, and nobody has chosen yet. */
  hasConflict: z.boolean(),
});
export type QuoteBrief = z.output<typeof quoteBrief>;

const answered = z.object({
  id: uuid,
  version: z.int(),
  isAccepted: z.boolean(),
  answeredOn: isoDate,
  byName: z.string().nullable(),
  byPost: z.string().nullable(),
  way: z.enum(acceptanceWays),
  hasSignature: z.boolean(),
  note: z.string().nullable(),
  takenByName: z.string().nullable(),
});
export type QuoteAnswer = z.output<typeof answered>;

/** A gift or seats that the customer was promised by accepting, and of which there is not enough. */
const promiseShortage = z.object({
  promotionId: uuid,
  name: z.string(),
  kind: z.enum(['gift', 'tour']),
  quantityMilli: z.int(),
  missingMilli: z.int(),
});
export type PromiseShortage = z.output<typeof promiseShortage>;

/** A content that stands somewhere else than in the quote: an earlier version, or another laptop's. */
const standing = z.object({ totals: quoteTotals.nullable(), content: quoteContent.nullable() });

const lineField = quoteLine.omit({ id: true }).keyof();
const headField = z.enum([
  'issuedOn',
  'validUntil',
  'toName',
  'toAddress',
  'toTaxCode',
  'toContact',
  'intro',
  'discountBasisPoints',
  'delivery',
  'payment',
  'terms',
]);

/** What differs between two contents; lines by their ids. */
export const quoteDifference = z.object({
  fields: z.array(z.object({ field: headField, before: z.string().nullable(), after: z.string().nullable() })),
  lines: z.array(
    z.object({
      id: lineId,
      kind: z.enum(['added', 'removed', 'changed', 'moved']),
      before: quoteLine.nullable(),
      after: quoteLine.nullable(),
      changed: z.array(lineField),
    }),
  ),
  totalBefore: z.number(),
  totalAfter: z.number(),
});

export const quotesContract = {
  list: query(
    'Quotes, the newest first, with how many there are in each state and what they come to',
    z.object({
      text: z.string().max(200).default(''),
      states: z.array(z.enum(quoteStates)).max(quoteStates.length).exactOptional(),
      /** Only those that have expired, or only those that have not. */
      isExpired: z.boolean().exactOptional(),
      kind: z.enum(quoteKinds).exactOptional(),
      ownerId: uuid.exactOptional(),
      teamId: uuid.exactOptional(),
      customerId: uuid.exactOptional(),
      opportunityId: uuid.exactOptional(),
      /** Days of issue, both included. */
      from: dayToLookAt.exactOptional(),
      to: dayToLookAt.exactOptional(),
      limit: limit(2000, 200),
    }),
    z.object({
      quotes: z.array(quoteBrief),
      total: z.int(),
      /** Of all that fit, whatever the limit and the states asked for. */
      sums: z.array(z.object({ state: z.enum(quoteStates), count: z.int(), totalDong: z.number() })),
    }),
  ),
  get: query(
    'One quote: its content, versions as they were sent, answers of the customer, what another laptop made of it',
    z.object({ id: uuid }),
    quoteBrief.extend({
      /** The version of the row, for `saveContent`. */
      rev: z.int(),
      /** Null where the person was erased, or a newer program wrote it. */
      content: quoteContent.nullable(),
      /** SHA-256 of the content as it is stored. */
      contentHash: z.string(),
      contactName: z.string().nullable(),
      versions: z.array(
        standing.extend({
          id: uuid,
          version: z.int(),
          frozenAt: z.string(),
          byName: z.string().nullable(),
          note: z.string().nullable(),
        }),
      ),
      answers: z.array(answered),
      conflicts: z.array(
        standing.extend({
          id: uuid,
          /** Whose the content is that stands beside, and when it was written. */
          byName: z.string().nullable(),
          at: z.string(),
          isMine: z.boolean(),
        }),
      ),
      /** What was typed on this laptop and not saved. */
      draft: z.object({ json: z.string(), keptAt: z.string() }).nullable(),
      /** Only where this laptop has the costs of goods. */
      marginDong: z.number().nullable(),
      files: z.int(),
    }),
  ),
  create: command(
    'Makes a quote: for a customer, out of an opportunity (its lines, customer and contact), or as a copy of another',
    z.object({
      customerId: uuid.exactOptional(),
      opportunityId: uuid.exactOptional(),
      copyOf: uuid.exactOptional(),
      kind: z.enum(quoteKinds).exactOptional(),
      title: requiredText(300).exactOptional(),
    }),
    undoable.extend({ id: uuid, label: z.string() }),
  ),
  saveContent: command(
    'Saves all that has a price or is printed; only of a draft. `rev` is the version that was read',
    z.object({ id: uuid, content: quoteDraft, rev: z.int().exactOptional() }),
    undoable.extend({ totals: quoteTotals }),
  ),
  keepDraft: command(
    'Keeps on this laptop what is typed into a quote and not saved yet; null forgets it',
    z.object({ id: uuid, json: z.string().max(3_000_000).nullable() }),
    z.object({}),
  ),
  update: command(
    'Changes what a quote is called, whose it is, its team and notes',
    z.object({
      id: uuid,
      change: exactPartial(
        quoteValues.pick({ title: true, kind: true, teamId: true, ownerId: true, opportunityId: true, note: true }),
      ),
    }),
    undoable,
  ),
  send: command(
    'Marks a quote as sent and keeps this version as it went out. With `contentHash` only if it is still what was read',
    z.object({
      id: uuid,
      contentHash: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .exactOptional(),
      note: optionalText(2000).default(null),
    }),
    undoable.extend({ version: z.int() }),
  ),
  reopen: command(
    'Makes a draft again of what was sent, declined or cancelled: of a sent one as its next version',
    z.object({ id: uuid }),
    undoable.extend({ version: z.int() }),
  ),
  answer: command(
    'Records that the customer accepted or declined a quote that was sent: who, when, how; gifts of its programmes are promised with it',
    z.object({
      id: uuid,
      isAccepted: z.boolean(),
      answeredOn: isoDate.exactOptional(),
      byName: optionalText(300).default(null),
      byPost: optionalText(300).default(null),
      way: z.enum(acceptanceWays),
      reason: optionalText(60).default(null),
      signature: z.string().max(200_000).nullable().default(null),
      note: optionalText(2000).default(null),
    }),
    undoable.extend({ shortages: z.array(promiseShortage) }),
  ),
  cancel: command('Cancels a quote that is not answered', z.object({ id: uuid }), undoable),
  delete: command('Deletes drafts and cancelled quotes', z.object({ ids: z.array(uuid).min(1).max(500) }), undoable),
  choose: command(
    'Of two contents that met: takes the one that stands beside, or keeps the one that stands',
    z.object({ conflictId: uuid, use: z.enum(['standing', 'other']) }),
    undoable,
  ),
  difference: query(
    'What differs between two contents of a quote: `now`, or the id of a version or of a conflict',
    z.object({ id: uuid, from: z.union([z.literal('now'), uuid]), to: z.union([z.literal('now'), uuid]) }),
    quoteDifference,
  ),
  pricesOf: query(
    'Price, discount, VAT rate and the reasons for each of some products on a quote’s day, for its customer; in the order asked',
    z.object({
      customerId: uuid.nullable(),
      on: dayToLookAt,
      lines: z.array(z.object({ productId: uuid, quantityMilli })).max(2000),
    }),
    z.object({
      lines: z.array(priceAnswer.extend({ vatRate: z.enum(vatRates).nullable(), costDong: z.number().nullable() })),
      /** Whether this laptop has costs at all. */
      hasCosts: z.boolean(),
    }),
  ),
  vat: query(
    'The VAT rate of every class on a day, and where one changes until another day',
    z.object({ on: dayToLookAt, until: dayToLookAt }),
    z.object({
      rates: z.array(z.object({ vatClass: z.enum(vatClasses), rate: z.enum(vatRates).nullable() })),
      changes: z.array(
        z.object({
          vatClass: z.enum(vatClasses),
          on: isoDate,
          before: z.enum(vatRates).nullable(),
          after: z.enum(vatRates).nullable(),
        }),
      ),
    }),
  ),
  teams: query(
    'The teams that make quotes',
    z.object({}),
    z.object({ teams: z.array(z.object({ id: uuid, name: z.string() })) }),
  ),
};
