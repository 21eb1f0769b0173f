import { mostQuantityMilli } from '../lib/amounts.ts';

/** What a person types for a quantity: `2,5`, `12.125`, `1000`. In thousandths; null where it is none, finer than that, or below zero. */
export function parseQuantity(text: string): number | null {
  const match = /^(\d{1,9})(?:[.,](\d{1,3}))?$/.exec(text.trim().replaceAll(/[\s\u00a0]/g, ''));
  if (match === null) return null;
  const milli = Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0'));
  return milli > mostQuantityMilli ? null : milli;
}

/** `1.000,5` in Vietnamese, `1,000.5` in English. */
export function writeQuantity(milli: number, language: string): string {
  return (language === 'en' ? en : vi).format(milli / 1000);
}

/** As it stands in a field: without groups, so that it reads back as itself. */
export function quantityField(milli: number | null): string {
  return milli === null ? '' : String(milli / 1000).replace('.', ',');
}

const vi = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 3 });
const en = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 });
