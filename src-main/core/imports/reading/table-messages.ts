import type { ImportMapping, RowProblem } from '../../../../src-shared/imports/import.ts';
import type { FoundWards } from '../../../../src-shared/imports/open-wards.ts';
import type { LegacyChoice } from '../../../../src-shared/imports/imports.contract.ts';
import type { LegacyCharset } from '../../../../src-shared/vietnam/legacy-text.ts';
import type { ReadingPlan, ReadRow } from './read-rows.ts';
import type { ErrorShape } from '../../../../src-shared/rpc/errors.ts';

export type TableFormat = 'csv' | 'xlsx' | 'vcf';

export interface TableHead {
  readonly format: TableFormat;
  readonly encoding: string;
  /** Names of the columns; a column without one is called by its letter. */
  readonly headings: readonly string[];
  /** The first rows, to guess a mapping by; and the mapping itself where the kind of file has one. */
  readonly sample: readonly (readonly string[])[];
  readonly mapping: ImportMapping | null;
  /** Rows to come as far as the file tells in advance: an estimate. */
  readonly rowsExpected: number | null;
  /** Columns that were written in letters of before Unicode, and are in Unicode here. */
  readonly legacyColumns: readonly { readonly column: number; readonly charset: LegacyCharset }[];
}

export interface TableRow {
  /** As a spreadsheet numbers it. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** Some rows, and what was wrong with their cells already while reading. */
export interface TableBatch {
  readonly rows: readonly TableRow[];
  readonly problems: readonly RowProblem[];
}

/** Rows that were read by a plan. */
export interface ReadBatch {
  readonly rows: readonly ReadRow[];
  readonly problems: readonly RowProblem[];
}

/** Asks for nothing but the old wards of all rows. */
export interface WardPlan {
  readonly wardsOf: ImportMapping;
  /** Answers that are known. */
  readonly answers: Readonly<Record<string, string>>;
}

/** What the reading thread is told: how to read rows (once, before the first `more`, or never), and that it may send one batch more. */
export type ToReader = 'more' | ReadingPlan | WardPlan;

/** What the reading thread says. It sends a batch only against a `more` of the other side. */
export type FromReader =
  | { readonly kind: 'head'; readonly head: TableHead }
  | { readonly kind: 'batch'; readonly batch: TableBatch }
  | { readonly kind: 'read'; readonly rows: Uint8Array<ArrayBuffer>; readonly problems: readonly RowProblem[] }
  | { readonly kind: 'wards'; readonly found: FoundWards }
  | { readonly kind: 'progress' }
  | { readonly kind: 'end' }
  | { readonly kind: 'refused'; readonly error: ErrorShape };

export interface ReaderTask {
  readonly path: string;
  readonly batchRows: number;
  readonly legacyText: LegacyChoice;
}
