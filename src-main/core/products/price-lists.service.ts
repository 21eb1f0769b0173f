import { underGroups } from '../../../src-shared/products/group-tree.ts';
import { holdsOn } from '../../../src-shared/products/price-lists.ts';
import type { PricedProduct, priceListsContract } from '../../../src-shared/products/price-lists.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { madeId } from '../platform/made-id.ts';
import { createRoleReader } from '../settings/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createProductGroupsReader } from './product-groups.ts';
import type { ProductIndex } from './product-index.ts';
import { createPriceListsReader } from './product-reader.ts';
import { officeToday } from '../platform/office-time.ts';

export interface WantedPrice {
  readonly priceListId: string;
  readonly productId: string;
  readonly minQuantityMilli: number;
  /** Null takes the price away. */
  readonly priceDong: number | null;
}

export function createPriceListsService(ctx: Context, index: ProductIndex): HandlersOf<typeof priceListsContract> {
  const { db } = ctx;
  const read = createPriceListsReader(db);
  const groupsOf = createProductGroupsReader(db);
  const roleOf = createRoleReader(ctx);
  const count = db.prepare('SELECT count(*) FROM list_prices WHERE price_list_id = ? AND deleted_at IS NULL').pluck();
  const idsOf = db.prepare('SELECT id FROM list_prices WHERE price_list_id = ? AND deleted_at IS NULL').pluck();
  const product = db.prepare('SELECT id, code, name, unit FROM products WHERE id = ?');
  const pricesOf = db.prepare(
    `SELECT price_list_id AS priceListId, min_quantity_milli AS minQuantityMilli, price_dong AS priceDong
     FROM list_prices WHERE product_id = ? AND deleted_at IS NULL ORDER BY min_quantity_milli`,
  );
  const asAdmin = () => {
    if (roleOf() !== 'admin') throw new AppError('forbidden', 'only an administrator changes prices');
  };
  const writer = createPriceWriter(ctx);

  return {
    list() {
      const today = officeToday(ctx);
      return {
        lists: read().map((list) => ({ ...list, holdsToday: holdsOn(list, today), prices: Number(count.get(list.id)) })),
        mayChange: roleOf() === 'admin',
      };
    },
    save({ id, ...values }) {
      asAdmin();
      if (values.fromOn !== null && values.toOn !== null && values.toOn < values.fromOn) {
        throw new AppError('invalid', 'the last day lies before the first', { fields: { toOn: 'last-day-before-first' } });
      }
      if (read().some((list) => list.id !== id && list.name === values.name)) {
        throw new AppError('invalid', 'another list has this name', { fields: { name: 'name-taken' } });
      }
      const { value, groupId } = ctx.write.transact((tx) => {
        if (id === undefined || tx.read('priceLists', id) === null) {
          return tx.create('priceLists', { ...values, ...(id === undefined ? {} : { id }) });
        }
        tx.update('priceLists', id, values);
        return id;
      });
      return { id: value, groupId };
    },
    remove({ id }) {
      asAdmin();
      const { groupId } = ctx.write.transact((tx) => {
        for (const price of idsOf.all(id)) tx.remove('listPrices', String(price));
        tx.remove('priceLists', id);
      });
      return { groupId };
    },
    grid({ text, groupId, offset, limit }) {
      const groups = groupId === undefined ? null : underGroups(groupsOf(), groupId);
      const found = index.list(text, { groups, state: 'active' }, { by: 'name', descending: false });
      const products = found.slice(offset, offset + limit).map(
        ({ id }) => ({
          ...(product.get(id) as Omit<PricedProduct, 'prices'>),
          prices: pricesOf.all(id) as PricedProduct['prices'],
        }), // the columns selected
      );
      return { products, total: found.length };
    },
    setPrices({ prices }) {
      asAdmin();
      const { value, groupId } = ctx.write.transact((tx) => {
        for (const { priceListId, productId } of prices) {
          if (tx.read('priceLists', priceListId)?.deletedAt !== null || tx.read('products', productId)?.deletedAt !== null) {
            throw new AppError('invalid', 'no such list or product', { fields: { prices: 'no-such-record' } });
          }
        }
        return prices.filter((price) => writer(tx, price)).length;
      });
      return { count: value, groupId };
    },
  };
}

/** Writes one price, in whichever row it stands; answers whether anything differed. */
export function createPriceWriter(ctx: Context): (tx: WriteTransaction, price: WantedPrice) => boolean {
  const rows = ctx.db
    .prepare(
      `SELECT id FROM list_prices WHERE product_id = ? AND price_list_id = ? AND min_quantity_milli = ? AND deleted_at IS NULL`,
    )
    .pluck();
  return (tx, { priceListId, productId, minQuantityMilli, priceDong }) => {
    const known = rows.all(productId, priceListId, minQuantityMilli).map(String);
    if (priceDong === null) return known.map((id) => tx.remove('listPrices', id)).some(Boolean);
    const [first, ...doubles] = known;
    for (const id of doubles) tx.remove('listPrices', id);
    if (first !== undefined) return tx.update('listPrices', first, { priceDong });
    // Two administrators who price the same product write the same row.
    const id = madeId('listPrices', priceListId, productId, String(minQuantityMilli));
    if (tx.read('listPrices', id) === null) tx.create('listPrices', { id, priceListId, productId, minQuantityMilli, priceDong });
    else {
      tx.restore('listPrices', id);
      tx.update('listPrices', id, { priceListId, productId, minQuantityMilli, priceDong });
    }
    return true;
  };
}
