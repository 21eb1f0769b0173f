import { lifecycles } from '../../../src-shared/customers/customer.ts';
import { changeCustomer, createFamily } from '../customers/index.ts';
import { readValue } from '../history/index.ts';
import type { Db } from '../platform/database.ts';
import type { WriteTransaction } from '../sync/write-door.ts';

/**
 * With the first accepted quote, confirmed order or contract in force a record becomes an account, by the house's rule of transactions. Undo
 * takes it back with the answer; `takeBack` is for who takes a step back without undoing.
 */
export function createTransactionNotes(db: Db) {
  const family = createFamily(db);
  const others = db
    .prepare(
      `SELECT (SELECT count(*) FROM orders WHERE customer_id IN (SELECT value FROM json_each(@family)) AND id <> @id AND deleted_at IS NULL
          AND state IN ('confirmed', 'done') AND min(ordered_on, date(confirmed_at, '+7 hours')) = @day)
        + (SELECT count(*) FROM acceptances AS a JOIN quotes AS q ON q.id = a.quote_id AND q.state = 'accepted' AND q.deleted_at IS NULL
          WHERE a.customer_id IN (SELECT value FROM json_each(@family)) AND a.is_accepted = 1 AND a.answered_on = @day
            AND a.deleted_at IS NULL)
        + (SELECT count(*) FROM contracts WHERE customer_id IN (SELECT value FROM json_each(@family)) AND id <> @id AND deleted_at IS NULL
          AND state IN ('active', 'ended') AND kind <> 'settlement' AND signed_on = @day)`,
    )
    .pluck();
  const came = db.prepare(
    `SELECT new_value AS newValue, old_value AS oldValue, group_id AS groupId FROM history
     WHERE row_id = ? AND field = 'lastTransactionOn' ORDER BY rid DESC LIMIT 1`,
  );
  const became = db
    .prepare("SELECT old_value FROM history WHERE group_id = ? AND row_id = ? AND field = 'lifecycle' ORDER BY rid DESC LIMIT 1")
    .pluck();
  const living = (tx: WriteTransaction, ofId: string) => {
    const customerId = family.winnerOf(ofId);
    const customer = tx.read('customers', customerId);
    return customer === null || customer.deletedAt !== null ? null : { customerId, fields: customer.fields };
  };
  return {
    note(tx: WriteTransaction, ofId: string, day: string): void {
      const customer = living(tx, ofId);
      if (customer === null) return;
      const last = customer.fields['lastTransactionOn'];
      if (typeof last !== 'string' || last < day) changeCustomer(tx, customer.customerId, { lastTransactionOn: day });
    },
    /** `ofRow`: the order or contract whose step it is. Only where this day still stands, the history says what stood before, and nothing else happened on it. */
    takeBack(tx: WriteTransaction, ofId: string, day: string, ofRow: string): void {
      const customer = living(tx, ofId);
      if (customer === null || customer.fields['lastTransactionOn'] !== day) return;
      if (Number(others.get({ family: family.json(customer.customerId), id: ofRow, day })) > 0) return;
      const change = came.get(customer.customerId) as Change | undefined; // the columns selected
      if (change === undefined || readValue(change.newValue) !== day) return;
      const before = readValue(change.oldValue);
      if (before !== null && typeof before !== 'string') return;
      const lifecycle = became.get(change.groupId, customer.customerId);
      const was = lifecycles.find((one) => typeof lifecycle === 'string' && one === readValue(lifecycle));
      changeCustomer(tx, customer.customerId, {
        lastTransactionOn: before,
        ...(was === undefined ? {} : { lifecycle: was }),
      });
    },
  };
}

interface Change {
  readonly newValue: string | null;
  readonly oldValue: string | null;
  readonly groupId: string;
}
