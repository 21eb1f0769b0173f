import { z } from 'zod';
import { uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { stageValues } from './stage.ts';

const stage = stageValues.extend({
  id: uuid,
  /** How many opportunities stand in it, the closed ones among them. */
  count: z.number().int(),
});
export type StageInUse = z.output<typeof stage>;

export const stagesContract = {
  list: query(
    'The stages of opportunities in their order, with how many stand in each',
    z.object({}),
    z.object({ stages: z.array(stage), mayChange: z.boolean() }),
  ),
  save: command(
    'Makes a stage, or changes the one with this id; administrators only. What a stage means (open, won, lost) is said once',
    z.object({
      id: uuid.exactOptional(),
      vi: stageValues.shape.vi,
      en: stageValues.shape.en,
      kind: stageValues.shape.kind.default('open'),
      probabilityPercent: stageValues.shape.probabilityPercent,
      rotAfterDays: stageValues.shape.rotAfterDays.default(null),
      isActive: z.boolean().default(true),
    }),
    undoable.extend({ id: uuid }),
  ),
  sort: command('Puts the stages in this order', z.object({ ids: z.array(uuid).min(1).max(100) }), undoable),
  delete: command(
    'Removes a stage in which nothing stands; one that is used can be made inactive',
    z.object({ id: uuid }),
    undoable,
  ),
};
