import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { catalogues } from './catalogues.ts';
import { lightI18n } from './light-i18n.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: (typeof catalogues)['vi'];
  }
}

export type Language = keyof typeof catalogues;

/** Both languages are part of the program, so a switch is at once and needs nothing from outside. */
export async function startTranslations(language: Language) {
  const i18n = i18next.createInstance();
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'vi',
    ns: Object.keys(catalogues.vi),
    defaultNS: 'app',
    resources: catalogues,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return lightI18n(i18n);
}
