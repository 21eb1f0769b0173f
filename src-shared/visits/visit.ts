import { z } from 'zod';
import { exactPartial, isoDate, isoInstant, optionalText, requiredText, uuid } from '../lib/fields.ts';

/** planned → done, planned → cancelled, cancelled → planned. A done visit stays done: a correction is a new result. */
export const visitStates = ['planned', 'done', 'cancelled'] as const;
export type VisitState = (typeof visitStates)[number];

export const visitOutcomes = ['successful', 'follow-up', 'not-met', 'refused'] as const;

const moves: Readonly<Record<VisitState, readonly VisitState[]>> = {
  planned: ['done', 'cancelled'],
  done: ['done'],
  cancelled: ['planned'],
};

export function isLegalVisitMove(from: VisitState, to: VisitState): boolean {
  return moves[from].includes(to);
}

export const visitValues = z.object({
  customerId: uuid,
  /** Key of the list `visit_purpose`: duy trì, định kỳ, chào mới sản phẩm, or an own one. */
  purpose: requiredText(60),
  startsAt: isoInstant,
  endsAt: isoInstant,
  /** What to prepare. */
  note: optionalText(5000),
  ownerId: uuid.nullable(),
});
export type VisitValues = z.output<typeof visitValues>;

export const newVisit = exactPartial(visitValues.omit({ customerId: true, startsAt: true })).extend({
  customerId: uuid,
  startsAt: isoInstant,
  id: uuid.exactOptional(),
  /** What it is made for. */
  opportunityId: uuid.nullable().exactOptional(),
});
export const visitChange = exactPartial(visitValues.omit({ customerId: true }));

export const visitResult = z.object({
  outcome: z.enum(visitOutcomes),
  metWhom: optionalText(300),
  said: requiredText(20_000),
  nextStep: optionalText(2000),
  nextOn: isoDate.nullable(),
});
/** What a person fills in: only the outcome and what was said are required. */
export const newVisitResult = exactPartial(visitResult.omit({ outcome: true, said: true })).extend({
  outcome: z.enum(visitOutcomes),
  said: requiredText(20_000),
});
export type VisitResult = z.output<typeof visitResult>;

export const visit = z.object({
  id: uuid,
  customerId: uuid,
  customerName: z.string(),
  customerAddress: z.string().nullable(),
  /** Null too where the customer asked that the data be used no more. */
  customerPhone: z.string().nullable(),
  purpose: z.string(),
  state: z.enum(visitStates),
  startsAt: isoInstant,
  endsAt: isoInstant,
  note: z.string().nullable(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  /** The newest result; null while there is none. */
  result: z
    .object({
      outcome: z.enum(visitOutcomes),
      metWhom: z.string().nullable(),
      said: z.string(),
      nextStep: z.string().nullable(),
      nextOn: z.string().nullable(),
      at: isoInstant,
    })
    .nullable(),
  /** When somebody arrived and left, by his laptop's clock; null where he did not say so. */
  inAt: isoInstant.nullable(),
  outAt: isoInstant.nullable(),
  /** Its time is past and no result was recorded. */
  isMissingResult: z.boolean(),
  rev: z.number().int(),
});
export type Visit = z.output<typeof visit>;

/** Somebody who stays longer than planned by this has forgotten to say that he left. */
const forgottenAfterMs = 2 * 60 * 60_000;

/** Checked in, and hours after its end nobody has checked out. */
export function isLeftOpen(visit: Pick<Visit, 'state' | 'inAt' | 'outAt' | 'startsAt' | 'endsAt'>, now: number): boolean {
  if (visit.state === 'cancelled' || visit.inAt === null || visit.outAt !== null) return false;
  const planned = Date.parse(visit.endsAt) - Date.parse(visit.startsAt);
  return now > Math.max(Date.parse(visit.endsAt), Date.parse(visit.inAt) + planned) + forgottenAfterMs;
}
