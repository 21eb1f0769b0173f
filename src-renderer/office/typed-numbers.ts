import { parseDong } from '../../src-shared/lib/money.ts';
import { writeMoney, writeNumber } from '../ui/formats.ts';
import type { ValueKind } from './change-places.ts';

/** How many of what is kept make one of what people say: basis points in a percent, thousandths of a quantity. */
const perUnit: Partial<Record<ValueKind, number>> = { hundredths: 100, thousandths: 1000 };

/** A kept number as people read and type it: `12.500.000 ₫`, `7,5 %`, `09:30`. */
export function writeTyped(kind: ValueKind, value: number, language: string): string {
  if (kind === 'money') return writeMoney(value);
  if (kind === 'minute') return `${twoDigits(Math.floor(value / 60))}:${twoDigits(value % 60)}`;
  const text = writeNumber(value / (perUnit[kind] ?? 1), language);
  return kind === 'hundredths' || kind === 'percent' ? `${text} %` : text;
}

/** The number that was meant, as it is kept; null where the typing is none. Money is read as everywhere: `12tr5`, `-350k`. */
export function readTyped(kind: ValueKind, typed: string, language: string): number | null {
  if (kind === 'money') return parseDong(typed);
  if (kind === 'minute') {
    const time = /^(\d{1,2})[:h](\d{2})$/.exec(typed.trim());
    const minutes = time === null ? -1 : Number(time[1]) * 60 + Number(time[2]);
    return time === null || Number(time[2]) > 59 || minutes >= 24 * 60 ? null : minutes;
  }
  const [group, point] = language === 'en' ? [',', '.'] : ['.', ','];
  const clean = typed.replace(/[\s%]/gu, '').replace('−', '-');
  const [whole = '', fraction, ...more] = clean.split(point);
  const isGrouped = new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})*$`).test(whole) || /^-?\d+$/.test(whole);
  if (more.length > 0 || !isGrouped || (fraction !== undefined && !/^\d+$/.test(fraction))) return null;
  const value = Number(`${whole.replaceAll(group, '')}.${fraction ?? '0'}`) * (perUnit[kind] ?? 1);
  const kept = Math.round(value);
  return Math.abs(kept - value) < 1e-6 && Number.isSafeInteger(kept) ? kept : null;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
