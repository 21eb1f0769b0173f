import { mostQuantityMilli } from '../lib/amounts.ts';
import { parseQuantity } from '../quotes/quantity.ts';
import { foldText } from '../vietnam/fold.ts';

export const stockImportProblems = ['no-code', 'unknown-code', 'bad-quantity', 'line-twice', 'too-long'] as const;
export type StockImportProblem = (typeof stockImportProblems)[number];

/** What a line of a table says lies in a warehouse. */
export interface ImportedStock {
  /** As a spreadsheet counts: the headings are line 1. */
  readonly line: number;
  readonly code: string;
  /** Empty where the table does not say. */
  readonly warehouse: string;
  readonly onHandMilli: number;
  readonly problems: readonly StockImportProblem[];
}

const headings = {
  code: ['ma', 'ma hang', 'ma san pham', 'ma sp', 'ma vat tu', 'code', 'sku', 'product code'],
  quantity: ['ton', 'ton kho', 'so luong', 'so luong ton', 'sl', 'sl ton', 'ton cuoi', 'quantity', 'on hand', 'stock', 'qty'],
  warehouse: ['kho', 'ten kho', 'ma kho', 'warehouse'],
} as const;
const longestWarehouse = 100;

/**
 * Reads a table whose first line are headings. Null where no column holds the codes, or none how much there is. `isWorkbook`: numbers of its
 * cells come as the program writes them, with a point before the fraction.
 */
export function readStockTable(table: readonly (readonly string[])[], isWorkbook = false): ImportedStock[] | null {
  const [head = [], ...rows] = table;
  const folded = head.map(foldText);
  const columnOf = (names: readonly string[]) => folded.findIndex((name) => names.includes(name));
  const [code, quantity, warehouse] = [columnOf(headings.code), columnOf(headings.quantity), columnOf(headings.warehouse)];
  if (code < 0 || quantity < 0) return null;
  const seen = new Set<string>();
  return rows.flatMap((cells, at) => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const cell = (column: number) => (column < 0 ? '' : (cells[column] ?? '').normalize('NFC').trim());
    const problems: StockImportProblem[] = [];
    const row = { line: at + 2, code: cell(code), warehouse: cell(warehouse) };
    const onHandMilli = (isWorkbook ? readNumberCell(cell(quantity)) : null) ?? readOnHand(cell(quantity));
    const key = `${row.code.toLowerCase()}\n${foldText(row.warehouse)}`;
    if (row.code === '') problems.push('no-code');
    else if (seen.has(key)) problems.push('line-twice');
    seen.add(key);
    if (onHandMilli === null) problems.push('bad-quantity');
    if (row.warehouse.length > longestWarehouse) problems.push('too-long');
    return [{ ...row, onHandMilli: onHandMilli ?? 0, problems }];
  });
}

/** `1.250`, `12,5`, `0`, `-3` in thousandths, as people and spreadsheets write it; null where it is none. */
export function readOnHand(text: string): number | null {
  const [, minus = '', size = ''] = /^([-−]?)\s*(.*)$/u.exec(text.trim()) ?? [];
  if (/^0+([.,]0+)?$/.test(size)) return 0;
  const milli = parseQuantity(size, 'vi');
  return milli === null ? null : minus === '' ? milli : -milli;
}

/**
 * `1.125` is a thousand and more where somebody typed it, and a little over one where a number of a workbook is written so. A number has no
 * zero at its end, so `1.250` was typed. Finer than a thousandth is rounded.
 */
function readNumberCell(text: string): number | null {
  if (!/^-?\d+\.\d*[1-9]$/.test(text)) return null;
  const milli = Math.round(Number(text) * 1000);
  return Math.abs(milli) <= mostQuantityMilli ? milli : null;
}
