import type { IndexedProduct } from './product-entry.ts';

/**
 * Which entries hold which words, in memory. The words of all entries stand sorted; those that begin with what was typed are a range of
 * them, those that hold it anywhere are found in one text of all words. The rarest word typed marks its entries, and the others are held
 * against these alone.
 */
export interface WordIndex {
  /** In the order of their names. */
  readonly entries: readonly IndexedProduct[];
  /**
   * The entries among which those are that hold every word (`holds`), 1 for each: null where none does, `all` where a look at one after
   * the other finds enough sooner.
   */
  among(words: readonly string[], isAnywhere: boolean): Uint8Array | 'all' | null;
  /** The numbers of the entries whose code begins so, the exact one first. */
  byCode(closed: string): Iterable<number>;
  byBarcode(closed: string): number | undefined;
}

/** A word that so many words begin with is held by a good part of all entries. */
const commonFrom = 4000;

export function createWordIndex(unsorted: IndexedProduct[]): WordIndex {
  const entries = unsorted.sort((a, b) => order(a.sortKey, b.sortKey) || a.rid - b.rid);
  const lists = new Map<string, number[]>();
  const barcodes = new Map<string, number>();
  for (const [number, { text, barcode }] of entries.entries()) {
    if (barcode !== '') barcodes.set(barcode, number);
    for (const word of text.split(' ')) {
      if (word === '') continue;
      const list = lists.get(word);
      if (list === undefined) lists.set(word, [number]);
      else if (list.at(-1) !== number) list.push(number);
    }
  }
  const vocabulary = [...lists.keys()].sort();
  const postings = vocabulary.map((word) => lists.get(word) ?? []);
  const starts = new Int32Array(vocabulary.length);
  let at = 0;
  for (const [place, word] of vocabulary.entries()) {
    starts[place] = at;
    at += word.length + 1;
  }
  const text = vocabulary.join(' ');
  const codes = entries.map((_, number) => number).sort((a, b) => order(codeOf(a), codeOf(b)) || a - b);
  const codeKeys = codes.map(codeOf);
  function codeOf(number: number): string {
    return entries[number]?.code ?? '';
  }

  const rangeOf = (word: string): [number, number] => [lowest(vocabulary, word), lowest(vocabulary, `${word}\uffff`)];
  const placesHolding = (word: string): number[] => {
    const places: number[] = [];
    for (let found = text.indexOf(word); found >= 0 && places.length <= commonFrom; ) {
      const place = holder(starts, found);
      places.push(place);
      const next = starts[place + 1];
      found = next === undefined ? -1 : text.indexOf(word, next);
    }
    return places;
  };
  const marked = (places: Iterable<number>): Uint8Array => {
    const marks = new Uint8Array(entries.length);
    for (const place of places) for (const number of postings[place] ?? []) marks[number] = 1;
    return marks;
  };
  const amongBeginning = (words: readonly string[]) => {
    let rarest: [number, number] | null = null;
    for (const word of words) {
      const range = rangeOf(word);
      if (range[0] === range[1]) return null;
      if (rarest === null || range[1] - range[0] < rarest[1] - rarest[0]) rarest = range;
    }
    if (rarest === null || rarest[1] - rarest[0] > commonFrom) return 'all';
    const [from, to] = rarest;
    return marked(Array.from({ length: to - from }, (_, place) => from + place));
  };
  const amongAnywhere = (words: readonly string[]) => {
    const [longest = ''] = [...words].sort((one, other) => other.length - one.length);
    if (longest.length < 3) return amongBeginning(words);
    const places = placesHolding(longest);
    if (places.length === 0) return null;
    return places.length > commonFrom ? 'all' : marked(places);
  };
  return {
    entries,
    among: (words, isAnywhere) => (isAnywhere ? amongAnywhere(words) : amongBeginning(words)),
    *byCode(closed) {
      for (let place = lowest(codeKeys, closed); codeKeys[place]?.startsWith(closed) === true; place += 1)
        yield codes[place] ?? 0;
    },
    byBarcode: (closed) => barcodes.get(closed),
  };
}

/** The first place of a sorted list that is not before the text. */
function lowest(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last of these starts that is not behind the place. */
function holder(starts: Int32Array, at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

export const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
