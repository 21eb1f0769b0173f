import type { LedgerEntry, PromotionRow } from '../../../src-shared/promotions/promotions.contract.ts';
import { createFamily, joinShownCustomer } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';

/** Tours have their places from the promotion itself; gifts are put in. Movements name nobody, so every laptop counts alike. */
const left = `coalesce(r.seats, 0) * 1000 * (r.kind = 'tour')
  + coalesce((SELECT sum(change_milli) FROM gift_movements WHERE promotion_id = r.id AND deleted_at IS NULL), 0)`;
/** The last step that was written about a promise; two laptops that wrote one each mean the later. */
const closed = `LEFT JOIN entitlements AS s ON s.id = (SELECT id FROM entitlements WHERE of_id = e.id AND deleted_at IS NULL
  ORDER BY happened_at DESC, id DESC LIMIT 1)`;
const standing = `FROM entitlements AS e ${closed}
  WHERE e.promotion_id = r.id AND e.step = 'entitled' AND e.deleted_at IS NULL AND coalesce(s.step, '') <> 'withdrawn'`;

export function createPromotionRows(db: Db) {
  const family = createFamily(db);
  const promotions = db.prepare(
    `SELECT r.id, r.name, r.kind, r.occasion, r.occasion_days AS occasionDays, r.from_on AS fromOn, r.to_on AS toOn,
       r.customer_group_id AS customerGroupId, r.product_group_id AS productGroupId, r.product_id AS productId,
       r.min_quantity_milli AS minQuantityMilli, r.min_amount_dong AS minAmountDong, r.is_repeated AS isRepeated,
       r.gift_product_id AS giftProductId, r.gift_quantity_milli AS giftQuantityMilli, r.discount_basis_points AS discountBasisPoints,
       r.seats, r.budget_dong AS budgetDong, r.is_concentrated AS isConcentrated, r.tax_note AS taxNote, r.note, r.is_active AS isActive,
       cg.name AS customerGroupName, pg.name AS productGroupName, p.name AS productName, g.name AS giftProductName, g.unit AS giftUnit,
       (r.customer_group_id IS NOT NULL AND cg.id IS NULL) OR (r.product_group_id IS NOT NULL AND pg.id IS NULL)
         OR (r.product_id IS NOT NULL AND p.id IS NULL) OR (r.gift_product_id IS NOT NULL AND g.id IS NULL) AS isBroken,
       ${left} AS leftMilli,
       (SELECT coalesce(sum(e.quantity_milli), 0) ${standing}) AS promisedMilli,
       (SELECT coalesce(sum(e.value_dong), 0) ${standing}) AS spentDong
     FROM promotions AS r
       LEFT JOIN customer_groups AS cg ON cg.id = r.customer_group_id AND cg.deleted_at IS NULL
       LEFT JOIN product_groups AS pg ON pg.id = r.product_group_id AND pg.deleted_at IS NULL
       LEFT JOIN products AS p ON p.id = r.product_id AND p.deleted_at IS NULL
       LEFT JOIN products AS g ON g.id = r.gift_product_id AND g.deleted_at IS NULL
     WHERE r.deleted_at IS NULL ORDER BY r.from_on DESC, r.name, r.id`,
  );
  const leftOf = db.prepare(`SELECT ${left} FROM promotions AS r WHERE r.id = ?`).pluck();
  const ledger = db.prepare(
    `SELECT e.id, coalesce(c.id, e.customer_id) AS customerId, c.name AS customerName, e.promotion_id AS promotionId, r.name AS promotionName, r.kind,
       g.name AS giftProductName, g.unit AS giftUnit, e.quote_id AS quoteId, e.quantity_milli AS quantityMilli, e.value_dong AS valueDong,
       coalesce(s.step, e.step) AS state, e.happened_at AS entitledAt, u.name AS entitledBy, s.received_by AS receivedBy,
       s.signed_by AS signedBy, coalesce(s.tax_note, e.tax_note) AS taxNote, coalesce(s.note, e.note) AS note, s.happened_at AS closedAt
     FROM entitlements AS e ${closed} ${joinShownCustomer('e.customer_id', 'LEFT JOIN')} LEFT JOIN promotions AS r ON r.id = e.promotion_id
       LEFT JOIN products AS g ON g.id = r.gift_product_id LEFT JOIN users AS u ON u.id = e.created_by
     WHERE e.step = 'entitled' AND e.deleted_at IS NULL AND (@promotionId IS NULL OR e.promotion_id = @promotionId)
       AND (@members IS NULL OR e.customer_id IN (SELECT value FROM json_each(@members)))
     ORDER BY e.happened_at DESC, e.id DESC`,
  );
  return {
    promotions: (): PromotionRow[] =>
      (promotions.all() as (Omit<PromotionRow, Flag> & Record<Flag, number>)[]).map((row) => ({
        ...row,
        isRepeated: row.isRepeated === 1,
        isConcentrated: row.isConcentrated === 1,
        isActive: row.isActive === 1,
        isBroken: row.isBroken === 1,
      })), // the columns selected
    leftOf: (promotionId: string) => Number(leftOf.get(promotionId) ?? 0),
    ledger: ({ promotionId = null, customerId = null }: { promotionId?: string | null; customerId?: string | null }) =>
      ledger.all({
        promotionId,
        members: customerId === null ? null : family.json(family.winnerOf(customerId)),
      }) as LedgerEntry[], // as above
  };
}

type Flag = 'isRepeated' | 'isConcentrated' | 'isActive' | 'isBroken';
