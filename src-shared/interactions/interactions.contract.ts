import { uuid } from '../lib/fields.ts';
import { command } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { newInteraction } from './interaction.ts';

export const interactionsContract = {
  create: command('Notes a call, a mail, a chat, a meeting or a remark', newInteraction, undoable.extend({ id: uuid })),
};
