import { z } from 'zod';
import { exactPartial, uuid } from '../lib/fields.ts';
import { taskPriorities, taskStates, taskValues } from './task.ts';

/** Where a task stands in the list: by its day, or among what is over. */
export const taskBuckets = ['overdue', 'today', 'week', 'later', 'done'] as const;
export type TaskBucket = (typeof taskBuckets)[number];

/** A task as lists show it. */
export const task = z.object({
  id: uuid,
  /** The customer under which it is shown: a merged record's winner. Null where there is none. */
  customerId: uuid.nullable(),
  customerName: z.string().nullable(),
  /** `unseen`: the customer is not on this laptop; the name is the one of when the task was written. */
  customerState: z.enum(['none', 'seen', 'deleted', 'unseen']),
  title: z.string(),
  note: z.string().nullable(),
  typeId: uuid.nullable(),
  dueOn: z.string().nullable(),
  dueMinute: z.number().int().nullable(),
  priority: z.enum(taskPriorities),
  state: z.enum(taskStates),
  assigneeId: uuid,
  assigneeName: z.string().nullable(),
  /** False for somebody who has left: the task needs another person. */
  isAssigneeHere: z.boolean(),
  isMine: z.boolean(),
  sharedWith: z.string().nullable(),
  batchId: uuid.nullable(),
  origin: taskValues.shape.origin,
  channel: z.string().nullable(),
  outcome: z.string().nullable(),
  doneAt: z.string().nullable(),
  doneByName: z.string().nullable(),
  escalatedAt: z.string().nullable(),
  authorName: z.string().nullable(),
  isAuthorMe: z.boolean(),
  createdAt: z.string(),
  rev: z.number().int(),
});
export type Task = z.output<typeof task>;

/** What a form or a script says of a new task; only the title has to be said. */
export const newTask = exactPartial(
  taskValues.pick({
    customerId: true,
    note: true,
    typeId: true,
    dueOn: true,
    dueMinute: true,
    priority: true,
    assigneeId: true,
    sharedWith: true,
    channel: true,
  }),
).extend({
  title: taskValues.shape.title,
  id: uuid.exactOptional(),
  /** What it is done for. */
  opportunityId: uuid.nullable().exactOptional(),
});
export type NewTask = z.output<typeof newTask>;

/** What may be changed of a task; its state is moved by commands of their own. */
export const taskChange = exactPartial(
  taskValues.pick({
    customerId: true,
    title: true,
    note: true,
    typeId: true,
    dueOn: true,
    dueMinute: true,
    priority: true,
    assigneeId: true,
    sharedWith: true,
    channel: true,
  }),
);
export type TaskChange = z.output<typeof taskChange>;
