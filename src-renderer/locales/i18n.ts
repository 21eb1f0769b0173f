import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { lightI18n } from './light-i18n.ts';
import type { vi } from './vi.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: typeof vi;
  }
}

/** Both languages are part of the program; only the words of the one that is spoken are read before the first screen. */
const catalogues = {
  vi: async (): Promise<Catalogue> => (await import('./vi.ts')).vi,
  en: async (): Promise<Catalogue> => (await import('./en.ts')).en,
};
type Catalogue = Record<keyof typeof vi, object>;

export type Language = keyof typeof catalogues;

/** A switch reads the other language, which needs nothing from outside. Each has every sentence, so that none must be looked for in the other. */
export async function startTranslations(language: Language) {
  const i18n = i18next.createInstance();
  const first = await catalogues[language]();
  await i18n
    .use(initReactI18next)
    .use(ownCatalogues)
    .init({
      lng: language,
      fallbackLng: false,
      ns: Object.keys(first),
      defaultNS: 'app',
      interpolation: { escapeValue: false },
    });
  return lightI18n(i18n);
}

const ownCatalogues: BackendModule = {
  type: 'backend',
  init: () => {},
  // With two parameters it is asked for a promise.
  read: async (language, namespace) => (await catalogues[language as Language]())[namespace as keyof Catalogue],
};
