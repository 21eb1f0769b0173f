import { localDay } from '../../../src-shared/lib/dates.ts';
import { duplicateKeysOf } from '../../../src-shared/imports/duplicates.ts';
import { guessMapping } from '../../../src-shared/imports/guess-mapping.ts';
import type { DuplicatePolicy, ImportMapping, RowProblem } from '../../../src-shared/imports/import.ts';
import type { LegacyChoice } from '../../../src-shared/imports/imports.contract.ts';
import { createRowReader, type RowReading } from '../../../src-shared/imports/row.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { Context } from '../context.ts';
import type { RunningJob } from '../platform/jobs.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import type { FailedRow, ImportCounts, ImportsRepository } from './imports.repository.ts';
import { type DuplicateOutcome, duplicateProblem, isDuplicateReason } from './duplicate-problem.ts';
import { inspectedRows } from './inspect-file.ts';
import { readTable } from './reading/read-table.ts';
import { recallMapping, rememberMapping } from './remembered-mapping.ts';
import { takeBack } from './take-back.ts';
import { changeOfRow, createRowWriter } from './write-row.ts';

/*
 * An import is many short transactions under one group:
 *
 *   running ──last row──▶ done ──undo──▶ undone
 *      ├──cancelled by the user, a file that ends in a refusal, a full disk──▶ what came in is taken back ──▶ cancelled / failed
 *      └──killed──▶ found at the next start, taken back ──▶ interrupted
 *
 * So a file is in whole or not at all, and reads and other writes come between the slices.
 */

/**
 * One slice is one transaction, so long that its commit pays and so short that nobody waits for it: it follows the clock between two
 * bounds. A machine that is busy with other things would otherwise commit more often and be even slower.
 */
const fewestSliceRows = 150;
const mostSliceRows = 500;
const sliceMs = 80;
/** More problems than anybody reads are counted but not kept. */
const problemsKept = 20_000;

export interface ImportTask {
  readonly path: string;
  readonly name: string;
  readonly mapping: ImportMapping | null;
  readonly duplicates: DuplicatePolicy;
  readonly legacyText: LegacyChoice;
  readonly guessesPersons: boolean;
}

/** Imports a file to its end; answers the import's id and the mapping that was used. */
export async function runImport(
  ctx: Context,
  repository: ImportsRepository,
  task: ImportTask,
  job: RunningJob,
): Promise<{ id: string; mapping: ImportMapping }> {
  const table = await readTable(task.path, { legacyText: task.legacyText });
  try {
    const { headings, rowsExpected } = table.head;
    const batches = table.batches();
    let next = await batches.next();
    const sample = next.done === true ? [] : next.value.rows.slice(0, inspectedRows).map((row) => row.cells);
    const mapping = task.mapping ?? recallMapping(ctx.state, headings) ?? guessMapping(headings, sample, repository.ownFields());
    if (!Object.values(mapping).includes('name')) {
      throw new AppError('invalid', `no column for the name among ${headings.join(', ').slice(0, 500)}`, {
        fields: { mapping: 'name-missing' },
      });
    }
    const startedAt = new Date(ctx.clock.now()).toISOString();
    const read = createRowReader(mapping, headings, repository.choices(), {
      today: localDay(startedAt),
      guessesPersons: task.guessesPersons,
      ownFields: repository.ownFields(),
    });
    const id = ctx.ids.next();
    const groupId = ctx.ids.next();
    repository.addBatch({ id, fileName: task.name, startedAt, groupId, policy: task.duplicates }, headings);
    const writer = createWriter(ctx, repository, { id, groupId, duplicates: task.duplicates });
    let sliceRows = fewestSliceRows;
    try {
      for (; next.done !== true; next = await batches.next()) {
        const { rows, problems } = next.value;
        writer.addProblems(problems);
        for (let at = 0; at < rows.length; ) {
          const startedAt = ctx.clock.now();
          const slice = rows.slice(at, at + sliceRows);
          writer.write(slice.map(({ row, cells }) => ({ row, cells, reading: read(row, cells) })));
          at += slice.length;
          sliceRows = nextSliceRows(sliceRows, ctx.clock.now() - startedAt);
          job.progress(writer.rowsDone(), rowsExpected === null ? null : Math.max(rowsExpected, writer.rowsDone()));
          await job.breathe();
        }
      }
      writer.finish();
      repository.setState(id, 'done');
      if (task.mapping !== null) rememberMapping(ctx.state, headings, task.mapping);
      job.progress(writer.rowsDone(), writer.rowsDone());
      return { id, mapping };
    } catch (error) {
      await giveUp(ctx, repository, { id, groupId }, error);
      throw error;
    }
  } finally {
    await table.close();
  }
}

/** Grows slowly, shrinks at once. */
function nextSliceRows(rows: number, tookMs: number): number {
  if (tookMs > sliceMs) return Math.max(fewestSliceRows, Math.floor((rows * sliceMs) / tookMs));
  return Math.min(mostSliceRows, Math.ceil(rows * 1.25));
}

/** Takes back what came in. Where that fails too (a full disk), the import stays `running` and the next start takes it back. */
async function giveUp(
  ctx: Context,
  repository: ImportsRepository,
  batch: { id: string; groupId: string },
  cause: unknown,
): Promise<void> {
  try {
    await takeBack(ctx, repository, batch.groupId);
    repository.setState(batch.id, cause instanceof AppError && cause.code === 'cancelled' ? 'cancelled' : 'failed');
  } catch (error) {
    ctx.log.error('an import could not be taken back yet', error);
  }
}

interface RowToWrite {
  readonly row: number;
  readonly cells: readonly string[];
  readonly reading: RowReading;
}

function createWriter(
  ctx: Context,
  repository: ImportsRepository,
  batch: { id: string; groupId: string; duplicates: ImportTask['duplicates'] },
) {
  const counts: ImportCounts = { rows: 0, created: 0, updated: 0, duplicates: 0, bad: 0, warnings: 0 };
  const newestBefore = repository.newestCustomer();
  const rowWriter = createRowWriter(ctx);
  let waiting: RowProblem[] = [];
  let failed: FailedRow[] = [];
  let kept = 0;
  let keptFailed = 0;

  return {
    rowsDone: () => counts.rows,
    addProblems(problems: readonly RowProblem[]) {
      waiting.push(...problems);
    },
    /** Rows, counts and problems commit together: a report never tells of rows that are not there. */
    write(rows: readonly RowToWrite[]) {
      const now = { ...counts };
      const problems = [...waiting];
      failed = [];
      ctx.write.transact(
        (tx) => {
          repository.holdSearch();
          for (const row of rows) writeRow(tx, row, now, problems);
          repository.indexHeld();
          save(now, problems);
        },
        { groupId: batch.groupId },
      );
      Object.assign(counts, now);
      waiting = [];
    },
    finish() {
      save(counts, waiting);
      waiting = [];
    },
  };

  function writeRow(tx: WriteTransaction, { row, cells, reading }: RowToWrite, now: ImportCounts, problems: RowProblem[]): void {
    now.rows++;
    problems.push(...reading.problems);
    const { customer, contact } = reading;
    if (customer === null) {
      now.bad++;
      failed.push({ row, cells });
      return;
    }
    const duplicate = repository.findDuplicate(duplicateKeysOf(customer));
    if (duplicate !== null && batch.duplicates === 'update') {
      const change = changeOfRow(repository, duplicate.id, reading);
      problems.push(ofDuplicate(change === null ? 'unchanged' : 'updated'));
      if (change === null) now.duplicates++;
      else {
        rowWriter.update(tx, duplicate.id, change, contact);
        now.updated++;
      }
      return;
    }
    if (duplicate !== null && batch.duplicates === 'skip') {
      problems.push(ofDuplicate(duplicate.rid > newestBefore ? 'duplicate-in-file' : 'duplicate'));
      now.duplicates++;
      return;
    }
    if (duplicate !== null) problems.push(ofDuplicate('added-anyway'));
    rowWriter.create(tx, customer, contact, reading.own);
    now.created++;

    function ofDuplicate(reason: DuplicateOutcome): RowProblem {
      return duplicateProblem(row, customer?.name ?? '', reason);
    }
  }

  function save(now: ImportCounts, problems: readonly RowProblem[]): void {
    now.warnings += problems.filter((problem) => problem.severity === 'warning' && !isDuplicateReason(problem.reason)).length;
    repository.setCounts(batch.id, now);
    const stored = problems.slice(0, Math.max(0, problemsKept - kept));
    repository.addProblems(batch.id, stored);
    repository.addFailedRows(batch.id, failed.slice(0, Math.max(0, problemsKept - keptFailed)));
    keptFailed += failed.length;
    failed = [];
    kept += stored.length;
  }
}
