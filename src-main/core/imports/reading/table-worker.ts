import { parentPort, workerData } from 'node:worker_threads';
import { findHeading } from '../../../../src-shared/imports/heading-row.ts';
import type { RowProblem } from '../../../../src-shared/imports/import.ts';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { AppError } from '../../../../src-shared/rpc/errors.ts';
import { cleanCell } from '../../../../src-shared/imports/cells.ts';
import { findLegacyColumns, inUnicode, type LegacyColumns } from './legacy-columns.ts';
import { importLimits, refusal } from './limits.ts';
import { mendRow } from './mend-row.ts';
import type { ParsedRow } from './parsed-row.ts';
import { createReading, type ReadingPlan, type ReadRow } from './read-rows.ts';
import type { FromReader, ReaderTask, TableRow, ToReader } from './table-messages.ts';
import { cardHeadings, cardMapping } from './vcard.ts';
import { readTableFile, type TableFacts } from './table-source.ts';

// The thread that reads a file somebody else made. It may be killed at any moment and holds nothing that would be missed.

const port = assertPresent(parentPort, 'a worker thread');
// Only `readTable` starts this file, with a task of this shape.
const task = workerData as ReaderTask;

let credit = 0;
let onCredit: (() => void) | null = null;
let plan: ReadingPlan | null = null;
port.on('message', (message: ToReader) => {
  if (message !== 'more') {
    plan = message;
    return;
  }
  credit++;
  onCredit?.();
});

/** Rows among which the heading is looked for, and rows by which the letters of a column are told. */
const headRows = 20;
const rowsToTellBy = 300;
const sampleRows = 200;
let facts: TableFacts = { format: 'csv', encoding: 'utf-8', rowsExpected: null, delimiter: null };
let headings: readonly string[] | null = null;
let toCustomer: ((row: TableRow) => ReadRow) | null = null;
let first: ParsedRow[] = [];
let legacy: LegacyColumns = new Map();
let rows: TableRow[] = [];
let problems: RowProblem[] = [];
let dataRows = 0;
const ready: { rows: TableRow[]; problems: RowProblem[] }[] = [];

try {
  await readTableFile(task.path, task.legacyText, {
    facts: (known) => {
      facts = known;
    },
    row: takeRow,
    pause: sendReady,
    progress: () => send({ kind: 'progress' }),
  });
  if (headings === null) settleHeading();
  closeBatch();
  await sendReady();
  send({ kind: 'end' });
} catch (error) {
  const known = error instanceof AppError ? error : refusal('damaged', error instanceof Error ? error.message : String(error));
  send({ kind: 'refused', error: known.toShape() });
}
port.close();

function takeRow(row: ParsedRow): void {
  if (row.cells.every((cell) => cell.trim() === '') && (row.errorColumns ?? []).length === 0) return;
  const clean = { ...row, cells: row.cells.map((cell) => cell.normalize('NFC')) };
  if (headings !== null) {
    takeData({ ...clean, cells: inUnicode(clean.cells, legacy) }, headings);
    return;
  }
  first.push(clean);
  if (first.length >= rowsToTellBy) settleHeading();
}

function settleHeading(): void {
  if (first.length === 0) throw refusal('no-rows', 'the file has no rows');
  legacy = findLegacyColumns(
    first.map((row) => row.cells),
    task.legacyText,
  );
  first = first.map((row) => ({ ...row, cells: inUnicode(row.cells, legacy) }));
  const { index, names } =
    facts.format === 'vcf' ? { index: -1, names: cardHeadings } : findHeading(first.slice(0, headRows).map((row) => row.cells));
  headings = names;
  send({
    kind: 'head',
    head: {
      format: facts.format,
      encoding: facts.encoding,
      rowsExpected: facts.rowsExpected,
      sample: first.slice(index + 1, index + 1 + sampleRows).map((row) => row.cells),
      mapping: facts.format === 'vcf' ? cardMapping : null,
      headings: names,
      legacyColumns: [...legacy].map(([column, charset]) => ({ column, charset })),
    },
  });
  for (const row of first.slice(index + 1)) takeData(row, names);
  first = [];
}

function takeData(asRead: ParsedRow, names: readonly string[]): void {
  // A workbook that was made from such a CSV file has the same rows.
  const mend = mendRow(asRead.cells, names.length, facts.delimiter ?? ',');
  const row = mend === null ? asRead : { ...asRead, cells: mend.cells };
  dataRows++;
  if (dataRows > importLimits.rows) throw refusal('rows', `more than ${importLimits.rows} rows`);
  rows.push({ row: row.row, cells: row.cells });
  if (row.isDamaged === true)
    problems.push({ row: row.row, column: null, severity: 'error', reason: 'card-damaged', value: row.cells.at(-1) ?? null });
  for (const column of row.cutColumns) warn(row, names, column, 'cell-cut');
  for (const column of row.errorColumns ?? []) warn(row, names, column, 'formula-error');
  for (const column of mend?.mended ?? []) warn(row, names, column, 'cell-mended');
  row.cells.forEach((cell, column) => {
    if (cell.includes('\uFFFD')) warn(row, names, column, 'bad-characters');
    if (column >= names.length && cleanCell(cell) !== '') warn(row, names, column, 'extra-cell');
  });
  if (rows.length >= task.batchRows) closeBatch();
}

function warn(row: ParsedRow, names: readonly string[], column: number, reason: string): void {
  const text = row.cells[column] ?? '';
  const value = text.length > 200 ? `${text.slice(0, 199)}…` : text;
  problems.push({ row: row.row, column: names[column] ?? null, severity: 'warning', reason, value: value === '' ? null : value });
}

function closeBatch(): void {
  if (rows.length === 0) return;
  ready.push({ rows, problems });
  rows = [];
  problems = [];
}

async function sendReady(): Promise<void> {
  for (let batch = ready.shift(); batch !== undefined; batch = ready.shift()) {
    while (credit === 0) {
      await new Promise<void>((resolve) => {
        onCredit = resolve;
      });
      onCredit = null;
    }
    credit--;
    if (plan === null || headings === null) {
      send({ kind: 'batch', batch });
      continue;
    }
    toCustomer ??= createReading(plan, headings);
    send({ kind: 'read', batch: { rows: batch.rows.map(toCustomer), problems: batch.problems } });
  }
}

function send(message: FromReader): void {
  port.postMessage(message);
}
