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
  'receivable',
  'renewal',
  'delivery',
  'warranty',
  'maintenance',
] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** How many days ahead the office is reminded of what; one row for each kind that differs from the standard. */
export const reminderRuleValues = z.object({
  kind: z.enum(reminderKinds),
  daysAhead: z.int().min(0).max(365),
  isActive: z.boolean(),
});

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
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31),
  daysAhead: z.int().min(0).max(365).nullable(),
  note: optionalText(2000),
});
