import { holdsOn } from '../../../src-shared/products/price-lists.ts';
import { pathOf, underGroups } from '../../../src-shared/products/group-tree.ts';
import type { productsContract } from '../../../src-shared/products/products.contract.ts';
import { cellsOf } from '../../../src-shared/products/product-import.ts';
import { nextVatChange, vatTable } from '../../../src-shared/products/vat.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { writeTable } from '../exports/index.ts';
import { madeId } from '../platform/made-id.ts';
import { createRoleReader } from '../settings/index.ts';
import { createProductGroupsReader } from './product-groups.ts';
import type { ProductIndex } from './product-index.ts';
import { createProductHistory } from './product-history.ts';
import { cellsOfFile, createProductImport } from './product-import.ts';
import { productTable } from './product-table.ts';
import { createPriceListsReader, createProductReader, createVatReader } from './product-reader.ts';
import { officeToday } from '../platform/office-time.ts';

type Answer = HandlersOf<typeof productsContract>;

export function createProductsService(ctx: Context, index: ProductIndex): Answer {
  const { db } = ctx;
  const roleOf = createRoleReader(ctx);
  const groupsOf = createProductGroupsReader(db);
  const read = createProductReader(db);
  const lists = createPriceListsReader(db);
  const vatRows = createVatReader(db);
  const pricesOf = db.prepare(
    `SELECT id, price_list_id AS priceListId, min_quantity_milli AS minQuantityMilli, price_dong AS priceDong
     FROM list_prices WHERE product_id = ? AND deleted_at IS NULL ORDER BY min_quantity_milli`,
  );
  const description = db.prepare('SELECT description FROM products WHERE id = ?').pluck();
  const photosOf = db.prepare('SELECT id FROM product_photos WHERE product_id = ? AND deleted_at IS NULL').pluck();
  const anyPhoto = db.prepare('SELECT 1 FROM product_photos WHERE deleted_at IS NULL LIMIT 1').pluck();
  const costsOf = db.prepare(
    `SELECT id, cost_dong AS costDong, from_on AS fromOn FROM product_costs
     WHERE product_id = ? AND deleted_at IS NULL ORDER BY from_on DESC`,
  );
  const ofCode = db
    .prepare('SELECT id FROM products WHERE code = ? COLLATE NOCASE AND id <> ? AND deleted_at IS NULL LIMIT 1')
    .pluck();

  const history = createProductHistory(db);
  const importTable = createProductImport(ctx);
  const today = () => officeToday(ctx);
  const asAdmin = () => {
    if (roleOf() !== 'admin') throw new AppError('forbidden', 'only an administrator changes the catalogue');
  };
  const groupsUnder = (groupId: string | undefined) => (groupId === undefined ? null : underGroups(groupsOf(), groupId));
  const refuseTakenCode = (code: string | undefined, id: string) => {
    if (code !== undefined && ofCode.get(code, id) !== undefined) {
      throw new AppError('invalid', 'another product has this code', { fields: { code: 'code-taken' } });
    }
  };
  const refuseUnknownGroup = (groupId: string | null | undefined) => {
    if (typeof groupId === 'string' && !groupsOf().some(({ id }) => id === groupId)) {
      throw new AppError('invalid', 'no such group', { fields: { groupId: 'no-such-record' } });
    }
  };

  return {
    search({ text, groupId, limit, withInactive }) {
      const filter = { groups: groupsUnder(groupId), state: withInactive ? ('all' as const) : ('active' as const) };
      const found = index.search(text, filter, limit);
      return {
        products: read(
          found.map(({ id }) => id),
          today(),
        ),
      };
    },
    ofIds: ({ ids }) => ({ products: read(ids, today()) }),
    list({ text, groupId, state, sort, descending, offset, limit }) {
      const found = index.list(text, { groups: groupsUnder(groupId), state }, { by: sort, descending });
      const page = found.slice(offset, offset + limit).map(({ id }) => id);
      return {
        products: read(page, today()),
        total: found.length,
        mayChange: roleOf() === 'admin',
        hasPhotos: anyPhoto.get() === 1,
      };
    },
    get({ id }) {
      const day = today();
      const [product] = read([id], day);
      if (product === undefined) throw new AppError('not-found', 'no product with this id', { details: { id } });
      const known = new Map(lists().map((list, place) => [list.id, { list, place }] as const));
      const next = nextVatChange(vatTable(vatRows()), product.vatClass, day);
      const prices = pricesOf.all(id) as { id: string; priceListId: string; minQuantityMilli: number; priceDong: number }[]; // the columns selected
      return {
        product: { ...product, description: String(description.get(id) ?? '') || null },
        groups: pathOf(groupsOf(), product.groupId).map((group) => ({ id: group.id, name: group.name })),
        prices: prices
          .flatMap((price) => {
            const found = known.get(price.priceListId);
            return found === undefined ? [] : [{ ...price, ...found }];
          })
          .sort((a, b) => a.place - b.place)
          .map(({ list, id: priceId, priceListId, minQuantityMilli, priceDong }) => ({
            id: priceId,
            priceListId,
            minQuantityMilli,
            priceDong,
            listName: list.name,
            holdsToday: holdsOn(list, day),
          })),
        costs: costsOf.all(id) as Awaited<ReturnType<Answer['get']>>['costs'], // the columns selected
        nextVat: next === null ? null : { on: next.on, rate: next.after },
        mayChange: roleOf() === 'admin',
      };
    },
    save({ id, ...values }) {
      asAdmin();
      refuseTakenCode(values.code, id ?? '');
      refuseUnknownGroup(values.groupId);
      const { value, groupId } = ctx.write.transact((tx) => {
        if (id === undefined || tx.read('products', id) === null) {
          return tx.create('products', { ...values, ...(id === undefined ? {} : { id }) });
        }
        tx.update('products', id, values);
        return id;
      });
      return { id: value, groupId };
    },
    change({ id, change }) {
      asAdmin();
      refuseTakenCode(change.code, id);
      refuseUnknownGroup(change.groupId);
      const { groupId } = ctx.write.transact((tx) => tx.update('products', id, change));
      return { groupId };
    },
    remove({ ids }) {
      asAdmin();
      const { groupId } = ctx.write.transact((tx) => {
        for (const id of ids) {
          // Otherwise the office would keep the contents of its pictures for ever.
          for (const photo of photosOf.all(id)) tx.remove('productPhotos', String(photo));
          tx.remove('products', id);
        }
      });
      return { groupId };
    },
    history: ({ id, limit }) => ({ changes: history(id, limit) }),
    async import({ text, file, isTrial }) {
      asAdmin();
      const cells = file === undefined ? cellsOf(text ?? '') : await cellsOfFile((await ctx.files.resolveForReading(file)).path);
      return importTable(cells, isTrial);
    },
    async export({ file, format, language }) {
      const path = await ctx.files.resolveForWriting(file);
      const { table, rows } = productTable(db, lists(), language);
      await writeTable(path, format, table, () =>
        ctx.write.transact((tx) =>
          tx.create('exportLog', { what: 'products', format, rows, columns: table.head.join(', '), exportedAt: tx.now }),
        ),
      );
      return { rows };
    },
    setCost({ productId, fromOn, costDong }) {
      asAdmin();
      // Two administrators who write down the cost of the same day write the same row.
      const id = madeId('productCosts', productId, fromOn);
      const { groupId } = ctx.write.transact((tx) => {
        if (tx.read('products', productId) === null) {
          throw new AppError('not-found', 'no product with this id', { details: { id: productId } });
        }
        const known = tx.read('productCosts', id);
        if (costDong === null) {
          if (known !== null) tx.remove('productCosts', id);
        } else if (known === null) {
          tx.create('productCosts', { id, productId, fromOn, costDong });
        } else {
          tx.restore('productCosts', id);
          tx.update('productCosts', id, { costDong });
        }
      });
      return { groupId };
    },
  };
}
