import type { WriteTransaction } from '../sync/write-door.ts';
import { contactSearchOf, searchOf } from './customer-columns.ts';

/** After contacts changed: their names and phones find the customer. */
export function refreshContactSearch(tx: WriteTransaction, customerIds: ReadonlySet<string>): void {
  const contactsOf = tx.db.prepare(
    'SELECT name, phone, email FROM contacts WHERE customer_id = ? AND deleted_at IS NULL ORDER BY rid',
  );
  for (const id of customerIds) {
    const customer = tx.read('customers', id);
    if (customer === null) continue;
    const contacts = contactsOf.all(id) as { name: string; phone: string | null; email: string | null }[]; // the columns selected
    const contactSearch = contacts.map(contactSearchOf).join(' ');
    tx.setLocal('customers', id, { contact_search: contactSearch, search: searchOf(customer.fields, contactSearch) });
  }
}

/** After visits changed: when the customer was last visited and when next. */
export function refreshVisitDates(tx: WriteTransaction, customerIds: ReadonlySet<string>): void {
  const last = tx.db
    .prepare(`SELECT max(starts_at) FROM visits WHERE customer_id = ? AND state = 'done' AND deleted_at IS NULL`)
    .pluck();
  const next = tx.db
    .prepare(
      `SELECT min(starts_at) FROM visits WHERE customer_id = ? AND state = 'planned' AND deleted_at IS NULL AND starts_at >= ?`,
    )
    .pluck();
  for (const id of customerIds) {
    tx.setLocal('customers', id, {
      last_visit_at: last.get(id) as string | null, // an instant or nothing
      next_visit_at: next.get(id, tx.now) as string | null,
    });
  }
}
