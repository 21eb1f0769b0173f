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
  const isBefore = (a: number, b: number) =>
    compare(ordered.prefixes[a] ?? 0, ordered.prefixes[b] ?? 0) || compare(ordered.keys[a] ?? '', ordered.keys[b] ?? '');
  const added = Uint32Array.from({ length: values.length - before }, (_, at) => before + at).sort(isBefore);
  ordered.order = mergedOrder(ordered.order, added, isBefore);
  ordered.ranks = new Uint32Array(values.length);
  for (const [rank, code] of ordered.order.entries()) ordered.ranks[code] = rank;
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

/** Two orders as one; what stood before comes first among equals. */
function mergedOrder(before: Uint32Array, added: Uint32Array, isBefore: (a: number, b: number) => number): Uint32Array {
  const order = new Uint32Array(before.length + added.length);
  for (let at = 0, old = 0, fresh = 0; at < order.length; at += 1) {
    const one = before[old];
    const other = added[fresh];
    if (other === undefined || (one !== undefined && isBefore(one, other) <= 0)) {
      order[at] = one ?? 0;
      old += 1;
    } else {
      order[at] = other;
      fresh += 1;
    }
  }
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
