import { type CareerEntry, type handoversContract } from '../../../src-shared/handovers/handovers.contract.ts';
import { type OwnerChange, periodsOf } from '../../../src-shared/handovers/owner-periods.ts';
import type { customersContract } from '../../../src-shared/customers/customers.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { idsOfFilter } from '../customers/index.ts';
import { readValue } from '../history/index.ts';
import type { Fields } from '../sync/rows.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createGiveCheck } from '../team/index.ts';
import { createWorkHandover } from './planned-work.ts';

/** So many customers change hands in one transaction; others come between two of them. */
const customersInTransaction = 100;

export function createHandoversService(
  ctx: Context,
  customers: Pick<HandlersOf<typeof customersContract>, 'list'>,
): HandlersOf<typeof handoversContract> {
  const mayGive = createGiveCheck(ctx);
  const people = createPeopleReader(ctx);
  const give = createCustomerHandover(ctx);

  return {
    async run({ ids, filter, toUserId, toTeamId, note }) {
      const owner = toUserId ?? null;
      const change = toTeamId === undefined ? { ownerId: owner } : { ownerId: null, teamId: toTeamId };
      if (!mayGive(change)) throw new AppError('forbidden', 'this person may not give customers there');
      const book = ids ?? (await idsOfFilter(customers, filter ?? {}));
      const groupId = ctx.ids.next();
      return ctx.jobs.run('handover', owner ?? toTeamId ?? '', async (job) => {
        let count = 0;
        for (let at = 0; at < book.length; at += customersInTransaction) {
          const slice = book.slice(at, at + customersInTransaction);
          const { value } = ctx.write.transact((tx) => slice.filter((id) => give(tx, id, change, note)).length, { groupId });
          count += value;
          job.progress(Math.min(book.length, at + slice.length), book.length);
          await job.breathe();
        }
        return { groupId, count, unchanged: book.length - count };
      });
    },
    people: ({ customerId }) => ({ people: people(customerId) }),
  };
}

type Receiver = { readonly ownerId: string | null; readonly teamId?: string };

/**
 * Gives one customer, with the work that lies ahead, and notes it; false where it is there already or gone. Whether one may is asked before
 * (`createGiveCheck`).
 */
export function createCustomerHandover(
  ctx: Context,
): (tx: WriteTransaction, id: string, to: Receiver, note: string | null) => boolean {
  const giveWork = createWorkHandover(ctx);
  return (tx, id, to, note) => {
    const before = tx.read('customers', id);
    if (before === null || before.deletedAt !== null || isThere(before.fields, to)) return false;
    const from = before.fields['ownerId'];
    // The note first: once the customer is somebody else's, the office may let this person write nothing on it any more.
    tx.create('handovers', {
      customerId: id,
      fromUserId: typeof from === 'string' ? from : null,
      toUserId: to.ownerId,
      toTeamId: to.teamId ?? null,
      note,
      handedAt: tx.now,
    });
    if (typeof from === 'string' && to.ownerId !== null) giveWork(tx, id, from, to.ownerId);
    return tx.update('customers', id, to);
  };
}

/** Periods of the people who looked after a customer, newest first, with what each of them did in it. */
export function createPeopleReader(ctx: Context): (customerId: string) => CareerEntry[] {
  const customer = ctx.db.prepare('SELECT created_at AS createdAt, owner_id AS ownerId FROM customers WHERE id = ?');
  const changed = ctx.db.prepare(
    `SELECT at, old_value AS oldValue, new_value AS newValue FROM history
     WHERE row_id = ? AND field = 'ownerId' AND kind = 'update' ORDER BY rid`,
  );
  const handed = ctx.db.prepare(
    `SELECT handed_at AS at, from_user_id AS "from", to_user_id AS "to", note FROM handovers
     WHERE customer_id = ? AND deleted_at IS NULL ORDER BY handed_at, rid`,
  );
  const nameOf = ctx.db.prepare('SELECT name FROM users WHERE id = ?').pluck();
  const visits = ctx.db
    .prepare(
      `SELECT count(*) FROM visits WHERE customer_id = ? AND owner_id = ? AND state = 'done' AND deleted_at IS NULL
       AND starts_at >= ? AND starts_at < ?`,
    )
    .pluck();
  const interactions = ctx.db
    .prepare(
      `SELECT count(*) FROM interactions WHERE customer_id = ? AND created_by = ? AND deleted_at IS NULL
       AND happened_at >= ? AND happened_at < ?`,
    )
    .pluck();
  const lastResult = ctx.db.prepare(
    `SELECT at, outcome, said FROM visit_results WHERE customer_id = ? AND created_by = ? AND deleted_at IS NULL
     AND at >= ? AND at < ? ORDER BY at DESC, id DESC LIMIT 1`,
  );
  return (id) => {
    const row = customer.get(id) as { createdAt: string; ownerId: string | null } | undefined; // the columns selected
    if (row === undefined) throw new AppError('not-found', 'no customer with this id', { details: { id } });
    const fromHistory = (changed.all(id) as { at: string; oldValue: string | null; newValue: string | null }[]).map(
      // the columns selected
      ({ at, oldValue, newValue }): OwnerChange => ({ at, from: textOf(oldValue), to: textOf(newValue), note: null }),
    );
    const changes = [...fromHistory, ...(handed.all(id) as OwnerChange[])]; // the columns selected
    return periodsOf(row.createdAt, row.ownerId, changes)
      .toReversed()
      .map(({ userId, from, to, note }) => {
        // What was entered for the time before somebody got the customer is theirs, too, where nobody was before them.
        const since = from === row.createdAt ? '' : from;
        const span = [id, userId, since, to ?? '9999'] as const;
        const name: unknown = nameOf.get(userId);
        return {
          userId,
          userName: typeof name === 'string' ? name : null,
          from,
          to,
          note,
          visitsDone: Number(visits.get(...span)),
          interactions: Number(interactions.get(...span)),
          lastResult: (lastResult.get(...span) as CareerEntry['lastResult'] | undefined) ?? null, // the columns selected
        };
      });
  };
}

function textOf(stored: string | null): string | null {
  const value = readValue(stored);
  return typeof value === 'string' ? value : null;
}

function isThere(fields: Fields, change: Receiver): boolean {
  return fields['ownerId'] === change.ownerId && (change.teamId === undefined || fields['teamId'] === change.teamId);
}
