import { z } from 'zod';
import { groupKinds } from '../customers/customer-record.ts';
import { customerFilter } from '../customers/customer-list.ts';
import { requiredText, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';

/** A rule cannot ask for another group: groups would hang on one another in circles. */
export const groupRule = customerFilter.omit({ groupId: true, deleted: true });

export const customerGroup = z.object({
  id: uuid,
  name: z.string(),
  kind: z.enum(groupKinds),
  /** Null where members are put in one by one. */
  rule: groupRule.nullable(),
  isActive: z.boolean(),
});
export type CustomerGroup = z.output<typeof customerGroup>;

const ids = z.array(uuid).min(1).max(10_000);

export const groupsContract = {
  list: query('The groups of customers', z.object({}), z.object({ groups: z.array(customerGroup), mayChange: z.boolean() })),
  save: command(
    'Makes a group, or changes the one with this id; administrators only',
    z.object({
      id: uuid.exactOptional(),
      name: requiredText(120),
      kind: z.enum(groupKinds),
      rule: groupRule.nullable(),
      isActive: z.boolean().default(true),
    }),
    undoable.extend({ id: uuid }),
  ),
  delete: command('Removes a group; its customers stay', z.object({ id: uuid }), undoable),
  addMembers: command(
    'Puts customers into a group',
    z.object({ groupId: uuid, ids }),
    undoable.extend({ count: z.number().int() }),
  ),
  removeMembers: command(
    'Takes customers out of a group',
    z.object({ groupId: uuid, ids }),
    undoable.extend({ count: z.number().int() }),
  ),
  of: query(
    'The groups that a customer is in, put in or by rule',
    z.object({ customerId: uuid }),
    z.object({ groups: z.array(customerGroup) }),
  ),
};
