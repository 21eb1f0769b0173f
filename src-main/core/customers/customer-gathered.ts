import type { Db } from '../platform/database.ts';
import type { GatheredColumns } from '../sync/sync-columns.ts';
import { contactSearchOf, ownSearchOf } from './customer-columns.ts';
import { createFamily } from './family.ts';

/** What hangs on a customer, and on what was merged into it, brings to the customer's own row. */
export function createGatherer(db: Db) {
  const family = createFamily(db);
  const contactsOf = db.prepare(
    'SELECT name, phone, email FROM contacts WHERE customer_id = ? AND deleted_at IS NULL ORDER BY rid',
  );
  const ownValuesOf = db
    .prepare<[string]>(
      `SELECT value FROM custom_values
       WHERE customer_id = ? AND entity IN ('customers', 'contacts') AND value IS NOT NULL AND deleted_at IS NULL ORDER BY rid`,
    )
    .pluck();
  const mergedOf = db.prepare('SELECT name, phone, email FROM customers WHERE id = ?');
  const last = db
    .prepare(`SELECT max(starts_at) FROM visits WHERE customer_id = ? AND state = 'done' AND deleted_at IS NULL`)
    .pluck();
  const next = db
    .prepare(
      `SELECT min(starts_at) FROM visits WHERE customer_id = ? AND state = 'planned' AND deleted_at IS NULL AND starts_at >= ?`,
    )
    .pluck();
  type Person = { name: string; phone: string | null; email: string | null };

  return {
    upFrom: family.upFrom,
    /** Contacts, what merged records were called (whoever types the old name finds the winner), and what own fields say. */
    contactSearch(id: string): string {
      const members = family.of(id);
      const merged = members.slice(1).map((member) => mergedOf.get(member));
      const people = [...members.flatMap((member) => contactsOf.all(member)), ...merged] as Person[]; // the columns selected
      const values = members.flatMap((member) => ownValuesOf.all(member) as string[]); // texts
      return [...people.map(contactSearchOf), ...values.map(ownSearchOf)].filter((text) => text !== '').join(' ');
    },
    visitDates(id: string, now: string): { last_visit_at: string | null; next_visit_at: string | null } {
      const members = family.of(id);
      const lasts = members.map((member) => last.get(member)).filter((at) => typeof at === 'string');
      const nexts = members.map((member) => next.get(member, now)).filter((at) => typeof at === 'string');
      return { last_visit_at: lasts.sort().at(-1) ?? null, next_visit_at: nexts.sort()[0] ?? null };
    },
  };
}

/** The same as `customer-derived.ts` writes, for rows that come from the office. */
export const customerGathered: GatheredColumns = {
  from: ['contacts', 'visits', 'customValues'],
  columns: ['contact_search', 'last_visit_at', 'next_visit_at'],
  prepare(db) {
    const gather = createGatherer(db);
    return (id, now) => ({ contact_search: gather.contactSearch(id), ...gather.visitDates(id, now) });
  },
};
