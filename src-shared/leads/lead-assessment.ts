import { z } from 'zod';
import { isoInstant, optionalText, uuid } from '../lib/fields.ts';
import { dong } from '../lib/amounts.ts';

export const leadVerdicts = ['qualified', 'later', 'unqualified'] as const;
export const leadWarmths = ['hot', 'warm', 'cold'] as const;

/** What somebody thought of a lead on a day; the newest counts, the earlier ones stay. */
export const leadAssessmentValues = z.object({
  customerId: uuid,
  verdict: z.enum(leadVerdicts),
  warmth: z.enum(leadWarmths),
  /** What they could spend, when, and who decides, in the words of whoever asked. */
  budgetDong: dong.nullable(),
  timing: optionalText(300),
  decider: optionalText(300),
  need: optionalText(2000),
  note: optionalText(2000),
  assessedAt: isoInstant,
});
export type LeadAssessmentValues = z.output<typeof leadAssessmentValues>;
