import { z } from 'zod';
import { requiredText } from '../lib/fields.ts';

/** Whose papers it lays out. */
export const templateKinds = ['quote', 'order'] as const;
export type TemplateKind = (typeof templateKinds)[number];

/** How a document is laid out and what it says; the office's, editable by administrators. */
export const documentTemplateValues = z.object({
  kind: z.enum(templateKinds),
  name: requiredText(120),
  language: z.enum(['vi', 'en']),
  /** JSON: page, columns that are printed, blocks of text with fields such as `{{customer.name}}`. */
  body: z.string().max(200_000),
  isStandard: z.boolean(),
  order: z.int(),
  isActive: z.boolean(),
});
export type DocumentTemplateValues = z.output<typeof documentTemplateValues>;
