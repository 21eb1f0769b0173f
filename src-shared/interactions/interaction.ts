import { z } from 'zod';
import { isoInstant, optionalText, requiredText, uuid } from '../lib/fields.ts';

export const interactionKinds = ['note', 'call', 'email', 'chat', 'meeting'] as const;

/** Something that happened with a customer. A log: never edited, a correction is a new one. */
export const newInteraction = z.object({
  id: uuid.exactOptional(),
  customerId: uuid,
  kind: z.enum(interactionKinds),
  text: requiredText(20_000),
  withWhom: optionalText(300).exactOptional(),
  happenedAt: isoInstant.exactOptional(),
});
export type NewInteraction = z.output<typeof newInteraction>;
