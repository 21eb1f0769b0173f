/** The first shape of the entities' tables, part of `0001-start.ts`; as frozen as that: what changes later is a step of its own. */
export const entityTables = `
CREATE TABLE customers (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  scope_id text COLLATE "C" NOT NULL,
  root_id uuid,
  rev bigint NOT NULL,
  deleted_at text,
  created_at text NOT NULL,
  created_by uuid,
  fv jsonb NOT NULL DEFAULT '{}',
  extra jsonb,
  kind text,
  name text,
  trade_name text,
  tax_code text,
  phone text,
  email text,
  website text,
  address text,
  province_code text,
  founded_on text,
  legal_representative text,
  source text,
  lifecycle text,
  rating text,
  note text,
  owner_id text,
  team_id text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX customers_rev ON customers(tenant_id, rev);
CREATE INDEX customers_scope ON customers(tenant_id, scope_id, id);
CREATE INDEX customers_root ON customers(tenant_id, root_id);
CREATE TABLE contacts (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  scope_id text COLLATE "C" NOT NULL,
  root_id uuid,
  rev bigint NOT NULL,
  deleted_at text,
  created_at text NOT NULL,
  created_by uuid,
  fv jsonb NOT NULL DEFAULT '{}',
  extra jsonb,
  customer_id text,
  name text,
  role text,
  phone text,
  email text,
  birthday text,
  is_primary boolean,
  note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX contacts_rev ON contacts(tenant_id, rev);
CREATE INDEX contacts_scope ON contacts(tenant_id, scope_id, id);
CREATE INDEX contacts_root ON contacts(tenant_id, root_id);
CREATE TABLE visits (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  scope_id text COLLATE "C" NOT NULL,
  root_id uuid,
  rev bigint NOT NULL,
  deleted_at text,
  created_at text NOT NULL,
  created_by uuid,
  fv jsonb NOT NULL DEFAULT '{}',
  extra jsonb,
  customer_id text,
  purpose text,
  state text,
  starts_at text,
  ends_at text,
  note text,
  owner_id text,
  cancel_reason text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX visits_rev ON visits(tenant_id, rev);
CREATE INDEX visits_scope ON visits(tenant_id, scope_id, id);
CREATE INDEX visits_root ON visits(tenant_id, root_id);
CREATE TABLE visit_results (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  scope_id text COLLATE "C" NOT NULL,
  root_id uuid,
  rev bigint NOT NULL,
  deleted_at text,
  created_at text NOT NULL,
  created_by uuid,
  fv jsonb NOT NULL DEFAULT '{}',
  extra jsonb,
  customer_id text,
  visit_id text,
  outcome text,
  met_whom text,
  said text,
  next_step text,
  next_on text,
  at text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX visit_results_rev ON visit_results(tenant_id, rev);
CREATE INDEX visit_results_scope ON visit_results(tenant_id, scope_id, id);
CREATE INDEX visit_results_root ON visit_results(tenant_id, root_id);
CREATE TABLE interactions (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  scope_id text COLLATE "C" NOT NULL,
  root_id uuid,
  rev bigint NOT NULL,
  deleted_at text,
  created_at text NOT NULL,
  created_by uuid,
  fv jsonb NOT NULL DEFAULT '{}',
  extra jsonb,
  customer_id text,
  kind text,
  text text,
  with_whom text,
  happened_at text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX interactions_rev ON interactions(tenant_id, rev);
CREATE INDEX interactions_scope ON interactions(tenant_id, scope_id, id);
CREATE INDEX interactions_root ON interactions(tenant_id, root_id);
CREATE TABLE saved_views (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  scope_id text COLLATE "C" NOT NULL,
  root_id uuid,
  rev bigint NOT NULL,
  deleted_at text,
  created_at text NOT NULL,
  created_by uuid,
  fv jsonb NOT NULL DEFAULT '{}',
  extra jsonb,
  entity text,
  name text,
  spec text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX saved_views_rev ON saved_views(tenant_id, rev);
CREATE INDEX saved_views_scope ON saved_views(tenant_id, scope_id, id);
CREATE TABLE list_items (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  scope_id text COLLATE "C" NOT NULL,
  root_id uuid,
  rev bigint NOT NULL,
  deleted_at text,
  created_at text NOT NULL,
  created_by uuid,
  fv jsonb NOT NULL DEFAULT '{}',
  extra jsonb,
  list text,
  key text,
  vi text,
  en text,
  "order" integer,
  is_active boolean,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX list_items_rev ON list_items(tenant_id, rev);
CREATE INDEX list_items_scope ON list_items(tenant_id, scope_id, id);
CREATE TABLE conflicts (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  scope_id text COLLATE "C" NOT NULL,
  root_id uuid,
  rev bigint NOT NULL,
  deleted_at text,
  created_at text NOT NULL,
  created_by uuid,
  fv jsonb NOT NULL DEFAULT '{}',
  extra jsonb,
  customer_id text,
  entity text,
  row_id text,
  field text,
  kind text,
  kept_value text,
  lost_value text,
  original_value text,
  kept_by text,
  kept_at text,
  kept_device_id text,
  lost_by text,
  lost_at text,
  lost_device_id text,
  resolution text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX conflicts_rev ON conflicts(tenant_id, rev);
CREATE INDEX conflicts_scope ON conflicts(tenant_id, scope_id, id);
CREATE INDEX conflicts_root ON conflicts(tenant_id, root_id);
CREATE TABLE departments (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  scope_id text COLLATE "C" NOT NULL,
  root_id uuid,
  rev bigint NOT NULL,
  deleted_at text,
  created_at text NOT NULL,
  created_by uuid,
  fv jsonb NOT NULL DEFAULT '{}',
  extra jsonb,
  name text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX departments_rev ON departments(tenant_id, rev);
CREATE INDEX departments_scope ON departments(tenant_id, scope_id, id);
CREATE TABLE users (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  scope_id text COLLATE "C" NOT NULL,
  root_id uuid,
  rev bigint NOT NULL,
  deleted_at text,
  created_at text NOT NULL,
  created_by uuid,
  fv jsonb NOT NULL DEFAULT '{}',
  extra jsonb,
  name text,
  email text,
  phone text,
  team_id text,
  department_id text,
  role text,
  is_active boolean,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX users_rev ON users(tenant_id, rev);
CREATE INDEX users_scope ON users(tenant_id, scope_id, id);
CREATE TABLE teams (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  scope_id text COLLATE "C" NOT NULL,
  root_id uuid,
  rev bigint NOT NULL,
  deleted_at text,
  created_at text NOT NULL,
  created_by uuid,
  fv jsonb NOT NULL DEFAULT '{}',
  extra jsonb,
  name text,
  leader_id text,
  sells_quotes boolean,
  sells_opportunities boolean,
  serves_warranty boolean,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX teams_rev ON teams(tenant_id, rev);
CREATE INDEX teams_scope ON teams(tenant_id, scope_id, id);
`;
