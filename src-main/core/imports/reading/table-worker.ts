import { parentPort, workerData } from 'node:worker_threads';
import { findHeading } from '../../../../src-shared/imports/heading-row.ts';
import type { RowProblem } from '../../../../src-shared/imports/import.ts';
import { createWardCounter } from '../../../../src-shared/imports/open-wards.ts';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { AppError } from '../../../../src-shared/rpc/errors.ts';
import { cleanCell } from '../../../../src-shared/imports/cells.ts';
import { findLegacyColumns, inUnicode, type LegacyColumns } from './legacy-columns.ts';
import { importLimits, refusal } from './limits.ts';
import { mendRow } from './mend-row.ts';
import { createRowPacker, packedBytes, type PackedRow } from './packed-rows.ts';
import type { ParsedRow } from './parsed-row.ts';
import { createReading, type ReadingPlan, type ReadRow } from './read-rows.ts';
import { sortedByName } from '../row-order.ts';
import type { FromReader, ReaderTask, TableRow, ToReader, WardPlan } from './table-messages.ts';
import { cardHeadings, cardMapping } from './vcard.ts';
import { readTableFile, type TableFacts } from './table-source.ts';

// The thread that reads a file somebody else made. It may be killed at any moment and holds nothing that would be missed.

const port = assertPresent(parentPort, 'a worker thread');
// Only `readTable` starts this file, with a task of this shape.
const task = workerData as ReaderTask;

let credit = 0;
let onCredit: (() => void) | null = null;
let plan: ReadingPlan | null = null;
let wardPlan: WardPlan | null = null;
let wards: ReturnType<typeof createWardCounter> | null = null;
port.on('message', (message: ToReader) => {
  if (message !== 'more') {
    if ('wardsOf' in message) wardPlan = message;
    else plan = message;
    return;
  }
  credit++;
  onCredit?.();
});

/** Rows among which the heading is looked for, and rows by which the letters of a column are told. */
const headRows = 20;
const rowsToTellBy = 300;
const sampleRows = 200;
/** Rows that are put into the order of their names before they go out, and how much room they may take: the heap's bound does not hold them. */
const rowsInStretch = 24_000;
/** The first stretch is shorter, or nobody would write until so many are read; each next one is twice as long, as reading is twice as quick as writing. */
const rowsInFirstStretch = 4000;
const bytesInStretch = 48 * 1024 * 1024;
let facts: TableFacts = { format: 'csv', encoding: 'utf-8', rowsExpected: null, delimiter: null };
let headings: readonly string[] | null = null;
let toCustomer: ((row: TableRow) => ReadRow) | null = null;
let first: ParsedRow[] = [];
let legacy: LegacyColumns = new Map();
let rows: TableRow[] = [];
let problems: RowProblem[] = [];
let dataRows = 0;
let isAsked = false;
const packer = createRowPacker();
let held: PackedRow[] = [];
let heldBytes = 0;
let heldProblems: RowProblem[] = [];
let stretch = rowsInFirstStretch;
/** A stretch in the order of its names, of which so many are out. */
let sorted: { readonly rows: readonly PackedRow[]; readonly problems: readonly RowProblem[]; readonly sent: number } | null =
  null;
const ready: { rows: TableRow[]; problems: RowProblem[] }[] = [];

try {
  await readTableFile(task.path, task.legacyText, {
    facts: (known) => {
      facts = known;
    },
    row: takeRow,
    pause: () => sendReady(),
    progress: () => send({ kind: 'progress' }),
  });
  if (headings === null) settleHeading();
  closeBatch();
  await sendReady(true);
  tellWards();
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

/**
 * Without a plan batches go out as they are asked for. With one, rows are read and held until there are enough of them to put into the order of
 * their names; while one stretch goes out, the next is read.
 */
async function sendReady(isLast = false): Promise<void> {
  if (ready.length === 0 && !isLast) return;
  // Whether there is a plan is told before the first batch is asked for.
  if (!isAsked) await credited();
  isAsked = true;
  if (wardPlan !== null && headings !== null) {
    wards ??= createWardCounter(wardPlan.wardsOf, headings, wardPlan.answers);
    for (const batch of ready.splice(0)) for (const row of batch.rows) wards.add(row.cells);
    return;
  }
  if (plan === null || headings === null) {
    for (const batch of ready.splice(0)) {
      await credited();
      credit--;
      send({ kind: 'batch', batch });
    }
    return;
  }
  toCustomer ??= createReading(plan, headings);
  for (const batch of ready.splice(0)) {
    for (const row of batch.rows) {
      const packed = packer.pack(toCustomer(row));
      held.push(packed);
      heldBytes += packed.bytes.length;
    }
    heldProblems.push(...batch.problems);
  }
  const isFull = held.length >= stretch || heldBytes >= bytesInStretch || isLast;
  await sendSorted(isFull);
  if (!isFull) return;
  sorted = { rows: sortedByName(held), problems: heldProblems, sent: 0 };
  stretch = Math.min(rowsInStretch, stretch * 2);
  held = [];
  heldBytes = 0;
  heldProblems = [];
  await sendSorted(isLast);
}

/** What is wrong with the rows of a stretch is told with the first of them. */
async function sendSorted(isWaiting: boolean): Promise<void> {
  while (sorted !== null && (isWaiting || credit > 0)) {
    await credited();
    credit--;
    const { rows: all, problems: found, sent } = sorted;
    let [end, size] = [sent, 0];
    for (; end < all.length && size < packedBytes; end++) size += all[end]?.bytes.length ?? 0;
    const piece = packer.join(all.slice(sent, end));
    port.postMessage({ kind: 'read', rows: piece, problems: found } satisfies FromReader, [piece.buffer]);
    sorted = end < all.length ? { rows: all, problems: [], sent: end } : null;
  }
}

async function credited(): Promise<void> {
  while (credit === 0) {
    await new Promise<void>((resolve) => {
      onCredit = resolve;
    });
    onCredit = null;
  }
}

function tellWards(): void {
  if (wards !== null) send({ kind: 'wards', found: wards.found() });
}

function send(message: FromReader): void {
  port.postMessage(message);
}
