/** `1,25 tỷ`, `350 tr`, `12 tr` for a card's corner; the full amount stands in the title. Rounded, never used for a sum. */
export function shortMoney(dong: number, language: string): string {
  const [billion, million, thousand] = language === 'en' ? ['bn', 'm', 'k'] : ['tỷ', 'tr', 'k'];
  const [size, unit] = dong >= 1e9 ? [1e9, billion] : dong >= 1e6 ? [1e6, million] : dong >= 1e3 ? [1e3, thousand] : [1, '₫'];
  return `${formats[language === 'en' ? 'en' : 'vi'].format(dong / size)} ${unit}`;
}

const formats = {
  vi: new Intl.NumberFormat('vi-VN', { maximumSignificantDigits: 3 }),
  en: new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 }),
};
