/** How the cells of one style are to be written out. */
export interface NumberStyle {
  readonly isDate: boolean;
  /** A format of nothing but zeros (`0000000000`) keeps leading zeros: tax codes and phones are stored so. */
  readonly minimumDigits: number;
}

export const plainStyle: NumberStyle = { isDate: false, minimumDigits: 0 };

/** Tells from the number and text of a format how it shows its cells (ECMA-376 part 1, 18.8.30). */
export function numberStyle(formatId: number, code: string | undefined): NumberStyle {
  if (code === undefined) {
    const isDate =
      (formatId >= 14 && formatId <= 22) ||
      (formatId >= 27 && formatId <= 36) ||
      (formatId >= 45 && formatId <= 47) ||
      (formatId >= 50 && formatId <= 58);
    return { isDate, minimumDigits: 0 };
  }
  if (/^0{2,20}$/.test(code)) return { isDate: false, minimumDigits: code.length };
  // Quoted words, escaped letters and conditions in brackets are not part of the pattern.
  const pattern = code.replace(/"[^"]*"|\\.|_.|\[[^\]]*\]/g, '');
  return { isDate: /[dmyh]/i.test(pattern) && !/general/i.test(pattern), minimumDigits: 0 };
}

const dayMs = 86_400_000;

/**
 * A number as a person reads it: no `.0`, no exponent; a date as `YYYY-MM-DD`, with `HH:mm` where it has a time.
 * A text that is no number comes back as it is.
 */
export function writeNumber(text: string, style: NumberStyle, uses1904: boolean): string {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return text;
  if (style.isDate) return writeSerialDay(value, uses1904) ?? writePlain(value);
  const plain = writePlain(value);
  return /^\d+$/.test(plain) ? plain.padStart(style.minimumDigits, '0') : plain;
}

/** An Excel day number as ISO text; null outside 1900–9999. Day 60 is the 29 February 1900 that never was. */
export function writeSerialDay(serial: number, uses1904: boolean): string | null {
  const days = uses1904 ? serial + 1462 : serial;
  if (days < 1 || days >= 2_958_466) return null;
  const fromEpoch = days < 60 ? days + 1 : days;
  const minutes = Math.round((fromEpoch % 1) * 1440);
  const at = new Date(Date.UTC(1899, 11, 30) + Math.floor(fromEpoch) * dayMs + minutes * 60_000);
  const iso = at.toISOString();
  return minutes === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}

function writePlain(value: number): string {
  if (Number.isInteger(value)) return BigInt(value).toString();
  // Fifteen digits are what Excel keeps and shows: 0.1+0.2 is 0.3 there.
  const shown = Number(value.toPrecision(15));
  return Math.abs(shown) < 1e-6 ? shown.toFixed(20).replace(/0+$/, '') : String(shown);
}

/** `_x000D_` stands for the character of that code in a sheet's text. */
export function decodeSheetText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** `AB12` → 27; null where it is no cell's name. */
export function columnOf(reference: string): number | null {
  let column = 0;
  let letters = 0;
  for (; letters < reference.length; letters++) {
    const code = reference.charCodeAt(letters) & 0xdf;
    if (code < 65 || code > 90) break;
    column = column * 26 + (code - 64);
  }
  return letters === 0 || letters > 3 ? null : column - 1;
}
