import { z } from 'zod';
import { customerFilter, customerOrder } from '../customers/customer.ts';
import { requiredText, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';

export const viewSpec = z.object({
  filter: customerFilter,
  order: customerOrder,
  columns: z.array(z.string().max(60)).max(40),
});
export type ViewSpec = z.output<typeof viewSpec>;

export const savedView = z.object({ id: uuid, entity: z.literal('customers'), name: z.string(), spec: viewSpec });
export type SavedView = z.output<typeof savedView>;

export const viewsContract = {
  list: query('My saved views', z.object({}), z.object({ views: z.array(savedView) })),
  save: command(
    'Saves a view under a name, or changes the one with this id',
    z.object({ id: uuid.exactOptional(), entity: z.literal('customers'), name: requiredText(80), spec: viewSpec }),
    undoable.extend({ id: uuid }),
  ),
  delete: command('Removes a saved view', z.object({ id: uuid }), undoable),
};
