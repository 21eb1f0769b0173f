import { z } from 'zod';
import { uuid } from '../lib/fields.ts';
import { command } from '../rpc/procedure.ts';
import { restorableEntities } from './restorable.ts';

/** Every command that changes records answers the group that takes it back. */
export const undoable = z.object({ groupId: uuid });

export const undoContract = {
  restore: command(
    'Brings back one deleted contact, visit, task, opportunity or paper, however long ago it was deleted',
    z.object({ entity: z.enum(restorableEntities), id: uuid }),
    undoable,
  ),
  /**
   * Puts back what a group changed. A field that was changed again since keeps its newer value and is counted in `kept`; a group that
   * changed nothing, or that nobody knows, answers 0 for both.
   */
  apply: command(
    'Takes back one group of changes; fields changed again since are kept',
    z.object({ groupId: uuid }),
    z.object({ groupId: uuid, restored: z.number().int(), kept: z.number().int() }),
  ),
};
