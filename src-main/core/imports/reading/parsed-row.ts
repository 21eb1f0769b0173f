/** One row as the file has it. */
export interface ParsedRow {
  /** As a spreadsheet numbers it, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
  /** Columns whose text was longer than a cell may be and was cut. */
  readonly cutColumns: readonly number[];
  /** Columns that held a formula error such as `#REF!`, which was left out. */
  readonly errorColumns?: readonly number[];
  /** A business card that could not be read. */
  readonly isDamaged?: boolean;
}

export type RowSink = (row: ParsedRow) => void;
