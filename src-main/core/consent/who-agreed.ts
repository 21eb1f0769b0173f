import { type ConsentLine, decidingLine, mayContact } from '../../../src-shared/consent/may-contact.ts';
import type { CustomerFilter } from '../../../src-shared/customers/customer-list.ts';
import { formatDay, localDay } from '../../../src-shared/lib/dates.ts';
import { createFamily, inFamily } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';

interface Line extends ConsentLine {
  readonly person: string;
  readonly name: string;
  readonly restrictedOn: string | null;
}

/** For a file: who at a customer may be contacted for a purpose on a channel, each with the day on which it was said. */
export function createWhoAgreed(
  db: Db,
): (customerId: string, asked: NonNullable<CustomerFilter['consent']>, at: string) => string {
  const family = createFamily(db);
  const lines = db.prepare(
    `SELECT e.id, e.purpose, e.channel, e.decision, e.decided_at AS decidedAt, ifnull(k.id, c.id) AS person, ifnull(k.name, c.name) AS name,
            ifnull(k.restricted_on, c.restricted_on) AS restrictedOn
     FROM consent_events AS e JOIN customers AS c ON c.id = e.customer_id LEFT JOIN contacts AS k ON k.id = e.contact_id
     WHERE ${inFamily('e.customer_id')} AND e.purpose = ? AND e.deleted_at IS NULL AND (k.id IS NULL OR k.deleted_at IS NULL)
     ORDER BY name`,
  );
  return (customerId, { purpose, channel }, at) => {
    const asked = { purpose, channel, at };
    const people = Map.groupBy(lines.all(family.json(customerId), purpose) as Line[], ({ person }) => person); // the columns selected
    return [...people.values()]
      .flatMap((own) => {
        const [first] = own;
        const since = decidingLine(own, asked);
        const isOpen =
          first !== undefined && since !== null && mayContact({ lines: own, restrictedOn: first.restrictedOn }, asked).may;
        return isOpen ? [`${first.name} (${formatDay(localDay(since.decidedAt))})`] : [];
      })
      .join('; ');
  };
}
