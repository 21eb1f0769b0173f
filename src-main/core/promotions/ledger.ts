import type { promotionsContract } from '../../../src-shared/promotions/promotions.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { madeId } from '../platform/made-id.ts';
import { refuseFields } from '../prices/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import type { createPromotionRows } from './promotion-rows.ts';

/**
 * Promises, what was received, what was taken back. Nobody changes a line: each step is one of its own, and what is promised leaves the
 * stock in the same transaction. Two laptops that promise the last one leave the stock below zero, which every list shows. What is taken back
 * has its id from the promise, so that two laptops that take back the same one, here or with its quote, give the gift back once.
 */
export function createLedger(
  ctx: Context,
  rows: ReturnType<typeof createPromotionRows>,
  listPriceOf: (productId: string | null) => number | null,
): Pick<HandlersOf<typeof promotionsContract>, 'entitle' | 'receive' | 'withdraw'> {
  const lastStep = ctx.db
    .prepare('SELECT step FROM entitlements WHERE of_id = ? AND deleted_at IS NULL ORDER BY happened_at DESC, id DESC LIMIT 1')
    .pluck();
  const promised = (tx: WriteTransaction, id: string) => {
    const row = tx.read('entitlements', id);
    if (row === null || row.deletedAt !== null || row.fields['step'] !== 'entitled') {
      throw new AppError('not-found', 'no such line of the ledger', { details: { id } });
    }
    const { customerId = null, promotionId = null, quoteId = null, quantityMilli = null, valueDong = null } = row.fields;
    return { customerId, promotionId, quoteId, quantityMilli, valueDong };
  };
  const nothingElse = { receivedBy: null, signedBy: null, taxNote: null, note: null };

  return {
    entitle({ promotionId, customerId, quoteId, quantityMilli, valueDong, note }) {
      const { value: id } = ctx.write.transact((tx) => {
        const promotion = tx.read('promotions', promotionId);
        const customer = tx.read('customers', customerId);
        if (promotion === null || promotion.deletedAt !== null || customer === null || customer.deletedAt !== null) {
          throw new AppError('not-found', 'no such promotion, or no such customer');
        }
        const { kind, giftProductId, taxNote } = promotion.fields;
        const hasStock = kind === 'gift' || kind === 'tour';
        if (hasStock && rows.leftOf(promotionId) < quantityMilli) refuseFields({ quantityMilli: 'out-of-stock' });
        const gift = typeof giftProductId === 'string' ? giftProductId : null;
        const price = valueDong === null ? listPriceOf(gift) : null;
        const made = tx.create('entitlements', {
          customerId,
          promotionId,
          quoteId,
          step: 'entitled',
          ofId: null,
          quantityMilli,
          valueDong: price === null ? valueDong : Number((BigInt(price) * BigInt(quantityMilli) + 500n) / 1000n),
          ...nothingElse,
          taxNote: taxNote ?? null,
          note,
          happenedAt: tx.now,
        });
        if (hasStock) {
          const movement = { promotionId, productId: gift, changeMilli: -quantityMilli, entitlementId: made };
          tx.create('giftMovements', { ...movement, movedAt: tx.now, note: null });
        }
        return made;
      });
      return { id, leftMilli: rows.leftOf(promotionId) };
    },
    receive({ id, ...said }) {
      if (said.receivedBy === null) refuseFields({ receivedBy: 'required' });
      const { value } = ctx.write.transact((tx) => {
        const line = promised(tx, id);
        if (lastStep.get(id) !== undefined) throw new AppError('conflict', 'this was received or withdrawn already');
        return tx.create('entitlements', { ...line, step: 'received', ofId: id, ...said, happenedAt: tx.now });
      });
      return { id: value };
    },
    withdraw({ id, note }) {
      const { value } = ctx.write.transact((tx) => {
        const line = promised(tx, id);
        if (lastStep.get(id) === 'withdrawn') throw new AppError('conflict', 'this was withdrawn already');
        const promotion = tx.read('promotions', String(line.promotionId));
        if (promotion?.fields['kind'] !== 'discount') {
          tx.create('giftMovements', {
            id: madeId('giftMovements', id, 'withdrawn'),
            promotionId: line.promotionId,
            productId: promotion?.fields['giftProductId'] ?? null,
            changeMilli: Number(line.quantityMilli),
            entitlementId: id,
            movedAt: tx.now,
            note: null,
          });
        }
        return tx.create('entitlements', {
          id: madeId('entitlements', id, 'withdrawn'),
          ...line,
          step: 'withdrawn',
          ofId: id,
          ...nothingElse,
          note,
          happenedAt: tx.now,
        });
      });
      return { id: value };
    },
  };
}
