import { z } from 'zod';
import { fieldChange } from '../customers/customers.contract.ts';
import { exactPartial, limit, requiredText, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { customField, customFieldEntities, customFieldTypes, mostCustomFields, mostOptions } from './custom-field.ts';

const names = { vi: requiredText(80), en: requiredText(80) };
/** A choice that has no key yet is a new one. */
const wantedOption = z.object({
  key: z.string().min(1).max(60).exactOptional(),
  vi: requiredText(80),
  en: requiredText(80).exactOptional(),
  isActive: z.boolean().default(true),
});
export type WantedOption = z.output<typeof wantedOption>;
const wantedOptions = z.array(wantedOption).max(mostOptions);

export const ownValue = z.object({
  /** The customer that stands for a merged one, or the contact, visit or interaction itself. */
  rowId: uuid,
  fieldId: uuid,
  value: z.string(),
  rev: z.number().int(),
});
export type OwnValue = z.output<typeof ownValue>;

/** Fields that an office adds to its records, and what stands in them. */
export const customFieldsContract = {
  list: query(
    'The own fields of every kind of record, in their order, those that are not used any more among them',
    z.object({}),
    z.object({ fields: z.array(customField), mayChange: z.boolean() }),
  ),
  define: command(
    'Adds an own field to a kind of record; administrators only. Its type stays as it is',
    z.object({
      entity: z.enum(customFieldEntities),
      type: z.enum(customFieldTypes),
      vi: names.vi,
      en: names.en.exactOptional(),
      options: wantedOptions.default([]),
    }),
    undoable.extend({ id: uuid, key: z.string() }),
  ),
  change: command(
    'Renames an own field, changes its choices, or takes it out of use; what it holds stays',
    z.object({ id: uuid, change: exactPartial(z.object({ ...names, isActive: z.boolean(), options: wantedOptions })) }),
    undoable,
  ),
  reorder: command(
    'Puts the own fields of a kind of record in this order; those that are not named come after',
    z.object({
      entity: z.enum(customFieldEntities),
      ids: z
        .array(uuid)
        .min(1)
        .max(mostCustomFields * 4),
    }),
    undoable,
  ),
  values: query(
    'What stands in the own fields of a customer and of what hangs on it; of one kind of record or of one record where that is asked. A task or a product, which hang on no customer, stand for it themselves',
    z.object({ customerId: uuid, entity: z.enum(customFieldEntities).exactOptional(), rowId: uuid.exactOptional() }),
    z.object({ values: z.array(ownValue) }),
  ),
  /** `value` as people write it: numbers and days in either language, choices by key or name. Null clears. */
  set: command(
    'Writes one own field of records',
    z.object({
      fieldId: uuid,
      ids: z.array(uuid).min(1).max(10_000),
      value: z.union([z.string().max(40_000), z.number()]).nullable(),
      language: z.enum(['vi', 'en']).default('vi'),
      /** Of the value that the form showed; of one record only. */
      rev: z.number().int().exactOptional(),
      /** Joins what was done under this group, so that one undo takes back both. */
      groupId: uuid.exactOptional(),
    }),
    undoable.extend({ count: z.number().int() }),
  ),
  history: query(
    'Who wrote what into one own field of a record, newest first',
    z.object({ fieldId: uuid, rowId: uuid, limit: limit(500, 100) }),
    z.object({ changes: z.array(fieldChange) }),
  ),
};
