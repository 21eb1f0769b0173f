import { z } from 'zod';
import { contractKinds } from '../contracts/contract.ts';
import { isoInstant, uuid } from '../lib/fields.ts';
import { paymentWays } from '../receivables/invoice.ts';

/** In the order in which the timeline offers them. */
export const timelineKinds = [
  'visit',
  'call',
  'note',
  'meeting',
  'chat',
  'email',
  'task',
  'opportunity',
  'quote',
  'order',
  'contract',
  'money',
  'owner',
  'help',
  'opinion',
  'rating',
  'referral',
  'consent',
  'file',
  'form',
  'merge',
  'change',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** A visit: `outcome` and `resultId` are null while nobody has said what came of it. */
const visitDetails = z.object({
  of: z.literal('visit'),
  visitId: uuid,
  purpose: z.string(),
  state: z.enum(['planned', 'done', 'cancelled']),
  outcome: z.string().nullable(),
});

/** Creation, fields changed together, deletion, restoring. */
const changeDetails = z.object({
  of: z.literal('change'),
  change: z.enum(['create', 'update', 'delete', 'restore']),
  fields: z.array(z.object({ field: z.string(), oldValue: fieldValue, newValue: fieldValue })),
  /** The file of the import that wrote it, where it ran on this laptop. */
  importFile: z.string().nullable(),
});

/** A call or a meeting of a kind of the office's own, with what came of it and how often it was tried. */
const talkDetails = z.object({
  of: z.literal('talk'),
  outcome: z.string().nullable(),
  attempts: z.number().int().nullable(),
  type: z.object({ vi: z.string(), en: z.string() }).nullable(),
});

/** A chance to sell: noted, won or lost. `reason` is a key of the list `lost_reason`. */
const opportunityDetails = z.object({
  of: z.literal('opportunity'),
  opportunityId: uuid,
  step: z.enum(['made', 'won', 'lost']),
  title: z.string(),
  valueDong: z.number().nullable(),
  reason: z.string().nullable(),
});

/** A version of a quote that went out, or what the customer answered to it. */
const quoteDetails = z.object({
  of: z.literal('quote'),
  quoteId: uuid,
  step: z.enum(['sent', 'accepted', 'declined']),
  /** The office's number, or the laptop's own until there is one. */
  label: z.string(),
  title: z.string(),
  version: z.number().int(),
  totalDong: z.number().nullable(),
});

/** What the customer ordered: confirmed, some or all of it come, or cancelled. */
const orderDetails = z.object({
  of: z.literal('order'),
  orderId: uuid,
  step: z.enum(['confirmed', 'delivered', 'cancelled']),
  /** The office's number, or the laptop's own until there is one. */
  label: z.string(),
  title: z.string(),
  totalDong: z.number().nullable(),
});

/** What was agreed for a time or a sum: signed and in force, over, or called off. */
const contractDetails = z.object({
  of: z.literal('contract'),
  contractId: uuid,
  step: z.enum(['signed', 'ended', 'cancelled']),
  paper: z.enum(contractKinds),
  /** The number on the paper. */
  code: z.string().nullable(),
  title: z.string(),
  valueDong: z.number().nullable(),
});

/** An invoice as accounting issued it, money that came for one or ahead, and money that went back. */
const moneyDetails = z.object({
  of: z.literal('money'),
  step: z.enum(['invoiced', 'in', 'out']),
  amountDong: z.number(),
  /** Symbol and number; null for what was paid ahead. */
  invoice: z.string().nullable(),
  /** Null for an invoice. */
  way: z.enum(paymentWays).nullable(),
  reference: z.string().nullable(),
});

export const timelineDetails = z.discriminatedUnion('of', [
  visitDetails,
  talkDetails,
  opportunityDetails,
  quoteDetails,
  orderDetails,
  contractDetails,
  moneyDetails,
  /** A task that was done for the customer. */
  z.object({ of: z.literal('task'), taskId: uuid, title: z.string() }),
  changeDetails,
  /** Who looked after the customer before, and who does since: a person or a team. */
  z.object({
    of: z.literal('owner'),
    from: z.string().nullable(),
    to: z.string().nullable(),
    toTeam: z.string().nullable(),
  }),
  z.object({ of: z.literal('merge'), names: z.array(z.string()), isUndone: z.boolean() }),
  z.object({
    of: z.literal('help'),
    state: z.string(),
    answer: z.string().nullable(),
    answeredBy: z.string().nullable(),
    answeredAt: z.string().nullable(),
  }),
  z.object({ of: z.literal('opinion'), about: z.string(), score: z.number().int() }),
  z.object({ of: z.literal('rating'), rating: z.string().nullable() }),
  z.object({ of: z.literal('referral'), name: z.string(), referredId: z.string().nullable() }),
  z.object({ of: z.literal('consent'), purpose: z.string(), channel: z.string(), decision: z.string() }),
  /** A form that was filled in on a visit; the answers in words, in the order of the questions. */
  z.object({
    of: z.literal('form'),
    name: z.string(),
    visitId: z.string(),
    answers: z.array(z.object({ label: z.string(), value: z.string() })),
  }),
  z.object({ of: z.literal('file'), name: z.string(), mime: z.string(), bytes: z.number().int() }),
]);
export type TimelineDetails = z.output<typeof timelineDetails>;

export const timelineEntry = z.object({
  id: z.string(),
  kind: z.enum(timelineKinds),
  at: isoInstant,
  userName: z.string().nullable(),
  /** What was said or noted; of what was taken back nothing. */
  text: z.string().nullable(),
  withWhom: z.string().nullable(),
  nextStep: z.string().nullable(),
  nextOn: z.string().nullable(),
  details: timelineDetails.nullable(),
  /** What stood here before it was corrected, newest first. */
  earlier: z.array(
    z.object({
      text: z.string(),
      withWhom: z.string().nullable(),
      nextStep: z.string().nullable(),
      userName: z.string().nullable(),
      writtenAt: isoInstant,
    }),
  ),
  /** When the correction was written; null where this is the first word. */
  correctedAt: isoInstant.nullable(),
  takenBackAt: isoInstant.nullable(),
  /** Who took it back; null where nobody did, or it is not known here. */
  takenBackBy: z.string().nullable(),
  /** Written by the person who works here, who may correct it and take it back. */
  isMine: z.boolean(),
  /** The merged record that it was written on; null for the customer's own. */
  mergedFrom: z.string().nullable(),
});
export type TimelineEntry = z.output<typeof timelineEntry>;
