import { z } from 'zod';
import { isoDate, optionalText, requiredText, uuid } from '../lib/fields.ts';
import { customerRatings } from '../customers/customer.ts';

/** Minutes after midnight, Vietnamese time. */
const minuteOfDay = z
  .int()
  .min(0)
  .max(24 * 60 - 1);
const minutes = z
  .int()
  .min(5)
  .max(12 * 60);
/** ISO weekdays as text, Monday is 1: `1,3,5`. Null for any working day. */
const weekdays = z
  .string()
  .regex(/^[1-7](,[1-7]){0,6}$/)
  .nullable();

/** How often customers of a class are visited; the first rule in order that fits a customer counts. */
export const visitRuleValues = z.object({
  name: requiredText(120),
  rating: z.enum(customerRatings).nullable(),
  groupId: uuid.nullable(),
  everyDays: z.int().min(1).max(366),
  purpose: requiredText(60),
  weekdays,
  minuteOfDay: minuteOfDay.nullable(),
  minutes,
  order: z.int(),
  isActive: z.boolean(),
});
export type VisitRuleValues = z.output<typeof visitRuleValues>;

/** A plan of one customer's own, which counts before any rule of its class. */
export const visitPlanValues = z.object({
  purpose: requiredText(60),
  everyDays: z.int().min(1).max(366),
  weekdays,
  minuteOfDay: minuteOfDay.nullable(),
  minutes,
  fromOn: isoDate,
  /** Null for a plan without end: visits are made as far ahead as the program looks. */
  untilOn: isoDate.nullable(),
  ownerId: uuid.nullable(),
  isActive: z.boolean(),
  note: optionalText(2000),
});
export type VisitPlanValues = z.output<typeof visitPlanValues>;
