import { useTranslation } from '../locales/words.tsx';
import { writeDay } from '../ui/formats.ts';
import { type EditorState, type QuoteEditor, useEditorPart } from './quote-editor.ts';
import classes from '../ui/SaleSheet.module.css';
import { useQuoteVat } from './use-quotes.ts';

/** The rate of some goods changes while the quote is still valid: on the day of the invoice another tax is due. */
export function VatNote({ editor }: { editor: QuoteEditor }) {
  const { t } = useTranslation('quotes');
  const { issuedOn, validUntil } = useEditorPart(editor, (state) => state.head);
  const vat = useQuoteVat(issuedOn, validUntil);
  const usedRates = useEditorPart(editor, ratesOf);
  const used = new Set(usedRates.split(' '));
  const crossed = (vat?.changes ?? []).filter(({ before }) => before !== null && used.has(before));
  if (crossed.length === 0) return null;
  return (
    <p className={classes.note} role="status">
      {crossed
        .map(({ on, before, after }) => t('vatChange', { on: writeDay(on), before: rateText(before), after: rateText(after) }))
        .join(' ')}
    </p>
  );
}

/** As a text, which is the same as long as the rates are. */
function ratesOf({ draft }: EditorState): string {
  return [...new Set(draft.lines.filter(({ kind }) => kind === 'goods').map(({ vatRate }) => vatRate))].sort().join(' ');
}

export function rateText(rate: string | null): string {
  return rate === null ? '?' : /^\d+$/.test(rate) ? `${rate}%` : rate;
}
