import { z } from 'zod';
import { uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { activityTypeValues } from './activity-type.ts';

export const activityType = activityTypeValues.extend({ id: uuid });
export type ActivityType = z.output<typeof activityType>;

export const activityTypesContract = {
  list: query(
    'The office’s own kinds of activity, in their order',
    z.object({}),
    z.object({ types: z.array(activityType), mayChange: z.boolean() }),
  ),
  save: command(
    'Makes a kind of activity, or changes the one with this id; administrators only',
    z.object({
      id: uuid.exactOptional(),
      vi: activityTypeValues.shape.vi,
      en: activityTypeValues.shape.en,
      kind: activityTypeValues.shape.kind,
      nextTypeId: activityTypeValues.shape.nextTypeId.default(null),
      nextAfterDays: activityTypeValues.shape.nextAfterDays.default(null),
      nextAssignee: activityTypeValues.shape.nextAssignee.default(null),
      nextAssigneeId: activityTypeValues.shape.nextAssigneeId.default(null),
      escalateAfterDays: activityTypeValues.shape.escalateAfterDays.default(null),
      note: activityTypeValues.shape.note.default(null),
      isActive: z.boolean().default(true),
    }),
    undoable.extend({ id: uuid }),
  ),
  delete: command('Removes a kind of activity; what was done with it stays', z.object({ id: uuid }), undoable),
  sort: command('Puts the kinds of activity in this order', z.object({ ids: z.array(uuid).min(1).max(500) }), undoable),
};
