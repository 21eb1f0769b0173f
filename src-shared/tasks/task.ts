import { z } from 'zod';
import { isoDate, isoInstant, optionalText, requiredText, uuid } from '../lib/fields.ts';
import { audienceText } from '../sync/audience.ts';

/** open → doing → done; open or doing → done or cancelled; done or cancelled → open. */
export const taskStates = ['open', 'doing', 'done', 'cancelled'] as const;
export type TaskState = (typeof taskStates)[number];
export const taskPriorities = ['low', 'normal', 'high', 'urgent'] as const;

const moves: Readonly<Record<TaskState, readonly TaskState[]>> = {
  open: ['doing', 'done', 'cancelled'],
  doing: ['open', 'done', 'cancelled'],
  done: ['done', 'open'],
  cancelled: ['open'],
};

export function isLegalTaskMove(from: TaskState, to: TaskState): boolean {
  return moves[from].includes(to);
}

/** Where a task came from; `hand` where somebody wrote it down. */
export const taskOrigins = ['hand', 'next', 'batch', 'care', 'checklist', 'order', 'contract', 'calendar'] as const;

/** Something to do, by one person, mostly with a customer. Its assignee, its author and whom it is shared with see it. */
export const taskValues = z.object({
  customerId: uuid.nullable(),
  /** The customer's name as it was, for those who see the task and not the customer. */
  customerName: optionalText(300),
  title: requiredText(300),
  note: optionalText(5000),
  typeId: uuid.nullable(),
  dueOn: isoDate.nullable(),
  /** Minutes after midnight, Vietnamese time; null for any time of that day. */
  dueMinute: z
    .int()
    .min(0)
    .max(24 * 60 - 1)
    .nullable(),
  priority: z.enum(taskPriorities),
  state: z.enum(taskStates),
  assigneeId: uuid,
  sharedWith: audienceText,
  batchId: uuid.nullable(),
  origin: z.enum(taskOrigins),
  /** What it came from: the task before, a care plan's row, an order; with `origin` it is known again and never made twice. */
  originId: optionalText(120),
  /** How to reach the customer: the channel that he answers on. */
  channel: optionalText(20),
  outcome: optionalText(2000),
  doneAt: isoInstant.nullable(),
  doneBy: uuid.nullable(),
  /** When it went to the manager because nobody did it. */
  escalatedAt: isoInstant.nullable(),
});
export type TaskValues = z.output<typeof taskValues>;

/** One job for many customers: each has a task that names it. */
export const taskBatchValues = z.object({
  title: requiredText(300),
  note: optionalText(5000),
  typeId: uuid.nullable(),
  dueOn: isoDate.nullable(),
  assigneeId: uuid.nullable(),
  sharedWith: audienceText,
  /** How many tasks it was made with. */
  total: z.int().min(0),
});
export type TaskBatchValues = z.output<typeof taskBatchValues>;
