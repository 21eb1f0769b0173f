import type { z } from 'zod';
import type { QuoteContent, QuoteLine } from './quote-content.ts';
import type { quoteDifference } from './quotes.contract.ts';

export type QuoteDifference = z.output<typeof quoteDifference>;
type LineChange = QuoteDifference['lines'][number];
type LineField = LineChange['changed'][number];

const headFields = [
  'issuedOn',
  'validUntil',
  'toName',
  'toAddress',
  'toTaxCode',
  'toContact',
  'intro',
  'discountBasisPoints',
  'delivery',
  'payment',
  'terms',
] as const satisfies readonly (keyof QuoteContent)[];

const lineFields = [
  'kind',
  'productId',
  'code',
  'name',
  'note',
  'unit',
  'quantityMilli',
  'priceDong',
  'listPriceDong',
  'priceSource',
  'discountBasisPoints',
  'vatRate',
  'isOption',
] as const satisfies readonly (keyof QuoteLine)[];

/**
 * Two contents laid beside each other, lines by their ids, in the order of the later one; lines that are gone stand where they stood. A line
 * is `moved` where nothing of it changed and the lines that both have come in another order around it.
 */
export function differenceOfQuotes(before: QuoteContent, after: QuoteContent): QuoteDifference {
  const old = new Map(before.lines.map((line) => [line.id, line]));
  const kept = new Set(after.lines.filter(({ id }) => old.has(id)).map(({ id }) => id));
  const steady = longestInOrder(
    before.lines.filter(({ id }) => kept.has(id)).map(({ id }) => id),
    after.lines.filter(({ id }) => kept.has(id)).map(({ id }) => id),
  );
  const lines: LineChange[] = [];
  const gone = (line: QuoteLine): LineChange => ({ id: line.id, kind: 'removed', before: line, after: null, changed: [] });
  // Lines that are gone are told before the next line that stayed where it was.
  let at = 0;
  const tellGoneUntil = (end: number) => {
    for (; at < end; at += 1) {
      const line = before.lines[at];
      if (line !== undefined && !kept.has(line.id)) lines.push(gone(line));
    }
  };
  const places = new Map(before.lines.map(({ id }, index) => [id, index]));
  for (const line of after.lines) {
    const was = old.get(line.id);
    if (was === undefined) {
      lines.push({ id: line.id, kind: 'added', before: null, after: line, changed: [] });
      continue;
    }
    if (steady.has(line.id)) tellGoneUntil(places.get(line.id) ?? at);
    const changed = lineFields.filter((field): field is LineField & typeof field => !isSame(was[field], line[field]));
    if (changed.length > 0) lines.push({ id: line.id, kind: 'changed', before: was, after: line, changed });
    else if (!steady.has(line.id)) lines.push({ id: line.id, kind: 'moved', before: was, after: line, changed: [] });
  }
  tellGoneUntil(before.lines.length);
  return {
    fields: headFields
      .filter((field) => before[field] !== after[field])
      .map((field) => ({ field, before: textOf(before[field]), after: textOf(after[field]) })),
    lines,
    totalBefore: before.totals.totalDong,
    totalAfter: after.totals.totalDong,
  };
}

/** The lines of the longest run that kept its order: all others were moved around them. */
function longestInOrder(before: readonly string[], after: readonly string[]): Set<string> {
  const place = new Map(after.map((id, index) => [id, index]));
  // Patience sorting: `tops[n]` is the smallest end of a rising run of n + 1.
  const tops: number[] = [];
  const ends: string[] = [];
  const previous = new Map<string, string | null>();
  for (const id of before) {
    const value = place.get(id) ?? 0;
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    tops[low] = value;
    ends[low] = id;
    previous.set(id, low === 0 ? null : (ends[low - 1] ?? null));
  }
  const run = new Set<string>();
  for (let id: string | null = ends[ends.length - 1] ?? null; id !== null; id = previous.get(id) ?? null) run.add(id);
  return run;
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other));
}

function textOf(value: string | number | null): string | null {
  return value === null ? null : String(value);
}
