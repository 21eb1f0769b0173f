import { foldWords } from '../../../src-shared/vietnam/fold.ts';

/*
 * What the index of numbers and titles is asked (`transaction_fts`, migration 11). `BG-2026-00042` is three words there, of which two are
 * those of every quote: lists as long as the table. The one that tells quotes apart is asked alone first.
 */

export interface TransactionWords {
  readonly words: readonly string[];
  /** A question with every word; the last one may be half typed. */
  readonly all: string;
  /** The same with what tells a number from the others; null where nothing does. */
  readonly telling: string | null;
}

/** Null where there is nothing to look for. */
export function transactionWordsOf(text: string): TransactionWords | null {
  const words = foldWords(text);
  if (words.length === 0) return null;
  const last = words.length - 1;
  const match = (picked: readonly number[]) => picked.map((at) => quoted(words[at] ?? '', at === last)).join(' AND ');
  const telling = [...words.keys()].filter((at) => isTelling(words[at] ?? ''));
  return {
    words,
    all: match([...words.keys()]),
    telling: telling.length === 0 || telling.length === words.length ? null : match(telling),
  };
}

/** Whether a row's own text holds them all: the same question as the index's. */
export function holdsTransactionWords(folded: string, { words }: TransactionWords): boolean {
  const text = ` ${folded} `;
  return words.every((word, at) => text.includes(isBeginning(word, at === words.length - 1) ? ` ${word}` : ` ${word} `));
}

/** Years stand in most numbers. */
function isTelling(word: string): boolean {
  return /^\d{3,}$/.test(word) && !/^(?:19|20)\d\d$/.test(word);
}

/** One letter begins half of all words; in front of others two do as well. */
function isBeginning(word: string, isLast: boolean): boolean {
  return word.length >= (isLast ? 2 : 3);
}

function quoted(word: string, isLast: boolean): string {
  return isBeginning(word, isLast) ? `"${word}"*` : `"${word}"`;
}
