import type { Customer } from '../../../src-shared/customers/customer.ts';
import { ownListFieldOf } from '../../../src-shared/customers/list-fields.ts';
import { type MergeableCustomer, type MergeChoices, mergedValues } from '../../../src-shared/customers/merging.ts';
import { mergedOwn } from '../../../src-shared/custom-fields/merged-own.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { Context } from '../context.ts';
import { createFieldsReader, readOwn, writeOwn } from '../custom-fields/index.ts';
import { createCustomersRepository, createFamily, createOwnColumns } from '../customers/index.ts';
import type { FieldValue, Fields } from '../sync/rows.ts';
import type { WriteTransaction } from '../sync/write-door.ts';

/** What a merge changed of one record: what stood before and what stands now. */
export type Change = Record<string, readonly [FieldValue, FieldValue]>;

export interface Merger {
  /** The living records that these stand for, each once. */
  standing(ids: readonly string[]): Customer[];
  /** What stands in the own fields of these records, with what was merged into them before. */
  ownValues(ids: readonly string[]): { rowId: string; fieldId: string; value: string }[];
  /** Merges the others into the winner inside the caller's transaction; answers the row of `merges` that tells of it. */
  merge(
    tx: WriteTransaction,
    winner: Customer,
    others: readonly Customer[],
    choices?: MergeChoices,
    ownChoices?: Readonly<Record<string, string>>,
  ): string;
}

export function createMerger(ctx: Context): Merger {
  const family = createFamily(ctx.db);
  const customers = createCustomersRepository(ctx);
  const fields = createFieldsReader(ctx.db);
  const own = createOwnColumns(ctx.db);
  const ownValues: Merger['ownValues'] = (ids) =>
    fields()
      .filter(({ entity }) => entity === 'customers')
      .flatMap((field) =>
        ids.flatMap((rowId) => {
          const value = own.of(rowId, ownListFieldOf(field));
          return value === null ? [] : [{ rowId, fieldId: field.id, value: String(value) }];
        }),
      );

  return {
    ownValues,
    standing: (ids) =>
      [...new Set(ids.map((id) => family.winnerOf(id)))].map((id) => {
        const customer = customers.get(id);
        if (customer === null || customer.deletedAt !== null) {
          throw new AppError('not-found', 'no living customer with this id', { details: { id } });
        }
        return customer;
      }),
    merge(tx, winner, others, choices = {}, ownChoices = {}) {
      const chosen = Object.fromEntries(
        Object.entries(choices).map(([field, from]) => [field, from === 'all' ? from : family.winnerOf(from)]),
      );
      const values = mergedValues(winner.id, [winner, ...others] as readonly MergeableCustomer[], chosen); // a customer has all its fields
      const records = [winner.id, ...others.map(({ id }) => id)];
      const changedOwn = changeOwn(tx, winner.id, records, ownValues(records), (fieldId) => {
        const chosenId = ownChoices[fieldId];
        return chosenId === undefined ? undefined : family.winnerOf(chosenId);
      });
      const before: { winner: Change; own: Change; merged: Record<string, Change> } = {
        winner: change(tx, winner.id, values),
        own: changedOwn,
        merged: {},
      };
      const taken = { mergedInto: winner.id, ownerId: values.ownerId, teamId: values.teamId };
      for (const { id } of others) before.merged[id] = change(tx, id, taken);
      return tx.create('merges', {
        customerId: winner.id,
        mergedIds: JSON.stringify(others.map(({ id }) => id)),
        before: JSON.stringify(before),
        undoneId: null,
      });
    },
  };
}

/** Writes the values that differ; answers what stood before and what stands now. */
function change(tx: WriteTransaction, id: string, values: Fields): Change {
  const fields = tx.read('customers', id)?.fields ?? {};
  const changed = Object.entries(values).filter(([field, value]) => (fields[field] ?? null) !== value);
  tx.update('customers', id, Object.fromEntries(changed));
  return Object.fromEntries(changed.map(([field, value]) => [field, [fields[field] ?? null, value]]));
}

/** The same for own fields: a value that stands on another record only is written on the winner. */
function changeOwn(
  tx: WriteTransaction,
  winnerId: string,
  records: readonly string[],
  values: readonly { rowId: string; fieldId: string; value: string }[],
  chosen: (fieldId: string) => string | undefined,
): Change {
  const changed: Change = {};
  for (const id of new Set(values.map(({ fieldId }) => fieldId))) {
    const after = mergedOwn(id, winnerId, records, values, chosen(id));
    const before = readOwn(tx, winnerId, id);
    if (after === before) continue;
    writeOwn(tx, { id, entity: 'customers' }, winnerId, after);
    changed[id] = [before, after];
  }
  return changed;
}
