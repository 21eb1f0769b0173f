import { useTranslation } from 'react-i18next';
import type { Language } from '../locales/i18n.ts';

/** The language of the screens now. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'vi';
}
