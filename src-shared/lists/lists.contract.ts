import { z } from 'zod';
import { exactPartial, requiredText } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';

/** Lists of choices that ship with the program; administrators add to them. */
export const listNames = [
  'visit_purpose',
  'lead_source',
  'contact_role',
  'need_state',
  'relationship_step',
  'not_buying_reason',
  'relation_kind',
  'consent_purpose',
  'lost_reason',
  'tag',
  'buying_role',
  'potential',
] as const;

export const listItem = z.object({
  /** A row's id; of a standard choice that has no row yet, `standard.<list>.<key>`. */
  id: z.string(),
  list: z.enum(listNames),
  key: z.string(),
  vi: z.string(),
  en: z.string(),
  order: z.number().int(),
  isActive: z.boolean(),
});
export type ListItem = z.output<typeof listItem>;

export const listsContract = {
  all: query('Every list of choices', z.object({}), z.object({ items: z.array(listItem) })),
  add: command(
    'Adds an own choice to a list',
    z.object({ list: z.enum(listNames), vi: requiredText(80), en: requiredText(80).exactOptional() }),
    undoable.extend({ key: z.string() }),
  ),
  /** What is no longer offered stays readable where it was chosen. */
  change: command(
    'Renames a choice of a list, or offers it no longer; administrators only',
    z.object({
      list: z.enum(listNames),
      key: z.string().min(1).max(80),
      change: exactPartial(z.object({ vi: requiredText(80), en: requiredText(80), isActive: z.boolean() })),
    }),
    undoable,
  ),
};
