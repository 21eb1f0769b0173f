import type { Context } from '../context.ts';
import { createOfficeDaysReader } from '../holidays/index.ts';
import { madeId } from '../platform/made-id.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createLeads } from './people.ts';
import { createTaskWriter } from './write-task.ts';

/** What was finished: a task, or a call that nobody had written down before. */
export interface Finished {
  readonly id: string;
  readonly typeId: string | null;
  readonly customerId: string | null;
  readonly assigneeId: string | null;
}

/**
 * Finishing an activity of a type writes the next one: so many working days later, for whom the type names. The id follows from what was
 * finished: done on two laptops at the same time, or done again after it was opened once more, there is one next task.
 */
export function createFollowUp(ctx: Pick<Context, 'db'>): (tx: WriteTransaction, finished: Finished) => string | null {
  const writer = createTaskWriter(ctx);
  const leads = createLeads(ctx.db);
  const officeDays = createOfficeDaysReader(ctx.db);

  const assigneeFor = (tx: WriteTransaction, kind: unknown, named: unknown, finished: Finished): string | null => {
    const same = finished.assigneeId ?? tx.userId;
    const customer = finished.customerId === null ? null : tx.read('customers', finished.customerId);
    const wanted =
      kind === 'owner'
        ? customer?.fields['ownerId']
        : kind === 'manager'
          ? same === null
            ? null
            : leads.leaderOf(same)
          : kind === 'person'
            ? named
            : same;
    // Somebody who has left, and a customer that nobody looks after: it stays with whoever did the last one.
    return typeof wanted === 'string' && leads.isHere(wanted) ? wanted : tx.userId;
  };

  return (tx, finished) => {
    const type = finished.typeId === null ? null : tx.read('activityTypes', finished.typeId);
    const nextTypeId = type?.fields['nextTypeId'];
    if (type === null || typeof nextTypeId !== 'string') return null;
    const next = tx.read('activityTypes', nextTypeId);
    if (next === null || next.deletedAt !== null || next.fields['isActive'] !== true) return null;
    const days = type.fields['nextAfterDays'];
    const id = madeId('tasks', 'next', finished.id);
    const known = tx.read('tasks', id);
    if (known !== null) {
      if (known.deletedAt !== null) tx.restore('tasks', id);
      return id;
    }
    const customer = finished.customerId === null ? null : tx.read('customers', finished.customerId);
    return writer.create(tx, {
      id,
      // Both languages have a name; the office's own language comes first, and the list shows the type's name in the reader's.
      title: String(next.fields['vi']),
      typeId: nextTypeId,
      customerId: customer === null || customer.deletedAt !== null ? null : finished.customerId,
      assigneeId: assigneeFor(tx, type.fields['nextAssignee'], type.fields['nextAssigneeId'], finished) ?? '',
      dueOn: officeDays().addWorkingDays(tx.today, typeof days === 'number' ? days : 1),
      origin: 'next',
      originId: finished.id,
    });
  };
}
