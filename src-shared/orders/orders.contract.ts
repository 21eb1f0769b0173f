import { z } from 'zod';
import { quantityMilli } from '../lib/amounts.ts';
import { dayToLookAt, exactPartial, isoDate, limit, optionalText, requiredText, uuid } from '../lib/fields.ts';
import { lineId, quoteContent, quoteTotals } from '../quotes/quote-content.ts';
import { quoteDraft } from '../quotes/quotes.contract.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { orderStates, orderValues } from './order.ts';

/** How much of an order has come to the customer; `over`: of some line more than was ordered. */
export const deliveredParts = ['none', 'part', 'all', 'over'] as const;
export type DeliveredPart = (typeof deliveredParts)[number];

/** An order as lists show it. */
export const orderBrief = z.object({
  id: uuid,
  customerId: uuid,
  /** Null where this laptop does not have the customer. */
  customerName: z.string().nullable(),
  quoteId: z.string().nullable(),
  /** Number or label of the quote it was made of. */
  quoteName: z.string().nullable(),
  opportunityId: z.string().nullable(),
  opportunityTitle: z.string().nullable(),
  title: z.string(),
  label: z.string(),
  number: z.string().nullable(),
  state: z.enum(orderStates),
  ownerId: z.string(),
  ownerName: z.string().nullable(),
  teamId: z.string().nullable(),
  teamName: z.string().nullable(),
  /** Null where the person was erased. */
  orderedOn: z.string().nullable(),
  totalDong: z.number().nullable(),
  deliverOn: z.string().nullable(),
  deliverTo: z.string().nullable(),
  /** Confirmed, and the day on which the customer wants it is over. */
  isLate: z.boolean(),
  delivered: z.enum(deliveredParts),
  confirmedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  cancelReason: z.string().nullable(),
  signedBy: z.string().nullable(),
  note: z.string().nullable(),
  createdAt: z.string(),
  /** Another laptop changed it at the same time, and nobody has chosen yet. */
  hasConflict: z.boolean(),
});
export type OrderBrief = z.output<typeof orderBrief>;

const deliveredLine = z.object({ lineId, quantityMilli });

const delivery = z.object({
  id: uuid,
  deliveredOn: isoDate,
  lines: z.array(deliveredLine),
  receivedBy: z.string().nullable(),
  hasSignature: z.boolean(),
  note: z.string().nullable(),
  byName: z.string().nullable(),
  /** Whoever wrote it down may take it back. */
  isMine: z.boolean(),
});
export type OrderDelivery = z.output<typeof delivery>;

/** A line of goods, and how much of it came; `name` of one that is no longer in the order is null. */
const lineProgress = z.object({
  lineId,
  name: z.string().nullable(),
  unit: z.string().nullable(),
  orderedMilli: z.int(),
  deliveredMilli: z.int(),
  /** Never below zero; what came beyond the order is the difference of the two. */
  leftMilli: z.int(),
});
export type LineProgress = z.output<typeof lineProgress>;

export const ordersContract = {
  list: query(
    'Orders, the newest first, with how many there are in each state and what they come to',
    z.object({
      text: z.string().max(200).default(''),
      states: z.array(z.enum(orderStates)).max(orderStates.length).exactOptional(),
      /** Confirmed ones that the customer wants by this day, the late ones among them; the earliest first. */
      dueUntil: dayToLookAt.exactOptional(),
      isLate: z.boolean().exactOptional(),
      ownerId: uuid.exactOptional(),
      teamId: uuid.exactOptional(),
      customerId: uuid.exactOptional(),
      opportunityId: uuid.exactOptional(),
      quoteId: uuid.exactOptional(),
      /** Days of the order, both included. */
      from: dayToLookAt.exactOptional(),
      to: dayToLookAt.exactOptional(),
      limit: limit(2000, 200),
    }),
    z.object({
      orders: z.array(orderBrief),
      total: z.int(),
      /** Of all that fit, whatever the limit and the states asked for. */
      sums: z.array(z.object({ state: z.enum(orderStates), count: z.int(), totalDong: z.number() })),
      late: z.int(),
    }),
  ),
  get: query(
    'One order: its content, what was delivered and what is left, what another laptop made of it',
    z.object({ id: uuid }),
    orderBrief.extend({
      /** The version of the row, for `saveContent`. */
      rev: z.int(),
      /** Null where the person was erased, or a newer program wrote it. */
      content: quoteContent.nullable(),
      /** SHA-256 of the content as it is stored. */
      contentHash: z.string(),
      contactName: z.string().nullable(),
      signedPost: z.string().nullable(),
      signature: z.string().nullable(),
      deliveries: z.array(delivery),
      lines: z.array(lineProgress),
      conflicts: z.array(
        z.object({
          id: uuid,
          totals: quoteTotals.nullable(),
          content: quoteContent.nullable(),
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
    'Makes an order: for a customer, out of a quote at its prices, or as an earlier order once more at the prices of today',
    z.object({
      customerId: uuid.exactOptional(),
      /** Sent or accepted. What earlier orders took of it is left out; where nothing is left, all its goods come once more. */
      quoteId: uuid.exactOptional(),
      /** Of the quote's options, those that the customer chose. */
      options: z.array(lineId).max(2000).exactOptional(),
      copyOf: uuid.exactOptional(),
      title: requiredText(300).exactOptional(),
    }),
    undoable.extend({
      id: uuid,
      label: z.string(),
      /** Orders that were made of the same quote before, cancelled ones left out. */
      earlier: z.array(z.object({ id: uuid, name: z.string() })),
    }),
  ),
  saveContent: command(
    'Saves all of an order that has a price or is printed; only of a draft. `rev` is the version that was read',
    z.object({ id: uuid, content: quoteDraft, rev: z.int().exactOptional() }),
    undoable.extend({ totals: quoteTotals }),
  ),
  keepDraft: command(
    'Keeps on this laptop what is typed into an order and not saved yet; null forgets it',
    z.object({ id: uuid, json: z.string().max(3_000_000).nullable() }),
    z.object({}),
  ),
  update: command(
    'Changes what an order is called, whose it is, when and where it is wanted, who signed it, notes',
    z.object({
      id: uuid,
      change: exactPartial(
        orderValues.pick({
          title: true,
          teamId: true,
          ownerId: true,
          opportunityId: true,
          deliverOn: true,
          deliverTo: true,
          note: true,
          signedBy: true,
          signedPost: true,
          signature: true,
        }),
      ),
    }),
    undoable,
  ),
  confirm: command(
    'The customer ordered it: who, with which signature. With `contentHash` only if it is still what was read',
    z.object({
      id: uuid,
      contentHash: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .exactOptional(),
      deliverOn: isoDate.nullable().exactOptional(),
      deliverTo: optionalText(500).exactOptional(),
      signedBy: optionalText(300).default(null),
      signedPost: optionalText(300).default(null),
      signature: z.string().max(200_000).nullable().default(null),
    }),
    undoable,
  ),
  reopen: command(
    'One step back: of what is done what is confirmed, of what is confirmed a draft (the signature goes, it was of what stood then)',
    z.object({ id: uuid }),
    undoable,
  ),
  close: command('Ends a confirmed order; what is left of it is not delivered', z.object({ id: uuid }), undoable),
  cancel: command(
    'Cancels an order of which nothing was delivered',
    z.object({ id: uuid, reason: optionalText(2000).default(null) }),
    undoable,
  ),
  restore: command('Takes the cancelling of an order back', z.object({ id: uuid }), undoable),
  deliver: command(
    'Records what came to the customer of a confirmed order: what is left of it, unless lines are named. An order of which nothing is left is done',
    z.object({
      id: uuid,
      deliveredOn: isoDate.exactOptional(),
      lines: z.array(deliveredLine).min(1).max(2000).exactOptional(),
      receivedBy: optionalText(300).default(null),
      signature: z.string().max(200_000).nullable().default(null),
      note: optionalText(2000).default(null),
    }),
    undoable.extend({ deliveryId: uuid, isDone: z.boolean() }),
  ),
  takeBackDelivery: command(
    'Takes a delivery back that was written down by mistake; an order that was done is confirmed again',
    z.object({ deliveryId: uuid }),
    undoable,
  ),
  delete: command('Deletes drafts and cancelled orders', z.object({ ids: z.array(uuid).min(1).max(500) }), undoable),
  choose: command(
    'Of two contents that met: takes the one that stands beside, or keeps the one that stands',
    z.object({ conflictId: uuid, use: z.enum(['standing', 'other']) }),
    undoable,
  ),
};
