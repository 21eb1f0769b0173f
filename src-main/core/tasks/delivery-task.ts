import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { Context } from '../context.ts';
import { madeId } from '../platform/made-id.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createTaskWriter } from './write-task.ts';

/** The task of delivering an order: one on all laptops, whoever makes it and however often. */
export function deliveryTaskId(orderId: string): string {
  return madeId('tasks', 'order', orderId);
}

export interface DeliveryTask {
  readonly orderId: string;
  readonly title: string;
  /** The day the order is wanted, where nothing else is said. */
  readonly dueOn?: string;
  readonly assigneeId?: string;
}

export function createDeliveryTasks(ctx: Pick<Context, 'db'>) {
  const writer = createTaskWriter(ctx);
  return {
    /**
     * Makes the task of a confirmed order, or puts the one that is there onto the order's day: open again where it was done too early,
     * back where it was removed.
     * @throws `not-found`, and `conflict` where the order is not on its way
     */
    make(tx: WriteTransaction, { orderId, title, dueOn, assigneeId }: DeliveryTask): string {
      const order = tx.read('orders', orderId);
      if (order === null || order.deletedAt !== null)
        throw new AppError('not-found', 'no order with this id', { details: { id: orderId } });
      const { state, ownerId, deliverOn, customerId } = order.fields;
      if (state !== 'confirmed')
        throw new AppError('conflict', 'only a confirmed order is delivered', { details: { state: String(state) } });
      const id = deliveryTaskId(orderId);
      const day = dueOn ?? (typeof deliverOn === 'string' ? deliverOn : null);
      const known = tx.read('tasks', id);
      if (known === null) {
        return writer.create(tx, {
          id,
          title,
          customerId: String(customerId),
          dueOn: day,
          origin: 'order',
          originId: orderId,
          assigneeId: assigneeId ?? String(ownerId),
        });
      }
      if (known.deletedAt !== null) tx.restore('tasks', id);
      if (known.fields['state'] === 'done' || known.fields['state'] === 'cancelled') writer.moveTo(tx, id, 'open');
      writer.update(tx, id, { dueOn: day, ...(assigneeId === undefined ? {} : { assigneeId }) });
      return id;
    },
    /** The order is delivered, or will never be: nobody has to do it any more. Nothing where this laptop does not have the task. */
    settle(tx: WriteTransaction, orderId: string, to: 'done' | 'cancelled'): void {
      const id = deliveryTaskId(orderId);
      const known = tx.read('tasks', id);
      if (known === null || known.deletedAt !== null) return;
      const { state } = known.fields;
      if (state === 'open' || state === 'doing') writer.moveTo(tx, id, to);
    },
  };
}
