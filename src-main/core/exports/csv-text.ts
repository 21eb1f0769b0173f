import { guardText } from '../../../src-shared/exports/guarded-text.ts';

export type ExportCell = string | number | null;

/** Excel takes a file without it for the code page of the machine and breaks every accent. */
export const byteOrderMark = '\uFEFF';

/** One row by RFC 4180; nothing in it is a formula to a spreadsheet. */
export function csvRow(cells: readonly ExportCell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

function cellText(cell: ExportCell): string {
  if (cell === null) return '';
  const text = typeof cell === 'number' ? String(cell) : guardText(cell.replaceAll('\0', ''));
  return /[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
