import type { PriceBookParts, PricedRule } from '../../../src-shared/prices/price-engine.ts';
import type { Db } from '../platform/database.ts';

type Flagged<T, K extends keyof T> = Omit<T, K> & Record<K, number>;

/** Reads what a price book is made of, as far as these products need it. */
export function createPriceRows(db: Db) {
  const groups = db.prepare('SELECT id, parent_id AS parentId FROM product_groups WHERE deleted_at IS NULL');
  const lists = db.prepare(
    `SELECT id, name, customer_group_id AS customerGroupId, from_on AS fromOn, to_on AS toOn, is_standard AS isStandard,
       "order", is_active AS isActive FROM price_lists WHERE deleted_at IS NULL`,
  );
  const rules = db.prepare(
    `SELECT id, name, customer_id AS customerId, customer_group_id AS customerGroupId, product_id AS productId,
       product_group_id AS productGroupId, from_on AS fromOn, to_on AS toOn, min_quantity_milli AS minQuantityMilli, kind,
       price_dong AS priceDong, discount_basis_points AS discountBasisPoints, is_active AS isActive
     FROM price_rules WHERE deleted_at IS NULL`,
  );
  const products = db.prepare(
    'SELECT id, group_id AS groupId FROM products WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL',
  );
  const listPrices = db.prepare(
    `SELECT id, price_list_id AS priceListId, product_id AS productId, price_dong AS priceDong, min_quantity_milli AS minQuantityMilli
     FROM list_prices WHERE product_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL`,
  );
  const allRules = (): PricedRule[] =>
    (rules.all() as Flagged<PricedRule, 'isActive'>[]).map((rule) => ({ ...rule, isActive: rule.isActive === 1 })); // the columns selected

  return {
    rules: allRules,
    groups: () => groups.all() as PriceBookParts['groups'], // the columns selected
    partsFor(productIds: readonly string[]): PriceBookParts {
      const ids = JSON.stringify([...new Set(productIds)]);
      return {
        products: products.all(ids) as PriceBookParts['products'], // the columns selected
        groups: groups.all() as PriceBookParts['groups'], // as above
        lists: (lists.all() as Flagged<PriceBookParts['lists'][number], 'isStandard' | 'isActive'>[]).map((list) => ({
          ...list,
          isStandard: list.isStandard === 1,
          isActive: list.isActive === 1,
        })),
        listPrices: listPrices.all(ids) as PriceBookParts['listPrices'], // as above
        rules: allRules(),
      };
    },
  };
}
