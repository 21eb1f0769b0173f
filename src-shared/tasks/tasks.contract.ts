import { z } from 'zod';
import { customerFilter } from '../customers/customer-list.ts';
import { interactionValues } from '../interactions/interaction.ts';
import { isoDate, limit, optionalText, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { taskPriorities, taskStates, taskValues } from './task.ts';
import { newTask, task, taskBuckets, taskChange } from './task-record.ts';

/** Whose tasks: mine to do; given by me to others; of my team; shared with me; gone to the manager; all that this laptop has. */
export const taskViews = ['mine', 'given', 'team', 'shared', 'escalated', 'all'] as const;
export type TaskView = (typeof taskViews)[number];

export const taskFilter = z.object({
  who: z.enum(taskViews).default('mine'),
  typeId: uuid.exactOptional(),
  customerId: uuid.exactOptional(),
  priority: z.enum(taskPriorities).exactOptional(),
  batchId: uuid.exactOptional(),
});
export type TaskFilter = z.output<typeof taskFilter>;

/** One line of a task's history; values as they were written, names where they are ids of people. */
export const taskHistoryLine = z.object({
  id: z.string(),
  at: z.string(),
  userName: z.string().nullable(),
  kind: z.enum(['create', 'update', 'delete', 'restore']),
  field: z.string().nullable(),
  oldValue: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  newValue: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  oldName: z.string().nullable(),
  newName: z.string().nullable(),
  /** The own field whose value the line tells of. */
  ownFieldId: uuid.exactOptional(),
});
export type TaskHistoryLine = z.output<typeof taskHistoryLine>;

/** How the customer is reached: of its people who let themselves be contacted, else of the customer itself. */
export const reach = z.object({
  phone: z.string().nullable(),
  email: z.string().nullable(),
  zalo: z.string().nullable(),
  /** How whoever has this number or this address is addressed: `Kính gửi chị Hoa`. */
  phoneGreeting: z.string().nullable(),
  emailGreeting: z.string().nullable(),
  /** The customer asked that the data be used no more: there is no way then. */
  isRestricted: z.boolean(),
});
export type Reach = z.output<typeof reach>;

export const taskBatch = z.object({
  id: uuid,
  title: z.string(),
  note: z.string().nullable(),
  typeId: uuid.nullable(),
  dueOn: z.string().nullable(),
  authorName: z.string().nullable(),
  createdAt: z.string(),
  /** How many tasks were wanted, and how many are there; fewer where the work was broken off. */
  wanted: z.number().int(),
  made: z.number().int(),
  done: z.number().int(),
  cancelled: z.number().int(),
});
export type TaskBatch = z.output<typeof taskBatch>;

export const tasksContract = {
  list: query(
    'Tasks in groups by when they are due; of each group the first ones and how many there are',
    taskFilter.extend({
      /** Today, where it is not the clock’s. */
      on: isoDate.exactOptional(),
      limit: limit(2000, 100),
      /** Only these groups; all where nothing is said. */
      buckets: z.array(z.enum(taskBuckets)).exactOptional(),
    }),
    z.object({
      on: isoDate,
      groups: z.array(z.object({ bucket: z.enum(taskBuckets), count: z.number().int(), tasks: z.array(task) })),
    }),
  ),
  counts: query(
    'How many of my tasks are due today, are overdue, or have come up to me as manager',
    z.object({ on: isoDate.exactOptional() }),
    z.object({ overdue: z.number().int(), today: z.number().int(), escalated: z.number().int() }),
  ),
  ofCustomer: query(
    'The open tasks of a customer and of what was merged into it, by day',
    z.object({ customerId: uuid }),
    z.object({ tasks: z.array(task) }),
  ),
  get: query(
    'One task with its history and how its customer is reached',
    z.object({ id: uuid }),
    task.extend({
      reach,
      /** What a care plan has to say to the customer, where one made the task: a mail or a message begins with it. */
      words: z.string().nullable(),
      batch: taskBatch.nullable(),
      history: z.array(taskHistoryLine),
    }),
  ),
  create: command(
    'Writes a task down; without a person it is one’s own, without a channel the one that the customer prefers',
    newTask,
    undoable.extend({ id: uuid }),
  ),
  forOrder: command(
    'Makes the task of delivering a confirmed order, due on the day the order is wanted; of one order there is one, which is put onto that day again',
    z.object({
      orderId: uuid,
      title: taskValues.shape.title,
      /** Where it is another day than the order's. */
      dueOn: isoDate.exactOptional(),
      /** Whoever has the order, where nobody is named. */
      assigneeId: uuid.exactOptional(),
    }),
    undoable.extend({ id: uuid }),
  ),
  update: command('Changes a task, or gives it to somebody else', z.object({ id: uuid, change: taskChange }), undoable),
  /** What came of it; for a customer it stands in the timeline, as a call or a mail where it is logged as one. */
  complete: command(
    'Finishes a task; a type with a follow-up writes the next task at the same time',
    z.object({
      id: uuid,
      outcome: taskValues.shape.outcome.default(null),
      log: z
        .object({
          kind: interactionValues.shape.kind,
          text: interactionValues.shape.text,
          withWhom: interactionValues.shape.withWhom.exactOptional(),
          outcome: interactionValues.shape.outcome.exactOptional(),
          attempts: interactionValues.shape.attempts.exactOptional(),
        })
        .exactOptional(),
    }),
    undoable.extend({ nextTaskId: uuid.nullable() }),
  ),
  move: command(
    'Moves tasks to another state: begun, put back, or open again',
    z.object({ ids: z.array(uuid).min(1).max(1000), state: z.enum(taskStates).exclude(['done', 'cancelled']) }),
    undoable,
  ),
  cancel: command(
    'Cancels a task that is not to be done any more',
    z.object({ id: uuid, reason: optionalText(2000).default(null) }),
    undoable,
  ),
  delete: command('Removes a task', z.object({ id: uuid }), undoable),
  /** Long work of kind `tasks`. Cancelling takes back what was made, and so does any failure. */
  createMany: command(
    'One job for many customers: a task for each, under one heading that counts them',
    z.object({
      /** Of the job. Asked for again with it (after a crash half-way), nobody gets a second task, and what is open says what is said now. */
      id: uuid.exactOptional(),
      ids: z.array(uuid).max(50_000).exactOptional(),
      filter: customerFilter.exactOptional(),
      groupIds: z.array(uuid).max(100).exactOptional(),
      title: taskValues.shape.title,
      note: taskValues.shape.note.default(null),
      typeId: taskValues.shape.typeId.default(null),
      dueOn: taskValues.shape.dueOn.default(null),
      priority: z.enum(taskPriorities).default('normal'),
      /** Null: whoever looks after the customer. */
      assigneeId: uuid.nullable().default(null),
      sharedWith: taskValues.shape.sharedWith.default(null),
    }),
    /** Those of `restricted` asked that their data be used no more: they have no task. */
    undoable.extend({ batchId: uuid, count: z.number().int(), restricted: z.number().int() }),
  ),
  batches: query('Jobs for many customers, newest first', z.object({}), z.object({ batches: z.array(taskBatch) })),
  batch: query('One job for many customers, and how far it is', z.object({ id: uuid }), taskBatch),
  cancelBatch: command(
    'Cancels what is still open of a job for many customers',
    z.object({ id: uuid }),
    undoable.extend({ count: z.number().int() }),
  ),
};
