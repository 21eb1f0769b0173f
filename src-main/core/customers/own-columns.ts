import { isOwnListField, type ListField, type OwnListField, ownFieldIdOf } from '../../../src-shared/customers/list-fields.ts';
import type { ListValue } from '../../../src-shared/customers/filter.ts';
import type { Db } from '../platform/database.ts';
import { createFamily } from './family.ts';

/*
 * Own fields of customers as lists need them. A value that was written on a record merged into another one counts for the winner while
 * nothing was written on the winner itself, as on the customer's page.
 */

/** A value as it is compared and sorted: numbers as numbers. */
export function typedOwn(field: OwnListField, value: string | null): ListValue {
  if (value === null || !field.startsWith('own:number:')) return value;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

export function ownFieldsIn(fields: readonly ListField[]): OwnListField[] {
  return [...new Set(fields)].filter(isOwnListField);
}

export function createOwnColumns(db: Db) {
  const family = createFamily(db);
  const one = db
    .prepare<[string, string]>('SELECT value FROM custom_values WHERE field_id = ? AND row_id = ? AND deleted_at IS NULL')
    .pluck();
  const slice = db
    .prepare<[string, string, number]>(
      `SELECT v.row_id, v.value, c.rid FROM custom_values AS v INDEXED BY custom_values_list CROSS JOIN customers AS c ON c.id = v.row_id
       WHERE v.field_id = ? AND v.row_id > ? AND v.deleted_at IS NULL ORDER BY v.row_id LIMIT +?`,
    )
    .raw();
  const changed = db.prepare<[string]>('SELECT field_id AS fieldId, row_id AS rowId FROM custom_values WHERE id = ?');

  return {
    winnerOf: family.winnerOf,
    /** Of one customer. */
    of(customerId: string, field: OwnListField): ListValue {
      const fieldId = ownFieldIdOf(field) ?? '';
      const own: unknown = one.get(fieldId, customerId);
      // Most customers have nothing merged into them, and asking costs one look into an index.
      const value =
        own === undefined
          ? family
              .of(customerId)
              .slice(1)
              .map((id) => one.get(fieldId, id))
              .find(isWritten)
          : own;
      return typedOwn(field, typeof value === 'string' ? value : null);
    },
    /** Rows of a column after a customer's id, in the order of ids. */
    slice: (field: OwnListField, after: string, limit: number) =>
      slice.all(ownFieldIdOf(field) ?? '', after, limit) as [id: string, value: string | null, rid: number][], // the columns selected
    /** What a row of a value is about; null where it is gone. */
    changed: (id: string) => (changed.get(id) as { fieldId: string; rowId: string } | undefined) ?? null, // as above
  };
}

function isWritten(value: unknown): boolean {
  return value !== undefined;
}
