import { AppError } from '../../../src-shared/rpc/errors.ts';
import { audienceOf } from '../../../src-shared/sync/audience.ts';
import { isLegalTaskMove, type TaskState, type TaskValues } from '../../../src-shared/tasks/task.ts';
import type { TaskChange } from '../../../src-shared/tasks/task-record.ts';
import type { Context } from '../context.ts';
import { createChannelChoice } from '../customers/index.ts';
import type { Fields, StoredRow } from '../sync/rows.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createLeads } from './people.ts';

/** What has to be said of a new task; the rest follows. */
export type TaskDraft = Pick<TaskValues, 'title'> &
  Partial<Omit<TaskValues, 'title' | 'state' | 'customerName' | 'outcome' | 'doneAt' | 'doneBy' | 'escalatedAt'>> & {
    readonly id?: string;
    readonly opportunityId?: string | null;
  };

export interface TaskWriter {
  /** Makes a task, or finds the one with this id: the same origin makes the same task only once. Answers its id. */
  create(tx: WriteTransaction, draft: TaskDraft): string;
  update(tx: WriteTransaction, id: string, change: TaskChange): void;
  /** @throws `conflict` where the state machine does not allow it. */
  moveTo(tx: WriteTransaction, id: string, to: TaskState, more?: Fields): StoredRow;
}

/** The rules of a task that every way of writing one keeps: by hand, for many, as the follow-up of another. */
export function createTaskWriter(ctx: Pick<Context, 'db'>): TaskWriter {
  const channelOf = createChannelChoice(ctx.db);
  const leads = createLeads(ctx.db);

  const refuseWhoLeft = (tx: WriteTransaction, assigneeId: unknown, sharedWith: unknown) => {
    if (typeof assigneeId === 'string' && assigneeId !== tx.userId && !leads.isHere(assigneeId))
      throw new AppError('invalid', 'this person does not work here any more', { fields: { assigneeId: 'has-left' } });
    const persons = audienceOf(typeof sharedWith === 'string' ? sharedWith : null).filter((scope) => scope.startsWith('user:'));
    if (persons.some((scope) => !leads.isHere(scope.slice('user:'.length))))
      throw new AppError('invalid', 'this person does not work here any more', { fields: { sharedWith: 'has-left' } });
  };
  const customerOf = (tx: WriteTransaction, id: string): StoredRow => {
    const row = tx.read('customers', id);
    if (row === null || row.deletedAt !== null)
      throw new AppError('invalid', 'no customer with this id', { fields: { customerId: 'no-such-record' } });
    return row;
  };

  return {
    create(tx, draft) {
      const assigneeId = draft.assigneeId ?? tx.userId;
      refuseWhoLeft(tx, assigneeId, draft.sharedWith);
      const customerId = draft.customerId ?? null;
      const customer = customerId === null ? null : customerOf(tx, customerId);
      const channel = draft.channel !== undefined ? draft.channel : customerId === null ? null : channelOf(customerId, tx.today);
      return tx.create('tasks', {
        note: null,
        typeId: null,
        dueOn: null,
        dueMinute: null,
        priority: 'normal',
        sharedWith: null,
        batchId: null,
        origin: 'hand',
        originId: null,
        ...draft,
        customerId,
        customerName: customer === null ? null : (customer.fields['name'] ?? null),
        channel,
        assigneeId,
        state: 'open',
        outcome: null,
        doneAt: null,
        doneBy: null,
        escalatedAt: null,
      });
    },
    update(tx, id, change) {
      readTask(tx, id);
      refuseWhoLeft(tx, change.assigneeId, change.sharedWith);
      const customer = typeof change.customerId === 'string' ? customerOf(tx, change.customerId) : null;
      const named = 'customerId' in change ? { customerName: customer?.fields['name'] ?? null } : {};
      // Another day or another person: what came up to the manager begins anew.
      const isNew = 'dueOn' in change || 'assigneeId' in change;
      tx.update('tasks', id, { ...change, ...named, ...(isNew ? { escalatedAt: null } : {}) });
    },
    moveTo(tx, id, to, more = {}) {
      const row = readTask(tx, id);
      const from = row.fields['state'] as TaskState; // the door writes only states of the contract
      if (!isLegalTaskMove(from, to))
        throw new AppError('conflict', `a task cannot go from ${from} to ${to}`, { details: { from, to } });
      const isOver = to === 'done' || to === 'cancelled';
      const ended = isOver ? { doneAt: tx.now, doneBy: tx.userId } : { doneAt: null, doneBy: null };
      tx.update('tasks', id, { state: to, ...ended, ...more });
      return row;
    },
  };
}

export function readTask(tx: WriteTransaction, id: string): StoredRow {
  const row = tx.read('tasks', id);
  if (row === null || row.deletedAt !== null) throw new AppError('not-found', 'no task with this id', { details: { id } });
  return row;
}
