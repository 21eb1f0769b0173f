import { ageingBuckets, sumOfStandings } from '../../../src-shared/receivables/ageing.ts';
import type { Debtor } from '../../../src-shared/receivables/receivables.contract.ts';
import { formatDay } from '../../../src-shared/lib/dates.ts';
import type { ExportTable } from '../exports/index.ts';

const words = {
  vi: {
    sheet: 'Công nợ',
    head: ['Khách hàng', 'Phụ trách', 'Chưa đến hạn', 'Quá 1–30 ngày', 'Quá 31–60 ngày', 'Quá 61–90 ngày', 'Quá trên 90 ngày'],
    more: ['Quá hạn', 'Phải thu', 'Trả trước', 'Còn lại', 'Hạn cũ nhất', 'Số hóa đơn'],
    total: 'Cộng',
    on: 'Tính đến',
  },
  en: {
    sheet: 'Receivables',
    head: [
      'Customer',
      'Looked after by',
      'Not due',
      '1–30 days late',
      '31–60 days late',
      '61–90 days late',
      'More than 90 days late',
    ],
    more: ['Overdue', 'To be paid', 'Credit', 'Balance', 'Oldest due day', 'Invoices'],
    total: 'Total',
    on: 'As of',
  },
} as const;

/** What customers owe, a line for each, the sum last with the day it was counted on. */
export function debtorsTable(debtors: readonly Debtor[], on: string, language: 'vi' | 'en'): ExportTable {
  const word = words[language];
  const sums = sumOfStandings(debtors);
  const numbers = ({ buckets, overdueDong, openDong, creditDong, balanceDong }: Pick<Debtor, keyof typeof sums>) => [
    ...ageingBuckets.map((bucket) => buckets[bucket]),
    ...[overdueDong, openDong, creditDong, balanceDong],
  ];
  async function* blocks() {
    yield [
      ...debtors.map((debtor) => [
        debtor.customerName,
        debtor.ownerName,
        ...numbers(debtor),
        debtor.oldestOn === null ? null : { day: debtor.oldestOn },
        debtor.invoices,
      ]),
      [
        word.total,
        `${word.on} ${formatDay(on)}`,
        ...numbers(sums),
        null,
        debtors.reduce((sum, { invoices }) => sum + invoices, 0),
      ],
    ];
  }
  return { sheet: word.sheet, head: [...word.head, ...word.more], blocks: blocks() };
}
