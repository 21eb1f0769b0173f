import { useDeferredValue } from 'react';
import { PaymentDiscountsOf } from '../prices/index.ts';
import { type QuoteEditor, useEditor } from './quote-editor.ts';
import type { FullQuote } from './use-quotes.ts';

/** What the customer saves by paying in time; it follows the typing when there is time for it. */
export function QuoteSavings({ editor, quote }: { editor: QuoteEditor; quote: FullQuote }) {
  const { draft, computed } = useDeferredValue(useEditor(editor));
  if (computed === null) return null;
  const lines = draft.lines.flatMap(({ productId }, index) => {
    const total = computed.lines[index] ?? null;
    return total?.isCounted === true ? [{ productId, netDong: total.netDong }] : [];
  });
  return <PaymentDiscountsOf customerId={quote.customerId} on={draft.issuedOn} lines={lines} />;
}
