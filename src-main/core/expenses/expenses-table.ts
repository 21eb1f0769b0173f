import type { Expense } from '../../../src-shared/expenses/expenses.contract.ts';
import { localDay } from '../../../src-shared/lib/dates.ts';
import type { ExportTable } from '../exports/index.ts';

const words = {
  vi: {
    sheet: 'Công tác phí',
    head: [
      'Ngày',
      'Người chi',
      'Chuyến',
      'Khách hàng',
      'Khoản',
      'Số tiền (đồng)',
      'Ghi chú',
      'Chứng từ',
      'Trạng thái',
      'Người duyệt',
      'Ngày duyệt',
      'Ý kiến',
    ],
    kinds: {
      fuel: 'Xăng xe',
      transport: 'Đi lại',
      lodging: 'Lưu trú',
      meals: 'Ăn uống',
      gifts: 'Quà tặng',
      parking: 'Gửi xe, cầu đường',
      other: 'Khác',
    },
    states: { draft: 'Nháp', sent: 'Chờ duyệt', approved: 'Đã duyệt', refused: 'Từ chối' },
    total: 'Cộng',
  },
  en: {
    sheet: 'Expenses',
    head: [
      'Day',
      'Paid by',
      'Trip',
      'Customer',
      'Kind',
      'Amount (đồng)',
      'Note',
      'Receipts',
      'State',
      'Decided by',
      'Decided on',
      'Decision note',
    ],
    kinds: {
      fuel: 'Fuel',
      transport: 'Transport',
      lodging: 'Lodging',
      meals: 'Meals',
      gifts: 'Gifts',
      parking: 'Parking and tolls',
      other: 'Other',
    },
    states: { draft: 'Draft', sent: 'Waiting', approved: 'Approved', refused: 'Refused' },
    total: 'Total',
  },
} as const;

/** Claims as a table with the sum under it. */
export function expensesTable(claims: readonly Expense[], language: 'vi' | 'en'): ExportTable {
  const { sheet, head, kinds, states, total } = words[language];
  async function* blocks() {
    yield [
      ...claims.map((claim) => [
        { day: claim.spentOn },
        claim.ownerName,
        claim.trip,
        claim.customerName,
        kinds[claim.kind],
        claim.amountDong,
        claim.note,
        claim.receipts,
        states[claim.state],
        claim.decidedByName,
        claim.decidedAt === null ? null : { day: localDay(claim.decidedAt) },
        claim.decisionNote,
      ]),
      [total, null, null, null, null, claims.reduce((sum, { amountDong }) => sum + amountDong, 0)],
    ];
  }
  return { sheet, head, blocks: blocks() };
}
