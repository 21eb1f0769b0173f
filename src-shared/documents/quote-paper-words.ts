import type { LineColumn } from './template-body.ts';

/** What is printed across each page of a paper that nobody may rely on. */
export const paperMarks = ['draft', 'cancelled'] as const;
export type PaperMark = (typeof paperMarks)[number];

/** The words of a printed quote that no template writes. */
export interface PaperWords {
  readonly columns: Readonly<Record<LineColumn, string>>;
  readonly lines: string;
  readonly discount: string;
  readonly net: string;
  readonly vat: string;
  readonly total: string;
  readonly options: string;
  readonly gift: string;
  /** `{of}` is nothing, or ` ` and the words of `of`. */
  readonly paidInTime: string;
  readonly paidAtOnce: string;
  readonly days: string;
  readonly of: string;
  readonly marks: Readonly<Record<PaperMark, string>>;
  readonly page: string;
}

export const paperWords: Readonly<Record<'vi' | 'en', PaperWords>> = {
  vi: {
    columns: {
      no: 'STT',
      code: 'Mã hàng',
      name: 'Tên hàng, quy cách',
      unit: 'ĐVT',
      quantity: 'SL',
      listPrice: 'Giá niêm yết',
      price: 'Đơn giá',
      discount: 'CK',
      vat: 'VAT',
      amount: 'Thành tiền',
    },
    lines: 'Cộng tiền hàng',
    discount: 'Chiết khấu {percent}',
    net: 'Tiền hàng sau chiết khấu',
    vat: 'Thuế GTGT {rate} trên {net}',
    total: 'Tổng thanh toán',
    options: 'Tùy chọn thêm, chưa tính trong tổng',
    gift: 'Hàng tặng',
    paidInTime: 'Chiết khấu {percent}{of} nếu thanh toán trong {days}',
    paidAtOnce: 'Chiết khấu {percent}{of} nếu thanh toán ngay',
    days: '{days} ngày',
    of: 'cho {what}',
    marks: { draft: 'BẢN NHÁP', cancelled: 'ĐÃ HỦY' },
    page: 'Trang {page}/{pages}',
  },
  en: {
    columns: {
      no: 'No.',
      code: 'Code',
      name: 'Description',
      unit: 'Unit',
      quantity: 'Qty',
      listPrice: 'List price',
      price: 'Unit price',
      discount: 'Disc.',
      vat: 'VAT',
      amount: 'Amount',
    },
    lines: 'Sum of lines',
    discount: 'Discount {percent}',
    net: 'Sum after discount',
    vat: 'VAT {rate} on {net}',
    total: 'Total',
    options: 'Options, not counted in the total',
    gift: 'Gift',
    paidInTime: '{percent} discount{of} if paid within {days}',
    paidAtOnce: '{percent} discount{of} if paid at once',
    days: '{days} days',
    of: 'on {what}',
    marks: { draft: 'DRAFT', cancelled: 'CANCELLED' },
    page: 'Page {page}/{pages}',
  },
};
