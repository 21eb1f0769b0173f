import { useCallback, useState } from 'react';
import { mostQuoteLines, type QuoteLine } from '../../src-shared/quotes/quote-content.ts';
import { readPastedLines } from '../../src-shared/quotes/paste-lines.ts';
import { useClient } from '../api/client.tsx';
import { useLanguage } from '../locales/words.tsx';
import { lineOfProduct } from './NewLine.tsx';
import { emptyLine, type QuoteEditor } from './quote-editor.ts';
import type { LinePrices } from './use-line-prices.ts';

/** Rows of a spreadsheet become lines: at once as they are, and as goods of the catalogue where their code is one of it. */
export function usePasteLines(editor: QuoteEditor, prices: LinePrices) {
  const client = useClient();
  const language = useLanguage();
  const [unread, setUnread] = useState<readonly string[]>([]);
  const paste = useCallback(
    (text: string): boolean => {
      const pasted = readPastedLines(text, language);
      if (pasted === null) return false;
      const room = mostQuoteLines - editor.get().draft.lines.length;
      const taken = pasted.lines.slice(0, room);
      const left = pasted.lines.slice(room).map(({ name }) => name);
      setUnread([...pasted.unread, ...left]);
      const ids = editor.insert(
        taken.map((line) => ({
          ...emptyLine,
          name: line.name,
          code: line.code,
          unit: line.unit,
          quantityMilli: line.quantityMilli,
          priceDong: line.priceDong ?? 0,
          priceSource: { kind: 'hand', id: null, name: null },
        })),
      );
      void (async () => {
        const parts = new Map<string, Partial<QuoteLine>>();
        for (const [index, { code, priceDong }] of taken.entries()) {
          const id = ids[index];
          if (code === null || id === undefined) continue;
          const { products } = await client.products.search({ text: code, limit: 5 });
          const product = products.find((one) => one.code.toLowerCase() === code.toLowerCase());
          if (product === undefined) continue;
          const { quantityMilli: _one, ...known } = lineOfProduct(product);
          const hand = { priceDong: priceDong ?? 0, priceSource: { kind: 'hand' as const, id: null, name: null } };
          parts.set(id, { ...known, ...(priceDong === null ? {} : hand) });
        }
        if (parts.size === 0) return;
        editor.setLines(parts);
        await prices.price([...parts.keys()]);
      })();
      return true;
    },
    [client, editor, language, prices],
  );
  return { paste, unread, forget: () => setUnread([]) };
}
