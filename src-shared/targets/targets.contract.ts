import { z } from 'zod';
import { uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { targetKinds, targetValues } from './target.ts';

const month = targetValues.shape.month;
const kind = z.enum(targetKinds);

export const targetsContract = {
  progress: query(
    'What each rep is to reach in a month and how far he is: visits, customers visited, successful visits, new customers',
    z.object({ month, userId: uuid.exactOptional() }),
    z.object({
      month,
      rows: z.array(
        z.object({
          userId: uuid,
          name: z.string(),
          teamName: z.string().nullable(),
          goals: z.array(z.object({ kind, target: z.number().int().nullable(), reached: z.number().int() })),
        }),
      ),
      /** Targets are set by administrators. */
      mayChange: z.boolean(),
    }),
  ),
  save: command(
    'Sets what reps are to reach in a month; null takes a target away',
    z.object({
      month,
      values: z
        .array(z.object({ userId: uuid, kind, value: targetValues.shape.value.nullable() }))
        .min(1)
        .max(2000),
    }),
    undoable,
  ),
  copy: command(
    'Takes the targets of the month before for those who have none yet',
    z.object({ month }),
    undoable.extend({ count: z.number().int() }),
  ),
};
