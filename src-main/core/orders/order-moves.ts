import { localDay } from '../../../src-shared/lib/dates.ts';
import { writeDelivered } from '../../../src-shared/orders/delivered-lines.ts';
import type { OrderState } from '../../../src-shared/orders/order.ts';
import { deliveredPartOf } from '../../../src-shared/orders/order-progress.ts';
import type { LineProgress, ordersContract } from '../../../src-shared/orders/orders.contract.ts';
import { readContent } from '../../../src-shared/quotes/quote-text.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { hashOfText } from '../platform/hash-of-text.ts';
import { createContentConflicts, createTransactionNotes } from '../quotes/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createDeliveryTasks } from '../tasks/index.ts';
import { asOrderState, type OrderRows } from './order-rows.ts';

type Calls = HandlersOf<typeof ordersContract>;
type Moves = Pick<Calls, 'confirm' | 'reopen' | 'close' | 'cancel' | 'restore' | 'deliver' | 'takeBackDelivery' | 'choose'>;

const unsigned = { signedBy: null, signedPost: null, signature: null };

/** What becomes of an order: ordered for good, delivered in parts, done, cancelled, and each of it taken back. */
export function createOrderMoves(ctx: Context, rows: OrderRows): Moves {
  const conflicts = createContentConflicts(ctx, 'orders');
  const transactions = createTransactionNotes(ctx.db);
  const deliveryTasks = createDeliveryTasks(ctx);
  const read = (tx: WriteTransaction, id: string) => {
    const row = tx.read('orders', id);
    if (row === null || row.deletedAt !== null) throw new AppError('not-found', 'no order with this id', { details: { id } });
    const { state, content, customerId = null, confirmedAt } = row.fields;
    return { state: asOrderState(state), content: String(content), customerId, confirmedAt };
  };
  type Row = ReturnType<typeof read>;
  const refuseFrom = (state: OrderState, allowed: readonly OrderState[]) => {
    if (!allowed.includes(state))
      throw new AppError('conflict', `an order that is ${state} cannot do this`, { details: { state } });
  };
  /** The day of the order, or that on which it was confirmed where it is dated later. */
  const transactionDay = (row: Row, confirmedAt: string) => {
    const [ordered, confirmed] = [readContent(row.content)?.issuedOn, localDay(confirmedAt)];
    return ordered !== undefined && ordered < confirmed ? ordered : confirmed;
  };
  const takeBack = (tx: WriteTransaction, id: string, row: Row) => {
    if (typeof row.confirmedAt !== 'string') return;
    transactions.takeBack(tx, String(row.customerId), transactionDay(row, row.confirmedAt), id);
  };
  const groupOf = (work: (tx: WriteTransaction) => void) => ({ groupId: ctx.write.transact(work).groupId });

  return {
    confirm({ id, contentHash, ...said }) {
      return groupOf((tx) => {
        const row = read(tx, id);
        refuseFrom(row.state, ['draft']);
        if (contentHash !== undefined && contentHash !== hashOfText(row.content))
          throw new AppError('conflict', 'somebody else changed it meanwhile', { details: { id, field: 'content' } });
        if (conflicts.areOpen(id))
          throw new AppError('conflict', 'two versions stand beside each other: choose one first', {
            details: { id, field: 'conflict' },
          });
        const lines = readContent(row.content)?.lines ?? [];
        if (!lines.some(({ kind, isOption }) => kind === 'goods' && !isOption))
          throw new AppError('invalid', 'nothing is ordered yet', { fields: { lines: 'required' } });
        tx.update('orders', id, { ...said, state: 'confirmed', confirmedAt: tx.now });
        transactions.note(tx, String(row.customerId), transactionDay(row, tx.now));
      });
    },
    reopen({ id }) {
      return groupOf((tx) => {
        const row = read(tx, id);
        refuseFrom(row.state, ['confirmed', 'done']);
        if (row.state === 'done') {
          tx.update('orders', id, { state: 'confirmed', closedAt: null });
          return;
        }
        tx.update('orders', id, { state: 'draft', confirmedAt: null, ...unsigned });
        takeBack(tx, id, row);
      });
    },
    close({ id }) {
      return groupOf((tx) => {
        refuseFrom(read(tx, id).state, ['confirmed']);
        tx.update('orders', id, { state: 'done', closedAt: tx.now });
        deliveryTasks.settle(tx, id, 'done');
      });
    },
    cancel({ id, reason }) {
      return groupOf((tx) => {
        const row = read(tx, id);
        refuseFrom(row.state, ['draft', 'confirmed']);
        if (rows.deliveries(id).length > 0)
          throw new AppError('conflict', 'some of it was delivered: end the order instead', {
            details: { id, field: 'deliveries' },
          });
        tx.update('orders', id, { state: 'cancelled', closedAt: tx.now, cancelReason: reason });
        deliveryTasks.settle(tx, id, 'cancelled');
        takeBack(tx, id, row);
      });
    },
    restore({ id }) {
      return groupOf((tx) => {
        const row = read(tx, id);
        refuseFrom(row.state, ['cancelled']);
        const { confirmedAt } = row;
        tx.update('orders', id, {
          state: typeof confirmedAt === 'string' ? 'confirmed' : 'draft',
          closedAt: null,
          cancelReason: null,
        });
        if (typeof confirmedAt === 'string') transactions.note(tx, String(row.customerId), transactionDay(row, confirmedAt));
      });
    },
    deliver({ id, deliveredOn, lines, ...said }) {
      const { value, groupId } = ctx.write.transact((tx) => {
        const row = read(tx, id);
        refuseFrom(row.state, ['confirmed']);
        const day = deliveredOn ?? rows.today();
        if (day > rows.today()) throw new AppError('invalid', 'not yet', { fields: { deliveredOn: 'day-to-come' } });
        const progress = rows.lines(id);
        const left = progress
          .filter(({ leftMilli }) => leftMilli > 0)
          .map(({ lineId, leftMilli }) => ({ lineId, quantityMilli: leftMilli }));
        const coming = lines ?? left;
        if (coming.length === 0)
          throw new AppError('conflict', 'all of it was delivered', { details: { id, field: 'deliveries' } });
        refuseTooMuch(progress, coming);
        const deliveryId = tx.create('orderDeliveries', {
          ...{ customerId: row.customerId, orderId: id, deliveredOn: day, lines: writeDelivered(coming) },
          ...said,
        });
        const part = deliveredPartOf(rows.lines(id));
        const isDone = part === 'all' || part === 'over';
        if (isDone) {
          tx.update('orders', id, { state: 'done', closedAt: tx.now });
          deliveryTasks.settle(tx, id, 'done');
        }
        return { deliveryId, isDone };
      });
      return { ...value, groupId };
    },
    takeBackDelivery({ deliveryId }) {
      return groupOf((tx) => {
        const delivery = tx.read('orderDeliveries', deliveryId);
        if (delivery === null || delivery.deletedAt !== null)
          throw new AppError('not-found', 'no delivery with this id', { details: { id: deliveryId } });
        const id = String(delivery.fields['orderId']);
        const row = read(tx, id);
        if (rows.deliveries(id).find((one) => one.id === deliveryId)?.isMine !== true)
          throw new AppError('forbidden', 'whoever wrote it down takes it back', { details: { id: deliveryId } });
        tx.remove('orderDeliveries', deliveryId);
        if (row.state === 'done' && rows.lines(id).some(({ leftMilli }) => leftMilli > 0))
          tx.update('orders', id, { state: 'confirmed', closedAt: null });
      });
    },
    choose: ({ conflictId, use }) => ({
      groupId: conflicts.choose(conflictId, use, (tx, id) => refuseFrom(read(tx, id).state, ['draft'])),
    }),
  };
}

/** @throws `invalid` where more would come than is left, or of no line of the order */
function refuseTooMuch(progress: readonly LineProgress[], coming: readonly { lineId: string; quantityMilli: number }[]): void {
  if (new Set(coming.map(({ lineId }) => lineId)).size < coming.length)
    throw new AppError('invalid', 'a line is named twice', { fields: { lines: 'invalid' } });
  for (const { lineId, quantityMilli } of coming) {
    const line = progress.find((one) => one.lineId === lineId && one.orderedMilli > 0);
    if (line === undefined)
      throw new AppError('invalid', 'no such line', { fields: { lines: 'not-a-choice' }, details: { lineId } });
    if (quantityMilli > line.leftMilli)
      throw new AppError('invalid', 'more than is left of this line', {
        fields: { lines: 'more-than-left' },
        details: { lineId, name: line.name, leftMilli: line.leftMilli },
      });
  }
}
