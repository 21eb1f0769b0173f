import type { ListValue } from '../../../src-shared/customers/filter.ts';
import type { ListField } from '../../../src-shared/customers/list-fields.ts';
import { localDay } from '../../../src-shared/lib/dates.ts';

/** Instants are kept as the day they fall on; the indexes have their exact order. */
const instants: ReadonlySet<ListField> = new Set(['lastVisitAt', 'nextVisitAt', 'createdAt']);

/** A column of a list in memory: a number a row, which of its distinct values it has. */
export interface ListColumn {
  /** For each row its place in `values`. */
  codes: Uint32Array;
  readonly values: ListValue[];
  readonly codeOf: Map<ListValue, number>;
}

/** Of rows that have nothing yet. */
export function emptyColumn(rows: number): ListColumn {
  return { codes: new Uint32Array(rows + 1024), values: [null], codeOf: new Map([[null, 0]]) };
}

export function setCode(column: ListColumn, place: number, code: number): void {
  if (place >= column.codes.length) {
    const longer = new Uint32Array(place * 2 + 1024);
    longer.set(column.codes);
    column.codes = longer;
  }
  column.codes[place] = code;
}

export function codeFor(column: ListColumn, field: ListField, raw: ListValue): number {
  // An instant's day hangs on its hour alone, and hours repeat.
  const key = typeof raw === 'string' && instants.has(field) ? raw.slice(0, 13) : raw;
  const known = column.codeOf.get(key);
  if (known !== undefined) return known;
  const code = column.values.push(typeof raw === 'string' && instants.has(field) ? localDay(raw) : raw) - 1;
  column.codeOf.set(key, code);
  return code;
}
