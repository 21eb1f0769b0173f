import { z } from 'zod';
import { isoInstant, uuid } from '../lib/fields.ts';

/** Who can be erased: a person at a customer, or a customer that is a person. */
export const erasableEntities = ['customers', 'contacts'] as const;
export type ErasableEntity = (typeof erasableEntities)[number];
/** Why: the person asked, the purpose is done, the term has ended, or there was never a right to hold it. */
export const erasureReasons = ['request', 'purpose-done', 'term-ended', 'unlawful'] as const;

/** One line of the erase list. It holds ids and choices only, so that the list itself is no personal data. */
export const erasureValues = z.object({
  onEntity: z.enum(erasableEntities),
  onId: uuid,
  /** The customer that the person hangs on; the person's own id where it is one. */
  ofCustomerId: uuid,
  reason: z.enum(erasureReasons),
  erasedAt: isoInstant,
});
export type ErasureValues = z.output<typeof erasureValues>;
