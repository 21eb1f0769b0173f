import { owedOn, standingOf } from '../../../src-shared/receivables/ageing.ts';
import type { InvoiceLine, ReceiptLine } from '../../../src-shared/receivables/receivables.contract.ts';
import { daysBetween } from '../../../src-shared/lib/dates.ts';
import type { Context } from '../context.ts';
import { createFamily, joinShownCustomer } from '../customers/index.ts';

const columns = `i.id, coalesce(c.id, i.customer_id) AS customerId, c.name AS customerName, i.order_id AS orderId, i.contract_id AS contractId,
  i.symbol, i.number, i.issued_on AS issuedOn, i.due_on AS dueOn, i.total_dong AS totalDong, i.vat_dong AS vatDong, i.state, i.note,
  i.paid_dong AS paidDong, i.rev`;

type InvoiceRow = Omit<InvoiceLine, 'leftDong' | 'daysLate'>;
type ReceiptRow = Omit<ReceiptLine, 'mayTakeBack'> & { readonly createdBy: string | null };

/** Reads invoices and receipts. `paid_dong` is kept by the database itself. */
export function createInvoiceRows(ctx: Context) {
  const { db } = ctx;
  const family = createFamily(db);
  const ofFamily = db.prepare(
    `SELECT ${columns} FROM invoices AS i ${joinShownCustomer('i.customer_id', 'LEFT JOIN')}
     WHERE i.customer_id IN (SELECT value FROM json_each(?)) AND i.deleted_at IS NULL ORDER BY i.issued_on DESC, i.number DESC, i.id`,
  );
  const receiptsOf = db.prepare(
    `SELECT r.id, r.customer_id AS customerId, r.invoice_id AS invoiceId, r.kind, r.amount_dong AS amountDong, r.paid_on AS paidOn, r.way,
       r.reference, r.note, u.name AS byName, r.created_by AS createdBy,
       CASE WHEN i.id IS NULL OR i.deleted_at IS NOT NULL THEN NULL ELSE trim(ifnull(i.symbol, '') || ' ' || i.number) END AS invoiceNumber
     FROM receipts AS r LEFT JOIN invoices AS i ON i.id = r.invoice_id LEFT JOIN users AS u ON u.id = r.created_by
     WHERE r.customer_id IN (SELECT value FROM json_each(?)) AND r.deleted_at IS NULL ORDER BY r.paid_on DESC, r.created_at DESC, r.id`,
  );
  const due = db.prepare(
    `SELECT ${columns} FROM invoices AS i ${joinShownCustomer('i.customer_id')}
     WHERE i.state = 'open' AND i.deleted_at IS NULL AND i.paid_dong < i.total_dong AND i.owed_on <= @until
       AND c.deleted_at IS NULL AND (@me IS NULL OR c.owner_id = @me)
     ORDER BY i.owed_on, i.id LIMIT +@limit`,
  );
  const lineOf = (row: InvoiceRow, on: string): InvoiceLine => {
    const leftDong = row.state === 'open' ? row.totalDong - row.paidDong : 0;
    return { ...row, leftDong, daysLate: leftDong > 0 ? daysBetween(owedOn(row), on) : null };
  };

  return {
    of(customerId: string, on: string) {
      const json = family.json(customerId);
      // The columns selected, as below.
      const invoices = (ofFamily.all(json) as InvoiceRow[]).map((row) => lineOf(row, on));
      const rows = receiptsOf.all(json) as ReceiptRow[];
      const me = ctx.userId();
      const receipts = rows.map(({ createdBy, ...row }): ReceiptLine => ({ ...row, mayTakeBack: createdBy === me }));
      return { invoices, receipts, ...standingOf(invoices, receipts, on) };
    },
    due: (asked: { until: string; me: string | null; limit: number }, on: string): InvoiceLine[] =>
      (due.all(asked) as InvoiceRow[]).map((row) => lineOf(row, on)),
  };
}
