import { z } from 'zod';
import { isoDate, isoInstant, optionalText, requiredText, uuid } from '../lib/fields.ts';

export const interactionKinds = ['note', 'call', 'email', 'chat', 'meeting'] as const;
export type InteractionKind = (typeof interactionKinds)[number];

/** Something that happened with a customer. A log: never edited, a correction is a new one that names the old one (`correctsId`). */
export const interactionValues = z.object({
  kind: z.enum(interactionKinds),
  text: requiredText(20_000),
  withWhom: optionalText(300),
  happenedAt: isoInstant,
  /** What was promised, and until when. */
  nextStep: optionalText(2000),
  nextOn: isoDate.nullable(),
});

export const newInteraction = z.object({
  id: uuid.exactOptional(),
  customerId: uuid,
  kind: interactionValues.shape.kind,
  text: interactionValues.shape.text,
  withWhom: interactionValues.shape.withWhom.exactOptional(),
  happenedAt: isoInstant.exactOptional(),
  nextStep: interactionValues.shape.nextStep.exactOptional(),
  nextOn: interactionValues.shape.nextOn.exactOptional(),
});
export type NewInteraction = z.output<typeof newInteraction>;

/** What a correction says anew; what is not named stays as it was said. */
export const interactionCorrection = newInteraction.omit({ id: true, customerId: true, kind: true }).extend({
  kind: interactionValues.shape.kind.exactOptional(),
});
