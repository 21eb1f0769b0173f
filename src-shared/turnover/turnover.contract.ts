import { z } from 'zod';
import { exportFormats } from '../exports/exports.contract.ts';
import { dayToLookAt, isoDate, limit, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';

const count = z.number().int();

/**
 * Two figures beside each other, never added: what was ordered (confirmed orders by their day) and what accounting invoiced. Both with VAT,
 * as the customer pays it.
 */
export const turnoverCell = z.object({ orders: count, orderedDong: count, invoices: count, invoicedDong: count });
export type TurnoverCell = z.output<typeof turnoverCell>;

export const turnoverOfs = ['rep', 'team', 'customer'] as const;
export type TurnoverOf = (typeof turnoverOfs)[number];
export const turnoverPeriods = ['month', 'quarter'] as const;

const turnoverFilter = z.object({ teamId: uuid.exactOptional(), ownerId: uuid.exactOptional() });
const turnoverQuestion = turnoverFilter.extend({
  of: z.enum(turnoverOfs),
  by: z.enum(turnoverPeriods),
  /** A day in the last period. */
  on: dayToLookAt,
  count: z.int().min(1).max(36),
  limit: limit(20_000, 200),
});
export type TurnoverQuestion = z.output<typeof turnoverQuestion>;

export const turnoverReport = z.object({
  periods: z.array(z.object({ from: isoDate, to: isoDate })),
  /** Whoever sold or bought most first. Without a name where this laptop does not have the record. */
  rows: z.array(turnoverCell.extend({ id: z.string().nullable(), name: z.string().nullable(), cells: z.array(turnoverCell) })),
  /** How many rows there are; `rows` holds the first. */
  rowsTotal: count,
  total: turnoverCell.extend({ cells: z.array(turnoverCell) }),
  people: z.array(z.object({ id: uuid, name: z.string(), teamId: z.string().nullable() })),
});
export type TurnoverReport = z.output<typeof turnoverReport>;

export const customerTurnover = z.object({
  thisYear: turnoverCell,
  lastYear: turnoverCell,
  /** Twelve, the month of the day last. */
  months: z.array(turnoverCell.extend({ from: isoDate, to: isoDate })),
  /** Of this year and the last, by what was paid for it; without VAT and before a discount on the whole. */
  products: z.array(
    z.object({
      productId: z.string().nullable(),
      name: z.string(),
      unit: z.string().nullable(),
      quantityMilli: count,
      amountDong: count,
      lastOn: isoDate,
    }),
  ),
});
export type CustomerTurnover = z.output<typeof customerTurnover>;

export const turnoverContract = {
  ofCustomer: query(
    'What a customer ordered and was invoiced this year, last year and in each of twelve months, and which goods most',
    z.object({ customerId: uuid, on: dayToLookAt.exactOptional() }),
    customerTurnover,
  ),
  report: query(
    'What was ordered and what was invoiced by month or quarter, for each rep, team or customer',
    turnoverQuestion,
    turnoverReport,
  ),
  export: command(
    'Writes the report of turnover into a file; the log of exports keeps it',
    turnoverQuestion.omit({ limit: true }).extend({
      /** A file that the host handed out for writing. */
      file: z.string().min(1).max(4000),
      format: z.enum(exportFormats),
      language: z.enum(['vi', 'en']).default('vi'),
    }),
    /** Of `restricted` customers, who asked that their data be used no more, there is no line; the sums have them. */
    z.object({ rows: count, restricted: count }),
  ),
};
