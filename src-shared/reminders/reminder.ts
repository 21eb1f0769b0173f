import { z } from 'zod';
import { isoInstant, optionalText, requiredText, uuid } from '../lib/fields.ts';

/** What a rep is reminded of. Kinds whose data comes with later features have rules from the start. */
export const reminderKinds = [
  'visit',
  'missing-result',
  'task',
  'care',
  'birthday',
  'founding',
  'yearly-day',
  'purchase',
  'receivable',
  'renewal',
  'delivery',
  'warranty',
  'maintenance',
] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** The kinds that this version has data for. */
export const kindsWithData = [
  'visit',
  'missing-result',
  'task',
  'care',
  'birthday',
  'founding',
  'yearly-day',
  'purchase',
  'receivable',
  'delivery',
  'renewal',
  'warranty',
  'maintenance',
] as const;

/** What comes as soon as somebody asks or answers, or leaves a task undone; no rule of the office is about it. */
export const answerKinds = ['to-approve', 'approval', 'help', 'help-answer', 'escalated'] as const;

/** Everything that the centre shows, in its order. */
export const shownKinds = [...answerKinds, ...kindsWithData] as const;
export type ShownKind = (typeof shownKinds)[number];

/** How many days ahead the office is reminded of what; one row for each kind that differs from the standard. */
export const reminderRuleValues = z.object({
  kind: z.enum(reminderKinds),
  daysAhead: z.int().min(0).max(365),
  isActive: z.boolean(),
});

export type ReminderRule = z.output<typeof reminderRuleValues>;

/** How many days ahead, where the office has not said otherwise. */
export const standardDaysAhead: Readonly<Record<ReminderKind, number>> = {
  visit: 1,
  'missing-result': 0,
  task: 1,
  care: 3,
  birthday: 7,
  founding: 7,
  'yearly-day': 7,
  purchase: 3,
  receivable: 3,
  renewal: 30,
  delivery: 3,
  warranty: 30,
  maintenance: 7,
};

/** What one person did with a reminder; its id follows from person and key, so that all laptops of a person know. */
export const reminderStateValues = z.object({
  /** What and when: `task/<id>/<day>`. */
  key: requiredText(200),
  state: z.enum(['notified', 'snoozed', 'done']),
  until: isoInstant.nullable(),
  at: isoInstant,
});

/** A day that comes round each year, by the sun or the moon: a death anniversary, an opening, a jubilee. */
export const yearlyDayValues = z.object({
  contactId: uuid.nullable(),
  name: requiredText(120),
  calendar: z.enum(['solar', 'lunar']),
  /** 0: every month, as mùng 1 and rằm. */
  month: z.int().min(0).max(12),
  day: z.int().min(1).max(31),
  daysAhead: z.int().min(0).max(365).nullable(),
  note: optionalText(2000),
});
export type YearlyDayValues = z.output<typeof yearlyDayValues>;
