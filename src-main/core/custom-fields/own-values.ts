import type { CustomField } from '../../../src-shared/custom-fields/custom-field.ts';
import { anchorOfValue } from '../../../src-shared/sync/anchors.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { madeId } from '../platform/made-id.ts';
import type { WriteTransaction } from '../sync/write-door.ts';

/** The row of one value: two laptops that fill in the same field of the same record write the same row. */
export function ownValueId(rowId: string, fieldId: string): string {
  return madeId('customValues', rowId, fieldId);
}

/** What stands in an own field, cleared or never written being the same. */
export function readOwn(tx: WriteTransaction, rowId: string, fieldId: string): string | null {
  const row = tx.read('customValues', ownValueId(rowId, fieldId));
  const value = row === null || row.deletedAt !== null ? null : row.fields['value'];
  return typeof value === 'string' ? value : null;
}

/**
 * Writes an own field of one record; answers whether anything differed. A value is as `readOwnValue` gives it.
 * @throws `not-found` where there is no such record
 */
export function writeOwn(
  tx: WriteTransaction,
  field: Pick<CustomField, 'id' | 'entity'>,
  rowId: string,
  value: string | null,
  rev?: number,
): boolean {
  const record = tx.read(field.entity, rowId);
  // The row of a value is called after its customer; in a record that hangs on none it names that record (`anchors.ts`).
  const isOwnAnchor = field.entity === 'customers' || anchorOfValue(field.entity) !== 'customers';
  const customerId = isOwnAnchor ? record?.id : record?.fields['customerId'];
  if (typeof customerId !== 'string')
    throw new AppError('not-found', `no ${field.entity} with this id`, { details: { id: rowId } });
  const id = ownValueId(rowId, field.id);
  const stored = tx.read('customValues', id);
  if (stored === null) {
    if (value === null) return false;
    tx.create('customValues', { id, customerId, entity: field.entity, rowId, fieldId: field.id, value });
    return true;
  }
  // Writing it was taken back, which took the row away.
  if (stored.deletedAt !== null) {
    if (value === null) return false;
    tx.restore('customValues', id);
    tx.update('customValues', id, { value });
    return true;
  }
  return tx.update('customValues', id, { value }, rev);
}
