import { foldText } from '../vietnam/fold.ts';

interface SeenPrice {
  readonly productId: string | null;
  readonly productName: string | null;
  readonly product: string;
  readonly priceDong: number;
  readonly seenOn: string;
  readonly isAhead: boolean;
}

export interface PriceSeries {
  /** Our product, or their goods by name. */
  readonly key: string;
  readonly name: string;
  readonly productId: string | null;
  /** Oldest first; several of a day stand beside each other. */
  readonly points: readonly { readonly on: string; readonly priceDong: number }[];
}

/**
 * Prices of the same goods over time, those with the most prices first. What stands against one product of ours is one line, whatever it was
 * called each time; a day that has not come does not count.
 */
export function priceSeries(prices: readonly SeenPrice[]): PriceSeries[] {
  const found = new Map<string, { name: string; productId: string | null; points: { on: string; priceDong: number }[] }>();
  for (const { productId, productName, product, priceDong, seenOn, isAhead } of prices) {
    if (isAhead) continue;
    const key = productId ?? foldText(product);
    const series = found.get(key) ?? { name: productName ?? product, productId, points: [] };
    series.points.push({ on: seenOn, priceDong });
    found.set(key, series);
  }
  return [...found]
    .map(([key, { points, ...series }]) => ({
      key,
      ...series,
      points: points.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    }))
    .sort((a, b) => b.points.length - a.points.length || (a.name < b.name ? -1 : 1));
}

/** How far theirs is from ours, in whole percent of ours: −8 is 8 % cheaper. Null where ours is not known. */
export function percentFromOurs(theirsDong: number, oursDong: number | null): number | null {
  if (oursDong === null || oursDong <= 0) return null;
  return Math.round(((theirsDong - oursDong) * 100) / oursDong);
}
