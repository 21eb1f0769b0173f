import { formatDay } from '../../../src-shared/lib/dates.ts';
import type { TurnoverCell, TurnoverOf, TurnoverReport } from '../../../src-shared/turnover/turnover.contract.ts';

const words = {
  vi: {
    sheet: 'Doanh số',
    ofs: { rep: 'Nhân viên', team: 'Đội', customer: 'Khách hàng' },
    ordered: 'đặt hàng',
    invoiced: 'xuất hóa đơn',
    allOrders: 'Số đơn hàng',
    allOrdered: 'Tổng đặt hàng',
    allInvoices: 'Số hóa đơn',
    allInvoiced: 'Tổng xuất hóa đơn',
    unknown: { rep: 'Chưa ai phụ trách', team: 'Không thuộc đội nào', customer: 'Không có trên máy này' },
    total: 'Tất cả',
  },
  en: {
    sheet: 'Turnover',
    ofs: { rep: 'Rep', team: 'Team', customer: 'Customer' },
    ordered: 'ordered',
    invoiced: 'invoiced',
    allOrders: 'Orders',
    allOrdered: 'Ordered in all',
    allInvoices: 'Invoices',
    allInvoiced: 'Invoiced in all',
    unknown: { rep: 'Nobody in charge', team: 'In no team', customer: 'Not on this laptop' },
    total: 'Everybody',
  },
} as const;

/** Turnover as it stands in a file: a line for each rep, team or customer, two columns for each period, the sum last. */
export function turnoverTable(
  { periods, rows, total }: TurnoverReport,
  by: 'month' | 'quarter',
  of: TurnoverOf,
  language: 'vi' | 'en',
) {
  const word = words[language];
  const nameOf = ({ from, to }: { from: string; to: string }) =>
    by === 'month' ? formatDay(from).slice(3) : `${formatDay(from).slice(3)}–${formatDay(to).slice(3)}`;
  const numbers = (row: TurnoverCell & { readonly cells: readonly TurnoverCell[] }) => [
    ...row.cells.flatMap(({ orderedDong, invoicedDong }) => [orderedDong, invoicedDong]),
    ...[row.orders, row.orderedDong, row.invoices, row.invoicedDong],
  ];
  return {
    sheet: word.sheet,
    head: [
      word.ofs[of],
      ...periods.flatMap((period) => [`${nameOf(period)} ${word.ordered}`, `${nameOf(period)} ${word.invoiced}`]),
      ...[word.allOrders, word.allOrdered, word.allInvoices, word.allInvoiced],
    ],
    rows: [...rows.map((row) => [row.name ?? word.unknown[of], ...numbers(row)]), [word.total, ...numbers(total)]],
  };
}
