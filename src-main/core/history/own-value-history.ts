import type { FieldChange } from '../../../src-shared/customers/customers.contract.ts';
import type { Db } from '../platform/database.ts';

/**
 * Says of each line about a value of an own field which field that is and whose (a contact's name), and of the line that made the value what
 * was written first: the history keeps no values of rows that are made.
 */
export function withFirstValues(db: Db, changes: readonly FieldChange[]): FieldChange[] {
  if (!changes.some(({ entity }) => entity === 'customValues')) return [...changes];
  const rowOf = db.prepare(
    `SELECT v.field_id AS fieldId, v.value, k.name AS contactName FROM custom_values AS v
     LEFT JOIN contacts AS k ON v.entity = 'contacts' AND k.id = v.row_id WHERE v.id = ?`,
  );
  const firstOld = db
    .prepare(
      `SELECT old_value FROM history WHERE row_id = ? AND entity = 'customValues' AND field = 'value' AND kind = 'update'
       ORDER BY at, rid LIMIT 1`,
    )
    .pluck();
  return changes.map((change) => {
    if (change.entity !== 'customValues') return change;
    const row = rowOf.get(change.rowId) as { fieldId: string; value: string | null; contactName: string | null } | undefined; // the columns selected
    if (row === undefined) return change;
    const named: FieldChange = { ...change, ownFieldId: row.fieldId, rowName: row.contactName };
    if (change.kind !== 'create') return named;
    const old: unknown = firstOld.get(change.rowId);
    // The history writes values as JSON.
    const value: unknown = typeof old === 'string' ? JSON.parse(old) : row.value;
    return { ...named, field: 'value', newValue: typeof value === 'string' ? value : null };
  });
}
