import { mostQuantityMilli } from '../lib/amounts.ts';

/*
 * Quantities are thousandths of a unit. In Vietnamese the comma begins the fraction and the dot groups thousands, in English the other way
 * round; a separator that cannot be one of groups begins the fraction in both.
 */

/** What a person types for a quantity: `500`, `2,5`, `1.250,5`. Null where it is none, is not above zero, too big or finer than a thousandth. */
export function parseQuantity(text: string, language: 'vi' | 'en'): number | null {
  const [group, point] = language === 'vi' ? ['.', ','] : [',', '.'];
  const clean = text.trim().replace(/[\s\u00a0]/gu, '');
  const match = /^(\d[\d.,]*)$/.exec(clean);
  if (match === null) return null;
  const at = pointOf(clean, group, point);
  const whole = (at === null ? clean : clean.slice(0, at)).replaceAll(group, '');
  const fraction = at === null ? '' : clean.slice(at + 1);
  if (!/^\d+$/.test(whole) || !/^\d*$/.test(fraction) || fraction.replace(/0+$/, '').length > 3) return null;
  const milli = Number(whole) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
  return Number.isSafeInteger(milli) && milli >= 1 && milli <= mostQuantityMilli ? milli : null;
}

/** Where the fraction begins; null where there is none. */
function pointOf(text: string, group: string, point: string): number | null {
  const last = text.lastIndexOf(point);
  if (last >= 0) return last;
  const groups = text.split(group);
  if (groups.length === 1) return null;
  // `1.250` has groups; `2.5` and `0.125` do not.
  const areGroups = groups[0] !== '0' && (groups[0]?.length ?? 0) <= 3 && groups.slice(1).every((part) => part.length === 3);
  return areGroups ? null : text.lastIndexOf(group);
}

/** `1.250,5` in Vietnamese, `1,250.5` in English. */
export function writeQuantity(milli: number, language: 'vi' | 'en'): string {
  const [group, point] = language === 'vi' ? ['.', ','] : [',', '.'];
  const whole = String(Math.floor(milli / 1000)).replace(/\B(?=(?:\d{3})+$)/g, group);
  const fraction = String(milli % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}${point}${fraction}`;
}
