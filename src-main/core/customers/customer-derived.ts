import type { WriteTransaction } from '../sync/write-door.ts';
import { searchOf } from './customer-columns.ts';
import { createGatherer } from './customer-gathered.ts';

/** After contacts or own values changed: what they say finds the customer, and the records that it was merged into. */
export function refreshContactSearch(tx: WriteTransaction, customerIds: ReadonlySet<string>): void {
  const gather = createGatherer(tx.db);
  const stored = tx.db.prepare<[string]>('SELECT contact_search FROM customers WHERE id = ?').pluck();
  for (const id of withWinners(customerIds, gather.upFrom)) {
    const contactSearch = gather.contactSearch(id);
    // Search indexes are half of what an edit writes: a day in an own field, or a contact's note, does not touch them.
    if (stored.get(id) === contactSearch) continue;
    const customer = tx.read('customers', id);
    if (customer === null) continue;
    tx.setLocal('customers', id, { contact_search: contactSearch, search: searchOf(customer.fields, contactSearch) });
  }
}

/** After visits changed: when the customer was last visited and when next. */
export function refreshVisitDates(tx: WriteTransaction, customerIds: ReadonlySet<string>): void {
  const gather = createGatherer(tx.db);
  for (const id of withWinners(customerIds, gather.upFrom)) tx.setLocal('customers', id, gather.visitDates(id, tx.now));
}

function withWinners(ids: ReadonlySet<string>, upFrom: (id: string) => string[]): ReadonlySet<string> {
  return new Set([...ids].flatMap(upFrom));
}
