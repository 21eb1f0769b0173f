import type { GatheredColumns } from '../sync/sync-columns.ts';
import { contactSearchOf } from './customer-columns.ts';

/** What contacts and visits bring to their customer, for rows that come from the office; the same as `customer-derived.ts` writes. */
export const customerGathered: GatheredColumns = {
  from: ['contacts', 'visits'],
  columns: ['contact_search', 'last_visit_at', 'next_visit_at'],
  prepare(db) {
    const contactsOf = db.prepare(
      'SELECT name, phone, email FROM contacts WHERE customer_id = ? AND deleted_at IS NULL ORDER BY rid',
    );
    const last = db
      .prepare(`SELECT max(starts_at) FROM visits WHERE customer_id = ? AND state = 'done' AND deleted_at IS NULL`)
      .pluck();
    const next = db
      .prepare(
        `SELECT min(starts_at) FROM visits WHERE customer_id = ? AND state = 'planned' AND deleted_at IS NULL AND starts_at >= ?`,
      )
      .pluck();
    return (id, now) => {
      const contacts = contactsOf.all(id) as { name: string; phone: string | null; email: string | null }[]; // the columns selected
      return {
        contact_search: contacts.map(contactSearchOf).join(' '),
        last_visit_at: last.get(id) as string | null, // an instant or nothing
        next_visit_at: next.get(id, now) as string | null,
      };
    };
  },
};
