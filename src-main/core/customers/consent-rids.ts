import { type ConsentLine, mayContact } from '../../../src-shared/consent/may-contact.ts';
import type { CustomerFilter } from '../../../src-shared/customers/customer-list.ts';
import type { Db } from '../platform/database.ts';
import { createFamily } from './family.ts';

interface Line extends ConsentLine {
  readonly rid: number;
  readonly customerId: string;
  readonly contactId: string | null;
}

/**
 * Row numbers of the customers that may be contacted for a purpose on a channel: of a person its own yes counts, of a company that of any
 * of its people. Who is restricted is not among them. Lines of merged records count for the record that they were merged into. The lines come
 * out of one index; the few records that are restricted, deleted or merged out of theirs.
 */
export function createConsentRids(db: Db): (wanted: NonNullable<CustomerFilter['consent']>, at: string) => number[] {
  const family = createFamily(db);
  const lines = db.prepare(
    `SELECT c.rid, e.customer_id AS customerId, e.contact_id AS contactId, e.id, e.purpose, e.channel, e.decision, e.decided_at AS decidedAt
     FROM consent_events AS e JOIN customers AS c ON c.id = e.customer_id
     WHERE e.purpose = ? AND e.channel IN (?, 'any') AND e.deleted_at IS NULL`,
  );
  const restricted = db.prepare('SELECT id FROM customers WHERE restricted_on IS NOT NULL').pluck();
  const unusable = db.prepare('SELECT id FROM contacts WHERE deleted_at IS NOT NULL OR restricted_on IS NOT NULL').pluck();
  const merged = db.prepare('SELECT id FROM customers WHERE merged_into IS NOT NULL').pluck();
  const ridOf = db.prepare<[string]>('SELECT rid FROM customers WHERE id = ?').pluck();

  return (wanted, at) => {
    const asked = { ...wanted, at };
    const [notCustomers, notContacts] = [new Set(restricted.all()), new Set(unusable.all())];
    const winners = new Map((merged.all() as string[]).map((id) => [id, family.winnerOf(id)])); // ids
    const people = new Map<string, Line[]>();
    for (const line of lines.all(wanted.purpose, wanted.channel) as Line[] /* the columns selected */) {
      const shown = winners.get(line.customerId) ?? line.customerId;
      if (notCustomers.has(line.customerId) || notCustomers.has(shown) || notContacts.has(line.contactId)) continue;
      const person = line.contactId ?? shown;
      const known = people.get(person);
      if (known === undefined) people.set(person, [line]);
      else known.push(line);
    }
    const found = new Set<number>();
    for (const own of people.values()) {
      const [first] = own;
      if (first === undefined || !mayContact({ lines: own, restrictedOn: null }, asked).may) continue;
      const winner = winners.get(first.customerId);
      found.add(winner === undefined ? first.rid : Number(ridOf.get(winner)));
    }
    return [...found];
  };
}
