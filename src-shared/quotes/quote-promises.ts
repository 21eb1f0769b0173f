import { mostQuantityMilli } from '../lib/amounts.ts';
import type { QuoteLine } from './quote-content.ts';

/** What the gift lines of programmes promise, by programme: what is printed is what the customer gets. Seats of a tour count alike. */
export function promisesOf(lines: readonly QuoteLine[]): ReadonlyMap<string, number> {
  const promises = new Map<string, number>();
  for (const { kind, priceSource, quantityMilli, isOption } of lines) {
    if (kind !== 'gift' || isOption || priceSource?.kind !== 'promotion' || priceSource.id === null) continue;
    promises.set(priceSource.id, Math.min((promises.get(priceSource.id) ?? 0) + quantityMilli, mostQuantityMilli));
  }
  return promises;
}
