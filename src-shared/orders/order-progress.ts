import type { QuoteContent } from '../quotes/quote-content.ts';
import type { DeliveredLine } from './delivered-lines.ts';
import type { DeliveredPart, LineProgress } from './orders.contract.ts';

/** Line by line what was ordered, came and is left; at the end what came of lines that are no longer in the order. */
export function progressOf(content: QuoteContent | null, deliveries: readonly (readonly DeliveredLine[])[]): LineProgress[] {
  const came = new Map<string, number>();
  for (const { lineId, quantityMilli } of deliveries.flat()) came.set(lineId, (came.get(lineId) ?? 0) + quantityMilli);
  const lines = (content?.lines ?? [])
    .filter(({ kind, isOption }) => (kind === 'goods' || kind === 'gift') && !isOption)
    .map(({ id, name, unit, quantityMilli }): LineProgress => {
      const deliveredMilli = came.get(id) ?? 0;
      came.delete(id);
      const leftMilli = Math.max(0, quantityMilli - deliveredMilli);
      return { lineId: id, name, unit, orderedMilli: quantityMilli, deliveredMilli, leftMilli };
    });
  const gone = [...came].map(
    ([lineId, deliveredMilli]): LineProgress => ({
      ...{ lineId, name: null, unit: null, orderedMilli: 0, deliveredMilli, leftMilli: 0 },
    }),
  );
  return [...lines, ...gone];
}

export function deliveredPartOf(lines: readonly LineProgress[]): DeliveredPart {
  if (lines.every(({ deliveredMilli }) => deliveredMilli === 0)) return 'none';
  if (lines.some(({ leftMilli }) => leftMilli > 0)) return 'part';
  return lines.some(({ deliveredMilli, orderedMilli }) => deliveredMilli > orderedMilli) ? 'over' : 'all';
}
