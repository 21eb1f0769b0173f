import { z } from 'zod';
import { optionalText, requiredText, uuid } from '../lib/fields.ts';

export const customFieldTypes = ['text', 'number', 'date', 'list', 'link'] as const;
export type CustomFieldType = (typeof customFieldTypes)[number];
/**
 * The records that can have fields of one's own: each synced row that names its customer can, and those of `anchors.ts`, which hang on none.
 * One more is its name here and in the texts (`customFields:of`), and the card on its page (`OwnFieldsCard`).
 */
export const customFieldEntities = [
  'customers',
  'contacts',
  'visits',
  'interactions',
  'opportunities',
  'quotes',
  'orders',
  'contracts',
  'tasks',
  'products',
  'invoices',
  'installedItems',
] as const;
export type CustomFieldEntity = (typeof customFieldEntities)[number];

/** More than anybody fills in on one record. */
export const mostCustomFields = 60;
export const mostOptions = 100;

export const customFieldValues = z.object({
  entity: z.enum(customFieldEntities),
  /** Never used again: an old value must not change its meaning. */
  key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  type: z.enum(customFieldTypes),
  vi: requiredText(80),
  en: requiredText(80),
  /** Of a list: its choices as JSON (`fieldOptions`). */
  options: optionalText(40_000),
  order: z.int(),
  isActive: z.boolean(),
});
export type CustomFieldValues = z.output<typeof customFieldValues>;

/** One choice of a list: its key is what a value holds, so that it can be called something else and mean the same. */
export const fieldOption = z.object({
  key: z.string().min(1).max(60),
  vi: requiredText(80),
  en: requiredText(80),
  isActive: z.boolean(),
});
export type FieldOption = z.output<typeof fieldOption>;
export const fieldOptions = z.array(fieldOption).max(mostOptions);

export const customField = z.object({
  id: uuid,
  entity: z.enum(customFieldEntities),
  key: z.string(),
  type: z.enum(customFieldTypes),
  vi: z.string(),
  en: z.string(),
  /** Of a list, in their order; those that are not chosen any more stay, for the values that name them. */
  options: z.array(fieldOption),
  order: z.int(),
  isActive: z.boolean(),
});
export type CustomField = z.output<typeof customField>;
