import type { EntityName } from '../../../src-shared/sync/entities.ts';
import type { Fields } from '../sync/rows.ts';
import type { WriteTransaction } from '../sync/write-door.ts';

/** Changes the row with this id, or makes one. */
export function saveRow(tx: WriteTransaction, entity: EntityName, id: string | undefined, values: Fields): string {
  if (id === undefined || tx.read(entity, id) === null)
    return tx.create(entity, { ...values, ...(id === undefined ? {} : { id }) });
  tx.update(entity, id, values);
  return id;
}
