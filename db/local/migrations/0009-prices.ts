const synced = `rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, scope_id TEXT, root_id TEXT, rev INTEGER NOT NULL DEFAULT 0, deleted_at TEXT, extra TEXT, created_at TEXT NOT NULL, created_by TEXT`;

/** SQL of this version: price rules, payment discounts, promotions, and the ledgers of gifts and tours. */
export const pricesSql = `
CREATE TABLE price_rules (
  ${synced},
  name TEXT NOT NULL,
  customer_id TEXT,
  customer_group_id TEXT,
  product_id TEXT,
  product_group_id TEXT,
  from_on TEXT,
  to_on TEXT,
  min_quantity_milli INTEGER NOT NULL,
  kind TEXT NOT NULL,
  price_dong INTEGER,
  discount_basis_points INTEGER,
  note TEXT,
  is_active INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE payment_discounts (
  ${synced},
  name TEXT NOT NULL,
  customer_group_id TEXT,
  product_group_id TEXT,
  within_days INTEGER NOT NULL,
  discount_basis_points INTEGER NOT NULL,
  from_on TEXT,
  to_on TEXT,
  is_active INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE promotions (
  ${synced},
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  occasion TEXT,
  occasion_days INTEGER,
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  customer_group_id TEXT,
  product_group_id TEXT,
  product_id TEXT,
  min_quantity_milli INTEGER,
  min_amount_dong INTEGER,
  is_repeated INTEGER NOT NULL DEFAULT 0,
  gift_product_id TEXT,
  gift_quantity_milli INTEGER,
  discount_basis_points INTEGER,
  seats INTEGER,
  budget_dong INTEGER,
  is_concentrated INTEGER NOT NULL DEFAULT 0,
  tax_note TEXT,
  note TEXT,
  is_active INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE gift_movements (
  ${synced},
  promotion_id TEXT NOT NULL,
  product_id TEXT,
  change_milli INTEGER NOT NULL,
  entitlement_id TEXT,
  moved_at TEXT NOT NULL,
  note TEXT
) STRICT;
CREATE TABLE entitlements (
  ${synced},
  customer_id TEXT NOT NULL,
  promotion_id TEXT NOT NULL,
  quote_id TEXT,
  step TEXT NOT NULL,
  of_id TEXT,
  quantity_milli INTEGER NOT NULL,
  value_dong INTEGER,
  received_by TEXT,
  signed_by TEXT,
  tax_note TEXT,
  note TEXT,
  happened_at TEXT NOT NULL
) STRICT;
CREATE INDEX entitlements_customer ON entitlements(customer_id);
CREATE INDEX gift_movements_of ON gift_movements(promotion_id);
CREATE INDEX entitlements_promotion ON entitlements(promotion_id);
CREATE INDEX entitlements_quote ON entitlements(quote_id) WHERE quote_id IS NOT NULL;
`;
