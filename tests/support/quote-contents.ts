import type { QuoteContent, QuoteLine } from '../../src-shared/quotes/quote-content.ts';
import { lineWithoutPrice, withTotals, writeContent } from '../../src-shared/quotes/quote-text.ts';

export function aQuoteLine(change: Partial<QuoteLine> = {}): QuoteLine {
  return {
    ...lineWithoutPrice,
    id: 'a1',
    kind: 'goods',
    name: 'Thùng carton 5 lớp',
    unit: 'cái',
    quantityMilli: 100_000,
    priceDong: 12_350,
    vatRate: '8',
    ...change,
  };
}

/** A quote of the first of December with these lines, its sums right. */
export function aQuoteContent(
  lines: readonly Partial<QuoteLine>[],
  change: Partial<Omit<QuoteContent, 'totals' | 'lines'>> = {},
): QuoteContent {
  const content = withTotals({
    format: 1,
    issuedOn: '2026-12-01',
    validUntil: '2026-12-31',
    contactId: null,
    toName: 'Công ty An Phát',
    toAddress: null,
    toTaxCode: null,
    toContact: null,
    intro: null,
    discountBasisPoints: 0,
    delivery: null,
    payment: null,
    paymentDiscountIds: [],
    promotionIds: [],
    terms: null,
    lines: lines.map((line, index) => aQuoteLine({ id: `l${index + 1}`, ...line })),
    ...change,
  });
  if (content === null) throw new Error('more than a record takes');
  return content;
}

/** One line at this price. */
export function contentAt(priceDong: number): string {
  return writeContent(aQuoteContent([{ priceDong }]));
}
