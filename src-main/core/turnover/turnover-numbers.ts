import type { Period } from '../../../src-shared/reports/periods.ts';
import type { TurnoverCell, TurnoverOf } from '../../../src-shared/turnover/turnover.contract.ts';
import type { Db } from '../platform/database.ts';

export const nothing: TurnoverCell = { orders: 0, orderedDong: 0, invoices: 0, invoicedDong: 0 };

/** One sum: of whom, in which of the periods asked for. */
export interface TurnoverPart extends TurnoverCell {
  /** Of a rep, a team or a customer record; null where nobody looks after the customer, or the rep is in no team. */
  readonly whose: string | null;
  readonly period: number;
}

/**
 * Sums of orders and of invoices in periods that follow each other, the orders along an index, so that no long row is fetched. An order is its owner's; an invoice is of whoever looks after the
 * customer now, since accounting writes no rep on it.
 */
export function createTurnoverNumbers(db: Db) {
  const owners = '(SELECT value FROM json_each(@ownerIds))';
  const ordered = (whose: string, join = '') =>
    db.prepare(
      `SELECT ${whose} AS whose, substr(r.ordered_on, 1, 7) AS month, count(*) AS count, sum(r.total_dong) AS dong
       FROM orders AS r INDEXED BY orders_turnover ${join}
       WHERE r.state IN ('confirmed', 'done') AND r.deleted_at IS NULL AND r.ordered_on >= @from AND r.ordered_on <= @to
         AND r.owner_id IN ${owners} GROUP BY 1, 2`,
    );
  const invoiced = (whose: string, join = '') =>
    db.prepare(
      `SELECT ${whose} AS whose, substr(i.issued_on, 1, 7) AS month, count(*) AS count, sum(i.total_dong) AS dong
       FROM invoices AS i JOIN customers AS c ON c.id = i.customer_id ${join}
       WHERE i.state = 'open' AND i.deleted_at IS NULL AND i.issued_on >= @from AND i.issued_on <= @to
         AND c.owner_id IN ${owners} GROUP BY 1, 2`,
    );
  const statements: Readonly<Record<TurnoverOf, { readonly orders: Statement; readonly invoices: Statement }>> = {
    rep: { orders: ordered('r.owner_id'), invoices: invoiced('c.owner_id') },
    team: {
      orders: ordered('u.team_id', 'LEFT JOIN users AS u ON u.id = r.owner_id'),
      invoices: invoiced('u.team_id', 'LEFT JOIN users AS u ON u.id = c.owner_id'),
    },
    customer: { orders: ordered('r.customer_id'), invoices: invoiced('i.customer_id') },
  };

  return (of: TurnoverOf, ownerIds: readonly string[], periods: readonly Period[]): TurnoverPart[] => {
    const given = { ownerIds: JSON.stringify(ownerIds), from: periods[0]?.from ?? '', to: periods.at(-1)?.to ?? '' };
    // Periods are whole months.
    const periodOf = (month: string) => periods.findIndex(({ to }) => month <= to.slice(0, 7));
    const rowsOf = (statement: Statement) => statement.all(given) as Row[]; // the columns selected
    const { orders, invoices } = statements[of];
    return [
      ...rowsOf(orders).map(({ whose, month, count, dong }) => ({
        ...{ ...nothing, whose, period: periodOf(month) },
        ...{ orders: count, orderedDong: dong },
      })),
      ...rowsOf(invoices).map(({ whose, month, count, dong }) => ({
        ...{ ...nothing, whose, period: periodOf(month) },
        ...{ invoices: count, invoicedDong: dong },
      })),
    ];
  };
}

type Statement = ReturnType<Db['prepare']>;
interface Row {
  readonly whose: string | null;
  readonly month: string;
  readonly count: number;
  readonly dong: number;
}

export function sumTurnover(cells: readonly TurnoverCell[]): TurnoverCell {
  const sum = { ...nothing };
  for (const { orders, orderedDong, invoices, invoicedDong } of cells) {
    sum.orders += orders;
    sum.orderedDong += orderedDong;
    sum.invoices += invoices;
    sum.invoicedDong += invoicedDong;
  }
  return sum;
}
