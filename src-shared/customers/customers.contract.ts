import { z } from 'zod';
import { isoInstant, limit, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { groupingField, listField } from './list-fields.ts';
import { customer, customerChange, newCustomer } from './customer.ts';
import { customerFilter, customerLine, customerOrder } from './customer-list.ts';

const standardOrder = { by: 'name', descending: false } as const;

export const searchHit = z.object({
  id: uuid,
  name: z.string(),
  tradeName: z.string().nullable(),
  taxCode: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  /** The contact whose name or phone matched, where the customer's own fields did not. */
  contact: z.string().nullable(),
  /** Who represents the customer, where that matched and nothing before it. */
  representative: z.string().nullable(),
  /** The address, with the province where it does not tell it, where that matched and nothing before it. */
  place: z.string().nullable(),
});
export type SearchHit = z.output<typeof searchHit>;

export const fieldChange = z.object({
  id: z.string(),
  at: isoInstant,
  userName: z.string().nullable(),
  /** The device that wrote it, by its name. */
  device: z.string().nullable(),
  kind: z.enum(['create', 'update', 'delete', 'restore']),
  /** What was changed: the customer, or a line of one of its parts, such as `shareholders`. */
  entity: z.string(),
  rowId: z.string(),
  /** What the line is called, where it has a name. */
  rowName: z.string().nullable(),
  field: z.string().nullable(),
  oldValue: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  newValue: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  /** Where the value names another record: what that is called, as far as it is on this laptop. */
  oldName: z.string().nullable(),
  newName: z.string().nullable(),
  groupId: z.string(),
  /** The file of the import that wrote it; only the laptop where the import ran knows. */
  importedFrom: z.string().nullable(),
  /** A line that tells of deleting what is still deleted, and can be brought back by `undo.restore`. */
  canRestore: z.boolean().exactOptional(),
  /** Of a value of an own field: which field. */
  ownFieldId: z.string().exactOptional(),
});
export type FieldChange = z.output<typeof fieldChange>;

export const customersContract = {
  search: query(
    'Finds customers while typing, without accents: name, trade name, phone, tax code, contact, initials; then legal representative, then address',
    z.object({ text: z.string().max(200), limit: limit(100, 20) }),
    z.object({ hits: z.array(searchHit) }),
  ),
  /** One page by key set. `after` is a cursor from `next` or from `outline`. */
  list: query(
    'One page of the customer list, filtered and sorted, by key set',
    z.object({
      filter: customerFilter.default({}),
      order: customerOrder.default(standardOrder),
      after: z.string().max(2000).nullable().default(null),
      limit: limit(500, 100),
      /** Fields beyond those of every line, as `more`. */
      fields: z.array(listField).max(60).default([]),
    }),
    z.object({ rows: z.array(customerLine), next: z.string().nullable() }),
  ),
  /** How long a list is, and a cursor before every `step`-th row: a scroll bar can jump anywhere without OFFSET. */
  outline: query(
    'The length of a customer list and a cursor for every step-th row',
    z.object({
      filter: customerFilter.default({}),
      order: customerOrder.default(standardOrder),
      step: z.number().int().min(10).max(500).default(100),
    }),
    z.object({ total: z.number().int(), cursors: z.array(z.string().nullable()) }),
  ),
  groups: query(
    'How many customers of a list there are of each value of a field, the most first',
    z.object({ filter: customerFilter.default({}), by: groupingField }),
    z.object({
      total: z.number().int(),
      groups: z.array(z.object({ value: z.string().nullable(), count: z.number().int() })),
    }),
  ),
  get: query('One customer with everything on its page', z.object({ id: uuid }), customer),
  create: command('Makes a customer; answers its id', newCustomer, undoable.extend({ id: uuid })),
  /** `rev` is the version the form showed when it opened, so that a change that arrived underneath is not called seen. */
  update: command(
    'Changes named fields of a customer',
    z.object({ id: uuid, change: customerChange, rev: z.number().int().exactOptional() }),
    undoable,
  ),
  delete: command('Moves customers to the recycle bin', z.object({ ids: z.array(uuid).min(1).max(10_000) }), undoable),
  restore: command('Takes customers out of the recycle bin', z.object({ ids: z.array(uuid).min(1).max(10_000) }), undoable),
  /** Bulk edit: the same change to many. */
  updateMany: command(
    'Changes the same fields of many customers',
    z.object({ ids: z.array(uuid).min(1).max(10_000), change: customerChange }),
    undoable.extend({ count: z.number().int() }),
  ),
  companyOfTaxCode: query(
    'The company that a branch’s tax code names, where it is on this laptop',
    z.object({ taxCode: z.string().max(50) }),
    z.object({ company: z.object({ id: uuid, name: z.string() }).nullable() }),
  ),
  history: query(
    'Who changed what, newest first; of one field, of all, or of the whole record with its people and parts',
    z.object({
      id: uuid,
      field: z.string().max(60).exactOptional(),
      withParts: z.boolean().default(false),
      limit: limit(500, 100),
    }),
    z.object({ changes: z.array(fieldChange) }),
  ),
};
