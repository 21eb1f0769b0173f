import { z } from 'zod';
import { optionalText, requiredText } from '../lib/fields.ts';

export const customFieldTypes = ['text', 'number', 'date', 'list', 'link'] as const;
/** The records that can have fields of one's own. */
export const customFieldEntities = ['customers', 'contacts', 'visits', 'interactions'] as const;

export const customFieldValues = z.object({
  entity: z.enum(customFieldEntities),
  /** Never used again: an old value must not change its meaning. */
  key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  type: z.enum(customFieldTypes),
  vi: requiredText(80),
  en: requiredText(80),
  /** Of a list: its choices as a JSON array of texts. */
  options: optionalText(10_000),
  order: z.int(),
  isActive: z.boolean(),
});
export type CustomFieldValues = z.output<typeof customFieldValues>;
