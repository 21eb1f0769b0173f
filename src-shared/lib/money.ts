/** Money is a whole number of đồng: the currency has no smaller unit. */

/** `12.500.000 ₫`, the way the Vietnamese locale writes it. */
export function formatDong(dong: number): string {
  if (!Number.isSafeInteger(dong)) throw new RangeError(`not a whole number of đồng: ${dong}`);
  return `${dong < 0 ? '-' : ''}${grouped(String(Math.abs(dong)))}\u00a0₫`;
}

/**
 * What a person types for an amount: `12.500.000`, `12,500,000 đ`, `350k`, `12tr5` (12.5 million), `1,2 tỷ`, `2 tỷ 350 triệu`. Null where
 * it is no amount, has a fraction of a đồng or exceeds what can be counted exactly.
 */
export function parseDong(text: string): number | null {
  const clean = text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').replace(currency, '').trim();
  const negative = /^[-−]/u.test(clean);
  const amount = parseAmount(clean.replace(/^[-+−]\s*/u, ''));
  if (amount === null || !Number.isSafeInteger(amount)) return null;
  return negative && amount !== 0 ? -amount : amount;
}

const currency = /\s*(?:₫|đồng|vnđ|vnd|đ)$/u;

const unitWords = [
  { pattern: 'tỷ|tỉ|ty|ti', power: 9 },
  { pattern: 'triệu|trieu|tr|m', power: 6 },
  { pattern: 'nghìn|ngàn|nghin|ngan|k|n', power: 3 },
] as const;
const part = new RegExp(`^(\\d[\\d.,]*) ?(${unitWords.map(({ pattern }) => pattern).join('|')})(?![a-zà-ỹ])`, 'u');

function parseAmount(text: string): number | null {
  if (!/^\d/.test(text)) return null;
  let rest = text;
  let total = 0;
  let lastPower = Number.POSITIVE_INFINITY;
  for (;;) {
    const match = part.exec(rest);
    if (match === null) break;
    const power = unitWords.find(({ pattern }) => pattern.split('|').includes(match[2] ?? ''))?.power ?? 0;
    const value = scaled(match[1] ?? '', power);
    // Units fall from left to right: `5 nghìn 2 triệu` is no amount.
    if (value === null || power >= lastPower) return null;
    total += value;
    lastPower = power;
    rest = rest.slice(match[0].length).trim();
  }
  if (rest === '') return total;
  if (lastPower === Number.POSITIVE_INFINITY) return scaled(rest, 0);
  // `12tr5` is spoken "mười hai triệu rưỡi": up to three digits after a unit are its fraction.
  return /^\d{1,3}$/.test(rest) ? total + Number(rest) * 10 ** (lastPower - rest.length) : null;
}

/** `number × 10^power` without ever leaving whole numbers; null where a fraction of a đồng would be left. */
function scaled(number: string, power: number): number | null {
  const parts = splitDecimal(number, power > 0);
  if (parts === null) return null;
  const [whole, fraction] = parts;
  const significant = fraction.replace(/0+$/, '');
  return significant.length > power ? null : Number(whole + significant.padEnd(power, '0'));
}

/**
 * Dot and comma both group thousands in what people paste, so digits in threes are groups (`1.250 tỷ` is 1 250 tỷ); any other number of
 * digits after the last separator is a fraction (`1,2 tỷ`), which makes sense only before a unit.
 */
function splitDecimal(number: string, hasUnit: boolean): [whole: string, fraction: string] | null {
  if (/^\d+$/.test(number)) return [number, ''];
  if (/^\d{1,3}(?:\.\d{3})+$/.test(number) || /^\d{1,3}(?:,\d{3})+$/.test(number)) return [number.replace(/[.,]/g, ''), ''];
  const decimal = /^(\d{1,3}(?:\.\d{3})+|\d+),(\d+)$/.exec(number) ?? /^(\d{1,3}(?:,\d{3})+|\d+)\.(\d+)$/.exec(number);
  if (decimal === null) return null;
  const fraction = decimal[2] ?? '';
  if (!hasUnit && /[1-9]/.test(fraction)) return null;
  return [(decimal[1] ?? '').replace(/[.,]/g, ''), fraction];
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, '.');
}
