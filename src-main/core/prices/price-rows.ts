import type { PaymentDiscount } from '../../../src-shared/prices/payment-discounts.ts';
import type { PriceBookParts } from '../../../src-shared/prices/price-engine.ts';
import type { PriceRule } from '../../../src-shared/prices/prices.contract.ts';
import type { Db } from '../platform/database.ts';

type Flagged<T, K extends keyof T> = Omit<T, K> & Record<K, number>;
/** A rule with the names of what it is for, before anything contradicts it. */
export type RuleRow = Omit<PriceRule, 'contradicts'>;
export type DiscountRow = PaymentDiscount & Pick<PriceRule, 'customerGroupName' | 'productGroupName' | 'isBroken'>;

const groupNames = `LEFT JOIN customer_groups AS cg ON cg.id = r.customer_group_id AND cg.deleted_at IS NULL
  LEFT JOIN product_groups AS pg ON pg.id = r.product_group_id AND pg.deleted_at IS NULL`;
const brokenGroups = `(r.customer_group_id IS NOT NULL AND cg.id IS NULL) OR (r.product_group_id IS NOT NULL AND pg.id IS NULL)`;

/** Reads what a price book is made of, as far as these products need it. */
export function createPriceRows(db: Db) {
  const groups = db.prepare('SELECT id, parent_id AS parentId FROM product_groups WHERE deleted_at IS NULL');
  const lists = db.prepare(
    `SELECT id, name, customer_group_id AS customerGroupId, from_on AS fromOn, to_on AS toOn, is_standard AS isStandard,
       "order", is_active AS isActive FROM price_lists WHERE deleted_at IS NULL`,
  );
  // A customer who is not on this laptop is somebody else's, not gone.
  const rules = db.prepare(
    `SELECT r.id, r.name, r.customer_id AS customerId, r.customer_group_id AS customerGroupId, r.product_id AS productId,
       r.product_group_id AS productGroupId, r.from_on AS fromOn, r.to_on AS toOn, r.min_quantity_milli AS minQuantityMilli, r.kind,
       r.price_dong AS priceDong, r.discount_basis_points AS discountBasisPoints, r.note, r.is_active AS isActive,
       c.name AS customerName, cg.name AS customerGroupName, p.name AS productName, pg.name AS productGroupName,
       ${brokenGroups} OR (r.product_id IS NOT NULL AND p.id IS NULL) AS isBroken
     FROM price_rules AS r ${groupNames} LEFT JOIN customers AS c ON c.id = r.customer_id AND c.deleted_at IS NULL
       LEFT JOIN products AS p ON p.id = r.product_id AND p.deleted_at IS NULL
     WHERE r.deleted_at IS NULL ORDER BY r.name, r.id`,
  );
  const discounts = db.prepare(
    `SELECT r.id, r.name, r.customer_group_id AS customerGroupId, r.product_group_id AS productGroupId, r.within_days AS withinDays,
       r.discount_basis_points AS discountBasisPoints, r.from_on AS fromOn, r.to_on AS toOn, r.is_active AS isActive,
       cg.name AS customerGroupName, pg.name AS productGroupName, ${brokenGroups} AS isBroken
     FROM payment_discounts AS r ${groupNames} WHERE r.deleted_at IS NULL ORDER BY r.within_days, r.name, r.id`,
  );
  const products = db.prepare(
    'SELECT id, group_id AS groupId FROM products WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL',
  );
  const listPrices = db.prepare(
    `SELECT id, price_list_id AS priceListId, product_id AS productId, price_dong AS priceDong, min_quantity_milli AS minQuantityMilli
     FROM list_prices WHERE product_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL`,
  );
  const flagged = <T extends { isActive: boolean; isBroken: boolean }>(row: unknown): T => {
    const { isActive, isBroken, ...rest } = row as Flagged<T, 'isActive' | 'isBroken'>; // the columns selected
    return { ...rest, isActive: isActive === 1, isBroken: isBroken === 1 } as unknown as T; // the same fields, two of them as booleans
  };
  const allRules = (): RuleRow[] => rules.all().map((row) => flagged<RuleRow>(row));

  return {
    rules: allRules,
    groups: () => groups.all() as PriceBookParts['groups'], // the columns selected
    paymentDiscounts: (): DiscountRow[] => discounts.all().map((row) => flagged<DiscountRow>(row)),
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
