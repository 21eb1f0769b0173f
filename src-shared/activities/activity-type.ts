import { z } from 'zod';
import { optionalText, requiredText, uuid } from '../lib/fields.ts';
import { interactionKinds } from '../interactions/interaction.ts';

/** Who gets the next activity. */
export const nextAssignees = ['same', 'owner', 'manager', 'person'] as const;

/** A kind of activity that the office defines: “Gọi sau báo giá”. Finishing one may create the next. */
export const activityTypeValues = z.object({
  vi: requiredText(80),
  en: requiredText(80),
  /** What is written into the timeline when it is done. */
  kind: z.enum(interactionKinds),
  nextTypeId: uuid.nullable(),
  nextAfterDays: z.int().min(0).max(3650).nullable(),
  nextAssignee: z.enum(nextAssignees).nullable(),
  nextAssigneeId: uuid.nullable(),
  /** Working days after its due day when it goes to the manager; null for never. */
  escalateAfterDays: z.int().min(0).max(365).nullable(),
  note: optionalText(2000),
  order: z.int(),
  isActive: z.boolean(),
});
export type ActivityTypeValues = z.output<typeof activityTypeValues>;
