import type { ListValue } from '../../../src-shared/customers/filter.ts';
import { kindOf, type ListField } from '../../../src-shared/customers/list-fields.ts';
import { nameSortKey } from '../../../src-shared/vietnam/sort-key.ts';

/*
 * The order of a column's distinct values. Ordering 100 000 of them takes longer than all else that a list does, so it is kept, and values
 * that came since are merged into it.
 */

interface Ordered {
  /** Numbers that decide nearly always: comparing numbers is several times quicker than comparing texts. */
  readonly prefixes: number[];
  readonly keys: string[];
  order: Uint32Array;
  ranks: Uint32Array;
}

const kept = new WeakMap<readonly ListValue[], Ordered>();

/** The rank of each distinct value of a column; `known` is the order of its choices, which people change. */
export function rankOf(values: readonly ListValue[], field: ListField, known: readonly string[] | null): Uint32Array {
  const kind = kindOf(field);
  if (kind === 'choice') return ranksOfChoices(values, known);
  const ordered = kept.get(values) ?? { prefixes: [], keys: [], order: new Uint32Array(), ranks: new Uint32Array() };
  if (ordered.ranks.length === values.length) return ordered.ranks;
  const before = ordered.order.length;
  for (const value of values.slice(before)) {
    const key = kind === 'number' ? '' : kind === 'text' ? nameSortKey(String(value ?? '')) : String(value ?? '');
    ordered.keys.push(key);
    ordered.prefixes.push(kind === 'number' ? (typeof value === 'number' ? value : Number.MAX_VALUE) : prefixOf(key));
  }
  const compareCodes = (a: number, b: number) =>
    compare(ordered.prefixes[a] ?? 0, ordered.prefixes[b] ?? 0) || compare(ordered.keys[a] ?? '', ordered.keys[b] ?? '');
  const added = Uint32Array.from({ length: values.length - before }, (_, at) => before + at).sort(compareCodes);
  ordered.order = mergedOrder(ordered.order, added, compareCodes);
  const ranks = new Uint32Array(values.length);
  for (let rank = 0; rank < ranks.length; rank += 1) ranks[ordered.order[rank] ?? 0] = rank;
  ordered.ranks = ranks;
  kept.set(values, ordered);
  return ordered.ranks;
}

function ranksOfChoices(values: readonly ListValue[], known: readonly string[] | null): Uint32Array {
  const places = new Map(known?.map((value, place) => [value, place]));
  const keyOf = (value: ListValue): string | number =>
    known === null ? String(value ?? '') : (places.get(String(value ?? '')) ?? known.length);
  const order = [...values.keys()].toSorted((a, b) => compare(keyOf(values[a] ?? null), keyOf(values[b] ?? null)));
  const ranks = new Uint32Array(values.length);
  for (const [rank, code] of order.entries()) ranks[code] = rank;
  return ranks;
}

/** Two orders as one; what stood before comes first among equals. Few were added, so each looks for its place and the rest is copied. */
function mergedOrder(before: Uint32Array, added: Uint32Array, compareCodes: (a: number, b: number) => number): Uint32Array {
  const order = new Uint32Array(before.length + added.length);
  let copied = 0;
  for (let fresh = 0; fresh < added.length; fresh += 1) {
    const code = added[fresh] ?? 0;
    let low = copied;
    let high = before.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareCodes(before[middle] ?? 0, code) <= 0) low = middle + 1;
      else high = middle;
    }
    order.set(before.subarray(copied, low), copied + fresh);
    order[low + fresh] = code;
    copied = low;
  }
  order.set(before.subarray(copied), copied + added.length);
  return order;
}

/** Six characters as one number. */
function prefixOf(key: string): number {
  let prefix = 0;
  for (let at = 0; at < 6; at += 1) prefix = prefix * 256 + (at < key.length ? Math.min(255, key.charCodeAt(at)) : 0);
  return prefix;
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
