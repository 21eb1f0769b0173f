import { useMemo } from 'react';
import { writeQuantity } from '../../src-shared/quotes/quantity.ts';
import { useLanguage, useTranslation } from '../locales/words.tsx';
import { useStock } from '../products/index.ts';
import { type LineFact, type QuoteEditor, useEditorPart } from '../quotes/index.ts';
import { writeDayTime } from '../ui/formats.ts';

/** How much there is of the goods of each line, and as of when: what the rep tells the customer on the spot. */
export function useLineStock(editor: QuoteEditor): ReadonlyMap<string, LineFact> {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  // As a text, which is the same as long as the products are.
  const ids = useEditorPart(editor, ({ draft }) => [...new Set(draft.lines.flatMap((line) => line.productId ?? []))].join(' '));
  const { stock, syncedAt } = useStock(ids === '' ? [] : ids.split(' '));
  return useMemo(() => {
    const facts = new Map<string, LineFact>();
    for (const [productId, { freeMilli, asOf }] of stock) {
      if (freeMilli === null || asOf === null) continue;
      const said = { free: writeQuantity(Math.max(0, freeMilli), language), at: writeDayTime(asOf) };
      const title =
        syncedAt === null ? t('stock.asOf', said) : t('stock.asOfSync', { ...said, syncedAt: writeDayTime(syncedAt) });
      facts.set(productId, { text: t('stock.free', said), title });
    }
    return facts;
  }, [stock, syncedAt, t, language]);
}
