import type { Choices } from '../api/use-choices.ts';

/** Keys of the list as its words; somebody's own words stay. */
export function wordsOfTags(tags: readonly string[], list: Choices): string[] {
  return tags.map((tag) => list.wordFor(tag));
}

/** Words of the list as its keys, so that they are the same in both languages; own words stay as they were typed. */
export function keysOfTags(words: readonly string[], list: Choices): string[] {
  const typed = words.map((word) => word.trim().slice(0, 60)).filter((word) => word !== '');
  return [
    ...new Set(typed.map((word) => list.options.find(({ label }) => label.toLowerCase() === word.toLowerCase())?.value ?? word)),
  ];
}
