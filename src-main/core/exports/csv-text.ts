import { formatDay } from '../../../src-shared/lib/dates.ts';
import { guardText } from '../../../src-shared/exports/guarded-text.ts';

/** A day is a day to a spreadsheet, which sorts and counts with it. */
export type ExportCell = string | number | null | { readonly day: string };

/** Excel takes a file without it for the code page of the machine and breaks every accent. */
export const byteOrderMark = '\uFEFF';

/** One row by RFC 4180; nothing in it is a formula to a spreadsheet. */
export function csvRow(cells: readonly ExportCell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

function cellText(cell: ExportCell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return formatDay(cell.day);
  const text = typeof cell === 'number' ? String(cell) : guardText(cell.replaceAll('\0', ''));
  return /[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
