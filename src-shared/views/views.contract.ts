import { z } from 'zod';
import { customerFilter, customerOrder } from '../customers/customer-list.ts';
import { groupingField } from '../customers/list-fields.ts';
import { requiredText, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';

export const viewSpec = z.object({
  filter: customerFilter,
  order: customerOrder,
  /** In the order in which they stand. */
  columns: z.array(z.string().max(60)).max(60),
  /** Pixels of the columns that somebody made wider or narrower. */
  widths: z.record(z.string().max(60), z.int().min(40).max(1000)).exactOptional(),
  group: groupingField.exactOptional(),
});
export type ViewSpec = z.output<typeof viewSpec>;

export const savedView = z.object({
  id: uuid,
  entity: z.literal('customers'),
  name: z.string(),
  spec: viewSpec,
  /** Everybody in the office reads it; only its author changes it. */
  isShared: z.boolean(),
  isMine: z.boolean(),
  authorName: z.string().nullable(),
});
export type SavedView = z.output<typeof savedView>;

/** Lists besides the customers' that keep views. One more is one more name here, and its screen shows them (`ListViews`). */
export const viewedLists = ['quotes', 'orders', 'contracts', 'opportunities', 'tasks'] as const;
export type ViewedList = (typeof viewedLists)[number];

/** What narrows such a list: what stands in its address, and the text that is searched. */
export const listViewSpec = z.object({
  search: z.record(z.string().max(40), z.union([z.string().max(200), z.boolean()])),
  text: z.string().max(200),
});
export type ListViewSpec = z.output<typeof listViewSpec>;

export const listView = savedView.omit({ entity: true, spec: true }).extend({ entity: z.enum(viewedLists), spec: listViewSpec });
export type ListView = z.output<typeof listView>;

export const viewsContract = {
  list: query('My saved views, then those that colleagues share', z.object({}), z.object({ views: z.array(savedView) })),
  save: command(
    'Saves a view under a name, or changes the one with this id',
    z.object({ id: uuid.exactOptional(), entity: z.literal('customers'), name: requiredText(80), spec: viewSpec }),
    undoable.extend({ id: uuid }),
  ),
  ofList: query('The same of another list', z.object({ entity: z.enum(viewedLists) }), z.object({ views: z.array(listView) })),
  saveOfList: command(
    'Saves a view of another list under a name, or changes the one with this id',
    z.object({ id: uuid.exactOptional(), entity: z.enum(viewedLists), name: requiredText(80), spec: listViewSpec }),
    undoable.extend({ id: uuid }),
  ),
  share: command(
    'Gives a private view to everybody in the office; answers its new id',
    z.object({ id: uuid }),
    undoable.extend({ id: uuid }),
  ),
  delete: command('Removes a saved view', z.object({ id: uuid }), undoable),
};
