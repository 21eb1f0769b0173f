import { z } from 'zod';
import { uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { taskValues } from '../tasks/task.ts';
import { undoable } from '../undo/undo.contract.ts';
import { carePlanValues } from './care-plan.ts';

export const careContract = {
  plans: query(
    'Steps of care of the office: what follows a visit, a sale, a birthday, or the calendar, for which customers',
    z.object({}),
    z.object({ plans: z.array(carePlanValues.extend({ id: uuid })), mayChange: z.boolean() }),
  ),
  savePlan: command(
    'Adds a step of care, or changes one; administrators only',
    carePlanValues.extend({ id: uuid.exactOptional() }),
    undoable.extend({ id: uuid }),
  ),
  deletePlan: command('Removes a step of care; tasks that it made stay', z.object({ id: uuid }), undoable),
  appoint: command(
    'Makes a care appointment with a customer, for oneself or a colleague, who is reminded of it',
    z.object({
      customerId: uuid,
      title: taskValues.shape.title,
      dueOn: taskValues.shape.dueOn.unwrap(),
      dueMinute: taskValues.shape.dueMinute.default(null),
      channel: taskValues.shape.channel.default(null),
      note: taskValues.shape.note.default(null),
      assigneeId: uuid.exactOptional(),
      id: uuid.exactOptional(),
    }),
    undoable.extend({ id: uuid }),
  ),
  run: command(
    'Makes the tasks that the steps of care ask for in the next days, for one’s own customers; each is made once',
    z.object({}),
    z.object({
      made: z.number().int(),
      /** Left out because the person did not agree to this channel, or no longer does. */
      withoutConsent: z.number().int(),
    }),
  ),
};
