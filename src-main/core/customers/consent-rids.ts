import { type ConsentLine, mayContact } from '../../../src-shared/consent/may-contact.ts';
import type { CustomerFilter } from '../../../src-shared/customers/customer-list.ts';
import { joinShownCustomer } from './family.ts';
import type { Db } from '../platform/database.ts';

interface Line extends ConsentLine {
  readonly rid: number;
  readonly person: string;
  readonly restrictedOn: string | null;
}

/**
 * Row numbers of the customers that may be contacted for a purpose on a channel: of a person its own yes counts, of a company that of any
 * of its people. Who is restricted is not among them. Lines of merged records count for the record that they were merged into.
 */
export function createConsentRids(db: Db): (wanted: NonNullable<CustomerFilter['consent']>, at: string) => number[] {
  const lines = db.prepare(
    `SELECT c.rid, ifnull(e.contact_id, c.id) AS person, e.id, e.purpose, e.channel, e.decision, e.decided_at AS decidedAt,
            coalesce(c.restricted_on, o.restricted_on, k.restricted_on) AS restrictedOn
     FROM consent_events AS e ${joinShownCustomer('e.customer_id')} LEFT JOIN contacts AS k ON k.id = e.contact_id
     WHERE e.purpose = ? AND e.channel IN (?, 'any') AND e.deleted_at IS NULL AND (k.id IS NULL OR k.deleted_at IS NULL)
     ORDER BY person`,
  );
  return (wanted, at) => {
    const found = new Set<number>();
    const asked = { ...wanted, at };
    let person: Line[] = [];
    const decide = () => {
      const [first] = person;
      if (first !== undefined && mayContact({ lines: person, restrictedOn: first.restrictedOn }, asked).may) found.add(first.rid);
      person = [];
    };
    for (const line of lines.all(wanted.purpose, wanted.channel) as Line[] /* the columns selected */) {
      if (person[0] !== undefined && person[0].person !== line.person) decide();
      person.push(line);
    }
    decide();
    return [...found];
  };
}
