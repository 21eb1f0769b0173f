import { z } from 'zod';
import { exportFormats } from '../exports/exports.contract.ts';
import { exactPartial, isoDate, isoInstant, optionalText, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { expenseKinds, expenseStates, expenseValues } from './expense.ts';

const claimed = expenseValues.pick({ kind: true, amountDong: true, spentOn: true, trip: true, note: true });

export const expense = z.object({
  id: uuid,
  ownerId: uuid,
  ownerName: z.string().nullable(),
  visitId: z.string().nullable(),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  trip: z.string().nullable(),
  kind: z.enum(expenseKinds),
  amountDong: z.int(),
  spentOn: isoDate,
  note: z.string().nullable(),
  state: z.enum(expenseStates),
  decidedByName: z.string().nullable(),
  decidedAt: isoInstant.nullable(),
  decisionNote: z.string().nullable(),
  receipts: z.int(),
  isMine: z.boolean(),
  /** This person may approve or refuse it. */
  mayDecide: z.boolean(),
});
export type Expense = z.output<typeof expense>;

const ids = z.array(uuid).min(1).max(500);

/** What a rep paid on the way and claims back. */
export const expensesContract = {
  list: query(
    'Claims of the days from…to: one’s own, or all that one sees; the newest first',
    z.object({
      from: isoDate,
      to: isoDate,
      whose: z.enum(['mine', 'others', 'all']).default('mine'),
      visitId: uuid.exactOptional(),
    }),
    z.object({
      expenses: z.array(expense),
      /** Names of trips of late, for the form. */
      trips: z.array(z.string()),
      /** Claims of others that wait for this person’s decision, of any day. */
      waiting: z.int(),
    }),
  ),
  create: command(
    'Writes down what was paid; a claim of a visit belongs to its customer, and can have a photo of the receipt',
    exactPartial(claimed.omit({ kind: true, amountDong: true, spentOn: true })).extend({
      /** Given by the form: asked for again (after a crash), the same claim is written anew, and there is no second one. */
      id: uuid.exactOptional(),
      kind: claimed.shape.kind,
      amountDong: claimed.shape.amountDong,
      spentOn: claimed.shape.spentOn,
      visitId: uuid.nullable().default(null),
      customerId: uuid.nullable().default(null),
    }),
    undoable.extend({ id: uuid }),
  ),
  update: command('Changes a claim that is not sent yet', z.object({ id: uuid, change: exactPartial(claimed) }), undoable),
  delete: command('Deletes claims that are not sent', z.object({ ids }), undoable),
  send: command('Sends claims to whoever decides', z.object({ ids }), undoable.extend({ count: z.int() })),
  takeBack: command('Makes claims drafts again: sent ones, and refused ones', z.object({ ids }), undoable),
  decide: command(
    'Approves or refuses claims that were sent; with `sent` a decision is taken back',
    z.object({ ids, state: z.enum(['approved', 'refused', 'sent']), note: optionalText(2000).default(null) }),
    undoable.extend({ count: z.int() }),
  ),
  export: command(
    'Writes claims into a file; the log of exports keeps it',
    z.object({
      file: z.string().min(1).max(4000),
      format: z.enum(exportFormats),
      from: isoDate,
      to: isoDate,
      whose: z.enum(['mine', 'others', 'all']).default('mine'),
      language: z.enum(['vi', 'en']).default('vi'),
    }),
    z.object({ rows: z.int(), totalDong: z.int() }),
  ),
};
