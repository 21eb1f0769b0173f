const synced = `tenant_id uuid NOT NULL, id uuid NOT NULL, scope_id text COLLATE "C" NOT NULL, root_id uuid, rev bigint NOT NULL, deleted_at text, created_at text NOT NULL, created_by uuid, fv jsonb NOT NULL DEFAULT '{}', extra jsonb`;

/** SQL of this version: opportunities, their stages, products and people, and words on records. */
export const pipelineSql = `
ALTER TABLE visits
  ADD COLUMN opportunity_id text;
ALTER TABLE interactions
  ADD COLUMN opportunity_id text;
ALTER TABLE tasks
  ADD COLUMN opportunity_id text;
CREATE TABLE stages (
  ${synced},
  vi text,
  en text,
  kind text,
  probability_percent bigint,
  rot_after_days bigint,
  "order" bigint,
  is_active boolean,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX stages_rev ON stages(tenant_id, rev);
CREATE INDEX stages_scope ON stages(tenant_id, scope_id, id);
CREATE TABLE opportunities (
  ${synced},
  customer_id text,
  title text,
  stage_id text,
  stage_changed_at text,
  potential_percent bigint,
  value_dong bigint,
  expected_close_on text,
  owner_id text,
  team_id text,
  contact_id text,
  competitor_id text,
  source text,
  needs text,
  note text,
  lost_reason text,
  lost_note text,
  closed_at text,
  origin_entity text,
  origin_id text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX opportunities_rev ON opportunities(tenant_id, rev);
CREATE INDEX opportunities_scope ON opportunities(tenant_id, scope_id, id);
CREATE INDEX opportunities_root ON opportunities(tenant_id, root_id);
CREATE TABLE opportunity_products (
  ${synced},
  customer_id text,
  opportunity_id text,
  product_id text,
  name text,
  quantity_milli bigint,
  price_dong bigint,
  note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX opportunity_products_rev ON opportunity_products(tenant_id, rev);
CREATE INDEX opportunity_products_scope ON opportunity_products(tenant_id, scope_id, id);
CREATE INDEX opportunity_products_root ON opportunity_products(tenant_id, root_id);
CREATE TABLE opportunity_contacts (
  ${synced},
  customer_id text,
  opportunity_id text,
  contact_id text,
  role text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX opportunity_contacts_rev ON opportunity_contacts(tenant_id, rev);
CREATE INDEX opportunity_contacts_scope ON opportunity_contacts(tenant_id, scope_id, id);
CREATE INDEX opportunity_contacts_root ON opportunity_contacts(tenant_id, root_id);
CREATE TABLE taggings (
  ${synced},
  customer_id text,
  on_entity text,
  on_id text,
  tag text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX taggings_rev ON taggings(tenant_id, rev);
CREATE INDEX taggings_scope ON taggings(tenant_id, scope_id, id);
CREATE INDEX taggings_root ON taggings(tenant_id, root_id);
SELECT office_protect(name::regclass) FROM unnest(ARRAY['stages', 'opportunities', 'opportunity_products', 'opportunity_contacts', 'taggings']) AS name;
GRANT SELECT, INSERT, UPDATE ON stages, opportunities, opportunity_products, opportunity_contacts, taggings TO fieldbook_app;
`;
