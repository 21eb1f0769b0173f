import type { customersContract } from '../../../src-shared/customers/customers.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { tasksContract } from '../../../src-shared/tasks/tasks.contract.ts';
import type { Context } from '../context.ts';
import { idsOfFilter } from '../customers/index.ts';
import { createWhoIsRestricted } from '../exports/index.ts';
import { madeId } from '../platform/made-id.ts';
import { undoGroup } from '../undo/index.ts';
import { createLeads } from './people.ts';
import { createBatchReader } from './task-details.ts';
import { createTaskWriter } from './write-task.ts';

/** So many tasks are made in one transaction; whoever works in another screen comes between two of them. */
const tasksInTransaction = 100;
/** More is no job for people. */
const mostCustomers = 50_000;

type BatchHandlers = Pick<HandlersOf<typeof tasksContract>, 'createMany' | 'batches' | 'batch' | 'cancelBatch'>;

/** One job for many customers: a heading, and a task for each customer that names it. */
export function createBatches(ctx: Context, customers: Pick<HandlersOf<typeof customersContract>, 'list'>): BatchHandlers {
  const writer = createTaskWriter(ctx);
  const leads = createLeads(ctx.db);
  const restrictedOf = createWhoIsRestricted(ctx.db);
  const read = createBatchReader(ctx.db);
  const openOf = ctx.db
    .prepare(`SELECT id FROM tasks WHERE batch_id = ? AND state IN ('open', 'doing') AND deleted_at IS NULL ORDER BY rid`)
    .pluck();

  const chosen = async (input: Parameters<BatchHandlers['createMany']>[0]): Promise<{ ids: string[]; restricted: number }> => {
    const ids = new Set(input.ids ?? []);
    if (input.filter !== undefined) for (const id of await idsOfFilter(customers, input.filter, mostCustomers)) ids.add(id);
    for (const groupId of input.groupIds ?? [])
      for (const id of await idsOfFilter(customers, { groupId }, mostCustomers)) ids.add(id);
    if (ids.size === 0) throw new AppError('invalid', 'no customer was chosen', { fields: { ids: 'required' } });
    if (ids.size > mostCustomers) throw new AppError('too-large', 'more customers than one job may have');
    // A job is a use of their data: who asked that it be used no more is left out and counted, as in an export.
    const restricted = restrictedOf(ids);
    if (restricted.size === ids.size) throw new AppError('invalid', 'all are restricted', { fields: { ids: 'all-restricted' } });
    return { ids: [...ids].filter((id) => !restricted.has(id)), restricted: restricted.size };
  };
  const getOrThrow = (id: string) => {
    const batch = read.get(id);
    if (batch === null) throw new AppError('not-found', 'no such job', { details: { id } });
    return batch;
  };

  return {
    async createMany(input) {
      const { title, note, typeId, dueOn, priority, assigneeId, sharedWith } = input;
      if (assigneeId !== null && !leads.isHere(assigneeId))
        throw new AppError('invalid', 'this person does not work here any more', { fields: { assigneeId: 'has-left' } });
      const { ids, restricted } = await chosen(input);
      const batchId = input.id ?? ctx.ids.next();
      const groupId = ctx.ids.next();
      return ctx.jobs.run('tasks', title, async (job) => {
        try {
          let count = 0;
          const heading = { title, note, typeId, dueOn, assigneeId, sharedWith, total: ids.length };
          const { value: isAgain } = ctx.write.transact(
            (tx) => {
              if (tx.read('taskBatches', batchId) === null) {
                tx.create('taskBatches', { id: batchId, ...heading });
                return false;
              }
              tx.restore('taskBatches', batchId);
              tx.update('taskBatches', batchId, heading);
              return true;
            },
            { groupId },
          );
          for (let at = 0; at < ids.length; at += tasksInTransaction) {
            const slice = ids.slice(at, at + tasksInTransaction);
            const { value } = ctx.write.transact(
              (tx) => {
                let made = 0;
                for (const customerId of slice) {
                  const row = tx.read('customers', customerId);
                  if (row === null || row.deletedAt !== null) continue;
                  const ownerId = row.fields['ownerId'];
                  const owner = typeof ownerId === 'string' && leads.isHere(ownerId) ? ownerId : null;
                  const doer = assigneeId ?? owner ?? tx.userId;
                  // The same customer in the same job is one task, also where the job is asked for again.
                  const id = madeId('tasks', 'batch', batchId, customerId);
                  const said = { title, note, typeId, dueOn, priority, sharedWith };
                  const before = isAgain ? tx.read('tasks', id) : null;
                  writer.create(tx, {
                    ...{ id, ...said, customerId, batchId, origin: 'batch', originId: batchId },
                    ...(doer === null ? {} : { assigneeId: doer }),
                  });
                  if (before !== null) {
                    tx.restore('tasks', id);
                    if (before.fields['state'] === 'open') tx.update('tasks', id, said);
                  }
                  made += 1;
                }
                return made;
              },
              { groupId },
            );
            count += value;
            job.progress(Math.min(ids.length, at + slice.length), ids.length);
            await job.breathe();
          }
          return { batchId, count, restricted, groupId };
        } catch (error) {
          // All of it or nothing: half a job would stand there as a whole one. A full disk may refuse this too; who asks again with
          // the same id gets the rest.
          await undoGroup(ctx, groupId).catch((failure: unknown) =>
            ctx.log.error('a job for many could not be taken back', failure, { batchId }),
          );
          throw error;
        }
      });
    },
    batches: () => ({ batches: read.all() }),
    batch: ({ id }) => getOrThrow(id),
    async cancelBatch({ id }) {
      const { title } = getOrThrow(id);
      const open = openOf.all(id) as string[]; // ids
      const groupId = ctx.ids.next();
      return ctx.jobs.run('tasks', title, async (job) => {
        let count = 0;
        for (let at = 0; at < open.length; at += tasksInTransaction) {
          const slice = open.slice(at, at + tasksInTransaction);
          ctx.write.transact(
            (tx) => {
              for (const taskId of slice) {
                const state = tx.read('tasks', taskId)?.fields['state'];
                if (state !== 'open' && state !== 'doing') continue;
                writer.moveTo(tx, taskId, 'cancelled');
                count += 1;
              }
            },
            { groupId },
          );
          job.progress(Math.min(open.length, at + slice.length), open.length);
          await job.breathe();
        }
        return { groupId, count };
      });
    },
  };
}
