import { foldWords } from '../../../src-shared/vietnam/fold.ts';

/*
 * What the index of calls, notes and visit results is asked (`activity_fts`, migration 7). Its rows are numbered 2 × rid for interactions and
 * 2 × rid + 1 for visit results; the customer's id without its dashes is one of each row's words.
 */

/** Shorter beginnings would read half of the index; a short word is looked for as it is. */
const shortestBeginning = 3;

/** Null where there is nothing to look for. `customers`: only theirs. */
export function activityMatch(text: string, customers: readonly string[] = []): string | null {
  const words = foldWords(text);
  if (words.length === 0) return null;
  const found = words.map((word) => (word.length < shortestBeginning ? `"${word}"` : `"${word}"*`));
  const theirs = customers.map((id) => `"${id.replaceAll('-', '')}"`).join(' OR ');
  return (theirs === '' ? found : [`(${theirs})`, ...found]).join(' AND ');
}

/** Whether a folded text holds words that begin so; the same question as the index's, for what stands in no index. */
export function holdsWords(folded: string, words: readonly string[]): boolean {
  const text = ` ${folded} `;
  return words.every((word) => text.includes(word.length < shortestBeginning ? ` ${word} ` : ` ${word}`));
}
