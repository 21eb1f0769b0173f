const synced = `tenant_id uuid NOT NULL, id uuid NOT NULL, scope_id text COLLATE "C" NOT NULL, root_id uuid, rev bigint NOT NULL, deleted_at text, created_at text NOT NULL, created_by uuid, fv jsonb NOT NULL DEFAULT '{}', extra jsonb`;

/** SQL of this version: products, their groups, pictures and costs, price lists, VAT by date. */
export const catalogueSql = `
CREATE TABLE vat_rates (
  ${synced},
  vat_class text,
  rate text,
  from_on text,
  to_on text,
  source text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX vat_rates_rev ON vat_rates(tenant_id, rev);
CREATE INDEX vat_rates_scope ON vat_rates(tenant_id, scope_id, id);
CREATE TABLE product_groups (
  ${synced},
  code text,
  name text,
  parent_id text,
  "order" bigint,
  is_active boolean,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX product_groups_rev ON product_groups(tenant_id, rev);
CREATE INDEX product_groups_scope ON product_groups(tenant_id, scope_id, id);
CREATE TABLE products (
  ${synced},
  code text,
  name text,
  name_en text,
  group_id text,
  unit text,
  barcode text,
  vat_class text,
  description text,
  pack_milli bigint,
  pack_unit text,
  is_active boolean,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX products_rev ON products(tenant_id, rev);
CREATE INDEX products_scope ON products(tenant_id, scope_id, id);
CREATE TABLE product_photos (
  ${synced},
  product_id text,
  sha256 text,
  bytes bigint,
  mime text,
  name text,
  "order" bigint,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX product_photos_rev ON product_photos(tenant_id, rev);
CREATE INDEX product_photos_scope ON product_photos(tenant_id, scope_id, id);
CREATE TABLE product_costs (
  ${synced},
  product_id text,
  cost_dong bigint,
  from_on text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX product_costs_rev ON product_costs(tenant_id, rev);
CREATE INDEX product_costs_scope ON product_costs(tenant_id, scope_id, id);
CREATE TABLE price_lists (
  ${synced},
  name text,
  customer_group_id text,
  from_on text,
  to_on text,
  is_standard boolean,
  "order" bigint,
  is_active boolean,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX price_lists_rev ON price_lists(tenant_id, rev);
CREATE INDEX price_lists_scope ON price_lists(tenant_id, scope_id, id);
CREATE TABLE list_prices (
  ${synced},
  price_list_id text,
  product_id text,
  price_dong bigint,
  min_quantity_milli bigint,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX list_prices_rev ON list_prices(tenant_id, rev);
CREATE INDEX list_prices_scope ON list_prices(tenant_id, scope_id, id);
SELECT office_protect(name::regclass) FROM unnest(ARRAY['vat_rates', 'product_groups', 'products', 'product_photos', 'product_costs', 'price_lists', 'list_prices']) AS name;
GRANT SELECT, INSERT, UPDATE ON vat_rates, product_groups, products, product_photos, product_costs, price_lists, list_prices TO fieldbook_app;
`;
