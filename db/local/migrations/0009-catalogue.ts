const synced = `rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, scope_id TEXT, root_id TEXT, rev INTEGER NOT NULL DEFAULT 0, deleted_at TEXT, extra TEXT, created_at TEXT NOT NULL, created_by TEXT`;

/** SQL of this version: products, their groups, pictures and costs, price lists, VAT by date. */
export const catalogueSql = `
CREATE TABLE vat_rates (
  ${synced},
  vat_class TEXT NOT NULL,
  rate TEXT NOT NULL,
  from_on TEXT NOT NULL,
  to_on TEXT,
  source TEXT
) STRICT;
CREATE TABLE product_groups (
  ${synced},
  code TEXT,
  name TEXT NOT NULL,
  parent_id TEXT,
  "order" INTEGER NOT NULL,
  is_active INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE products (
  ${synced},
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  name_en TEXT,
  group_id TEXT,
  unit TEXT NOT NULL,
  barcode TEXT,
  vat_class TEXT NOT NULL,
  description TEXT,
  pack_milli INTEGER,
  pack_unit TEXT,
  is_active INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE product_photos (
  ${synced},
  product_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  mime TEXT NOT NULL,
  name TEXT NOT NULL,
  "order" INTEGER NOT NULL
) STRICT;
CREATE TABLE product_costs (
  ${synced},
  product_id TEXT NOT NULL,
  cost_dong INTEGER NOT NULL,
  from_on TEXT NOT NULL
) STRICT;
CREATE TABLE price_lists (
  ${synced},
  name TEXT NOT NULL,
  customer_group_id TEXT,
  from_on TEXT,
  to_on TEXT,
  is_standard INTEGER NOT NULL DEFAULT 0,
  "order" INTEGER NOT NULL,
  is_active INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE list_prices (
  ${synced},
  price_list_id TEXT NOT NULL,
  product_id TEXT NOT NULL,
  price_dong INTEGER NOT NULL,
  min_quantity_milli INTEGER NOT NULL
) STRICT;
CREATE INDEX products_group ON products(group_id);
CREATE INDEX products_code ON products(code);
CREATE INDEX product_photos_of ON product_photos(product_id);
CREATE INDEX product_costs_of ON product_costs(product_id, from_on);
CREATE INDEX list_prices_product ON list_prices(product_id, price_list_id, min_quantity_milli);
`;
