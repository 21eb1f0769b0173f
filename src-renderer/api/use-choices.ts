import type { ListItem } from '../../src-shared/lists/lists.contract.ts';
import type { Language } from '../locales/i18n.ts';
import { useClient } from './client.tsx';
import { useLanguage } from './use-language.ts';
import { useSharedAnswer } from './use-shared-answer.ts';

export interface Choices {
  /** What may be chosen now, in order. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** The words for a stored key; a key that no list knows is the person's own words. */
  wordFor(key: string): string;
}

const nothing: readonly ListItem[] = [];
/** Made once for all that ask, as long as the lists are the same. */
const made = new WeakMap<readonly ListItem[], Map<string, Choices>>();

/** A list of choices in the language of the screens. */
export function useChoices(list: ListItem['list']): Choices {
  const client = useClient();
  const language = useLanguage();
  const items = useSharedAnswer({
    queryKey: ['lists', 'all'],
    meta: { entities: ['listItems'] },
    queryFn: () => client.lists.all({}),
  })?.items;
  return choicesOf(items ?? nothing, list, language);
}

function choicesOf(items: readonly ListItem[], list: ListItem['list'], language: Language): Choices {
  const ofItems = made.get(items) ?? new Map<string, Choices>();
  made.set(items, ofItems);
  const name = `${list} ${language}`;
  const before = ofItems.get(name);
  if (before !== undefined) return before;
  const own = items.filter((item) => item.list === list).toSorted((a, b) => a.order - b.order);
  const choices: Choices = {
    options: own.filter((item) => item.isActive).map((item) => ({ value: item.key, label: item[language] })),
    wordFor: (key) => own.find((item) => item.key === key)?.[language] ?? key,
  };
  ofItems.set(name, choices);
  return choices;
}
