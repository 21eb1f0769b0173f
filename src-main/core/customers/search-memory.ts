import type { Db } from '../platform/database.ts';
import type { Word } from './search-ranking.ts';

/**
 * Where nothing holds `khong`, nothing holds `khong co` or `khongg`: typing on costs nothing until somebody writes.
 * @param isLonger whether nothing can hold the form where nothing holds the word
 */
export function createNothingMemory(db: Db, isLonger = (form: string, word: string) => form.includes(word)) {
  const ownChanges = db.prepare('SELECT total_changes()').pluck();
  const state = () => `${String(ownChanges.get())} ${String(db.pragma('data_version', { simple: true }))}`;
  let word = '';
  let coversLonger = false;
  let stateThen = '';
  return {
    covers: (words: readonly Word[]) =>
      word !== '' &&
      words.some((forms) => forms.every((form) => (coversLonger ? isLonger(form, word) : form === word))) &&
      stateThen === state(),
    /** Where the search was not whole, the word itself will not be found with more words beside it, but a longer one may be. */
    remember(words: readonly Word[], isWhole: boolean) {
      const form = words.length === 1 && words[0]?.length === 1 ? words[0][0] : undefined;
      // A shorter word is looked for at the beginnings of words only, so it says nothing about longer ones.
      if (form === undefined || form.length < 3) return;
      word = form;
      coversLonger = isWhole;
      stateThen = state();
    },
  };
}
