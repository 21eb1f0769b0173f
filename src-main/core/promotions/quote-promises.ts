import { promisesOf } from '../../../src-shared/quotes/quote-promises.ts';
import { readContent } from '../../../src-shared/quotes/quote-text.ts';
import type { PromiseShortage } from '../../../src-shared/quotes/quotes.contract.ts';
import type { Context } from '../context.ts';
import { madeId } from '../platform/made-id.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createListPrice } from './list-price.ts';
import { createPromotionRows } from './promotion-rows.ts';

interface Standing {
  readonly id: string;
  readonly promotionId: string;
}

/**
 * Makes the ledger say what the state of a quote means: an accepted one has promised what its gift lines say, any other one has promised
 * nothing. It may be asked as often as one likes. The ids follow from the quote, its version and the promotion, so that two laptops that
 * record one acceptance take from the stock once. It is called in the transaction that changes the state, and answers of what there is not
 * enough: the customer's word is kept all the same.
 */
export function createQuotePromises(ctx: Context): (tx: WriteTransaction, quoteId: string) => PromiseShortage[] {
  const { leftOf } = createPromotionRows(ctx.db);
  const listPriceOf = createListPrice(ctx.db);
  const standing = ctx.db.prepare(
    `SELECT id, promotion_id AS promotionId FROM entitlements AS e
     WHERE quote_id = ? AND step = 'entitled' AND deleted_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM entitlements AS s WHERE s.of_id = e.id AND s.deleted_at IS NULL)`,
  );
  const lastStep = ctx.db
    .prepare('SELECT step FROM entitlements WHERE of_id = ? AND deleted_at IS NULL ORDER BY happened_at DESC, id DESC LIMIT 1')
    .pluck();
  /** The promise that stands, or the id of the next one: what was taken back is promised anew in a line of its own. */
  const promiseOf = (tx: WriteTransaction, quoteId: string, version: number, promotionId: string) => {
    for (let round = 0; ; round += 1) {
      const id = madeId('entitlements', quoteId, String(version), promotionId, String(round));
      if (tx.read('entitlements', id) === null) return { id, isThere: false };
      if (lastStep.get(id) !== 'withdrawn') return { id, isThere: true };
    }
  };
  const nothingElse = { receivedBy: null, signedBy: null, taxNote: null, note: null };

  const withdraw = (tx: WriteTransaction, id: string) => {
    const row = tx.read('entitlements', id);
    if (row === null) return;
    const { customerId = null, promotionId = null, quoteId = null, quantityMilli = null, valueDong = null } = row.fields;
    const promotion = tx.read('promotions', String(promotionId));
    tx.create('giftMovements', {
      id: madeId('giftMovements', id, 'withdrawn'),
      promotionId,
      productId: promotion?.fields['giftProductId'] ?? null,
      changeMilli: Number(quantityMilli),
      entitlementId: id,
      movedAt: tx.now,
      note: null,
    });
    tx.create('entitlements', {
      id: madeId('entitlements', id, 'withdrawn'),
      ...{ customerId, promotionId, quoteId, quantityMilli, valueDong },
      ...nothingElse,
      step: 'withdrawn',
      ofId: id,
      happenedAt: tx.now,
    });
  };

  return (tx, quoteId) => {
    const quote = tx.read('quotes', quoteId);
    if (quote === null) return [];
    const { state, content, customerId = null } = quote.fields;
    const version = Number(quote.fields['version']);
    const isAccepted = state === 'accepted' && quote.deletedAt === null;
    const wanted = isAccepted ? promisesOf(readContent(String(content))?.lines ?? []) : new Map<string, number>();
    for (const { id, promotionId } of standing.all(quoteId) as Standing[]) {
      // the columns selected
      // What somebody promised by hand beside the quote is his to take back.
      const made = Array.from({ length: version }, (_none, index) => promiseOf(tx, quoteId, index + 1, promotionId).id);
      const at = made.indexOf(id) + 1;
      if (at > 0 && !(at === version && wanted.has(promotionId))) withdraw(tx, id);
    }
    return [...wanted].flatMap(([promotionId, quantityMilli]): PromiseShortage[] => {
      const promotion = tx.read('promotions', promotionId);
      const { kind, giftProductId, taxNote, name } = promotion?.fields ?? {};
      if (kind !== 'gift' && kind !== 'tour') return [];
      const { id, isThere } = promiseOf(tx, quoteId, version, promotionId);
      if (isThere) return [];
      const gift = typeof giftProductId === 'string' ? giftProductId : null;
      const price = listPriceOf(gift, tx.today);
      tx.create('entitlements', {
        id,
        customerId,
        promotionId,
        quoteId,
        step: 'entitled',
        ofId: null,
        quantityMilli,
        valueDong: price === null ? null : Number((BigInt(price) * BigInt(quantityMilli) + 500n) / 1000n),
        ...nothingElse,
        taxNote: taxNote ?? null,
        happenedAt: tx.now,
      });
      tx.create('giftMovements', {
        id: madeId('giftMovements', id),
        promotionId,
        productId: gift,
        changeMilli: -quantityMilli,
        entitlementId: id,
        movedAt: tx.now,
        note: null,
      });
      const left = leftOf(promotionId);
      const missingMilli = Math.min(quantityMilli, -left);
      return left >= 0 ? [] : [{ promotionId, name: String(name), kind, quantityMilli, missingMilli }];
    });
  };
}
