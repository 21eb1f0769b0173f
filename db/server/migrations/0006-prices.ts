const synced = `tenant_id uuid NOT NULL, id uuid NOT NULL, scope_id text COLLATE "C" NOT NULL, root_id uuid, rev bigint NOT NULL, deleted_at text, created_at text NOT NULL, created_by uuid, fv jsonb NOT NULL DEFAULT '{}', extra jsonb`;

/** SQL of this version: price rules, payment discounts, promotions, and the ledgers of gifts and tours. */
export const pricesSql = `
CREATE TABLE price_rules (
  ${synced},
  name text,
  customer_id text,
  customer_group_id text,
  product_id text,
  product_group_id text,
  from_on text,
  to_on text,
  min_quantity_milli bigint,
  kind text,
  price_dong bigint,
  discount_basis_points bigint,
  note text,
  is_active boolean,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX price_rules_rev ON price_rules(tenant_id, rev);
CREATE INDEX price_rules_scope ON price_rules(tenant_id, scope_id, id);
CREATE TABLE payment_discounts (
  ${synced},
  name text,
  customer_group_id text,
  product_group_id text,
  within_days bigint,
  discount_basis_points bigint,
  from_on text,
  to_on text,
  is_active boolean,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX payment_discounts_rev ON payment_discounts(tenant_id, rev);
CREATE INDEX payment_discounts_scope ON payment_discounts(tenant_id, scope_id, id);
CREATE TABLE promotions (
  ${synced},
  name text,
  kind text,
  occasion text,
  occasion_days bigint,
  from_on text,
  to_on text,
  customer_group_id text,
  product_group_id text,
  product_id text,
  min_quantity_milli bigint,
  min_amount_dong bigint,
  is_repeated boolean,
  gift_product_id text,
  gift_quantity_milli bigint,
  discount_basis_points bigint,
  seats bigint,
  budget_dong bigint,
  is_concentrated boolean,
  tax_note text,
  note text,
  is_active boolean,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX promotions_rev ON promotions(tenant_id, rev);
CREATE INDEX promotions_scope ON promotions(tenant_id, scope_id, id);
CREATE TABLE gift_movements (
  ${synced},
  promotion_id text,
  product_id text,
  change_milli bigint,
  entitlement_id text,
  moved_at text,
  note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX gift_movements_rev ON gift_movements(tenant_id, rev);
CREATE INDEX gift_movements_scope ON gift_movements(tenant_id, scope_id, id);
CREATE TABLE entitlements (
  ${synced},
  customer_id text,
  promotion_id text,
  quote_id text,
  step text,
  of_id text,
  quantity_milli bigint,
  value_dong bigint,
  received_by text,
  signed_by text,
  tax_note text,
  note text,
  happened_at text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX entitlements_rev ON entitlements(tenant_id, rev);
CREATE INDEX entitlements_scope ON entitlements(tenant_id, scope_id, id);
CREATE INDEX entitlements_root ON entitlements(tenant_id, root_id);
SELECT office_protect(name::regclass) FROM unnest(ARRAY['price_rules', 'payment_discounts', 'promotions', 'gift_movements', 'entitlements']) AS name;
GRANT SELECT, INSERT, UPDATE ON price_rules, payment_discounts, promotions, gift_movements, entitlements TO fieldbook_app;
`;
