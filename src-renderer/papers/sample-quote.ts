import type { CompanyFacts } from '../../src-shared/documents/company.ts';
import type { QuoteToPrint } from '../../src-shared/documents/printed-quote.ts';
import type { QuoteLine } from '../../src-shared/quotes/quote-content.ts';
import { lineWithoutPrice, withTotals } from '../../src-shared/quotes/quote-text.ts';

const id = (no: number) => `00000000-0000-7000-8000-00000000000${no}`;
const goods = (no: number, more: Partial<QuoteLine> & { name: string }): QuoteLine => ({
  ...lineWithoutPrice,
  id: id(no),
  kind: 'goods',
  code: `SP-00${no}`,
  unit: 'cái',
  quantityMilli: 2000,
  priceDong: 1_250_000,
  vatRate: '8',
  ...more,
});

/** A quote that shows every part of a template; nobody's. */
export function sampleQuote(company: CompanyFacts): QuoteToPrint | null {
  const content = withTotals({
    format: 1,
    issuedOn: '2026-11-26',
    validUntil: '2026-12-10',
    contactId: null,
    toName: 'Công ty TNHH Đại Đồng Tiến',
    toAddress: '123 Đường Nguyễn Hữu Thọ, TP. Hồ Chí Minh',
    toTaxCode: '0300588569',
    toContact: 'Chị Nguyễn Thị Bưởi',
    intro: 'Cảm ơn Quý khách đã quan tâm. Chúng tôi xin gửi báo giá như sau:',
    lines: [
      { ...lineWithoutPrice, id: id(1), kind: 'heading', name: 'I. Tủ điện' },
      goods(2, { name: 'Tủ điện công nghiệp IP54', note: 'Vỏ thép sơn tĩnh điện' }),
      goods(3, {
        name: 'Cáp điện 3×2,5 mm²',
        unit: 'm',
        quantityMilli: 120_500,
        priceDong: 38_000,
        discountBasisPoints: 500,
        vatRate: '10',
      }),
      goods(4, { name: 'Bộ lưu điện dự phòng', isOption: true }),
    ],
    discountBasisPoints: 200,
    delivery: 'Trong 7 ngày',
    payment: 'Chuyển khoản 50% khi đặt hàng',
    paymentDiscountIds: [],
    promotionIds: [],
    terms: 'Bảo hành 12 tháng.',
  });
  if (content === null) return null;
  return {
    number: 'BG2026-0001',
    title: 'Tủ điện nhà máy 2',
    version: 1,
    content,
    company: { ...company, name: company.name ?? 'Công ty của bạn' },
    seller: { name: 'Nguyễn Thị Lan', phone: '0903 123 456', email: 'lan@congty.vn' },
    paymentDiscounts: [{ discountBasisPoints: 200, withinDays: 10, of: null }],
    deliverOn: '2026-12-03',
    deliverTo: 'Kho Bình Dương, cổng 2',
    mark: null,
    signed: null,
  };
}
