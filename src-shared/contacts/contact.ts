import { z } from 'zod';
import { exactPartial, isoDate, optionalText, requiredText, uuid } from '../lib/fields.ts';

export const contactValues = z.object({
  name: requiredText(200),
  /** Key of the list `contact_role`, or the person's own words. */
  role: optionalText(120),
  phone: optionalText(300),
  email: optionalText(300),
  birthday: isoDate.nullable(),
  isPrimary: z.boolean(),
  note: optionalText(5000),
});
export type ContactValues = z.output<typeof contactValues>;

export const newContact = exactPartial(contactValues.omit({ name: true })).extend({
  name: requiredText(200),
  id: uuid.exactOptional(),
  customerId: uuid,
});
export const contactChange = exactPartial(contactValues);

export const contact = z.object({
  id: uuid,
  customerId: uuid,
  name: z.string(),
  role: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  birthday: z.string().nullable(),
  isPrimary: z.boolean(),
  note: z.string().nullable(),
  rev: z.number().int(),
});
export type Contact = z.output<typeof contact>;
