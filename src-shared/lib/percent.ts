/*
 * Shares are whole hundredths of a percent ("basis points"): 25.5 % is 2550, so that sums are exact.
 */

/** What a person types for a share: `25`, `25,5 %`, `33.33%`. Null where it is none, is negative, exceeds 100 % or is finer than 0.01 %. */
export function parseShare(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim());
  if (match === null) return null;
  const basisPoints = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return basisPoints > 10_000 ? null : basisPoints;
}

/** `25,5 %` in Vietnamese, `25.5%` in English; sums may exceed 100 %. */
export function formatShare(basisPoints: number, language: 'vi' | 'en'): string {
  const whole = Math.floor(basisPoints / 100);
  const rest = String(basisPoints % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  const number = rest === '' ? String(whole) : `${whole}${language === 'vi' ? ',' : '.'}${rest}`;
  return language === 'vi' ? `${number} %` : `${number}%`;
}
