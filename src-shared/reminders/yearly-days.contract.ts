import { z } from 'zod';
import { isoDate, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { yearlyDayValues } from './reminder.ts';

export const yearlyDaysContract = {
  list: query(
    'Days of a customer that come round: death anniversaries, openings, mùng 1 and rằm',
    z.object({ customerId: uuid }),
    z.object({
      days: z.array(
        z.object({
          ...yearlyDayValues.shape,
          id: uuid,
          contactName: z.string().nullable(),
          /** When it is kept next; null where the calendar has no such day. */
          nextOn: isoDate.nullable(),
        }),
      ),
    }),
  ),
  save: command(
    'Adds a day that comes round, or changes one; refused where the calendar has no such day',
    yearlyDayValues.extend({ customerId: uuid, id: uuid.exactOptional() }),
    undoable.extend({ id: uuid }),
  ),
  delete: command('Removes a day that comes round', z.object({ id: uuid }), undoable),
};
