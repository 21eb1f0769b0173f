import { z } from 'zod';
import { dayToLookAt, isoDate, isoInstant, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { kindsWithData, reminderKinds, reminderRuleValues, shownKinds } from './reminder.ts';

const count = z.number().int();

export const reminder = z.object({
  /** What and when; the same on all laptops. */
  key: z.string(),
  kind: z.enum(shownKinds),
  /** The day it falls on; past for what is overdue. */
  on: isoDate,
  /** Minutes after midnight, where it has a time. */
  minute: count.nullable(),
  /** The person's, the company's or the day's name; a task's title. */
  name: z.string(),
  /** Whose birthday it is. */
  who: z.enum(['customer', 'contact', 'relative']).nullable(),
  /** How many years it is, of birthdays and founding days. */
  years: count.nullable(),
  /** A yearly day by the moon. */
  isLunar: z.boolean(),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  /** The visit, task or yearly day itself. */
  recordId: z.string().nullable(),
  /** What is still to be paid. */
  amountDong: count.exactOptional(),
  /** Who asked, who answered, or whose task it is, of what comes from somebody; null where nobody knows him any more. */
  byName: z.string().nullable().exactOptional(),
  /** Of a question about a quote or its answer: which way it went, null while it waits, and the reason that was given. */
  quote: z.object({ isApproved: z.boolean().nullable(), byName: z.string().nullable(), note: z.string().nullable() }).nullable(),
  state: z.enum(['open', 'snoozed', 'done']),
  until: isoInstant.nullable(),
});
export type Reminder = z.output<typeof reminder>;

export const notice = z.object({
  key: z.string(),
  title: z.string(),
  body: z.string(),
  record: z.object({ entity: z.enum(['customer', 'visit', 'quote', 'task']), id: uuid }).nullable(),
});
export type Notice = z.output<typeof notice>;

const key = z.string().min(1).max(200);

export const remindersContract = {
  list: query(
    'What this person is reminded of on a day: overdue first, with counts by kind and of his customers by trading state',
    z.object({ on: dayToLookAt.exactOptional(), withHandled: z.boolean().exactOptional() }),
    z.object({
      on: isoDate,
      reminders: z.array(reminder),
      /** Open ones; kinds without any are absent. */
      counts: z.partialRecord(z.enum(shownKinds), count),
      total: count,
      handled: count,
      customers: z.object({ trading: count, stopped: count, potential: count, tradingLimitDays: count }),
      /** Kinds that nobody is reminded of today, because of the new year. */
      quiet: z.array(z.enum(reminderKinds)),
    }),
  ),
  mark: command(
    'Puts a reminder off until a moment, says that it is done, or opens it again; on all laptops of this person',
    z.object({ key, state: z.enum(['snoozed', 'done', 'open']), until: isoInstant.exactOptional() }),
    undoable,
  ),
  rules: query(
    'How many days ahead the office is reminded of what',
    z.object({}),
    z.object({ rules: z.array(reminderRuleValues.extend({ kind: z.enum(kindsWithData) })), mayChange: z.boolean() }),
  ),
  setRule: command(
    'Changes how many days ahead the office is reminded of a kind, or whether at all; administrators only',
    reminderRuleValues,
    undoable,
  ),
  takeNotices: command(
    'What is to be shown on the desktop now. What was taken is taken on all laptops of this person: it is shown once',
    z.object({}),
    z.object({ notices: z.array(notice) }),
  ),
  workHere: command(
    'Says that this person works at this laptop now: of several laptops the one used last shows the notices',
    z.object({}),
    z.object({}),
  ),
};
