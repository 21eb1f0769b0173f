import { createPriceBook, groupChain } from '../../../src-shared/prices/price-engine.ts';
import { legalityOf } from '../../../src-shared/promotions/legality.ts';
import type { PromotionValues } from '../../../src-shared/promotions/promotion.ts';
import { promotionsFor } from '../../../src-shared/promotions/promotions-for.ts';
import type { promotionsContract } from '../../../src-shared/promotions/promotions.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createFamily } from '../customers/index.ts';
import { createExportPermit, createWhoIsRestricted, writeTable } from '../exports/index.ts';
import { createGroupIdsOf, createPriceRows, missingErrors, refuseFields, saveRow, spanErrors } from '../prices/index.ts';
import { createRoleReader } from '../settings/index.ts';
import { createListPrice } from './list-price.ts';
import { createLedger } from './ledger.ts';
import { ledgerTable } from './ledger-table.ts';
import { promotionErrors } from './promotion-errors.ts';
import { createPromotionRows } from './promotion-rows.ts';
import { officeToday } from '../platform/office-time.ts';

export function createPromotionsService(ctx: Context): HandlersOf<typeof promotionsContract> {
  const rows = createPromotionRows(ctx.db);
  const priceRows = createPriceRows(ctx.db);
  const roleOf = createRoleReader(ctx);
  const mayExport = createExportPermit(ctx);
  const family = createFamily(ctx.db);
  const restrictedOf = createWhoIsRestricted(ctx.db);
  const groupIdsOf = createGroupIdsOf(ctx);
  const daysOf = ctx.db.prepare('SELECT birthday, founded_on AS foundedOn FROM customers WHERE id = ?');
  const groupOfProduct = ctx.db.prepare('SELECT group_id FROM products WHERE id = ? AND deleted_at IS NULL').pluck();
  const asAdmin = () => {
    if (roleOf() !== 'admin') throw new AppError('forbidden', 'only an administrator changes promotions');
  };
  const today = () => officeToday(ctx);
  const listPriceOf = createListPrice(ctx.db);
  const gifts = ctx.db.prepare('SELECT code, name, unit FROM products WHERE id = ? AND deleted_at IS NULL');

  /** The groups in which the goods of a promotion lie; null: it is for all goods. */
  const goodsOf = ({ productId, productGroupId }: Pick<PromotionValues, 'productId' | 'productGroupId'>) => {
    const parents = new Map(priceRows.groups().map(({ id, parentId }) => [id, parentId]));
    const groupId = productId === null ? productGroupId : String(groupOfProduct.get(productId) ?? '');
    return { productId, groups: groupId === null ? [] : groupChain(parents, groupId) };
  };
  const meet = (a: ReturnType<typeof goodsOf>, b: ReturnType<typeof goodsOf>) => {
    if (a.productId !== null && b.productId !== null) return a.productId === b.productId;
    const covers = (wide: typeof a, narrow: typeof a) =>
      wide.productId === null && (wide.groups[0] === undefined || narrow.groups.includes(wide.groups[0]));
    return covers(a, b) || covers(b, a);
  };

  return {
    list: () => ({ promotions: rows.promotions(), mayChange: roleOf() === 'admin' }),
    save({ id, ...values }) {
      asAdmin();
      const { value, groupId } = ctx.write.transact((tx) => {
        const missing = missingErrors(tx, [
          ['customerGroupId', 'customerGroups', values.customerGroupId],
          ['productId', 'products', values.productId],
          ['productGroupId', 'productGroups', values.productGroupId],
          ['giftProductId', 'products', values.giftProductId],
        ]);
        refuseFields({ ...missing, ...spanErrors(values), ...promotionErrors(values) });
        return saveRow(tx, 'promotions', id, values);
      });
      return { id: value, groupId };
    },
    delete({ id }) {
      asAdmin();
      const { groupId } = ctx.write.transact((tx) => tx.remove('promotions', id));
      return { groupId };
    },
    legality({ id, ...values }) {
      const goods = goodsOf(values);
      const otherDiscounts = rows
        .promotions()
        .filter((other) => other.id !== id && other.isActive && other.kind === 'discount' && meet(goodsOf(other), goods));
      return {
        notes: legalityOf(values, {
          priceBeforeDong: listPriceOf(values.productId, values.fromOn),
          giftPriceDong: listPriceOf(values.giftProductId, values.fromOn),
          otherDiscounts,
        }),
      };
    },
    addStock({ promotionId, changeMilli, note }) {
      asAdmin();
      ctx.write.transact((tx) => {
        const row = tx.read('promotions', promotionId);
        if (row === null || row.deletedAt !== null) throw new AppError('not-found', 'no such promotion');
        if (rows.leftOf(promotionId) + changeMilli < 0) refuseFields({ changeMilli: 'out-of-stock' });
        const productId = row.fields['giftProductId'] ?? null;
        tx.create('giftMovements', { promotionId, productId, changeMilli, entitlementId: null, movedAt: tx.now, note });
      });
      return { leftMilli: rows.leftOf(promotionId) };
    },
    forQuote({ customerId, on, lines }) {
      const groupIds = groupIdsOf(customerId, on);
      const days = daysOf.get(family.winnerOf(customerId ?? '')) as
        | { birthday: string | null; foundedOn: string | null }
        | undefined; // the columns selected
      const ids = lines.flatMap(({ productId }) => (productId === null ? [] : [productId]));
      const { groupsOf } = createPriceBook({ ...priceRows.partsFor(ids), rules: [] });
      return {
        offers: promotionsFor(rows.promotions(), {
          on,
          groupIds,
          birthday: days?.birthday ?? null,
          foundedOn: days?.foundedOn ?? null,
          lines,
          groupsOf,
          leftOf: rows.leftOf,
        }).map((offer) => ({ ...offer, gift: (gifts.get(offer.giftProductId) as Gift | undefined) ?? null })), // the columns selected
      };
    },
    ...createLedger(ctx, rows, (productId) => listPriceOf(productId, today())),
    ledger: (whose) => ({ entries: rows.ledger(whose) }),
    async exportLedger({ file, format, language, ...whose }) {
      if (!mayExport()) throw new AppError('forbidden', 'the office lets others take data out');
      const path = await ctx.files.resolveForWriting(file);
      const found = rows.ledger(whose);
      const restricted = restrictedOf(found.map(({ customerId }) => customerId));
      const entries = found.filter(({ customerId }) => !restricted.has(customerId));
      await writeTable(path, format, ledgerTable(entries, language), () =>
        ctx.write.transact((tx) =>
          tx.create('exportLog', {
            what: 'entitlements',
            format,
            rows: entries.length,
            columns: whose.promotionId ?? whose.customerId ?? null,
            exportedAt: tx.now,
          }),
        ),
      );
      return { rows: entries.length, restricted: restricted.size };
    },
  };
}

interface Gift {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
}
