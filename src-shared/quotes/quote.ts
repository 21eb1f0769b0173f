import { z } from 'zod';
import { isoDate, isoInstant, optionalText, requiredText, uuid } from '../lib/fields.ts';
import { basisPoints, dong } from '../lib/amounts.ts';
import { quoteContentText } from './quote-text.ts';

/**
 * draft → waiting (for an approval) → approved → sent → accepted or declined. What was refused, and a new version of what was sent, is a
 * draft again. Whether a sent one has expired is computed from its day.
 */
export const quoteStates = ['draft', 'waiting', 'approved', 'sent', 'accepted', 'declined', 'cancelled'] as const;
export type QuoteState = (typeof quoteStates)[number];

const moves: Readonly<Record<QuoteState, readonly QuoteState[]>> = {
  draft: ['waiting', 'approved', 'sent', 'cancelled'],
  waiting: ['approved', 'draft', 'cancelled'],
  approved: ['sent', 'draft', 'cancelled'],
  // Back to where it was: what was said too early is taken back.
  sent: ['accepted', 'declined', 'draft', 'approved', 'cancelled'],
  accepted: ['sent'],
  declined: ['sent', 'draft'],
  cancelled: ['draft', 'sent'],
};

export function isLegalQuoteMove(from: QuoteState, to: QuoteState): boolean {
  return moves[from].includes(to);
}

/** Only in these may the content change. */
export const openQuoteStates: readonly QuoteState[] = ['draft'];

/** What a quote is: to a customer, or an offer for a project with its technical papers. */
export const quoteKinds = ['quote', 'project'] as const;

export const quoteValues = z.object({
  customerId: uuid,
  opportunityId: uuid.nullable(),
  kind: z.enum(quoteKinds),
  title: requiredText(300),
  /** What the laptop calls it until the office has given it a number: `Q-<device>-<n>`, its own on every laptop. */
  label: requiredText(40),
  /** The office's own number, without a gap in its year; only the office gives it. */
  number: optionalText(40),
  state: z.enum(quoteStates),
  ownerId: uuid,
  teamId: uuid.nullable(),
  /** 1, 2, 3 …: the one that is worked on or was sent last. */
  version: z.int().min(1).max(1000),
  /** `QuoteContent` as `quote-text.ts` writes it. */
  content: quoteContentText,
  sentAt: isoInstant.nullable(),
  closedAt: isoInstant.nullable(),
  declineReason: optionalText(60),
  note: optionalText(5000),
});
export type QuoteValues = z.output<typeof quoteValues>;

/** A version as it went out; nobody changes it. */
export const quoteVersionValues = z.object({
  customerId: uuid,
  quoteId: uuid,
  version: z.int().min(1).max(1000),
  content: quoteContentText,
  frozenAt: isoInstant,
  note: optionalText(2000),
});

export const approvalStates = ['asked', 'approved', 'refused', 'withdrawn'] as const;
export type ApprovalState = (typeof approvalStates)[number];

export function isLegalApprovalMove(from: ApprovalState, to: ApprovalState): boolean {
  return from === 'asked' && to !== 'asked';
}

/** A step of the chain: somebody is asked about exactly this content. */
export const approvalValues = z.object({
  customerId: uuid,
  quoteId: uuid,
  version: z.int().min(1).max(1000),
  /** SHA-256 of the content that is asked about: an approval of other words or prices counts for nothing. */
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  ruleId: uuid.nullable(),
  /** 1 is asked first; the next when it has approved. */
  step: z.int().min(1).max(20),
  approverId: uuid,
  state: z.enum(approvalStates),
  reason: optionalText(2000),
  decidedBy: uuid.nullable(),
  decidedAt: isoInstant.nullable(),
  decisionNote: optionalText(2000),
});

/** When a quote needs somebody's word before it goes out; administrators keep them. */
export const approvalRuleValues = z.object({
  name: requiredText(200),
  teamId: uuid.nullable(),
  minTotalDong: dong.nullable(),
  minDiscountBasisPoints: basisPoints.nullable(),
  /** The leader of the quote's team, or one person. */
  approver: z.enum(['leader', 'user']),
  approverId: uuid.nullable(),
  order: z.int(),
  isActive: z.boolean(),
});

export const acceptanceWays = ['signed', 'email', 'phone', 'in-person', 'order'] as const;

/** That the customer said yes, or no, to a version: who, when, how. */
export const acceptanceValues = z.object({
  customerId: uuid,
  quoteId: uuid,
  version: z.int().min(1).max(1000),
  isAccepted: z.boolean(),
  answeredOn: isoDate,
  byName: optionalText(300),
  byPost: optionalText(300),
  way: z.enum(acceptanceWays),
  /** Strokes of a signature on the screen as JSON: `[[x, y, ms], …]` for each. */
  signature: z.string().max(200_000).nullable(),
  note: optionalText(2000),
});
