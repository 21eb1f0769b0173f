import {
  type ExpenseActor,
  type ExpenseState,
  mayDecide,
  refusedExpenseField,
} from '../../../src-shared/expenses/expense-moves.ts';
import type { Expense, expensesContract } from '../../../src-shared/expenses/expenses.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Fields } from '../../../src-shared/sync/merge.ts';
import type { Context } from '../context.ts';
import { joinShownCustomer } from '../customers/index.ts';
import { createExportPermit, createWhoIsRestricted, writeTable } from '../exports/index.ts';
import { createRoleReader } from '../settings/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { expensesTable } from './expenses-table.ts';
import { officeToday } from '../platform/office-time.ts';

type Whose = 'mine' | 'others' | 'all';
type ExpenseRow = Omit<Expense, 'isMine' | 'mayDecide'>;

const mostListed = 2000;
const tripDays = 120;

/** What a rep paid on the way and claims back; its states are held by the same pure rules as in the office. */
export function createExpensesService(ctx: Context): HandlersOf<typeof expensesContract> {
  const roleOf = createRoleReader(ctx);
  const mayExport = createExportPermit(ctx);
  const restrictedOf = createWhoIsRestricted(ctx.db);
  const columns = `e.id, e.owner_id AS ownerId, p.name AS ownerName, e.visit_id AS visitId, e.customer_id AS customerId, c.name AS customerName,
    e.trip, e.kind, e.amount_dong AS amountDong, e.spent_on AS spentOn, e.note, e.state, d.name AS decidedByName, e.decided_at AS decidedAt,
    e.decision_note AS decisionNote,
    (SELECT count(*) FROM files AS f WHERE f.on_entity = 'expenses' AND f.on_id = e.id AND f.deleted_at IS NULL) AS receipts`;
  const between = ctx.db.prepare(
    `SELECT ${columns} FROM expenses AS e LEFT JOIN users AS p ON p.id = e.owner_id LEFT JOIN users AS d ON d.id = e.decided_by
     ${joinShownCustomer('e.customer_id', 'LEFT JOIN')}
     WHERE e.spent_on >= @from AND e.spent_on <= @to AND e.deleted_at IS NULL
       AND (@whose = 'all' OR (e.owner_id = @me) = (@whose = 'mine')) AND (@visitId IS NULL OR e.visit_id = @visitId)
       AND (e.owner_id = @me OR e.state <> 'draft')
     ORDER BY e.spent_on DESC, e.created_at DESC, e.id DESC LIMIT ${mostListed}`,
  );
  const trips = ctx.db
    .prepare(
      `SELECT trip FROM expenses WHERE owner_id = ? AND spent_on >= date(?, '-${tripDays} days') AND trip IS NOT NULL AND deleted_at IS NULL
       GROUP BY trip ORDER BY max(spent_on) DESC LIMIT 20`,
    )
    .pluck();
  const waiting = ctx.db
    .prepare("SELECT count(*) FROM expenses WHERE state = 'sent' AND owner_id <> ? AND deleted_at IS NULL")
    .pluck();
  const actor = (): ExpenseActor => ({ id: ctx.userId() ?? '', role: roleOf() });

  const read = (from: string, to: string, whose: Whose, visitId: string | null): Expense[] => {
    if (from > to) throw new AppError('invalid', 'the end lies before the start', { fields: { to: 'end-before-start' } });
    const me = actor();
    const rows = between.all({ from, to, whose, visitId, me: me.id }) as ExpenseRow[]; // the columns selected
    return rows.map((row) => ({ ...row, isMine: row.ownerId === me.id, mayDecide: mayDecide(me, row.ownerId) }));
  };
  const write = (tx: WriteTransaction, id: string, change: Fields) => {
    const row = tx.read('expenses', id);
    if (row === null || row.deletedAt !== null) throw new AppError('not-found', 'no claim with this id', { details: { id } });
    const refused = refusedExpenseField(actor(), row.fields, change);
    if (refused === 'state') {
      const from = String(row.fields['state']);
      throw new AppError('conflict', `a claim cannot go from ${from} there`, { details: { from, to: String(change['state']) } });
    }
    if (refused !== null)
      throw new AppError('forbidden', `${refused} of this claim cannot be changed now`, { details: { field: refused } });
    tx.update('expenses', id, change);
  };
  const move = (ids: readonly string[], change: (state: ExpenseState) => Fields) => {
    const { groupId } = ctx.write.transact((tx) => {
      for (const id of ids) write(tx, id, change(tx.read('expenses', id)?.fields['state'] as ExpenseState)); // as stored
    });
    return { groupId, count: ids.length };
  };

  return {
    list({ from, to, whose, visitId }) {
      const me = actor();
      return {
        expenses: read(from, to, whose, visitId ?? null),
        trips: trips.all(me.id, officeToday(ctx)) as string[], // one text column
        waiting: me.role === 'rep' ? 0 : Number(waiting.get(me.id)),
      };
    },
    create({ id: wanted, visitId, customerId, ...values }) {
      const { value: id, groupId } = ctx.write.transact((tx) => {
        if (wanted !== undefined && tx.read('expenses', wanted) !== null) {
          // Also where it was taken back meanwhile: whoever presses again wants it.
          tx.restore('expenses', wanted);
          write(tx, wanted, values);
          return wanted;
        }
        const visit = visitId === null ? null : tx.read('visits', visitId);
        if (visitId !== null && visit === null)
          throw new AppError('not-found', 'no visit with this id', { details: { id: visitId } });
        // A claim of a visit belongs to the visit's customer, whoever says otherwise.
        const ofCustomer = visit === null ? customerId : String(visit.fields['customerId']);
        if (ofCustomer !== null && tx.read('customers', ofCustomer) === null)
          throw new AppError('not-found', 'no customer with this id', { details: { id: ofCustomer } });
        return tx.create('expenses', {
          ...(wanted === undefined ? {} : { id: wanted }),
          ...{ trip: null, note: null },
          ...values,
          ...{
            visitId,
            customerId: ofCustomer,
            ownerId: tx.userId,
            state: 'draft',
            decidedBy: null,
            decidedAt: null,
            decisionNote: null,
          },
        });
      });
      return { id, groupId };
    },
    update({ id, change }) {
      const { groupId } = ctx.write.transact((tx) => write(tx, id, change));
      return { groupId };
    },
    delete({ ids }) {
      const { groupId } = ctx.write.transact((tx) => {
        for (const id of ids) {
          const row = tx.read('expenses', id);
          if (row === null) throw new AppError('not-found', 'no claim with this id', { details: { id } });
          if (row.fields['ownerId'] !== tx.userId) throw new AppError('forbidden', 'somebody else wrote this claim');
          if (row.fields['state'] !== 'draft') throw new AppError('conflict', 'a claim that was sent is not deleted');
          tx.remove('expenses', id);
        }
      });
      return { groupId };
    },
    send: ({ ids }) => move(ids, () => ({ state: 'sent' })),
    takeBack({ ids }) {
      const { groupId } = move(ids, () => ({ state: 'draft', decidedBy: null, decidedAt: null, decisionNote: null }));
      return { groupId };
    },
    decide({ ids, state, note }) {
      const now = new Date(ctx.clock.now()).toISOString();
      const decision =
        state === 'sent'
          ? { decidedBy: null, decidedAt: null, decisionNote: null }
          : { decidedBy: ctx.userId(), decidedAt: now, decisionNote: note };
      return move(ids, () => ({ state, ...decision }));
    },
    async export({ file, format, from, to, whose, language }) {
      // One's own claims are no customer data; those of others are for whoever may take data out.
      if (whose !== 'mine' && !mayExport()) throw new AppError('forbidden', 'the office lets others take data out');
      const path = await ctx.files.resolveForWriting(file);
      const found = read(from, to, whose, null).toReversed();
      // A claim is the money of whoever paid and a paper of the books: it stays, and the sum with it. Whoever asked that their data be used
      // no more is not named in it: the books need no more than the amount.
      const restricted = restrictedOf(found.flatMap(({ customerId }) => customerId ?? []));
      const claims = found.map((claim) =>
        claim.customerId !== null && restricted.has(claim.customerId) ? { ...claim, customerName: null } : claim,
      );
      const rows = claims.length;
      await writeTable(path, format, expensesTable(claims, language), () =>
        ctx.write.transact((tx) =>
          tx.create('exportLog', { what: 'expenses', format, rows, columns: `${from} – ${to}`, exportedAt: tx.now }),
        ),
      );
      return { rows, totalDong: claims.reduce((sum, { amountDong }) => sum + amountDong, 0) };
    },
  };
}
