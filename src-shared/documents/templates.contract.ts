import { z } from 'zod';
import { uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { templateDraft } from './template-body.ts';

export const officeTemplate = templateDraft.extend({
  /** Null of those that come with the program. */
  id: uuid.nullable(),
  /** Whether papers of its kind and language are printed with it unless somebody chooses another. */
  isUsed: z.boolean(),
});
export type OfficeTemplate = z.output<typeof officeTemplate>;

export const templatesContract = {
  list: query(
    'How quotes and orders are laid out: the templates of the office and those that come with the program',
    z.object({}),
    z.object({ templates: z.array(officeTemplate), mayChange: z.boolean() }),
  ),
  save: command(
    'Makes or changes a template; administrators only. A field that is none is refused and told with the one that is nearest',
    templateDraft.extend({ id: uuid.exactOptional() }),
    undoable.extend({ id: uuid }),
  ),
  delete: command('Puts a template away; administrators only', z.object({ id: uuid }), undoable),
};
