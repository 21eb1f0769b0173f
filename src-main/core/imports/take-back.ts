import { entityRights } from '../../../src-shared/sync/rights.ts';
import { isEntityName } from '../../../src-shared/sync/entities.ts';
import type { Context } from '../context.ts';
import { readValue } from '../history/index.ts';
import { pauseForOthers } from '../platform/pause.ts';
import { isOtherProcessRunning } from '../platform/this-process.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createImportsRepository, type ImportsRepository, type WrittenStep } from './imports.repository.ts';

/** One slice is one transaction of about 50 ms. */
const customersInTransaction = 250;
const stepsInTransaction = 500;

/** What became of an import that was taken back. */
export interface TakenBack {
  /** Customers that it had made and that are in the recycle bin now. */
  readonly removed: number;
  /** Customers of before that have again what they had. */
  readonly restored: number;
  /** Customers on whom somebody has worked since: what the import made or wrote there stays, at least in part. */
  readonly kept: number;
}

/**
 * Takes back everything that an import wrote, as one new group: customers that it made go to the recycle bin, customers that it changed get
 * back what they had. What somebody has worked on since (a customer with a newer field, contact or visit; a field with a newer value) stays.
 */
export async function takeBack(
  ctx: Context,
  repository: ImportsRepository,
  groupId: string,
  onProgress: (done: number) => void = () => {},
): Promise<TakenBack> {
  const undoGroupId = ctx.ids.next();
  const livingBefore = repository.countLiving(groupId);
  let done = 0;
  for (let after = 0; ; ) {
    const page = repository.createdBy(groupId, after, customersInTransaction);
    const last = page.at(-1);
    if (last === undefined) break;
    ctx.write.transact(
      (tx) => {
        for (const { id } of page) if (!repository.isTouchedSince(id, groupId)) tx.remove('customers', id);
      },
      { groupId: undoGroupId },
    );
    after = last.rid;
    done += page.length;
    onProgress(done);
    await pauseForOthers();
  }
  const keptNew = repository.countLiving(groupId);
  const changed = await putBack(ctx, repository, groupId, undoGroupId, (more) => onProgress(done + more));
  return { removed: livingBefore - keptNew, restored: changed.restored, kept: keptNew + changed.kept };
}

/** The customers of before: field by field, newest first. */
async function putBack(
  ctx: Context,
  repository: ImportsRepository,
  groupId: string,
  undoGroupId: string,
  onProgress: (customers: number) => void,
): Promise<{ restored: number; kept: number }> {
  const restored = new Set<string>();
  const kept = new Set<string>();
  const isChangedSince = ({ rowId }: WrittenStep) => repository.isRowChangedBesides(rowId, [groupId, undoGroupId]);
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const steps = repository.writtenOnOthers(groupId, before, stepsInTransaction);
    const last = steps.at(-1);
    if (last === undefined) break;
    ctx.write.transact(
      (tx) => {
        for (const step of steps) (putBackStep(tx, step, isChangedSince) ? restored : kept).add(step.rootId);
      },
      { groupId: undoGroupId },
    );
    before = last.rid;
    onProgress(restored.size);
    await pauseForOthers();
  }
  for (const id of kept) restored.delete(id);
  return { restored: restored.size, kept: kept.size };
}

/** False where somebody has written on it since. */
function putBackStep(tx: WriteTransaction, step: WrittenStep, isChangedSince: (step: WrittenStep) => boolean): boolean {
  if (!isEntityName(step.entity)) return false;
  // What is written once and kept stays: the office would refuse to take it back.
  if (step.kind === 'create' && entityRights[step.entity].delete === 'append-only') return true;
  const row = tx.read(step.entity, step.rowId);
  if (row === null) return false;
  if (step.kind === 'create') {
    // A contact or a rating that came with the row. One that is gone already, or was changed, is nobody's to remove.
    if (row.deletedAt !== null) return true;
    if (isChangedSince(step)) return false;
    tx.remove(step.entity, step.rowId);
    return true;
  }
  if (step.field === null) return true;
  const now = row.fields[step.field] ?? null;
  if (now === readValue(step.oldValue)) return true;
  if (now !== readValue(step.newValue)) return false;
  tx.update(step.entity, step.rowId, { [step.field]: readValue(step.oldValue) });
  return true;
}

/**
 * At the start: an import that was still running when the program ended is taken back. One that runs in another process at this moment (the
 * command line beside the window) is left alone. Answers how many were taken back.
 * `isFromJournal`: what stands here was put back from a backup and the journal. The backup was made in the middle of an import and the journal
 * has all that came after: it stays, and whoever does not want it takes it back himself.
 */
export async function takeBackInterruptedImports(ctx: Context, isFromJournal: boolean): Promise<number> {
  const repository = createImportsRepository(ctx.db, () => ctx.changes.emit({ type: 'changed', entity: 'imports', ids: null }));
  const interrupted = repository.list().filter((batch) => batch.state === 'running' && !isRunningElsewhere(repository, batch.id));
  for (const batch of interrupted) {
    if (!isFromJournal) await takeBack(ctx, repository, batch.groupId);
    repository.setState(batch.id, isFromJournal ? 'done' : 'interrupted');
  }
  return isFromJournal ? 0 : interrupted.length;
}

function isRunningElsewhere(repository: ImportsRepository, id: string): boolean {
  const runner = repository.runnerOf(id);
  return runner !== null && isOtherProcessRunning(runner);
}
