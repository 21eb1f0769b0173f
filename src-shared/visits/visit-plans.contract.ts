import { z } from 'zod';
import { customerRatings } from '../customers/customer.ts';
import { isoDate, isoInstant, requiredText, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { visitPlanValues, visitRuleValues } from './visit-plan.ts';

export const visitRule = visitRuleValues.extend({
  id: uuid,
  name: z.string(),
  purpose: z.string(),
  groupId: z.string().nullable(),
});
export type VisitRule = z.output<typeof visitRule>;

export const visitPlan = visitPlanValues.extend({ id: uuid, customerId: uuid, purpose: z.string(), note: z.string().nullable() });
export type VisitPlan = z.output<typeof visitPlan>;

export const visitRulesContract = {
  list: query(
    'How often customers of a class are visited; the first rule that fits a customer counts',
    z.object({}),
    z.object({ rules: z.array(visitRule), mayChange: z.boolean() }),
  ),
  save: command(
    'Makes a rule, or changes the one with this id; administrators only',
    visitRuleValues
      .omit({ order: true, isActive: true })
      .extend({ id: uuid.exactOptional(), order: z.int().min(0).exactOptional(), isActive: z.boolean().default(true) }),
    undoable.extend({ id: uuid }),
  ),
  delete: command('Removes a rule; administrators only', z.object({ id: uuid }), undoable),
};

const filled = z.object({
  /** Null where nothing was to be done. */
  groupId: uuid.nullable(),
  made: z.number().int(),
  /** Visits ahead that no plan or rule wants any more, and that nobody had touched. */
  removed: z.number().int(),
  /** Visits for which no day had room. */
  unplaced: z.number().int(),
});

export const visitPlansContract = {
  of: query(
    'How a customer is visited again and again: his own plans, the rule of his class, and the next days',
    z.object({ customerId: uuid }),
    z.object({
      plans: z.array(visitPlan),
      /** The rule that counts while he has no plan of his own. */
      rule: visitRule.nullable(),
      /** The visits ahead that plans have made. */
      next: z.array(z.object({ id: uuid, startsAt: z.string(), planId: uuid })),
      /** Visits are made on the laptop of whoever looks after the customer. */
      isMine: z.boolean(),
    }),
  ),
  save: command(
    'Makes a plan of one customer, or changes the one with this id, and puts its visits into the calendar',
    visitPlanValues.extend({
      id: uuid.exactOptional(),
      customerId: uuid,
      ownerId: visitPlanValues.shape.ownerId.default(null),
      note: visitPlanValues.shape.note.default(null),
      untilOn: visitPlanValues.shape.untilOn.default(null),
      isActive: z.boolean().default(true),
    }),
    undoable.extend({ id: uuid, made: z.number().int(), removed: z.number().int(), unplaced: z.number().int() }),
  ),
  remove: command(
    'Removes a plan, and with it its visits that lie ahead and that nobody has touched',
    z.object({ id: uuid }),
    undoable,
  ),
  fill: command(
    'Puts the visits of all plans and rules of this person’s customers into the calendar, a quarter ahead',
    z.object({}),
    filled,
  ),
  beforeTet: command(
    'Plans one visit to each of this person’s customers of a class or group before the 23rd of the twelfth lunar month',
    z.object({
      rating: z.enum(customerRatings).nullable().default(null),
      groupId: uuid.nullable().default(null),
      purpose: requiredText(60),
      minutes: z.int().min(5).max(720).default(30),
      /** The first day; without it the visits are spread over the fifteen working days before. */
      fromOn: isoDate.exactOptional(),
      /** Only tells how many customers and which days. */
      isTrial: z.boolean().default(false),
    }),
    filled.extend({
      customers: z.number().int(),
      /** Mùng 1, the 23rd of the twelfth month before it, and the first day. */
      tetOn: isoDate,
      by: isoDate,
      fromOn: isoDate,
    }),
  ),
  onDaysOff: query(
    'One’s own planned visits ahead that lie on holidays or on visit-free days of Tết, of some days, both included',
    z.object({ from: isoDate, to: isoDate }),
    z.object({ visits: z.array(z.object({ id: uuid, startsAt: isoInstant })) }),
  ),
  leaveDaysOff: command(
    'Moves one’s own visits that lie on days off to the next working day with room, at their own time where that is free',
    z.object({ from: isoDate, to: isoDate }),
    z.object({
      groupId: uuid.nullable(),
      moved: z.number().int(),
      /** Without room on the working days that follow. */
      unplaced: z.number().int(),
    }),
  ),
};
