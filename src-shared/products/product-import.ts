import type { CustomField } from '../custom-fields/custom-field.ts';
import { mostDong } from '../lib/amounts.ts';
import { parseDong } from '../lib/money.ts';
import { foldText } from '../vietnam/fold.ts';
import type { VatClass } from './vat-rate.ts';

export const importProblems = [
  'no-code',
  'no-name',
  'no-unit',
  'bad-price',
  'code-twice',
  'unknown-vat',
  'too-long',
  'bad-own-value',
] as const;
export type ProductImportProblem = (typeof importProblems)[number];

/** What a line of a table says of a product; what its table has no column for is absent and stays as it is. */
export interface ImportedProduct {
  /** As a spreadsheet counts: the headings are line 1. */
  readonly line: number;
  readonly code: string;
  readonly name?: string;
  readonly unit?: string;
  readonly groupName?: string;
  readonly barcode?: string;
  readonly nameEn?: string;
  readonly vatClass?: VatClass;
  /** By the column of the list. */
  readonly prices: readonly { readonly listName: string | null; readonly priceDong: number }[];
  /** By the column of the own field, as it stands in the file. */
  readonly own: readonly { readonly fieldId: string; readonly text: string }[];
  readonly problems: readonly ProductImportProblem[];
}

type Field = 'code' | 'name' | 'unit' | 'groupName' | 'barcode' | 'nameEn' | 'vat';

const headings: Readonly<Record<Field, readonly string[]>> = {
  code: ['ma', 'ma hang', 'ma san pham', 'ma sp', 'code', 'sku', 'product code'],
  name: ['ten', 'ten hang', 'ten san pham', 'ten sp', 'san pham', 'name', 'product', 'product name'],
  unit: ['don vi', 'don vi tinh', 'dvt', 'unit'],
  groupName: ['nhom', 'nhom hang', 'nhom san pham', 'group'],
  barcode: ['ma vach', 'barcode', 'ean'],
  nameEn: ['ten tieng anh', 'english name', 'name en'],
  vat: ['thue', 'thue suat', 'thue gtgt', 'vat', 'loai thue'],
};
const standardPrice = ['gia', 'don gia', 'gia ban', 'price'];
const longest: Readonly<Record<Field, number>> = {
  code: 60,
  name: 300,
  unit: 40,
  groupName: 200,
  barcode: 60,
  nameEn: 300,
  vat: 40,
};
/** A class by the rate that people write today: 10 % is what the reduction leaves out. */
const classOfRate: Readonly<Record<string, VatClass>> = {
  '8': 'standard',
  '10': 'standard-kept',
  '5': 'reduced',
  '0': 'zero',
  kct: 'exempt',
  kkknt: 'undeclared',
};

/**
 * Reads a table whose first line are headings. Prices stand in columns that are called like a price list (`Giá chuẩn`), or simply `Giá` for
 * the standard one; own fields in columns that are called like them. Null where no column holds the code.
 */
export function readProductTable(
  table: readonly (readonly string[])[],
  listNames: readonly string[],
  ownFields: readonly Pick<CustomField, 'id' | 'vi' | 'en'>[] = [],
): ImportedProduct[] | null {
  const [head = [], ...rows] = table;
  const folded = head.map(foldText);
  const columnOf = (field: Field) => folded.findIndex((name) => headings[field].includes(name));
  const columns = new Map((Object.keys(headings) as Field[]).map((field) => [field, columnOf(field)] as const)); // its own keys
  if ((columns.get('code') ?? -1) < 0) return null;
  const priced = folded.flatMap((name, column): { column: number; listName: string | null }[] => {
    const listName = listNames.find((one) => foldText(one) === name);
    if (listName !== undefined) return [{ column, listName }];
    return standardPrice.includes(name) ? [{ column, listName: null }] : [];
  });
  const taken = new Set([...columns.values(), ...priced.map(({ column }) => column)]);
  const owned = ownFields.flatMap(({ id, vi, en }) => {
    const column = folded.findIndex((name, at) => !taken.has(at) && (name === foldText(vi) || name === foldText(en)));
    return column < 0 ? [] : [{ column, fieldId: id }];
  });
  const seen = new Set<string>();
  return rows.flatMap((cells, at) => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const cell = (field: Field) => {
      const column = columns.get(field) ?? -1;
      return column < 0 ? undefined : (cells[column] ?? '').normalize('NFC').trim();
    };
    const problems = new Set<ProductImportProblem>();
    const code = cell('code') ?? '';
    if (code === '') problems.add('no-code');
    else if (seen.has(code.toLowerCase())) problems.add('code-twice');
    seen.add(code.toLowerCase());
    for (const field of Object.keys(longest) as Field[])
      if ((cell(field) ?? '').length > longest[field]) problems.add('too-long'); // its own keys
    if (cell('name') === '') problems.add('no-name');
    if (cell('unit') === '') problems.add('no-unit');
    const vat = cell('vat');
    const vatClass = vat === undefined || vat === '' ? undefined : classOfRate[vat.toLowerCase().replace(/\s*%$/u, '')];
    if (vat !== undefined && vat !== '' && vatClass === undefined) problems.add('unknown-vat');
    const prices = priced.flatMap(({ column, listName }) => {
      const text = (cells[column] ?? '').trim();
      if (text === '') return [];
      const priceDong = parseDong(text);
      if (priceDong === null || priceDong < 0 || priceDong > mostDong) {
        problems.add('bad-price');
        return [];
      }
      return [{ listName, priceDong }];
    });
    const given = (field: Exclude<Field, 'code' | 'vat'>) => {
      const text = cell(field);
      return text === undefined || text === '' ? {} : { [field]: text };
    };
    return [
      {
        line: at + 2,
        code,
        ...given('name'),
        ...given('unit'),
        ...given('groupName'),
        ...given('barcode'),
        ...given('nameEn'),
        ...(vatClass === undefined ? {} : { vatClass }),
        prices,
        own: owned.flatMap(({ column, fieldId }) => {
          const text = (cells[column] ?? '').trim();
          return text === '' ? [] : [{ fieldId, text }];
        }),
        problems: [...problems],
      },
    ];
  });
}

/** Cells as they are copied out of a spreadsheet, or lines with commas or semicolons between; quotes around a cell may hold either. */
export function cellsOf(text: string): string[][] {
  const [first = ''] = text.split('\n', 1);
  const separator = ['\t', ';', ','].find((one) => first.includes(one)) ?? '\t';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"' && cell === '') isQuoted = true;
    else if (character === separator || character === '\n') {
      row.push(cell);
      cell = '';
      if (character === '\n') {
        rows.push(row);
        row = [];
      }
    } else if (character !== '\r') cell += character;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}
