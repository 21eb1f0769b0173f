import { parseDong } from '../lib/money.ts';
import { parseQuantity } from './quantity.ts';

/** A line as it came out of a spreadsheet. */
export interface PastedLine {
  readonly code: string | null;
  readonly name: string;
  readonly unit: string | null;
  readonly quantityMilli: number;
  /** Null where the price is the office's to say. */
  readonly priceDong: number | null;
}

export interface Pasted {
  readonly lines: readonly PastedLine[];
  /** Rows in which no goods could be found, as they were, so that nobody believes them to be there. */
  readonly unread: readonly string[];
}

/**
 * Rows that were copied out of a spreadsheet: texts first (code, name and unit; a code has no space and a figure in it), then the
 * quantity, then the price. Null where the text is no table: one line without a tab is pasted into the field like anywhere else.
 */
export function readPastedLines(text: string, language: 'vi' | 'en'): Pasted | null {
  const rows = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .filter((row) => row.trim() !== '');
  if (!text.includes('\t') && rows.length < 2) return null;
  const lines: PastedLine[] = [];
  const unread: string[] = [];
  for (const [index, row] of rows.entries()) {
    const line = readRow(
      row.split('\t').map((cell) => cell.trim()),
      language,
    );
    if (line !== null) lines.push(line);
    // The head of the table says what stands below it.
    else if (index > 0 || rows.length === 1) unread.push(row.replaceAll('\t', ' · ').slice(0, 200));
  }
  return { lines, unread };
}

function readRow(cells: readonly string[], language: 'vi' | 'en'): PastedLine | null {
  const filled = cells.filter((cell) => cell !== '');
  let end = filled.length;
  const numbers: string[] = [];
  while (end > 0 && isNumber(filled[end - 1] ?? '')) {
    end -= 1;
    numbers.unshift(filled[end] ?? '');
  }
  const texts = filled.slice(0, end).filter((cell, index) => !(index === 0 && filled.length > 2 && /^\d{1,4}$/.test(cell)));
  const [first, second, third] = texts;
  if (first === undefined) return null;
  const isCode = /^\S{2,40}$/u.test(first) && /\d/.test(first);
  const name = isCode ? (second ?? first) : first;
  const unit = isCode ? (third ?? null) : (second ?? null);
  const [quantityText, priceText] = numbers;
  const quantityMilli = quantityText === undefined ? 1000 : parseQuantity(quantityText, language);
  const priceDong = priceText === undefined ? null : parseDong(priceText);
  if (quantityMilli === null || (priceText !== undefined && (priceDong === null || priceDong < 0))) return null;
  if (numbers.length === 0 && texts.length > 0 && /^(stt|mã|tên|code|name|item|no\.?)/iu.test(first)) return null;
  return { code: isCode ? first : null, name: name.slice(0, 2000), unit: unit?.slice(0, 40) ?? null, quantityMilli, priceDong };
}

function isNumber(cell: string): boolean {
  return /^[-−]?[\d.,\s\u00a0]+(?:₫|đ|vnd|vnđ)?$/iu.test(cell) && /\d/.test(cell);
}
