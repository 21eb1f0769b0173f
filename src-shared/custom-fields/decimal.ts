/**
 * A number as people write it. `1.234,5` is Vietnamese and `1,234.5` English, and both are understood in either language; where one separator
 * stands before three digits (`1.234`) the language says whether it groups or divides.
 * Null where it is no number.
 */
export function readDecimal(text: string, language: 'vi' | 'en'): number | null {
  const match = /^([-−+]?)([\d.,]+)$/.exec(text.replace(/[\s\u00a0]/g, ''));
  const written = match?.[2];
  if (written === undefined || !/\d/.test(written)) return null;
  const mark = decimalMarkOf(written, language);
  const [whole = '', fraction = '', ...more] = mark === null ? [written] : written.split(mark);
  const group = mark === ',' ? '.' : mark === '.' ? ',' : written.includes('.') ? '.' : ',';
  const isGrouped = new RegExp(`^\\d{1,3}(\\${group}\\d{3})+$`).test(whole);
  const digits = isGrouped ? whole.replaceAll(group, '') : whole;
  if (more.length > 0 || !/^\d*$/.test(digits) || !/^\d*$/.test(fraction) || digits + fraction === '') return null;
  return Number(`${match?.[1] === '-' || match?.[1] === '−' ? '-' : ''}${digits || '0'}.${fraction || '0'}`);
}

/** Which of the separators divides whole from fraction; null where none does. */
function decimalMarkOf(written: string, language: 'vi' | 'en'): '.' | ',' | null {
  const lastDot = written.lastIndexOf('.');
  const lastComma = written.lastIndexOf(',');
  if (lastDot >= 0 && lastComma >= 0) return lastDot > lastComma ? '.' : ',';
  if (lastDot < 0 && lastComma < 0) return null;
  const mark = lastDot >= 0 ? '.' : ',';
  const own = language === 'vi' ? ',' : '.';
  if (mark === own && written.indexOf(mark) === written.lastIndexOf(mark)) return mark;
  const isGrouping = /^\d{1,3}([.,]\d{3})+$/.test(written);
  return isGrouping ? null : mark;
}

/** `1.234,5` in Vietnamese, `1,234.5` in English; at most six digits after the mark. */
export function writeDecimal(value: number, language: 'vi' | 'en'): string {
  const [whole = '0', fraction = ''] = Math.abs(value).toFixed(6).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, language === 'vi' ? '.' : ',');
  const rest = fraction.replace(/0+$/, '');
  const sign = value < 0 && (/[1-9]/.test(whole) || rest !== '') ? '-' : '';
  return sign + grouped + (rest === '' ? '' : `${language === 'vi' ? ',' : '.'}${rest}`);
}
