import { bareNumber } from '../../../src-shared/receivables/receivables-import.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { Context } from '../context.ts';
import type { Fields } from '../sync/rows.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { officeToday } from '../platform/office-time.ts';

/** The rules of an invoice and a receipt that a person writes down; what accounting's table brings obeys the same. */
export function createMoneyRules(ctx: Context) {
  const namesakes = ctx.db.prepare(
    `SELECT i.id, i.symbol, i.issued_on AS issuedOn, c.name AS customerName FROM invoices AS i LEFT JOIN customers AS c ON c.id = i.customer_id
     WHERE i.number IN (SELECT value FROM json_each(?)) AND i.state = 'open' AND i.deleted_at IS NULL`,
  );
  const today = () => officeToday(ctx);

  /** The living invoice of this year that has the symbol and number already. */
  const namesakeOf = (symbol: string | null, number: string, issuedOn: string, id?: string) => {
    const bare = bareNumber(number);
    const written = JSON.stringify([...new Set([number, bare, bare.padStart(7, '0'), bare.padStart(8, '0')])]);
    const found = namesakes.all(written) as {
      id: string;
      symbol: string | null;
      issuedOn: string;
      customerName: string | null;
    }[]; // the columns selected
    return found.find(
      (one) =>
        one.id !== id &&
        (one.symbol ?? '').toLowerCase() === (symbol ?? '').toLowerCase() &&
        one.issuedOn.slice(0, 4) === issuedOn.slice(0, 4),
    );
  };

  return {
    namesakeOf,
    /** @throws `invalid` with the fields that contradict each other. */
    checkInvoice(values: Fields, id?: string): void {
      const [issuedOn, dueOn, total] = [String(values['issuedOn']), values['dueOn'] ?? null, Number(values['totalDong'])];
      if (typeof dueOn === 'string' && dueOn < issuedOn)
        throw new AppError('invalid', 'due before it was issued', { fields: { dueOn: 'due-before-issue' } });
      if (Number(values['vatDong'] ?? 0) > total)
        throw new AppError('invalid', 'more VAT than the total', { fields: { vatDong: 'too-big' } });
      const symbol = values['symbol'] ?? null;
      const same = namesakeOf(typeof symbol === 'string' ? symbol : null, String(values['number']), issuedOn, id);
      if (same !== undefined) {
        throw new AppError('invalid', `this invoice is there already: ${same.id}`, {
          fields: { number: 'invoice-taken' },
          details: { id: same.id, customerName: same.customerName, issuedOn: same.issuedOn },
        });
      }
    },
    /** @throws `invalid` for a day that has not come. */
    checkPaidOn(paidOn: string): void {
      if (paidOn > today()) throw new AppError('invalid', 'paid on a day to come', { fields: { paidOn: 'day-to-come' } });
    },
    today,
  };
}
export type MoneyRules = ReturnType<typeof createMoneyRules>;

/** @throws `not-found` also for one that was removed. */
export function livingRow(tx: WriteTransaction, entity: 'customers' | 'invoices' | 'receipts', id: string): Fields {
  const row = tx.read(entity, id);
  if (row === null || row.deletedAt !== null) throw new AppError('not-found', `no ${entity} with this id`, { details: { id } });
  return row.fields;
}
