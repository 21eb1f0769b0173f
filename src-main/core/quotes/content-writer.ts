import { bytesInOperation, mostContentBytes, withTotals, writeContent } from '../../../src-shared/quotes/quote-text.ts';
import type { QuoteContent, QuoteTotals } from '../../../src-shared/quotes/quote-content.ts';
import type { QuoteDraft } from '../../../src-shared/quotes/quotes.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { Db } from '../platform/database.ts';
import { createPaymentWords } from '../prices/index.ts';

/**
 * Makes what somebody works on the text that is stored, its sums counted; of quotes and of orders. `agreed` is a content whose payment
 * discounts stay as they were printed, since the customer has said yes to them. @throws `invalid`
 */
export function createContentWriter(
  db: Db,
): (draft: QuoteDraft, agreed?: QuoteContent | null) => { text: string; totals: QuoteTotals } {
  const paymentWords = createPaymentWords(db);
  return (draft, agreed = null) => {
    if (draft.validUntil < draft.issuedOn)
      throw new AppError('invalid', 'it ends before it begins', { fields: { validUntil: 'last-day-before-first' } });
    if (new Set(draft.lines.map(({ id }) => id)).size < draft.lines.length)
      throw new AppError('invalid', 'two lines have one id', { fields: { lines: 'invalid' } });
    const { paymentDiscounts: before = [], ...said } = draft;
    const words = paymentWords(draft.paymentDiscountIds);
    // What is printed stays what it was when it was saved. Of discounts that are not on this laptop the words that came along stay.
    const areMissing = words.length < draft.paymentDiscountIds.length && before.length === draft.paymentDiscountIds.length;
    const isAgreed = agreed !== null && agreed.paymentDiscountIds.join() === draft.paymentDiscountIds.join();
    const kept = isAgreed ? (agreed.paymentDiscounts ?? []) : areMissing ? before : words;
    const content = withTotals(kept.length === 0 ? said : { ...said, paymentDiscounts: kept });
    if (content === null) throw new AppError('invalid', 'more than a quote takes', { fields: { lines: 'too-big' } });
    const text = writeContent(content);
    if (bytesInOperation(text) > mostContentBytes)
      throw new AppError('invalid', 'more words than a quote takes', { fields: { lines: 'too-long' } });
    return { text, totals: content.totals };
  };
}
