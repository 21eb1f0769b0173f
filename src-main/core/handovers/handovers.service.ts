import type { handoversContract } from '../../../src-shared/handovers/handovers.contract.ts';
import type { customersContract } from '../../../src-shared/customers/customers.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { idsOfFilter } from '../customers/index.ts';
import type { Fields } from '../sync/rows.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createGiveCheck } from '../team/index.ts';
import { createPeopleReader } from './people-reader.ts';
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
  const work = createWorkHandover(ctx);
  /** A team does no work before one of it is named: what was open keeps its name, and that is told. */
  const leftWith = (tx: WriteTransaction, id: string): number => {
    const from = tx.read('customers', id)?.fields['ownerId'];
    return typeof from === 'string' ? work.count(tx, id, from) : 0;
  };

  return {
    async run({ ids, filter, toUserId, toTeamId, note }) {
      const owner = toUserId ?? null;
      const change = toTeamId === undefined ? { ownerId: owner } : { ownerId: null, teamId: toTeamId };
      if (!mayGive(change)) throw new AppError('forbidden', 'this person may not give customers there');
      const book = ids ?? (await idsOfFilter(customers, filter ?? {}));
      const groupId = ctx.ids.next();
      return ctx.jobs.run('handover', owner ?? toTeamId ?? '', async (job) => {
        let count = 0;
        let leftBehind = 0;
        for (let at = 0; at < book.length; at += customersInTransaction) {
          const slice = book.slice(at, at + customersInTransaction);
          ctx.write.transact(
            (tx) => {
              for (const id of slice) {
                const left = owner === null ? leftWith(tx, id) : 0;
                if (!give(tx, id, change, note)) continue;
                count += 1;
                leftBehind += left;
              }
            },
            { groupId },
          );
          job.progress(Math.min(book.length, at + slice.length), book.length);
          await job.breathe();
        }
        return { groupId, count, unchanged: book.length - count, leftBehind };
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
  const work = createWorkHandover(ctx);
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
    if (typeof from === 'string' && to.ownerId !== null) work.give(tx, id, from, to.ownerId);
    return tx.update('customers', id, to);
  };
}

function isThere(fields: Fields, change: Receiver): boolean {
  return fields['ownerId'] === change.ownerId && (change.teamId === undefined || fields['teamId'] === change.teamId);
}
