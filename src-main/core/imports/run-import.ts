import { localDay } from '../../../src-shared/lib/dates.ts';
import type { DuplicatePolicy, ImportMapping, RowProblem } from '../../../src-shared/imports/import.ts';
import type { LegacyChoice } from '../../../src-shared/imports/imports.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { Context } from '../context.ts';
import type { RunningJob } from '../platform/jobs.ts';
import { emptyLongLog } from '../platform/long-log.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import type { FailedRow, ImportCounts, ImportsRepository } from './imports.repository.ts';
import { type DuplicateOutcome, duplicateProblem, isDuplicateReason } from './duplicate-problem.ts';
import { mappingOf } from './inspect-file.ts';
import { readTable } from './reading/read-table.ts';
import type { ReadRow } from './reading/read-rows.ts';
import { recallWards, rememberWards } from '../wards/index.ts';
import { type ImportLaw, rememberLaw, rememberMapping } from './remembered-mapping.ts';
import { takeBack } from './take-back.ts';
import { type Agreed, changeOfRow, createRowWriter } from './write-row.ts';

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
 * One slice is one transaction, so long that its commit pays and so short that nobody waits for it: rows are written until this time is
 * over, between two bounds, and the clock is looked at after each row, since of rows that are alike some take a hundred times as long (a page
 * that has to be read, a garbage collection). A machine that is busy with other things would otherwise commit more often and be even slower.
 * A disk now and then takes 60 ms to have a slice, and on two processors the core's thread waits as long for the threads beside it: what is left
 * of a tenth of a second is for its rows. What can wait has turns of its own.
 */
const fewestSliceRows = 20;
const mostSliceRows = 400;
const rowsMs = 16;
/**
 * So long grows the log before it is copied into the file, in a turn of its own: pages that are written again and again are copied once. Well
 * below the 4 000 pages from which a COMMIT would do it.
 */
const walPages = 2000;
/** So many rows are read at once, and no more than a slice has. */
const rowsInBatch = 300;
/** More problems than anybody reads are counted but not kept. */
const problemsKept = 20_000;

export interface ImportTask {
  readonly path: string;
  readonly name: string;
  readonly mapping: ImportMapping | null;
  readonly duplicates: DuplicatePolicy;
  readonly law: ImportLaw;
  readonly legacyText: LegacyChoice;
  readonly guessesPersons: boolean;
  readonly wards: Readonly<Record<string, string>>;
}

/** Imports a file to its end; answers the import's id and the mapping that was used. */
export async function runImport(
  ctx: Context,
  repository: ImportsRepository,
  task: ImportTask,
  job: RunningJob,
): Promise<{ id: string; mapping: ImportMapping }> {
  const table = await readTable(task.path, { legacyText: task.legacyText, batchRows: rowsInBatch });
  try {
    const { headings, rowsExpected } = table.head;
    const ownFields = repository.ownFields();
    const mapping = task.mapping ?? mappingOf(ctx, repository, table.head);
    if (!Object.values(mapping).includes('name')) {
      throw new AppError('invalid', `no column for the name among ${headings.join(', ').slice(0, 500)}`, {
        fields: { mapping: 'name-missing' },
      });
    }
    const startedAt = new Date(ctx.clock.now()).toISOString();
    const plan = {
      mapping,
      choices: repository.choices(),
      options: {
        today: localDay(startedAt),
        guessesPersons: task.guessesPersons,
        ownFields,
        wards: { ...recallWards(ctx.state), ...task.wards },
      },
    };
    const id = ctx.ids.next();
    const groupId = ctx.ids.next();
    repository.addBatch(
      { id, fileName: task.name, startedAt, groupId, policy: task.duplicates, basis: task.law.basis },
      headings,
    );
    const writer = createWriter(ctx, repository, {
      id,
      groupId,
      duplicates: task.duplicates,
      agreed: { purposes: task.law.purposes, proof: task.name },
    });
    let settling = Promise.resolve();
    const writeSlice = async (rows: ReadRow[]) => {
      // Its rows have a turn of their own: others come between what was just unpacked and them, and between them and their journal.
      await job.breathe();
      const written = writer.write(rows);
      rows.splice(0, written);
      job.progress(writer.rowsDone(), rowsExpected === null ? null : Math.max(rowsExpected, writer.rowsDone()));
      await job.breathe();
      // The disk has the journal of one slice while the rows of the next are written; with more under way memory would grow.
      await settling;
      settling = ctx.write.settle();
      await job.breathe();
      repository.mergeSearch(written);
      await job.breathe();
      if (emptyLongLog(ctx.db, walPages)) await job.breathe();
    };
    try {
      const waiting: ReadRow[] = [];
      for await (const { rows, problems } of table.readBatches(plan)) {
        writer.addProblems(problems);
        waiting.push(...rows);
        while (waiting.length >= mostSliceRows) await writeSlice(waiting);
      }
      while (waiting.length > 0) await writeSlice(waiting);
      writer.finish();
      await settling;
      await ctx.write.settle();
      repository.setState(id, 'done');
      rememberWards(ctx.state, task.wards);
      if (task.mapping !== null) rememberMapping(ctx.state, headings, task.mapping);
      rememberLaw(ctx.state, headings, task.law);
      job.progress(writer.rowsDone(), writer.rowsDone());
      return { id, mapping };
    } catch (error) {
      await giveUp(ctx, repository, { id, groupId }, error);
      throw error;
    }
  } finally {
    // Also of what is taken back everything is in the journal before anybody hears of it.
    await ctx.write.settle();
    await table.close();
  }
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

function createWriter(
  ctx: Context,
  repository: ImportsRepository,
  batch: { id: string; groupId: string; duplicates: ImportTask['duplicates']; agreed: Agreed },
) {
  const counts: ImportCounts = { rows: 0, created: 0, updated: 0, duplicates: 0, bad: 0, warnings: 0 };
  const newestBefore = repository.newestCustomer();
  const rowWriter = createRowWriter(ctx, repository, batch.agreed);
  let waiting: RowProblem[] = [];
  let failed: FailedRow[] = [];
  let kept = 0;
  let keptFailed = 0;

  return {
    rowsDone: () => counts.rows,
    addProblems(problems: readonly RowProblem[]) {
      waiting.push(...problems);
    },
    /**
     * Writes rows from the first on for as long as a slice lasts and answers how many. Rows, counts and problems commit together: a report
     * never tells of rows that are not there.
     */
    write(rows: readonly ReadRow[]): number {
      const startedMs = performance.now();
      let written = 0;
      const now = { ...counts };
      const problems = [...waiting];
      failed = [];
      ctx.write.transact(
        (tx) => {
          repository.holdSearch();
          const fresh = rowWriter.newCustomers(tx);
          for (const row of rows.slice(0, mostSliceRows)) {
            if (now.updated > counts.updated && repository.isSearchFull()) break;
            if (written >= fewestSliceRows && performance.now() - startedMs > rowsMs) break;
            writeRow(tx, fresh, row, now, problems);
            written++;
          }
          fresh.write();
          repository.indexHeld();
          save(now, problems);
        },
        { groupId: batch.groupId, isSlice: true },
      );
      Object.assign(counts, now);
      waiting = [];
      return written;
    },
    finish() {
      save(counts, waiting);
      waiting = [];
    },
  };

  function writeRow(
    tx: WriteTransaction,
    fresh: ReturnType<typeof rowWriter.newCustomers>,
    { row, cells, reading, keys }: ReadRow,
    now: ImportCounts,
    problems: RowProblem[],
  ): void {
    now.rows++;
    problems.push(...reading.problems);
    const { customer, contact } = reading;
    if (customer === null || keys === null) {
      now.bad++;
      failed.push({ row, cells });
      return;
    }
    if (fresh.has(keys)) fresh.write();
    const duplicate = repository.findDuplicate(keys);
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
      // A list, or a phone's cards, has a company once for each of its people: these come in, though the company does not again.
      const isOfFile = duplicate.rid > newestBefore;
      const isNewPerson = isOfFile && rowWriter.addPerson(tx, duplicate.id, contact);
      problems.push(ofDuplicate(isNewPerson ? 'person-added' : isOfFile ? 'duplicate-in-file' : 'duplicate'));
      if (isNewPerson) now.updated++;
      else now.duplicates++;
      return;
    }
    if (duplicate !== null) problems.push(ofDuplicate('added-anyway'));
    fresh.add({ keys, customer, contact, own: reading.own });
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
