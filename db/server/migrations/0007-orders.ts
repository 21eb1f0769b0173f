import type { ServerMigration } from './migration.ts';

const synced = `tenant_id uuid NOT NULL, id uuid NOT NULL, scope_id text COLLATE "C" NOT NULL, root_id uuid, rev bigint NOT NULL, deleted_at text, created_at text NOT NULL, created_by uuid, fv jsonb NOT NULL DEFAULT '{}', extra jsonb`;

/** Orders, deliveries, contracts, invoices, receipts, what stands at the customer's, and stock, in the office. */
export const orders: ServerMigration = {
  version: 7,
  name: 'orders',
  sql: `
CREATE TABLE orders (
  ${synced},
  customer_id text,
  quote_id text,
  opportunity_id text,
  title text,
  label text,
  number text,
  state text,
  owner_id text,
  team_id text,
  content text,
  deliver_on text,
  deliver_to text,
  confirmed_at text,
  closed_at text,
  cancel_reason text,
  signed_by text,
  signed_post text,
  signature text,
  note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX orders_rev ON orders(tenant_id, rev);
CREATE INDEX orders_scope ON orders(tenant_id, scope_id, id);
CREATE INDEX orders_root ON orders(tenant_id, root_id);
CREATE TABLE order_deliveries (
  ${synced},
  customer_id text,
  order_id text,
  delivered_on text,
  lines text,
  received_by text,
  signature text,
  note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX order_deliveries_rev ON order_deliveries(tenant_id, rev);
CREATE INDEX order_deliveries_scope ON order_deliveries(tenant_id, scope_id, id);
CREATE INDEX order_deliveries_root ON order_deliveries(tenant_id, root_id);
CREATE TABLE contracts (
  ${synced},
  customer_id text,
  kind text,
  parent_id text,
  code text,
  title text,
  quote_id text,
  order_id text,
  opportunity_id text,
  signed_on text,
  from_on text,
  to_on text,
  value_dong bigint,
  state text,
  notice_days bigint,
  is_not_renewed boolean,
  owner_id text,
  team_id text,
  note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX contracts_rev ON contracts(tenant_id, rev);
CREATE INDEX contracts_scope ON contracts(tenant_id, scope_id, id);
CREATE INDEX contracts_root ON contracts(tenant_id, root_id);
CREATE TABLE invoices (
  ${synced},
  customer_id text,
  order_id text,
  contract_id text,
  symbol text,
  number text,
  issued_on text,
  due_on text,
  total_dong bigint,
  vat_dong bigint,
  state text,
  note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX invoices_rev ON invoices(tenant_id, rev);
CREATE INDEX invoices_scope ON invoices(tenant_id, scope_id, id);
CREATE INDEX invoices_root ON invoices(tenant_id, root_id);
CREATE TABLE receipts (
  ${synced},
  customer_id text,
  invoice_id text,
  kind text,
  amount_dong bigint,
  paid_on text,
  way text,
  reference text,
  note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX receipts_rev ON receipts(tenant_id, rev);
CREATE INDEX receipts_scope ON receipts(tenant_id, scope_id, id);
CREATE INDEX receipts_root ON receipts(tenant_id, root_id);
CREATE TABLE installed_items (
  ${synced},
  customer_id text,
  product_id text,
  order_id text,
  name text,
  serial text,
  quantity_milli bigint,
  sold_on text,
  warranty_ends_on text,
  maintain_every_months bigint,
  next_maintenance_on text,
  last_maintenance_on text,
  team_id text,
  is_retired boolean,
  note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX installed_items_rev ON installed_items(tenant_id, rev);
CREATE INDEX installed_items_scope ON installed_items(tenant_id, scope_id, id);
CREATE INDEX installed_items_root ON installed_items(tenant_id, root_id);
CREATE TABLE stock_levels (
  ${synced},
  product_id text,
  warehouse text,
  on_hand_milli bigint,
  as_of text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX stock_levels_rev ON stock_levels(tenant_id, rev);
CREATE INDEX stock_levels_scope ON stock_levels(tenant_id, scope_id, id);
SELECT office_protect(name::regclass) FROM unnest(ARRAY['orders', 'order_deliveries', 'contracts', 'invoices', 'receipts', 'installed_items', 'stock_levels']) AS name;
GRANT SELECT, INSERT, UPDATE ON orders, order_deliveries, contracts, invoices, receipts, installed_items, stock_levels TO fieldbook_app;
CREATE INDEX product_photos_sha256 ON product_photos(tenant_id, sha256);
`,
};
