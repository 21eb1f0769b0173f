import type { FlatNamespace, TFunction } from 'i18next';
import { createContext, useContext, useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation as useAnyTranslation } from 'react-i18next';
import type { Language } from './i18n.ts';

interface Words {
  readonly language: Language;
  of(namespace: FlatNamespace): TFunction;
}

const WordsContext = createContext<Words | null>(null);

/** Follows the language once for all that is below it. */
export function WordsProvider({ children }: { children: ReactNode }) {
  const { i18n } = useAnyTranslation();
  const { language } = i18n;
  const words = useMemo<Words>(
    // What it says is fixed by the namespace it was asked for with.
    () => ({ language: language === 'en' ? 'en' : 'vi', of: (namespace) => i18n.getFixedT(language, namespace) as TFunction }),
    [i18n, language],
  );
  return <WordsContext value={words}>{children}</WordsContext>;
}

/**
 * `useTranslation` of react-i18next for parts that a page has many of: the same words, and new ones when the language changes. That hook
 * also waits for words that have to be fetched, which here never are, and keeps fourteen things for it in each component.
 */
export function useTranslation<const Ns extends FlatNamespace | readonly [FlatNamespace, ...FlatNamespace[]]>(
  namespaces: Ns,
): { readonly t: TFunction<Ns> } {
  const words = useWords();
  const first: FlatNamespace = typeof namespaces === 'string' ? namespaces : namespaces[0];
  // Made for the first of them; the others are named in the key (`ui:more`), which their type allows.
  return { t: words.of(first) as TFunction<Ns> };
}

/** The language of the screens now. */
export function useLanguage(): Language {
  return useWords().language;
}

function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === null) throw new Error('WordsProvider is missing');
  return words;
}
