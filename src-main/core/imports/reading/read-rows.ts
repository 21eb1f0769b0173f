import type { Choices } from '../../../../src-shared/imports/choices.ts';
import { type DuplicateKeys, duplicateKeysOf } from '../../../../src-shared/imports/duplicates.ts';
import type { ImportMapping } from '../../../../src-shared/imports/import.ts';
import { createRowReader, type RowOptions, type RowReading } from '../../../../src-shared/imports/row.ts';

/** What the reading thread needs to know to make customers of rows. */
export interface ReadingPlan {
  readonly mapping: ImportMapping;
  readonly choices: Choices;
  readonly options: RowOptions;
}

/** A row as the import writes it. */
export interface ReadRow {
  readonly row: number;
  /** Only of a row that cannot be imported: as it stands in the file. */
  readonly cells: readonly string[];
  readonly reading: RowReading;
  readonly keys: DuplicateKeys | null;
}

export function createReading(
  plan: ReadingPlan,
  headings: readonly string[],
): (row: { readonly row: number; readonly cells: readonly string[] }) => ReadRow {
  const read = createRowReader(plan.mapping, headings, plan.choices, plan.options);
  return ({ row, cells }) => {
    const reading = read(row, cells);
    const keys = reading.customer === null ? null : duplicateKeysOf(reading.customer);
    return { row, cells: keys === null ? cells : [], reading, keys };
  };
}
