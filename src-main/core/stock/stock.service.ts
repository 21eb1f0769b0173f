import { cellsOf } from '../../../src-shared/products/product-import.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { ProductStock, stockContract } from '../../../src-shared/stock/stock.contract.ts';
import type { Context } from '../context.ts';
import { cellsOfFile } from '../products/index.ts';
import { createRoleReader } from '../settings/index.ts';
import { createHeldForOrders } from './held-for-orders.ts';
import { createStockImport } from './stock-import.ts';
import { writeStockLevel } from './stock-levels.ts';

/** What there is, as the office last counted it and this laptop last heard. */
export function createStockService(ctx: Context): HandlersOf<typeof stockContract> {
  const roleOf = createRoleReader(ctx);
  const heldNow = createHeldForOrders(ctx.db);
  const importTable = createStockImport(ctx);
  const levelsOf = ctx.db.prepare(
    `SELECT id, warehouse, on_hand_milli AS onHandMilli, as_of AS asOf FROM stock_levels
     WHERE product_id = ? AND deleted_at IS NULL ORDER BY warehouse, id`,
  );
  const asAdmin = () => {
    if (roleOf() !== 'admin') throw new AppError('forbidden', 'only an administrator writes down the stock');
  };
  const stockOf = (productId: string, held: ReadonlyMap<string, number>): ProductStock => {
    const warehouses = levelsOf.all(productId) as ProductStock['warehouses']; // the columns selected
    const heldMilli = held.get(productId) ?? 0;
    const onHandMilli = warehouses.length === 0 ? null : warehouses.reduce((sum, level) => sum + level.onHandMilli, 0);
    return {
      productId,
      onHandMilli,
      heldMilli,
      freeMilli: onHandMilli === null ? null : onHandMilli - heldMilli,
      asOf: warehouses.reduce<string | null>((oldest, { asOf }) => (oldest === null || asOf < oldest ? asOf : oldest), null),
      warehouses,
    };
  };
  return {
    of({ productIds }) {
      const held = heldNow();
      return {
        products: [...new Set(productIds)].map((id) => stockOf(id, held)),
        syncedAt: ctx.state.get('last_sync_at'),
        mayChange: roleOf() === 'admin',
      };
    },
    save(level) {
      asAdmin();
      const { value, groupId } = ctx.write.transact((tx) => {
        if (tx.read('products', level.productId) === null)
          throw new AppError('not-found', 'no product with this id', { details: { id: level.productId } });
        return writeStockLevel(tx, level).id;
      });
      return { id: value, groupId };
    },
    remove({ ids }) {
      asAdmin();
      const { groupId } = ctx.write.transact((tx) => {
        for (const id of ids) tx.remove('stockLevels', id);
      });
      return { groupId };
    },
    async import({ text, file, warehouse, isTrial }) {
      asAdmin();
      const from = file === undefined ? null : await ctx.files.resolveForReading(file);
      const cells = from === null ? cellsOf(text ?? '') : await cellsOfFile(from.path);
      return importTable(cells, { usual: warehouse, isWorkbook: /\.xlsx$/i.test(from?.name ?? ''), isTrial });
    },
  };
}
