import { z } from 'zod';
import { isoDate, optionalText, uuid } from '../lib/fields.ts';

/** The rights of Law 91/2025, article 4. */
export const requestKinds = ['view', 'correct', 'copy', 'erase', 'restrict', 'object', 'withdraw'] as const;
export type RequestKind = (typeof requestKinds)[number];
export const requestStates = ['open', 'done', 'refused'] as const;

/** What a person asked about the data that we hold of him. The days that follow from it are computed (`due-dates.ts`). */
export const dataRequestValues = z.object({
  contactId: uuid.nullable(),
  kind: z.enum(requestKinds),
  receivedOn: isoDate,
  /** How it came: a letter, a call, a message. */
  via: optionalText(300),
  words: optionalText(5000),
  /** Somebody else (a processor, a third party) has to act too: the longer time holds. */
  needsOthers: z.boolean(),
  state: z.enum(requestStates),
  /** The person was told that the request has come and what happens now. */
  answeredOn: isoDate.nullable(),
  doneOn: isoDate.nullable(),
  /** Extended once: told on this day, by so many days, for this reason. */
  extendedOn: isoDate.nullable(),
  extendedDays: z.int().min(1).max(15).nullable(),
  extendedReason: optionalText(1000),
  outcome: optionalText(5000),
});
export type DataRequestValues = z.output<typeof dataRequestValues>;
