import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ListItem } from '../../src-shared/lists/lists.contract.ts';
import { useClient } from './client.tsx';
import { useLanguage } from './use-language.ts';

export interface Choices {
  /** What may be chosen now, in order. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** The words for a stored key; a key that no list knows is the person's own words. */
  wordFor(key: string): string;
}

/** A list of choices in the language of the screens. */
export function useChoices(list: ListItem['list']): Choices {
  const client = useClient();
  const language = useLanguage();
  const items = useQuery({ queryKey: ['lists', 'all'], meta: { entities: ['listItems'] }, queryFn: () => client.lists.all({}) })
    .data?.items;
  return useMemo(() => {
    const own = (items ?? []).filter((item) => item.list === list).toSorted((a, b) => a.order - b.order);
    return {
      options: own.filter((item) => item.isActive).map((item) => ({ value: item.key, label: item[language] })),
      wordFor: (key) => own.find((item) => item.key === key)?.[language] ?? key,
    };
  }, [items, list, language]);
}
