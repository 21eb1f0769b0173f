import { z } from 'zod';
import { isoDate, isoInstant, optionalText, requiredText, uuid } from '../lib/fields.ts';

export const interactionKinds = ['note', 'call', 'email', 'chat', 'meeting'] as const;
export type InteractionKind = (typeof interactionKinds)[number];

export const interactionOutcomes = ['reached', 'not-reached', 'interested', 'not-interested', 'ordered', 'done'] as const;

/** Something that happened with a customer. A log: never edited, a correction is a new one that names the old one (`correctsId`). */
export const interactionValues = z.object({
  kind: z.enum(interactionKinds),
  text: requiredText(20_000),
  withWhom: optionalText(300),
  happenedAt: isoInstant,
  /** What was promised, and until when. */
  nextStep: optionalText(2000),
  nextOn: isoDate.nullable(),
  /** The office's own kind of activity, and the task that it did. */
  typeId: uuid.nullable(),
  taskId: uuid.nullable(),
  outcome: z.enum(interactionOutcomes).nullable(),
  /** How often it was tried until somebody answered. */
  attempts: z.int().min(1).max(1000).nullable(),
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
  typeId: interactionValues.shape.typeId.exactOptional(),
  taskId: interactionValues.shape.taskId.exactOptional(),
  outcome: interactionValues.shape.outcome.exactOptional(),
  attempts: interactionValues.shape.attempts.exactOptional(),
  /** What comes next becomes a task of whoever writes this. */
  makesTask: z.boolean().exactOptional(),
});
export type NewInteraction = z.output<typeof newInteraction>;

/** What a correction says anew; what is not named stays as it was said. */
export const interactionCorrection = newInteraction.omit({ id: true, customerId: true, kind: true, makesTask: true }).extend({
  kind: interactionValues.shape.kind.exactOptional(),
});
