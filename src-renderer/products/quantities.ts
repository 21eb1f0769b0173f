import { mostQuantityMilli } from '../../src-shared/lib/amounts.ts';

/** `12,5` or `1.000` as people type it, in thousandths; null where it is no quantity above zero. */
export function readQuantity(text: string): number | null {
  const match = /^(\d{1,3}(?:[.\s]\d{3})+|\d+)(?:,(\d{1,3}))?$/.exec(text.trim());
  if (match === null) return null;
  const milli = Number((match[1] ?? '').replaceAll(/[.\s]/g, '')) * 1000 + Number((match[2] ?? '').padEnd(3, '0'));
  return milli > 0 && milli <= mostQuantityMilli ? milli : null;
}

/** `1.000`, `12,5`. */
export function writeQuantity(milli: number): string {
  return quantities.format(milli / 1000);
}

const quantities = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 3 });
