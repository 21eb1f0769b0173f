import type { LineNotices } from './line-notices.ts';
import type { QuoteEditor } from './quote-editor.ts';
import { QuoteProgrammes } from './QuoteProgrammes.tsx';
import { QuoteSavings } from './QuoteSavings.tsx';
import type { LinePrices } from './use-line-prices.ts';
import type { FullQuote } from './use-quotes.ts';
import { useRested } from './use-rested.ts';

/** What the policy offers to this quote beside its prices; asked when the typing rests, so that no key waits for it. */
export function QuoteOffers({
  editor,
  quote: { customerId },
  prices,
  notices,
  isReadOnly,
}: {
  editor: QuoteEditor;
  quote: Pick<FullQuote, 'customerId'>;
  prices: LinePrices;
  notices: LineNotices;
  isReadOnly: boolean;
}) {
  const { rested, restNow } = useRested(editor);
  return (
    <>
      {isReadOnly ? null : (
        <QuoteProgrammes
          editor={editor}
          customerId={customerId}
          prices={prices}
          notices={notices}
          rested={rested}
          restNow={restNow}
        />
      )}
      <QuoteSavings editor={editor} customerId={customerId} rested={rested} isReadOnly={isReadOnly} />
    </>
  );
}
