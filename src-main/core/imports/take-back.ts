import type { Context } from '../context.ts';
import { pauseForOthers } from '../platform/pause.ts';
import { isOtherProcessRunning } from '../platform/this-process.ts';
import { createImportsRepository, type ImportsRepository } from './imports.repository.ts';

/** One slice is one transaction of about 50 ms. */
const customersInTransaction = 250;

/**
 * Moves the customers that an import made to the recycle bin, as one new group. A customer on which somebody has worked since
 * (a field, a contact, a visit) stays.
 */
export async function takeBack(
  ctx: Context,
  repository: ImportsRepository,
  groupId: string,
  onProgress: (done: number) => void = () => {},
): Promise<{ removed: number; kept: number }> {
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
  const kept = repository.countLiving(groupId);
  return { removed: livingBefore - kept, kept };
}

/**
 * At the start: an import that was still running when the program ended is taken back. One that runs in another process at this moment (the
 * command line beside the window) is left alone. Answers how many were taken back.
 */
export async function takeBackInterruptedImports(ctx: Context): Promise<number> {
  const repository = createImportsRepository(ctx.db, () => ctx.changes.emit({ type: 'changed', entity: 'imports', ids: null }));
  const interrupted = repository.list().filter((batch) => batch.state === 'running' && !isRunningElsewhere(repository, batch.id));
  for (const batch of interrupted) {
    await takeBack(ctx, repository, batch.groupId);
    repository.setState(batch.id, 'interrupted');
  }
  return interrupted.length;
}

function isRunningElsewhere(repository: ImportsRepository, id: string): boolean {
  const runner = repository.runnerOf(id);
  return runner !== null && isOtherProcessRunning(runner);
}
