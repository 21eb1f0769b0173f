import { z } from 'zod';
import { isoInstant, limit, optionalText, requiredText, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { checklistSubjects, checklistValues } from './checklist.ts';

/** One written step. Its key stays, whatever it is called later: what was ticked off stays ticked off. */
export const checklistStep = z.object({
  key: z.string().min(1).max(60),
  vi: requiredText(200),
  en: requiredText(200),
  hint: optionalText(1000),
});
export type ChecklistStep = z.output<typeof checklistStep>;

export const checklist = z.object({
  id: uuid,
  name: z.string(),
  subject: z.enum(checklistSubjects),
  steps: z.array(checklistStep),
  order: z.number().int(),
  isActive: z.boolean(),
});
export type Checklist = z.output<typeof checklist>;

export const stepMark = z.object({
  step: z.string(),
  markedAt: isoInstant,
  userName: z.string().nullable(),
  note: z.string().nullable(),
});
export type StepMark = z.output<typeof stepMark>;

export const checklistProgress = z.object({
  customerId: uuid,
  customerName: z.string(),
  ownerName: z.string().nullable(),
  done: z.number().int(),
  /** The first step that is not ticked off; null where all are. */
  nextStep: z.string().nullable(),
  lastAt: isoInstant,
  lastBy: z.string().nullable(),
});
export type ChecklistProgress = z.output<typeof checklistProgress>;

const mark = z.object({ customerId: uuid, checklistId: uuid, step: z.string().min(1).max(60) });

export const checklistsContract = {
  list: query(
    'The written processes of the office, in their order',
    z.object({}),
    z.object({ checklists: z.array(checklist), mayChange: z.boolean() }),
  ),
  save: command(
    'Writes a process, or changes the one with this id; administrators only. A step without a key is a new one',
    z.object({
      id: uuid.exactOptional(),
      name: checklistValues.shape.name,
      subject: z.enum(checklistSubjects),
      steps: z
        .array(
          checklistStep.extend({ key: checklistStep.shape.key.exactOptional(), hint: checklistStep.shape.hint.default(null) }),
        )
        .min(1)
        .max(60),
      isActive: z.boolean().default(true),
    }),
    undoable.extend({ id: uuid }),
  ),
  delete: command('Removes a process; what was ticked off stays in the history', z.object({ id: uuid }), undoable),
  sort: command('Puts the processes in this order', z.object({ ids: z.array(uuid).min(1).max(200) }), undoable),
  ofCustomer: query(
    'The processes, and what of them was ticked off for a customer, by whom and when',
    z.object({ customerId: uuid }),
    z.object({ lists: z.array(z.object({ checklist, marks: z.array(stepMark) })) }),
  ),
  mark: command('Ticks a step off for a customer', mark.extend({ note: optionalText(2000).default(null) }), undoable),
  unmark: command('Takes a tick back', mark, undoable),
  overview: query(
    'How far the customers are in a process: those who have begun, the last one first',
    z.object({ checklistId: uuid, limit: limit(1000, 200) }),
    z.object({ steps: z.number().int(), total: z.number().int(), finished: z.number().int(), rows: z.array(checklistProgress) }),
  ),
};
