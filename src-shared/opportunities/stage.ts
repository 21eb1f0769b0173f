import { z } from 'zod';
import { requiredText } from '../lib/fields.ts';

/** What a stage means for the count: still open, or how it ended. */
export const stageKinds = ['open', 'won', 'lost'] as const;
export type StageKind = (typeof stageKinds)[number];

/** A column of the board. */
export const stageValues = z.object({
  vi: requiredText(80),
  en: requiredText(80),
  kind: z.enum(stageKinds),
  /** How likely an opportunity of this stage is won, in percent; an opportunity's own potential is a number of its own. */
  probabilityPercent: z.int().min(0).max(100),
  /** After so many days in the stage a card is marked as standing still. */
  rotAfterDays: z.int().min(1).max(3650).nullable(),
  order: z.int(),
  isActive: z.boolean(),
});
export type StageValues = z.output<typeof stageValues>;
