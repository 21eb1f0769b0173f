import type { ProductGroup, productGroupsContract } from '../../../src-shared/products/products.contract.ts';
import { inTreeOrder, underGroups } from '../../../src-shared/products/group-tree.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import type { Db } from '../platform/database.ts';
import { createRoleReader } from '../settings/index.ts';
import type { ProductIndex } from './product-index.ts';

export function createProductGroupsReader(db: Db): () => ProductGroup[] {
  const rows = db.prepare(
    `SELECT id, code, name, parent_id AS parentId, "order", is_active AS isActive FROM product_groups
     WHERE deleted_at IS NULL ORDER BY "order", name, id`,
  );
  return () =>
    (rows.all() as (Omit<ProductGroup, 'isActive'> & { isActive: number })[]).map((row) => ({
      ...row,
      isActive: row.isActive === 1,
    })); // the columns selected
}

export function createProductGroupsService(ctx: Context, index: ProductIndex): HandlersOf<typeof productGroupsContract> {
  const read = createProductGroupsReader(ctx.db);
  const roleOf = createRoleReader(ctx);
  const productsOf = ctx.db.prepare('SELECT id FROM products WHERE group_id = ? AND deleted_at IS NULL').pluck();
  const asAdmin = () => {
    if (roleOf() !== 'admin') throw new AppError('forbidden', 'only an administrator changes the catalogue');
  };
  return {
    list() {
      const counts = index.countsOfGroups();
      const groups = read();
      const total = (id: string) => [...underGroups(groups, id)].reduce((sum, one) => sum + (counts.get(one) ?? 0), 0);
      return {
        groups: inTreeOrder(groups).map((group) => ({ ...group, products: total(group.id) })),
        mayChange: roleOf() === 'admin',
      };
    },
    save({ id, ...values }) {
      asAdmin();
      const groups = read();
      if (values.parentId !== null) {
        if (!groups.some((group) => group.id === values.parentId)) {
          throw new AppError('invalid', 'no such parent', { fields: { parentId: 'no-such-record' } });
        }
        if (id !== undefined && underGroups(groups, id).has(values.parentId)) {
          throw new AppError('invalid', 'a group cannot lie under itself', { fields: { parentId: 'group-loop' } });
        }
      }
      const { value, groupId } = ctx.write.transact((tx) => {
        if (id === undefined || tx.read('productGroups', id) === null) {
          return tx.create('productGroups', { ...values, ...(id === undefined ? {} : { id }) });
        }
        tx.update('productGroups', id, values);
        return id;
      });
      return { id: value, groupId };
    },
    remove({ id }) {
      asAdmin();
      const groups = read();
      const group = groups.find((one) => one.id === id);
      if (group === undefined) throw new AppError('not-found', 'no group with this id', { details: { id } });
      const { groupId } = ctx.write.transact((tx) => {
        for (const child of groups) if (child.parentId === id) tx.update('productGroups', child.id, { parentId: group.parentId });
        for (const product of productsOf.all(id)) tx.update('products', String(product), { groupId: group.parentId });
        tx.remove('productGroups', id);
      });
      return { groupId };
    },
  };
}
