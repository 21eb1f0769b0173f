import { shorten } from '../../../src-shared/imports/cells.ts';
import { type DuplicateKeys, duplicateKeysOf, isSameCustomer } from '../../../src-shared/imports/duplicates.ts';
import { guessMapping } from '../../../src-shared/imports/guess-mapping.ts';
import type { ImportMapping, RowProblem } from '../../../src-shared/imports/import.ts';
import { createRowReader } from '../../../src-shared/imports/row.ts';
import type { Context } from '../context.ts';
import type { ImportsRepository } from './imports.repository.ts';
import { readTable } from './reading/read-table.ts';
import type { TableBatch } from './reading/table-messages.ts';
import { recallMapping } from './remembered-mapping.ts';

/** Enough rows to guess by and to see what kind of mistakes a file has, few enough to answer at once. */
export const inspectedRows = 200;
const sampleRows = 20;
/** A screen shows the beginning of a cell; a giant one need not cross the wire. */
const sampleCharacters = 300;

/** Reads the start of a file and tries the mapping on it, without writing anything. */
export async function inspectFile(
  ctx: Context,
  repository: ImportsRepository,
  file: { path: string; name: string },
  wanted: ImportMapping | null,
) {
  const table = await readTable(file.path, { batchRows: inspectedRows });
  try {
    const batches = table.batches();
    const first = await batches.next();
    const batch: TableBatch = first.done === true ? { rows: [], problems: [] } : first.value;
    const isWholeFile = first.done === true || (await batches.next()).done === true;
    const { headings } = table.head;
    const cells = batch.rows.map((row) => row.cells);
    const mapping = wanted ?? recallMapping(ctx.state, headings) ?? guessMapping(headings, cells);
    return {
      fileName: file.name,
      format: table.head.format,
      encoding: table.head.encoding,
      headings: [...headings],
      sample: cells.slice(0, sampleRows).map((row) => row.map((cell) => shorten(cell, sampleCharacters))),
      mapping,
      checkedRows: batch.rows.length,
      isWholeFile,
      ...checkRows(repository, batch, headings, mapping),
    };
  } finally {
    await table.close();
  }
}

function checkRows(repository: ImportsRepository, batch: TableBatch, headings: readonly string[], mapping: ImportMapping) {
  const problems: RowProblem[] = [...batch.problems];
  const counts = { good: 0, duplicates: 0, bad: 0 };
  // Without a column for the name there is one thing to say, not one for each row; the screen says it.
  if (!Object.values(mapping).includes('name')) return { problems, counts: { ...counts, bad: batch.rows.length } };
  const read = createRowReader(mapping, headings, repository.choices());
  const seen: DuplicateKeys[] = [];
  for (const { row, cells } of batch.rows) {
    const reading = read(row, cells);
    problems.push(...reading.problems);
    if (reading.customer === null) {
      counts.bad++;
      continue;
    }
    const keys = duplicateKeysOf(reading.customer);
    const isInFile = seen.some((other) => isSameCustomer(keys, other));
    if (isInFile || repository.findDuplicate(keys) !== null) {
      counts.duplicates++;
      problems.push(duplicateProblem(row, reading.customer.name, isInFile));
    } else {
      counts.good++;
      seen.push(keys);
    }
  }
  return { problems: problems.sort((a, b) => a.row - b.row), counts };
}

export function duplicateProblem(row: number, name: string, isInFile: boolean): RowProblem {
  return { row, column: null, severity: 'warning', reason: isInFile ? 'duplicate-in-file' : 'duplicate', value: shorten(name) };
}
