import type { customersContract } from '../../../src-shared/customers/customers.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { taskBuckets } from '../../../src-shared/tasks/task-record.ts';
import type { tasksContract } from '../../../src-shared/tasks/tasks.contract.ts';
import type { Context } from '../context.ts';
import { createBatches } from './batches.ts';
import { createDeliveryTasks } from './delivery-task.ts';
import { createFollowUp } from './follow-up.ts';
import { createBatchReader, createTaskDetails } from './task-details.ts';
import { createTaskList } from './task-list.ts';
import { createTaskWriter, readTask } from './write-task.ts';
import { officeToday } from '../platform/office-time.ts';

export function createTasksService(
  ctx: Context,
  customers: Pick<HandlersOf<typeof customersContract>, 'list'>,
): HandlersOf<typeof tasksContract> {
  const list = createTaskList(ctx);
  const writer = createTaskWriter(ctx);
  const followUp = createFollowUp(ctx);
  const deliveries = createDeliveryTasks(ctx);
  const details = createTaskDetails(ctx.db);
  const batches = createBatchReader(ctx.db);
  const today = () => officeToday(ctx);

  return {
    ...createBatches(ctx, customers),
    list({ on: wanted, limit, buckets = taskBuckets, ...filter }) {
      const on = wanted ?? today();
      return { on, groups: buckets.map((bucket) => list.group(bucket, filter, on, limit)) };
    },
    counts: ({ on }) => list.counts(on ?? today()),
    ofCustomer: ({ customerId }) => ({ tasks: list.ofCustomer(customerId) }),
    get({ id }) {
      const task = list.get(id);
      if (task === null) throw new AppError('not-found', 'no task with this id', { details: { id } });
      return {
        ...task,
        reach: details.reach(task, today()),
        words: details.words(id),
        batch: task.batchId === null ? null : batches.get(task.batchId),
        history: details.history(id),
      };
    },
    create(values) {
      const { value: id, groupId } = ctx.write.transact((tx) => writer.create(tx, values));
      return { id, groupId };
    },
    forOrder(wanted) {
      const { value: id, groupId } = ctx.write.transact((tx) => deliveries.make(tx, wanted));
      return { id, groupId };
    },
    update({ id, change }) {
      const { groupId } = ctx.write.transact((tx) => writer.update(tx, id, change));
      return { groupId };
    },
    complete({ id, outcome, log }) {
      const { value: nextTaskId, groupId } = ctx.write.transact((tx) => {
        const before = readTask(tx, id);
        // Done twice is done once: the second call may say what came of it.
        const isDone = before.fields['state'] === 'done';
        const said = outcome ?? log?.text ?? null;
        if (isDone) tx.update('tasks', id, said === null ? {} : { outcome: said });
        else writer.moveTo(tx, id, 'done', { outcome: said });
        const idOrNull = (field: string) => {
          const value = before.fields[field];
          return typeof value === 'string' ? value : null;
        };
        const customerId = idOrNull('customerId');
        const typeId = idOrNull('typeId');
        // What is said of a customer whom this laptop does not have stays with the task.
        if (log !== undefined && customerId !== null && tx.read('customers', customerId) !== null)
          tx.create('interactions', { ...log, customerId, happenedAt: tx.now, typeId, taskId: id });
        if (isDone) return null;
        return followUp(tx, { id, typeId, customerId, assigneeId: idOrNull('assigneeId') });
      });
      return { nextTaskId, groupId };
    },
    move({ ids, state }) {
      const { groupId } = ctx.write.transact((tx) => {
        for (const id of ids) if (readTask(tx, id).fields['state'] !== state) writer.moveTo(tx, id, state);
      });
      return { groupId };
    },
    cancel({ id, reason }) {
      const { groupId } = ctx.write.transact((tx) =>
        writer.moveTo(tx, id, 'cancelled', reason === null ? {} : { outcome: reason }),
      );
      return { groupId };
    },
    delete({ id }) {
      const { groupId } = ctx.write.transact((tx) => {
        readTask(tx, id);
        tx.remove('tasks', id);
      });
      return { groupId };
    },
  };
}
