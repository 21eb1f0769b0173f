import { z } from 'zod';
import { isoInstant, optionalText, requiredText, uuid } from '../lib/fields.ts';

export const checklistSubjects = ['selling', 'marketing', 'care'] as const;

/** The written steps of a process, which staff tick off customer by customer. */
export const checklistValues = z.object({
  name: requiredText(120),
  subject: z.enum(checklistSubjects),
  /** The steps as JSON: key, vi, en, hint; keys are never reused. */
  steps: requiredText(50_000),
  order: z.int(),
  isActive: z.boolean(),
});

/** One step ticked off for one customer; its id follows from customer, list and step, so that two laptops tick the same one. */
export const checklistMarkValues = z.object({
  checklistId: uuid,
  step: requiredText(60),
  markedAt: isoInstant,
  note: optionalText(2000),
});
