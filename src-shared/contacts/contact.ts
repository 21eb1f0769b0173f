import { z } from 'zod';
import { channels, genders } from '../customers/customer.ts';
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
  gender: z.enum(genders).nullable(),
  /** What to call this person, where the guess is not wanted: anh, chị, cô … */
  salutation: optionalText(30),
  address: optionalText(1000),
  /** A Zalo number or link, where it is not the phone's. */
  zalo: optionalText(300),
  preferredChannel: z.enum(channels).nullable(),
  /** This person asked that the data be used no more, since this day; why. */
  restrictedOn: isoDate.nullable(),
  restrictedReason: optionalText(500),
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
  gender: z.enum(genders).nullable(),
  salutation: z.string().nullable(),
  address: z.string().nullable(),
  zalo: z.string().nullable(),
  preferredChannel: z.enum(channels).nullable(),
  restrictedOn: z.string().nullable(),
  restrictedReason: z.string().nullable(),
  rev: z.number().int(),
});
export type Contact = z.output<typeof contact>;
