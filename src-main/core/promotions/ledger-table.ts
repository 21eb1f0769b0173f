import { localDay } from '../../../src-shared/lib/dates.ts';
import type { LedgerEntry } from '../../../src-shared/promotions/promotions.contract.ts';
import type { ExportTable } from '../exports/index.ts';

const words = {
  vi: {
    sheet: 'Sổ quà và tham quan',
    head: [
      'Ngày',
      'Khách hàng',
      'Chương trình',
      'Quà',
      'Số lượng',
      'Đơn vị',
      'Giá trị (đồng)',
      'Trạng thái',
      'Ngày nhận',
      'Người nhận',
      'Người ký',
      'Ghi chú thuế',
      'Ghi chú',
      'Người hứa',
    ],
    states: { entitled: 'Chưa nhận', received: 'Đã nhận', withdrawn: 'Đã rút lại' },
    total: 'Cộng (trừ đã rút lại)',
  },
  en: {
    sheet: 'Gifts and tours',
    head: [
      'Day',
      'Customer',
      'Promotion',
      'Gift',
      'Quantity',
      'Unit',
      'Value (đồng)',
      'State',
      'Received on',
      'Received by',
      'Signed by',
      'Tax note',
      'Note',
      'Promised by',
    ],
    states: { entitled: 'Not received yet', received: 'Received', withdrawn: 'Withdrawn' },
    total: 'Total (without withdrawn)',
  },
} as const;

/** The ledger as a table, with the sum of what stands under it. */
export function ledgerTable(entries: readonly LedgerEntry[], language: 'vi' | 'en'): ExportTable {
  const { sheet, head, states, total } = words[language];
  const standing = entries.filter(({ state }) => state !== 'withdrawn');
  async function* blocks() {
    yield [
      ...entries.map((entry) => [
        { day: localDay(entry.entitledAt) },
        entry.customerName,
        entry.promotionName,
        entry.giftProductName,
        entry.quantityMilli / 1000,
        entry.giftUnit,
        entry.valueDong,
        states[entry.state],
        entry.closedAt === null ? null : { day: localDay(entry.closedAt) },
        entry.receivedBy,
        entry.signedBy,
        entry.taxNote,
        entry.note,
        entry.entitledBy,
      ]),
      [total, null, null, null, null, null, standing.reduce((sum, { valueDong }) => sum + (valueDong ?? 0), 0)],
    ];
  }
  return { sheet, head, blocks: blocks() };
}
