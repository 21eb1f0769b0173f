import { z } from 'zod';
import { exportFormats } from '../exports/exports.contract.ts';
import { customerRatings } from '../customers/customer.ts';
import { isoDate, isoInstant, optionalText, requiredText, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { visitFormKinds } from './visit-form.ts';
import { answerValues, question, questions } from './visit-form-questions.ts';

export const visitForm = z.object({
  id: uuid,
  name: z.string(),
  kind: z.enum(visitFormKinds),
  /** For customers of this class, of this group, of both, or for all. */
  rating: z.enum(customerRatings).nullable(),
  groupId: uuid.nullable(),
  questions: z.array(question),
  isRequired: z.boolean(),
  order: z.int(),
  isActive: z.boolean(),
});
export type VisitForm = z.output<typeof visitForm>;

/** A form on a visit: as it is asked now, or as it was asked when it was filled in. */
export const formOnVisit = z.object({
  formId: uuid,
  name: z.string(),
  isRequired: z.boolean(),
  /** False: filled in once, and no longer asked of this customer. */
  isAsked: z.boolean(),
  questions: z.array(question),
  answer: z
    .object({
      id: uuid,
      questions: z.array(question),
      values: answerValues,
      answeredAt: isoInstant,
      userName: z.string().nullable(),
      /** Required questions of then that have no answer. */
      missing: z.array(z.string()),
      corrections: z.int(),
      note: z.string().nullable(),
    })
    .nullable(),
});
export type FormOnVisit = z.output<typeof formOnVisit>;

/** Forms that are filled in during a visit. Administrators build them. */
export const visitFormsContract = {
  list: query(
    'Every form, in order, and whether this person may change them',
    z.object({}),
    z.object({ forms: z.array(visitForm), mayChange: z.boolean() }),
  ),
  save: command(
    'Makes a form, or changes the one with this id; answers of before keep the questions of before',
    z.object({
      id: uuid.exactOptional(),
      name: requiredText(120),
      kind: z.enum(visitFormKinds),
      rating: z.enum(customerRatings).nullable(),
      groupId: uuid.nullable(),
      questions,
      isRequired: z.boolean(),
      isActive: z.boolean(),
    }),
    undoable.extend({ id: uuid }),
  ),
  reorder: command('Puts the forms in this order', z.object({ ids: z.array(uuid).min(1).max(200) }), undoable),
  delete: command('Deletes a form; what was filled in stays', z.object({ id: uuid }), undoable),
  ofVisit: query(
    'The forms that are asked on a visit, and those that were filled in',
    z.object({ visitId: uuid }),
    z.object({ forms: z.array(formOnVisit) }),
  ),
  answer: command(
    'Fills in a form on a visit; a second time corrects the first. Required answers that are missing are told, not refused',
    z.object({ visitId: uuid, formId: uuid, values: answerValues, note: optionalText(2000).default(null) }),
    undoable.extend({ id: uuid, missing: z.array(z.string()) }),
  ),
  export: command(
    'Writes what was answered to a form into a file, one row for each visit; the log of exports keeps it',
    z.object({
      formId: uuid,
      file: z.string().min(1).max(4000),
      format: z.enum(exportFormats),
      from: isoDate.nullable().default(null),
      to: isoDate.nullable().default(null),
      language: z.enum(['vi', 'en']).default('vi'),
    }),
    z.object({ rows: z.int(), restricted: z.int() }),
  ),
};
