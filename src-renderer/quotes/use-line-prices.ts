import { useMemo, useRef } from 'react';
import type { QuoteLine } from '../../src-shared/quotes/quote-content.ts';
import { useClient } from '../api/client.tsx';
import { useLanguage } from '../locales/words.tsx';
import { sentenceOf } from '../api/errors.ts';
import { showFailureToast } from '../ui/toasts.tsx';
import type { QuoteEditor } from './quote-editor.ts';
import type { PricedLine } from './use-quotes.ts';

const pauseMs = 150;

/** What the policy says about a line: everything that a price by hand leaves alone. */
export function priceParts(line: QuoteLine, price: PricedLine): Partial<QuoteLine> {
  const vat = price.vatRate === null ? {} : { vatRate: price.vatRate };
  if (line.priceSource?.kind === 'hand' || price.priceDong === null) return { listPriceDong: price.listPriceDong, ...vat };
  // What a programme takes off stays until somebody puts it right: nothing changes silently.
  if (line.priceSource?.kind === 'promotion') return { priceDong: price.priceDong, listPriceDong: price.listPriceDong, ...vat };
  return {
    priceDong: price.priceDong,
    listPriceDong: price.listPriceDong,
    discountBasisPoints: price.discountBasisPoints,
    priceSource: price.source,
    ...vat,
  };
}

/**
 * Asks for the prices of lines whose product or quantity is another, a moment after the last key; an answer to a question that has changed
 * meanwhile is dropped.
 */
export function useLinePrices(editor: QuoteEditor, customerId: string) {
  const client = useClient();
  const language = useLanguage();
  const waiting = useRef({ ids: new Set<string>(), timer: 0 });
  return useMemo(() => {
    async function price(ids: readonly string[], change: (line: QuoteLine) => QuoteLine = (line) => line) {
      const { draft } = editor.get();
      const wanted = new Set(ids);
      const asked = draft.lines.flatMap((line) =>
        wanted.has(line.id) && line.productId !== null && line.kind === 'goods' ? [change(line)] : [],
      );
      if (asked.length === 0) return 0;
      try {
        const { lines } = await client.quotes.pricesOf({
          customerId,
          on: draft.issuedOn,
          lines: asked.map(({ productId, quantityMilli }) => ({ productId: productId ?? '', quantityMilli })),
        });
        const now = new Map(editor.get().draft.lines.map((line) => [line.id, line]));
        const parts = new Map<string, Partial<QuoteLine>>();
        for (const [index, line] of asked.entries()) {
          const [answer, current] = [lines[index], now.get(line.id)];
          if (answer === undefined || current === undefined || current.quantityMilli !== line.quantityMilli) continue;
          const part = priceParts({ ...current, priceSource: line.priceSource }, answer);
          const isOther = Object.entries(part).some(
            ([field, value]) => JSON.stringify(current[field as keyof QuoteLine]) !== JSON.stringify(value), // fields of a line
          );
          if (isOther) parts.set(line.id, part);
        }
        if (parts.size > 0) editor.setLines(parts);
        return parts.size;
      } catch (error) {
        showFailureToast({ title: '', reason: sentenceOf(error, language) });
        return 0;
      }
    }
    return {
      price,
      /** The policy's price in the place of one by hand. */
      priceAnew: (id: string) => price([id], (line) => ({ ...line, priceSource: null })),
      priceSoon(id: string) {
        const { current } = waiting;
        current.ids.add(id);
        window.clearTimeout(current.timer);
        current.timer = window.setTimeout(() => {
          const ids = [...current.ids];
          current.ids.clear();
          void price(ids);
        }, pauseMs);
      },
      ask: async (line: QuoteLine): Promise<PricedLine | null> => {
        if (line.productId === null) return null;
        const { lines } = await client.quotes.pricesOf({
          customerId,
          on: editor.get().draft.issuedOn,
          lines: [{ productId: line.productId, quantityMilli: line.quantityMilli }],
        });
        return lines[0] ?? null;
      },
    };
  }, [client, customerId, editor, language]);
}
export type LinePrices = ReturnType<typeof useLinePrices>;
