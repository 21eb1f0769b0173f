import { z } from 'zod';
import { exportFormats } from '../exports/exports.contract.ts';
import { dong, mostDong } from '../lib/amounts.ts';
import { dayToLookAt, exactPartial, isoDate, limit, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { ageingBuckets } from './ageing.ts';
import { invoiceStates, invoiceValues, paymentWays, receiptKinds, receiptValues } from './invoice.ts';
import { importProblems } from './receivables-import.ts';

/** Sums of many invoices may go beyond what one record takes. */
const sum = z.number();
const buckets = z.record(z.enum(ageingBuckets), sum);
export const standing = z.object({
  /** What is still to be paid, by age. */
  buckets,
  openDong: sum,
  overdueDong: sum,
  /** Paid ahead, too much, or for an invoice that was cancelled. */
  creditDong: sum,
  balanceDong: sum,
});

export const invoiceLine = z.object({
  id: uuid,
  /** Under which it is shown: of merged records the one that stands for them. */
  customerId: uuid,
  customerName: z.string().nullable(),
  orderId: z.string().nullable(),
  contractId: z.string().nullable(),
  symbol: z.string().nullable(),
  number: z.string(),
  issuedOn: isoDate,
  dueOn: isoDate.nullable(),
  totalDong: z.number(),
  vatDong: z.number().nullable(),
  state: z.enum(invoiceStates),
  note: z.string().nullable(),
  paidDong: z.number(),
  /** What is still to be paid; below zero what was paid too much; 0 of a cancelled one. */
  leftDong: z.number(),
  /** Days after the day it was due, where something is still to be paid; 0 and less: not due yet. */
  daysLate: z.int().nullable(),
  rev: z.int(),
});
export type InvoiceLine = z.output<typeof invoiceLine>;

export const receiptLine = z.object({
  id: uuid,
  customerId: uuid,
  invoiceId: z.string().nullable(),
  /** Symbol and number; null of no invoice. */
  invoiceNumber: z.string().nullable(),
  kind: z.enum(receiptKinds),
  amountDong: z.number(),
  paidOn: isoDate,
  way: z.enum(paymentWays),
  reference: z.string().nullable(),
  note: z.string().nullable(),
  byName: z.string().nullable(),
  /** Whoever wrote it down may take it back. */
  mayTakeBack: z.boolean(),
});
export type ReceiptLine = z.output<typeof receiptLine>;

export const debtor = standing.extend({
  customerId: uuid,
  customerName: z.string(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  /** Of what is to be paid, the day that was due first. */
  oldestOn: isoDate.nullable(),
  invoices: z.int(),
});
export type Debtor = z.output<typeof debtor>;

export const debtorFilter = z.object({
  on: dayToLookAt.exactOptional(),
  who: z.enum(['mine', 'team', 'all']).default('all'),
  ownerId: uuid.exactOptional(),
  teamId: uuid.exactOptional(),
  text: z.string().max(200).exactOptional(),
  isOverdue: z.boolean().default(false),
});
export type DebtorFilter = z.input<typeof debtorFilter>;

const given = invoiceValues.pick({
  symbol: true,
  number: true,
  issuedOn: true,
  dueOn: true,
  vatDong: true,
  note: true,
  orderId: true,
  contractId: true,
});
const totalDong = dong.min(1);
const payment = receiptValues.pick({ way: true, reference: true, note: true });
const amountDong = z.int().min(1).max(mostDong);

/** What customers owe, from invoices and receipts as accounting wrote them. */
export const receivablesContract = {
  ageing: query(
    'What each customer owes by how long it is overdue, most overdue first, with sums by rep and of all',
    debtorFilter.extend({ limit: limit(5000, 500) }),
    z.object({
      on: isoDate,
      customers: z.array(debtor),
      /** All that were found, also beyond the limit. */
      count: z.int(),
      owners: z.array(standing.extend({ ownerId: z.string().nullable(), ownerName: z.string().nullable(), customers: z.int() })),
      total: standing,
    }),
  ),
  due: query(
    'Invoices that are not paid and due until a day, the oldest first',
    z.object({ until: dayToLookAt.exactOptional(), who: z.enum(['mine', 'all']).default('all'), limit: limit(2000, 200) }),
    z.object({ invoices: z.array(invoiceLine) }),
  ),
  of: query(
    'Invoices, receipts and the balance of a customer and of what was merged into it',
    z.object({ customerId: uuid }),
    standing.extend({ invoices: z.array(invoiceLine), receipts: z.array(receiptLine) }),
  ),
  addInvoice: command(
    'Writes down an invoice as accounting issued it; the same id twice is one invoice',
    exactPartial(given.omit({ number: true, issuedOn: true })).extend({
      id: uuid.exactOptional(),
      customerId: uuid,
      number: given.shape.number,
      issuedOn: given.shape.issuedOn,
      totalDong,
    }),
    undoable.extend({ id: uuid }),
  ),
  changeInvoice: command(
    'Changes an invoice',
    z.object({ id: uuid, change: exactPartial(given.extend({ totalDong })), rev: z.int().exactOptional() }),
    undoable,
  ),
  cancelInvoice: command(
    'Cancels an invoice, or takes that back: a cancelled one counts for nothing, and what was paid of it is the customer’s credit',
    z.object({ id: uuid, isCancelled: z.boolean().default(true) }),
    undoable,
  ),
  removeInvoice: command('Removes an invoice that was written down by mistake', z.object({ id: uuid }), undoable),
  addReceipt: command(
    'Writes down what was paid (`in`) or paid back (`out`), of one invoice or of none; the same id twice is one receipt',
    exactPartial(payment).extend({
      id: uuid.exactOptional(),
      customerId: uuid,
      invoiceId: uuid.nullable().default(null),
      kind: z.enum(receiptKinds).default('in'),
      amountDong,
      paidOn: isoDate,
    }),
    undoable.extend({
      id: uuid,
      /** More than was owed; it stands to the customer’s credit. */
      overDong: z.number(),
    }),
  ),
  dealOut: command(
    'Deals an amount that was paid out over the customer’s open invoices, what is due longest first; the rest is the customer’s credit. With `isFromCredit` the amount is taken from there',
    exactPartial(payment).extend({
      id: uuid.exactOptional(),
      customerId: uuid,
      amountDong,
      paidOn: isoDate,
      isFromCredit: z.boolean().default(false),
    }),
    undoable.extend({ paid: z.int(), restDong: z.number() }),
  ),
  takeBackReceipt: command('Takes back a receipt; whoever wrote it down may', z.object({ id: uuid }), undoable),
  export: command(
    'Writes what customers owe into a file; the log of exports keeps it',
    debtorFilter.extend({
      file: z.string().min(1).max(4000),
      format: z.enum(exportFormats),
      language: z.enum(['vi', 'en']).default('vi'),
    }),
    z.object({ rows: z.int(), restricted: z.int() }),
  ),
  import: command(
    'Reads invoices and what was paid of them from a table of accounting; again it adds nothing. A trial writes nothing',
    z.object({
      file: z.string().min(1).max(4000).exactOptional(),
      text: z.string().max(2_000_000).exactOptional(),
      isTrial: z.boolean().default(false),
    }),
    z.object({
      /** Invoices that were new, and ones that were known. */
      added: z.int(),
      changed: z.int(),
      same: z.int(),
      receipts: z.int(),
      bad: z.array(z.object({ line: z.int(), number: z.string(), problems: z.array(z.enum(importProblems)) })),
      groupId: uuid.nullable(),
    }),
  ),
};
