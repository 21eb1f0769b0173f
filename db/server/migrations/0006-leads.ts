const synced = `tenant_id uuid NOT NULL, id uuid NOT NULL, scope_id text COLLATE "C" NOT NULL, root_id uuid, rev bigint NOT NULL, deleted_at text, created_at text NOT NULL, created_by uuid, fv jsonb NOT NULL DEFAULT '{}', extra jsonb`;

/** SQL of this version: what is thought of a lead, and of those who sell what we sell. */
export const leadsSql = `
CREATE TABLE lead_assessments (
  ${synced},
  customer_id text,
  verdict text,
  warmth text,
  budget_dong bigint,
  timing text,
  decider text,
  need text,
  note text,
  assessed_at text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX lead_assessments_rev ON lead_assessments(tenant_id, rev);
CREATE INDEX lead_assessments_scope ON lead_assessments(tenant_id, scope_id, id);
CREATE INDEX lead_assessments_root ON lead_assessments(tenant_id, root_id);
CREATE TABLE competitors (
  ${synced},
  name text,
  website text,
  strengths text,
  weaknesses text,
  note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX competitors_rev ON competitors(tenant_id, rev);
CREATE INDEX competitors_scope ON competitors(tenant_id, scope_id, id);
CREATE TABLE competitor_prices (
  ${synced},
  competitor_id text,
  product_id text,
  product text,
  unit text,
  price_dong bigint,
  seen_on text,
  province_code text,
  note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX competitor_prices_rev ON competitor_prices(tenant_id, rev);
CREATE INDEX competitor_prices_scope ON competitor_prices(tenant_id, scope_id, id);
SELECT office_protect(name::regclass) FROM unnest(ARRAY['lead_assessments', 'competitors', 'competitor_prices']) AS name;
GRANT SELECT, INSERT, UPDATE ON lead_assessments, competitors, competitor_prices TO fieldbook_app;
`;
