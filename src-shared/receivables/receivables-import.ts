import { isDay } from '../lib/dates.ts';
import { mostDong } from '../lib/amounts.ts';
import { parseDong } from '../lib/money.ts';
import { foldText } from '../vietnam/fold.ts';

export const importProblems = [
  'no-customer',
  'two-customers',
  'no-number',
  'number-twice',
  'bad-day',
  'bad-due',
  'bad-total',
  'bad-paid',
  'too-long',
] as const;
export type ReceivablesImportProblem = (typeof importProblems)[number];

/** What a line of accounting's table says of one invoice. */
export interface ImportedInvoice {
  /** As a spreadsheet counts: the headings are line 1. */
  readonly line: number;
  readonly taxCode: string;
  readonly customer: string;
  readonly symbol: string | null;
  readonly number: string;
  readonly issuedOn: string;
  readonly dueOn: string | null;
  readonly totalDong: number;
  readonly paidDong: number;
  readonly problems: readonly ReceivablesImportProblem[];
}

type Field = 'taxCode' | 'customer' | 'symbol' | 'number' | 'issuedOn' | 'dueOn' | 'total' | 'paid';

const headings: Readonly<Record<Field, readonly string[]>> = {
  taxCode: ['ma so thue', 'mst', 'tax code', 'tax id'],
  customer: ['khach hang', 'ten khach hang', 'ten khach', 'don vi', 'doi tuong', 'customer', 'customer name'],
  symbol: ['ky hieu', 'ky hieu hoa don', 'symbol', 'series'],
  number: ['so hoa don', 'so', 'so hd', 'so ct', 'so chung tu', 'invoice', 'invoice number', 'number'],
  issuedOn: ['ngay', 'ngay hoa don', 'ngay lap', 'ngay hd', 'date', 'issued', 'invoice date'],
  dueOn: ['han', 'han thanh toan', 'ngay den han', 'den han', 'due', 'due date'],
  total: ['tong tien', 'tong', 'so tien', 'thanh tien', 'gia tri', 'phai thu', 'total', 'amount'],
  paid: ['da thu', 'da tra', 'da thanh toan', 'thanh toan', 'paid'],
};

/** Reads a table whose first line are headings; null where no column holds the number, the day or the total, or nobody is named. */
export function readReceivablesTable(table: readonly (readonly string[])[]): ImportedInvoice[] | null {
  const [head = [], ...rows] = table;
  const folded = head.map(foldText);
  const columns = new Map(
    (Object.keys(headings) as Field[]).map((field) => [field, folded.findIndex((name) => headings[field].includes(name))]), // its own keys
  );
  const has = (field: Field) => (columns.get(field) ?? -1) >= 0;
  if (!has('number') || !has('issuedOn') || !has('total') || !(has('taxCode') || has('customer'))) return null;
  const seen = new Set<string>();
  return rows.flatMap((cells, at) => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const cell = (field: Field) => (cells[columns.get(field) ?? -1] ?? '').normalize('NFC').trim();
    const problems = new Set<ReceivablesImportProblem>();
    const [number, symbol] = [cell('number'), cell('symbol')];
    if (number === '') problems.add('no-number');
    if (cell('taxCode') === '' && cell('customer') === '') problems.add('no-customer');
    if (number.length > 40 || symbol.length > 20) problems.add('too-long');
    const issuedOn = readWrittenDay(cell('issuedOn'));
    if (issuedOn === null) problems.add('bad-day');
    const dueText = cell('dueOn');
    const dueOn = dueText === '' ? null : readWrittenDay(dueText);
    if (dueText !== '' && (dueOn === null || (issuedOn !== null && dueOn < issuedOn))) problems.add('bad-due');
    const total = parseDong(cell('total'));
    if (total === null || total <= 0 || total > mostDong) problems.add('bad-total');
    const paid = cell('paid') === '' ? 0 : parseDong(cell('paid'));
    if (paid === null || paid < 0 || paid > mostDong) problems.add('bad-paid');
    const key = `${symbol.toLowerCase()}/${bareNumber(number).toLowerCase()}/${issuedOn?.slice(0, 4) ?? ''}`;
    if (number !== '' && seen.has(key)) problems.add('number-twice');
    seen.add(key);
    return [
      {
        ...{ line: at + 2, taxCode: cell('taxCode'), customer: cell('customer'), number, dueOn },
        symbol: symbol === '' ? null : symbol,
        issuedOn: issuedOn ?? '',
        totalDong: total ?? 0,
        paidDong: paid ?? 0,
        problems: [...problems],
      },
    ];
  });
}

/** `00000123` and `123` are one number: older invoices were written with eight digits. */
export function bareNumber(number: string): string {
  return number.replace(/^0+(?=\d)/, '');
}

/** `26/11/2026`, `26-11-2026`, `2026-11-26`, with a time behind it or not. */
function readWrittenDay(text: string): string | null {
  const [first = ''] = text.split(/[ T]/);
  const european = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(first);
  const day =
    european === null ? first : `${european[3]}-${(european[2] ?? '').padStart(2, '0')}-${(european[1] ?? '').padStart(2, '0')}`;
  return isDay(day) && day >= '1900' ? day : null;
}
