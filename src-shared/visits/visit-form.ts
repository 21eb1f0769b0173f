import { z } from 'zod';
import { isoInstant, optionalText, requiredText, uuid } from '../lib/fields.ts';
import { customerRatings } from '../customers/customer.ts';

/** What a form is for. */
export const visitFormKinds = ['survey', 'stock', 'display', 'other'] as const;

/** A form that is filled in during a visit; built by an administrator for a class of customers. */
export const visitFormValues = z.object({
  name: requiredText(120),
  kind: z.enum(visitFormKinds),
  rating: z.enum(customerRatings).nullable(),
  groupId: uuid.nullable(),
  /** The questions as JSON; see `visit-form-questions.ts`. */
  questions: requiredText(100_000),
  isRequired: z.boolean(),
  order: z.int(),
  isActive: z.boolean(),
});

/** A filled-in form. A log: a correction is a new one that names the old one. */
export const formAnswerValues = z.object({
  visitId: uuid,
  formId: uuid,
  /** The form's name and questions as they were, so that an answer can be read when the form is another one. */
  formName: requiredText(120),
  answers: requiredText(100_000),
  answeredAt: isoInstant,
  correctsId: uuid.nullable(),
  note: optionalText(2000),
});
