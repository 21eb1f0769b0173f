import { z } from 'zod';
import { isoInstant, optionalText, requiredText, uuid } from '../lib/fields.ts';

/** By industry, địa bàn, region, market, or anything else. */
export const groupKinds = ['industry', 'area', 'region', 'market', 'other'] as const;

export const groupValues = z.object({
  name: requiredText(120),
  kind: z.enum(groupKinds),
  /** A saved rule as JSON (the list's filter): whoever passes it is a member. Null where members are put in one by one. */
  rule: optionalText(20_000),
  isActive: z.boolean(),
});

export const consentDecisions = ['given', 'withdrawn'] as const;
export const consentChannels = ['phone', 'email', 'zalo', 'sms', 'visit', 'post', 'any'] as const;

/** One line of the ledger of Law 91/2025: what somebody agreed to, or no longer does. Without a line nothing is agreed. */
export const consentValues = z.object({
  contactId: uuid.nullable(),
  /** Key of the list `consent_purpose`. */
  purpose: requiredText(60),
  channel: z.enum(consentChannels),
  decision: z.enum(consentDecisions),
  /** How it was said, and what shows it. */
  source: optionalText(2000),
  wording: optionalText(5000),
  decidedAt: isoInstant,
  /** What shows it: where the signed form lies, which message, who heard it. */
  proof: optionalText(2000),
});

export const handoverValues = z.object({
  fromUserId: uuid.nullable(),
  toUserId: uuid.nullable(),
  toTeamId: uuid.nullable(),
  note: optionalText(5000),
  handedAt: isoInstant,
});

export const helpKinds = ['help', 'plan'] as const;
export const helpStates = ['open', 'answered', 'withdrawn'] as const;

export const helpRequestValues = z.object({
  text: requiredText(5000),
  askedAt: isoInstant,
  state: z.enum(helpStates),
  answer: optionalText(5000),
  answeredAt: isoInstant.nullable(),
  answeredBy: uuid.nullable(),
  /** A rep's plan for looking after a customer, or help with one thing. Null in rows of before there were plans: help. */
  kind: z.enum(helpKinds).nullable(),
  /** What the manager does about it. */
  action: optionalText(2000),
});
