import type { interactionsContract } from '../../../src-shared/interactions/interactions.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { madeId } from '../platform/made-id.ts';
import { createFollowUp, createTaskWriter } from '../tasks/index.ts';
import type { StoredRow } from '../sync/rows.ts';
import type { WriteTransaction } from '../sync/write-door.ts';

export function createInteractionsService(ctx: Context): HandlersOf<typeof interactionsContract> {
  const isCorrected = ctx.db.prepare('SELECT 1 FROM interactions WHERE corrects_id = ? AND deleted_at IS NULL LIMIT 1').pluck();
  const writer = createTaskWriter(ctx);
  const followUp = createFollowUp(ctx);
  /** Only whoever wrote an entry says it anew or takes it back, as the office would have it too. */
  const readOwn = (tx: WriteTransaction, id: string): StoredRow => {
    const row = tx.read('interactions', id);
    if (row === null || row.deletedAt !== null) throw new AppError('not-found', 'no entry with this id', { details: { id } });
    if (row.createdBy !== tx.userId) throw new AppError('forbidden', 'somebody else wrote this entry');
    return row;
  };

  return {
    create({ makesTask = false, ...values }) {
      const { value, groupId } = ctx.write.transact((tx) => {
        if (tx.read('customers', values.customerId) === null) {
          throw new AppError('not-found', 'no customer with this id', { details: { id: values.customerId } });
        }
        const id = tx.create('interactions', { ...values, happenedAt: values.happenedAt ?? tx.now });
        const taskIds: string[] = [];
        if (makesTask && values.nextStep != null) {
          taskIds.push(
            writer.create(tx, {
              id: madeId('tasks', 'step', id),
              title: values.nextStep.slice(0, 300),
              customerId: values.customerId,
              dueOn: values.nextOn ?? null,
              origin: 'next',
              originId: id,
            }),
          );
        }
        // A call that did a task follows with the task; what nobody had written down follows by itself.
        const typeId = values.taskId == null ? (values.typeId ?? null) : null;
        const nextId = followUp(tx, { id, typeId, customerId: values.customerId, assigneeId: tx.userId });
        return { id, taskIds: nextId === null ? taskIds : [...taskIds, nextId] };
      });
      return { ...value, groupId };
    },
    correct({ id: correctsId, correction }) {
      const { value: id, groupId } = ctx.write.transact((tx) => {
        const { fields } = readOwn(tx, correctsId);
        // Two corrections of one entry would leave it open which of them counts.
        if (isCorrected.get(correctsId) === 1) {
          throw new AppError('conflict', 'this entry was corrected already: the correction is what can be corrected');
        }
        return tx.create('interactions', { ...fields, ...correction, correctsId });
      });
      return { id, groupId };
    },
    takeBack({ id }) {
      const { groupId } = ctx.write.transact((tx) => {
        readOwn(tx, id);
        tx.remove('interactions', id);
      });
      return { groupId };
    },
  };
}
