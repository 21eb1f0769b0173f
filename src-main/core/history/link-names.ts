import type { Db } from '../platform/database.ts';

/** Fields that name another record, and the table it is in: an id is nothing that a person can read. */
const tables: Readonly<Record<string, 'customers' | 'contacts'>> = {
  parentId: 'customers',
  mergedInto: 'customers',
  partnerId: 'customers',
  linkedId: 'customers',
  referredId: 'customers',
  contactId: 'contacts',
};

/** The name behind a field's value; null where the field names no record, or one that is not on this laptop. */
export function createLinkNames(db: Db): (field: string | null, value: unknown) => string | null {
  const statements = {
    customers: db.prepare('SELECT name FROM customers WHERE id = ?').pluck(),
    contacts: db.prepare('SELECT name FROM contacts WHERE id = ?').pluck(),
  };
  return (field, value) => {
    const table = field !== null && Object.hasOwn(tables, field) ? tables[field] : undefined;
    if (table === undefined || typeof value !== 'string') return null;
    const name = statements[table].get(value);
    return typeof name === 'string' ? name : null;
  };
}
