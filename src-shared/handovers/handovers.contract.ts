import { z } from 'zod';
import { customerFilter } from '../customers/customer-list.ts';
import { isoInstant, optionalText, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';

export const careerEntry = z.object({
  userId: z.string().nullable(),
  userName: z.string().nullable(),
  from: isoInstant,
  /** Null while they look after the customer. */
  to: isoInstant.nullable(),
  note: z.string().nullable(),
  visitsDone: z.number().int(),
  interactions: z.number().int(),
  /** Confirmed or delivered ones of theirs that were confirmed in the time, and their sums in đồng. */
  orders: z.number().int(),
  orderedDong: z.number().int(),
  /** Opportunities of theirs that were won in the time. */
  won: z.number().int(),
  wonDong: z.number().int(),
  /** What their last visit brought. */
  lastResult: z.object({ at: isoInstant, outcome: z.string(), said: z.string() }).nullable(),
});
export type CareerEntry = z.output<typeof careerEntry>;

export const handoversContract = {
  run: command(
    'Gives customers to a colleague or to a team, with a note; in the background, as one step to undo',
    z
      .object({
        ids: z.array(uuid).min(1).max(10_000).exactOptional(),
        /** Instead of ids: everybody that this filter lets through. */
        filter: customerFilter.exactOptional(),
        toUserId: uuid.exactOptional(),
        toTeamId: uuid.exactOptional(),
        note: optionalText(5000).default(null),
      })
      .refine(({ ids, filter }) => (ids === undefined) !== (filter === undefined), { path: ['ids'], error: 'required' })
      .refine(({ toUserId, toTeamId }) => (toUserId === undefined) !== (toTeamId === undefined), {
        path: ['toUserId'],
        error: 'required',
      }),
    undoable.extend({
      count: z.number().int(),
      /** Were there already, or are gone. */
      unchanged: z.number().int(),
      /** Given to a team: open visits, tasks and papers of a sale that still bear the name of the former owner. */
      leftBehind: z.number().int(),
    }),
  ),
  people: query(
    'Who looks after a customer and who did before, each with what came of it, newest first',
    z.object({ customerId: uuid }),
    z.object({ people: z.array(careerEntry) }),
  ),
};
