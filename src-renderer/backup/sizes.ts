import type { Language } from '../locales/i18n.ts';

/** `840 KB`, `12,4 MB` */
export function writeSize(bytes: number, language: Language): string {
  const isSmall = bytes < 1_000_000;
  const value = isSmall ? Math.max(1, Math.round(bytes / 1000)) : bytes / 1_000_000;
  const format = new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    maximumFractionDigits: isSmall || value >= 100 ? 0 : 1,
  });
  return `${format.format(value)} ${isSmall ? 'KB' : 'MB'}`;
}
