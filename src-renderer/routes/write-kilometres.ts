const formats = {
  vi: new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }),
};

/** `850 m`, `12,4 km`, `1.234 km`: what a driver reads. */
export function writeKilometres(metres: number, language: string): string {
  const format = formats[language === 'en' ? 'en' : 'vi'];
  if (metres < 1000) return `${format.format(metres)} m`;
  const kilometres = metres / 1000;
  return `${format.format(kilometres < 100 ? kilometres : Math.round(kilometres))} km`;
}
