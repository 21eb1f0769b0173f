import { z } from 'zod';
import { uuid } from '../lib/fields.ts';
import { command } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { interactionCorrection, newInteraction } from './interaction.ts';

export const interactionsContract = {
  /** A type with a follow-up writes the next task at the same time; what comes next becomes a task where that is asked for. */
  create: command(
    'Notes a call, a mail, a chat, a meeting or a remark',
    newInteraction,
    undoable.extend({ id: uuid, taskIds: z.array(uuid) }),
  ),
  /** Nothing is overwritten: the new entry names the old one, which stays readable. Whoever wrote it may. */
  correct: command(
    'Corrects a call or a note with a new entry that names the old one',
    z.object({ id: uuid, correction: interactionCorrection }),
    undoable.extend({ id: uuid }),
  ),
  /** Leaves a line in the timeline that says who took it back and when. Whoever wrote it may. */
  takeBack: command('Takes back a call or a note', z.object({ id: uuid }), undoable),
};
