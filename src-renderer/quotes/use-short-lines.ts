import { useMemo } from 'react';
import type { QuoteLine } from '../../src-shared/quotes/quote-content.ts';
import { writeQuantity } from '../../src-shared/quotes/quantity.ts';
import { useLanguage, useTranslation } from '../locales/words.tsx';
import { useStock } from '../products/index.ts';
import { writeDayTime } from '../ui/formats.ts';

const none: readonly QuoteLine[] = [];

/** What to say at which line, of those in sight, where all lines together want more of a product than is left of it. A notice, no block. */
export function useShortLines(lines: readonly QuoteLine[], inSight: readonly QuoteLine[], isReadOnly: boolean) {
  const { t } = useTranslation('stock');
  const language = useLanguage();
  const looked = isReadOnly ? none : inSight;
  const ids = [...new Set(looked.flatMap(({ productId, isOption }) => (productId === null || isOption ? [] : [productId])))];
  const { stock, syncedAt } = useStock(ids);
  return useMemo(() => {
    const words = new Map<string, string>();
    const short = looked.filter(({ productId }) => productId !== null && (stock.get(productId)?.freeMilli ?? null) !== null);
    if (short.length === 0) return words;
    const wanted = new Map<string, number>();
    for (const { productId, isOption, quantityMilli } of lines)
      if (productId !== null && !isOption) wanted.set(productId, (wanted.get(productId) ?? 0) + quantityMilli);
    for (const { id, productId, unit, isOption } of short) {
      const { freeMilli = null, asOf = null } = stock.get(productId ?? '') ?? {};
      const milli = wanted.get(productId ?? '') ?? 0;
      if (isOption || freeMilli === null || asOf === null || milli <= freeMilli) continue;
      const said = {
        wanted: writeQuantity(milli, language),
        free: `${writeQuantity(Math.max(0, freeMilli), language)} ${unit ?? ''}`.trim(),
        at: writeDayTime(asOf),
      };
      words.set(id, syncedAt === null ? t('short', said) : t('shortSynced', { ...said, syncedAt: writeDayTime(syncedAt) }));
    }
    return words;
  }, [looked, lines, stock, syncedAt, t, language]);
}
