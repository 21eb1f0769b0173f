import type { QuoteContent, QuoteLine } from '../../../src-shared/quotes/quote-content.ts';
import type { QuoteDraft, quotesContract } from '../../../src-shared/quotes/quotes.contract.ts';
import { readContent } from '../../../src-shared/quotes/quote-text.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Db } from '../platform/database.ts';

export type PricesOfLines = HandlersOf<typeof quotesContract>['pricesOf'];

/** What an order begins with that is made out of something. */
export function createNewOrders(db: Db, pricesOf: PricesOfLines) {
  const before = db.prepare(
    `SELECT id, coalesce(number, label) AS name, content FROM orders
     WHERE quote_id = ? AND state <> 'cancelled' AND deleted_at IS NULL ORDER BY created_at, id`,
  );
  return {
    /** Orders that were made of this quote and still stand. */
    earlier: (quoteId: string) => before.all(quoteId) as { id: string; name: string; content: string }[], // the columns selected
    /**
     * The quote's lines at its prices, of today. Options that were not chosen stay behind. Of a quote that was ordered in part comes what is
     * left; of one that was ordered whole its goods once more, but no gifts: those were promised once.
     */
    ofQuote(quote: QuoteContent, options: ReadonlySet<string>, ordered: readonly string[], today: string): QuoteDraft {
      const { totals: _totals, ...draft } = quote;
      const lines = quote.lines
        .filter(({ id, isOption }) => !isOption || options.has(id))
        .map((line) => ({ ...line, isOption: false }));
      const taken = new Map<string, number>();
      for (const content of ordered)
        for (const { id, quantityMilli } of readContent(content)?.lines ?? [])
          taken.set(id, (taken.get(id) ?? 0) + quantityMilli);
      return {
        ...draft,
        ...ofToday(draft, today),
        lines: ordered.length === 0 ? lines : leftOf(lines, taken),
      };
    },
    /** The same goods at the prices of today; a price by hand stays, gifts of programmes are asked about anew. */
    async again(order: QuoteContent, customerId: string, today: string): Promise<QuoteDraft> {
      const { totals: _totals, paymentDiscounts: _words, ...draft } = order;
      const lines = order.lines.filter(({ kind, priceSource }) => !(kind === 'gift' && priceSource?.kind === 'promotion'));
      const asked = lines.flatMap(({ kind, productId, quantityMilli }) =>
        kind === 'goods' && productId !== null ? [{ productId, quantityMilli }] : [],
      );
      const answers = asked.length === 0 ? [] : (await pricesOf({ customerId, on: today, lines: asked })).lines;
      let at = 0;
      return {
        ...draft,
        ...ofToday(draft, today),
        promotionIds: [],
        lines: lines.map((line) => (line.kind === 'goods' && line.productId !== null ? priced(line, answers[at++]) : line)),
      };
    },
  };
}

type Priced = Awaited<ReturnType<PricesOfLines>>['lines'][number];

function priced(line: QuoteLine, answer: Priced | undefined): QuoteLine {
  if (answer === undefined) return line;
  const vatRate = answer.vatRate ?? line.vatRate;
  if (line.priceSource?.kind === 'hand' || answer.priceDong === null)
    return { ...line, listPriceDong: answer.listPriceDong, vatRate };
  return {
    ...line,
    vatRate,
    priceDong: answer.priceDong,
    listPriceDong: answer.listPriceDong,
    discountBasisPoints: answer.discountBasisPoints,
    priceSource: answer.source,
  };
}

function leftOf(lines: readonly QuoteLine[], taken: ReadonlyMap<string, number>): QuoteLine[] {
  const isCounted = ({ kind }: QuoteLine) => kind === 'goods' || kind === 'gift';
  const left = lines.flatMap((line) => {
    if (!isCounted(line)) return [line];
    const quantityMilli = line.quantityMilli - (taken.get(line.id) ?? 0);
    return quantityMilli > 0 ? [{ ...line, quantityMilli }] : [];
  });
  return left.some(({ kind }) => kind === 'goods') ? left : lines.filter(({ kind }) => kind !== 'gift');
}

/** An order is of its day; the validity is the quote's and means nothing in it. */
export function ofToday({ validUntil }: Pick<QuoteDraft, 'validUntil'>, today: string) {
  return { issuedOn: today, validUntil: validUntil < today ? today : validUntil };
}
