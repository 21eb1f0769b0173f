import { shorten } from '../../../src-shared/imports/cells.ts';
import { type DuplicateKeys, duplicateKeysOf, isSameCustomer } from '../../../src-shared/imports/duplicates.ts';
import { guessMapping } from '../../../src-shared/imports/guess-mapping.ts';
import type { ImportMapping, RowProblem } from '../../../src-shared/imports/import.ts';
import type { LegacyChoice } from '../../../src-shared/imports/imports.contract.ts';
import { createWardTally } from '../../../src-shared/imports/open-wards.ts';
import { createRowReader, type RowGuess, type RowOptions } from '../../../src-shared/imports/row.ts';
import type { Context } from '../context.ts';
import { duplicateProblem } from './duplicate-problem.ts';
import type { ImportsRepository } from './imports.repository.ts';
import { readTable } from './reading/read-table.ts';
import type { TableBatch, TableHead } from './reading/table-messages.ts';
import { recallWards } from '../wards/index.ts';
import { recallLaw, recallMapping } from './remembered-mapping.ts';
import { changedFields, changeOfRow } from './write-row.ts';
import { officeToday } from '../platform/office-time.ts';

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
  how: {
    mapping: ImportMapping | null;
    legacyText: LegacyChoice;
    guessesPersons: boolean;
    wards: Readonly<Record<string, string>>;
  },
) {
  const table = await readTable(file.path, { batchRows: inspectedRows, legacyText: how.legacyText });
  try {
    const batches = table.batches();
    const first = await batches.next();
    const batch: TableBatch = first.done === true ? { rows: [], problems: [] } : first.value;
    const isWholeFile = first.done === true || (await batches.next()).done === true;
    const { headings } = table.head;
    const cells = batch.rows.map((row) => row.cells);
    const mapping = how.mapping ?? mappingOf(ctx, repository, table.head, cells);
    return {
      fileName: file.name,
      format: table.head.format,
      encoding: table.head.encoding,
      headings: [...headings],
      sample: cells.slice(0, sampleRows).map((row) => row.map((cell) => shorten(cell, sampleCharacters))),
      mapping,
      basis: recallLaw(ctx.state, headings),
      checkedRows: batch.rows.length,
      isWholeFile,
      legacyColumns: [...table.head.legacyColumns],
      ...checkRows(repository, batch, headings, mapping, {
        today: officeToday(ctx),
        guessesPersons: how.guessesPersons,
        ownFields: repository.ownFields(),
        wards: { ...recallWards(ctx.state), ...how.wards },
      }),
    };
  } finally {
    await table.close();
  }
}

/** How the columns lie where nobody says it. */
export function mappingOf(
  ctx: Context,
  repository: ImportsRepository,
  head: TableHead,
  cells: readonly (readonly string[])[] = head.sample,
): ImportMapping {
  return recallMapping(ctx.state, head.headings) ?? head.mapping ?? guessMapping(head.headings, cells, repository.ownFields());
}

function checkRows(
  repository: ImportsRepository,
  batch: TableBatch,
  headings: readonly string[],
  mapping: ImportMapping,
  options: RowOptions,
) {
  const problems: RowProblem[] = [...batch.problems];
  const counts = { good: 0, duplicates: 0, changes: 0, bad: 0 };
  const changes: { row: number; fields: string[] }[] = [];
  const guesses: RowGuess[] = [];
  const openWards = createWardTally();
  // Without a column for the name there is one thing to say, not one for each row; the screen says it.
  if (!Object.values(mapping).includes('name'))
    return { problems, counts: { ...counts, bad: batch.rows.length }, changes, guesses, openWards: [] };
  const read = createRowReader(mapping, headings, repository.choices(), options);
  const seen: DuplicateKeys[] = [];
  for (const { row, cells } of batch.rows) {
    const reading = read(row, cells);
    problems.push(...reading.problems);
    if (reading.guess !== null) guesses.push(reading.guess);
    openWards.add(reading.openWard);
    if (reading.customer === null) {
      counts.bad++;
      continue;
    }
    const keys = duplicateKeysOf(reading.customer);
    const isInFile = seen.some((other) => isSameCustomer(keys, other));
    const found = repository.findDuplicate(keys);
    if (isInFile || found !== null) {
      counts.duplicates++;
      problems.push(duplicateProblem(row, reading.customer.name, isInFile ? 'duplicate-in-file' : 'duplicate'));
      const change = found === null ? null : changeOfRow(repository, found.id, reading);
      if (change !== null) {
        counts.changes++;
        changes.push({ row, fields: changedFields(change) });
      }
    } else {
      counts.good++;
      seen.push(keys);
    }
  }
  return {
    problems: problems.sort((a, b) => a.row - b.row),
    counts,
    changes,
    guesses,
    openWards: openWards.list(),
  };
}
