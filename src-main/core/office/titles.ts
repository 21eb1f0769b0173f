import { isEntityName } from '../../../src-shared/sync/entities.ts';
import type { Db } from '../platform/database.ts';
import { createRowReader, type Fields, type FieldValue } from '../sync/rows.ts';
import { referenceOf } from './references.ts';

/** What a row is called among people, and the customer it hangs on. */
export interface Titled {
  readonly title: string;
  /** Null where it hangs on none, or on one that is not here. */
  readonly customerId: string | null;
  /** Of a value of an own field: which field. */
  readonly ownFieldId?: string;
}

/** What a row is called by, the first of them that it has. */
const namingFields = ['name', 'vi', 'title', 'number', 'trip'];

/**
 * Names for rows that may not be here any more: from the table, else from what the office last sent, else from what was written
 * (`patch`, and the operation that made the row).
 */
export function createTitles(db: Db) {
  const read = createRowReader(db);
  const base = db.prepare('SELECT row_json FROM sync_base WHERE entity = ? AND row_id = ?').pluck();
  const made = db
    .prepare("SELECT patch FROM outbox WHERE row_id = ? AND entity = ? AND kind = 'create' ORDER BY op_no DESC LIMIT 1")
    .pluck();
  const customerName = db.prepare('SELECT name FROM customers WHERE id = ?').pluck();

  const fieldsOf = (entity: string, id: string, patch: Fields): Fields => {
    if (!isEntityName(entity)) return patch;
    const row = read(entity, id)?.row;
    if (row !== undefined) return row.fields;
    const kept = base.get(entity, id);
    if (typeof kept === 'string') return (JSON.parse(kept) as { fields: Fields }).fields; // a StoredRow, as the write door keeps it
    const created = made.get(id, entity);
    return typeof created === 'string' ? { ...(JSON.parse(created) as Fields), ...patch } : patch; // an operation's patch
  };
  const nameOfCustomer = (id: string): string => {
    const name = customerName.get(id);
    return typeof name === 'string' ? name : textOf(fieldsOf('customers', id, {}), 'name');
  };

  const titleOf = (entity: string, id: string, patch: Fields): Titled => {
    const fields = fieldsOf(entity, id, patch);
    // Tasks, appointments and expenses are roots too, but hang on a customer by a field, or on none.
    const ofCustomer = entity === 'customers' ? id : textOf(fields, 'customerId');
    const isHere = ofCustomer !== '' && customerName.get(ofCustomer) !== undefined;
    const own = namingFields.map((field) => textOf(fields, field)).find((text) => text !== '') ?? '';
    return {
      title: own !== '' || ofCustomer === '' ? own : nameOfCustomer(ofCustomer),
      customerId: isHere ? ofCustomer : null,
      ...(entity === 'customValues' ? { ownFieldId: textOf(fields, 'fieldId') } : {}),
    };
  };
  return {
    titleOf,
    /** What a value that points to another record is called; null where it points to none, or to one that nobody knows here. */
    nameOfValue(entity: string, field: string, value: FieldValue): string | null {
      const pointsTo = referenceOf(entity, field);
      if (pointsTo === null || typeof value !== 'string') return null;
      return titleOf(pointsTo, value, {}).title || null;
    },
  };
}

function textOf(fields: Fields, field: string): string {
  const value = fields[field];
  return typeof value === 'string' ? value : '';
}
