import { z } from 'zod';
import { isoDate, isoInstant, optionalText, uuid } from '../lib/fields.ts';

export const expenseKinds = ['fuel', 'transport', 'lodging', 'meals', 'gifts', 'parking', 'other'] as const;
/** draft → sent → approved or refused; refused → draft. Approved ones are fixed. */
export const expenseStates = ['draft', 'sent', 'approved', 'refused'] as const;

/** What a rep paid on the way, and claims back. */
export const expenseValues = z.object({
  ownerId: uuid,
  visitId: uuid.nullable(),
  customerId: uuid.nullable(),
  /** Words that group the claims of one trip. */
  trip: optionalText(120),
  kind: z.enum(expenseKinds),
  amountDong: z.int().min(1).max(10_000_000_000),
  spentOn: isoDate,
  note: optionalText(2000),
  state: z.enum(expenseStates),
  decidedBy: uuid.nullable(),
  decidedAt: isoInstant.nullable(),
  decisionNote: optionalText(2000),
});
export type ExpenseValues = z.output<typeof expenseValues>;
