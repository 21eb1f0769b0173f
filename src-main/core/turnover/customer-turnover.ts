import { addDays } from '../../../src-shared/lib/dates.ts';
import { readContent } from '../../../src-shared/quotes/quote-text.ts';
import { quoteTotalsOf } from '../../../src-shared/quotes/quote-totals.ts';
import { type Period, periodsUpTo } from '../../../src-shared/reports/periods.ts';
import type { CustomerTurnover, TurnoverCell } from '../../../src-shared/turnover/turnover.contract.ts';
import { foldText } from '../../../src-shared/vietnam/fold.ts';
import { createFamily, inFamily } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';
import { nothing, sumTurnover } from './turnover-numbers.ts';

const mostProducts = 10;
/** Orders of two years are read for their goods; of whoever orders more often than daily, the newest. */
const mostOrders = 1000;

interface Sum {
  readonly on: string;
  readonly cell: TurnoverCell;
}

/** What one customer bought, with what was merged into it. */
export function createCustomerTurnover(db: Db): (customerId: string, today: string) => CustomerTurnover {
  const family = createFamily(db);
  const orders = db.prepare(
    `SELECT ordered_on AS "on", total_dong AS dong FROM orders
     WHERE ${inFamily('customer_id')} AND state IN ('confirmed', 'done') AND deleted_at IS NULL AND ordered_on IS NOT NULL`,
  );
  const invoices = db.prepare(
    `SELECT issued_on AS "on", total_dong AS dong FROM invoices
     WHERE ${inFamily('customer_id')} AND state = 'open' AND deleted_at IS NULL`,
  );
  const contents = db.prepare(
    `SELECT ordered_on AS "on", content FROM orders
     WHERE ${inFamily('customer_id')} AND state IN ('confirmed', 'done') AND deleted_at IS NULL AND ordered_on IS NOT NULL
     ORDER BY ordered_on DESC, rid DESC LIMIT ${mostOrders}`,
  );
  type Row = { on: string; dong: number };

  return (customerId, today) => {
    const members = family.json(family.winnerOf(customerId));
    const sums: Sum[] = [
      ...(orders.all(members) as Row[]).map(({ on, dong }) => ({ on, cell: { ...nothing, orders: 1, orderedDong: dong } })), // the columns
      ...(invoices.all(members) as Row[]).map(({ on, dong }) => ({ on, cell: { ...nothing, invoices: 1, invoicedDong: dong } })), // selected
    ];
    const within = ({ from, to }: Period) => sumTurnover(sums.flatMap(({ on, cell }) => (on >= from && on <= to ? [cell] : [])));
    const year = Number(today.slice(0, 4));
    const yearOf = (number: number) => within({ from: `${number}-01-01`, to: `${number}-12-31` });
    const rows = contents.all(members) as { on: string; content: string }[]; // the columns selected
    return {
      thisYear: yearOf(year),
      lastYear: yearOf(year - 1),
      months: periodsUpTo(today, 'month', 12).map((period) => ({ ...period, ...within(period) })),
      products: productsOf(rows.filter(({ on }) => on >= `${year - 1}-01-01` && on <= addDays(today, 366))),
    };
  };
}

/** Newest first in, so a product carries its newest name. Goods of the catalogue are told by their id, others by their name. */
function productsOf(orders: readonly { on: string; content: string }[]): CustomerTurnover['products'] {
  const found = new Map<string, CustomerTurnover['products'][number]>();
  for (const { on, content: text } of orders) {
    const content = readContent(text);
    const amounts = content === null ? null : quoteTotalsOf(content);
    content?.lines.forEach(({ kind, isOption, productId, name, unit, quantityMilli }, at) => {
      if (kind !== 'goods' || isOption) return;
      // Amounts in another unit are another line.
      const key = `${productId ?? foldText(name)} ${foldText(unit ?? '')}`;
      const before = found.get(key) ?? { productId, name, unit, quantityMilli: 0, amountDong: 0, lastOn: on };
      found.set(key, {
        ...before,
        quantityMilli: before.quantityMilli + quantityMilli,
        amountDong: before.amountDong + (amounts?.lines[at]?.amountDong ?? 0),
      });
    });
  }
  return [...found.values()].sort((a, b) => b.amountDong - a.amountDong || (a.name < b.name ? -1 : 1)).slice(0, mostProducts);
}
