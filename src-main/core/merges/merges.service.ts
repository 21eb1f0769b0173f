import { suggestedWinner, undoMergeDays } from '../../../src-shared/customers/merging.ts';
import type { mergesContract } from '../../../src-shared/merges/merges.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { readOwn, writeOwn } from '../custom-fields/index.ts';
import { createCustomersRepository, createFamily } from '../customers/index.ts';
import { createPriceClashes } from '../prices/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { type Change, createMerger } from './merge-records.ts';
import { createMergesRepository } from './merges.repository.ts';

/*
 * A merge writes the winner's chosen values, names the winner in each of the others (`mergedInto`), gives them the winner's owner, so that
 * whoever sees the winner sees what belongs to it, and keeps in a row of `merges` what stood before. Nothing that hangs on them is touched.
 *
 *     before {"winner": {"phone": [old, new]}, "own": {"<field>": [old, new]},
 *             "merged": {"<id>": {"mergedInto": [null, winner], "ownerId": [old, new]}}}
 *
 * Undoing puts back what still stands as the merge left it; what somebody changed since is meant and stays.
 */

interface Before {
  readonly winner: Change;
  readonly merged: Readonly<Record<string, Change>>;
  /** The winner's own fields. */
  readonly own: Change;
}

export function createMergesService(ctx: Context): HandlersOf<typeof mergesContract> {
  const family = createFamily(ctx.db);
  const customers = createCustomersRepository(ctx);
  const repository = createMergesRepository(ctx.db);
  const priceClashes = createPriceClashes(ctx.db);
  const isTooOld = (at: string) => ctx.clock.now() - Date.parse(at) > undoMergeDays * 86_400_000;

  const { standing, ownValues, merge } = createMerger(ctx);

  return {
    preview({ ids }) {
      const found = standing(ids);
      const children = Object.fromEntries(found.map(({ id }) => [id, repository.countChildren(family.json(id))]));
      const total = (id: string) => Object.values(children[id] ?? {}).reduce((sum, count) => sum + count, 0);
      return {
        customers: found,
        children,
        suggestedWinnerId: suggestedWinner(found, total),
        ownValues: ownValues(found.map(({ id }) => id)),
        teams: repository.teams(),
        prices: priceClashes((id) => {
          const standingId = family.winnerOf(id);
          return standingId in children ? standingId : null;
        }),
      };
    },
    merge({ winnerId, ids, choices, ownChoices }) {
      const [winner, ...others] = standing([winnerId, ...ids]);
      if (winner === undefined || others.length === 0) {
        throw new AppError('invalid', 'these records are one already', { fields: { ids: 'nothing-to-merge' } });
      }
      const { value, groupId } = ctx.write.transact((tx) => merge(tx, winner, others, choices, ownChoices));
      return { id: value, winnerId: winner.id, groupId };
    },
    list({ customerId }) {
      const merges = repository.ofFamily(family.json(family.winnerOf(customerId))).map(({ mergedIds, ...entry }) => ({
        ...entry,
        merged: (JSON.parse(mergedIds) as string[]).map((id) => ({ id, name: customers.get(id)?.name ?? '' })), // written by `merge`
        isUndoable: entry.undoneAt === null && !isTooOld(entry.at),
      }));
      return { merges };
    },
    undo({ id }) {
      const { value: kept, groupId } = ctx.write.transact((tx) => {
        const row = tx.read('merges', id);
        const text = row?.fields['before'];
        if (row === null || row.deletedAt !== null || typeof text !== 'string') {
          throw new AppError('not-found', 'no merge with this id', { details: { id } });
        }
        if (repository.isUndone(id)) throw new AppError('conflict', 'this merge was taken back already', { details: { id } });
        if (isTooOld(row.createdAt))
          throw new AppError('invalid', 'a merge is taken back within 30 days', { fields: { id: 'too-late' } });
        const before = readBefore(text);
        const customerId = String(row.fields['customerId']);
        let left = 0;
        for (const [merged, changed] of Object.entries(before.merged)) left += putBack(tx, merged, changed);
        left += putBack(tx, customerId, before.winner);
        left += putOwnBack(tx, customerId, before.own);
        tx.create('merges', { customerId, mergedIds: row.fields['mergedIds'] ?? '[]', before: null, undoneId: id });
        return left;
      });
      return { groupId, kept };
    },
  };
}

function putOwnBack(tx: WriteTransaction, winnerId: string, changed: Change): number {
  let left = 0;
  for (const [id, [before, after]] of Object.entries(changed)) {
    if (readOwn(tx, winnerId, id) === after)
      writeOwn(tx, { id, entity: 'customers' }, winnerId, typeof before === 'string' ? before : null);
    else left += 1;
  }
  return left;
}

/** Answers how many values stay because somebody changed them since. */
function putBack(tx: WriteTransaction, id: string, changed: Change): number {
  const row = tx.read('customers', id);
  // A record that this laptop may not see any more is not its to put back.
  if (row === null) return 1;
  const untouched = Object.entries(changed).filter(([field, [, after]]) => (row.fields[field] ?? null) === after);
  tx.update('customers', id, Object.fromEntries(untouched.map(([field, [before]]) => [field, before])));
  return Object.keys(changed).length - untouched.length;
}

/** Written by `merge`, here or on another laptop; of a forged one nothing is taken but plain values. */
function readBefore(text: string): Before {
  const value = JSON.parse(text) as Partial<Before> | null; // the office lets only JSON objects in
  return { winner: value?.winner ?? {}, merged: value?.merged ?? {}, own: value?.own ?? {} };
}
