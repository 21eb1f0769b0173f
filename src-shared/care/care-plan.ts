import { z } from 'zod';
import { consentChannels } from '../customers/customer-record.ts';
import { customerRatings } from '../customers/customer.ts';
import { optionalText, requiredText, uuid } from '../lib/fields.ts';

/** What starts a step of care: a visit that was done, a sale, a day that comes round each year, the calendar, or the day an order is wanted. */
export const careTriggers = ['visit-done', 'sale', 'birthday', 'founding', 'yearly-day', 'every', 'delivery'] as const;

/** One step of care for a group of customers: “three days after a visit, call and ask”. */
export const carePlanValues = z.object({
  name: requiredText(120),
  groupId: uuid.nullable(),
  rating: z.enum(customerRatings).nullable(),
  trigger: z.enum(careTriggers),
  /** Days after the trigger (before it where it is negative); for `every` the days between two. */
  afterDays: z.int().min(-365).max(3650),
  typeId: uuid.nullable(),
  channel: z.enum(consentChannels).nullable(),
  title: requiredText(300),
  note: optionalText(2000),
  order: z.int(),
  isActive: z.boolean(),
});
export type CarePlanValues = z.output<typeof carePlanValues>;
