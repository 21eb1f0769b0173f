const synced = `rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, scope_id TEXT, root_id TEXT, rev INTEGER NOT NULL DEFAULT 0, deleted_at TEXT, extra TEXT, created_at TEXT NOT NULL, created_by TEXT`;

/** SQL of this version: opportunities, their stages, products and people, and words on records. */
export const pipelineSql = `
ALTER TABLE visits ADD COLUMN opportunity_id TEXT;
ALTER TABLE interactions ADD COLUMN opportunity_id TEXT;
ALTER TABLE tasks ADD COLUMN opportunity_id TEXT;
CREATE TABLE stages (
  ${synced},
  vi TEXT NOT NULL,
  en TEXT NOT NULL,
  kind TEXT NOT NULL,
  probability_percent INTEGER NOT NULL,
  rot_after_days INTEGER,
  "order" INTEGER NOT NULL,
  is_active INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE opportunities (
  ${synced},
  customer_id TEXT NOT NULL,
  title TEXT NOT NULL,
  stage_id TEXT NOT NULL,
  stage_changed_at TEXT NOT NULL,
  potential_percent INTEGER,
  value_dong INTEGER,
  expected_close_on TEXT,
  owner_id TEXT NOT NULL,
  team_id TEXT,
  contact_id TEXT,
  competitor_id TEXT,
  source TEXT,
  needs TEXT,
  note TEXT,
  lost_reason TEXT,
  lost_note TEXT,
  closed_at TEXT,
  origin_entity TEXT,
  origin_id TEXT
) STRICT;
CREATE INDEX opportunities_customer ON opportunities(customer_id);
CREATE TABLE opportunity_products (
  ${synced},
  customer_id TEXT NOT NULL,
  opportunity_id TEXT NOT NULL,
  product_id TEXT,
  name TEXT NOT NULL,
  quantity_milli INTEGER NOT NULL,
  price_dong INTEGER,
  note TEXT
) STRICT;
CREATE INDEX opportunity_products_customer ON opportunity_products(customer_id);
CREATE TABLE opportunity_contacts (
  ${synced},
  customer_id TEXT NOT NULL,
  opportunity_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  role TEXT
) STRICT;
CREATE INDEX opportunity_contacts_customer ON opportunity_contacts(customer_id);
CREATE TABLE taggings (
  ${synced},
  customer_id TEXT NOT NULL,
  on_entity TEXT NOT NULL,
  on_id TEXT NOT NULL,
  tag TEXT NOT NULL
) STRICT;
CREATE INDEX taggings_customer ON taggings(customer_id);
CREATE INDEX opportunities_stage ON opportunities(stage_id, expected_close_on);
CREATE INDEX opportunities_owner ON opportunities(owner_id, stage_id);
CREATE INDEX opportunity_products_of ON opportunity_products(opportunity_id);
CREATE INDEX opportunity_contacts_of ON opportunity_contacts(opportunity_id);
CREATE INDEX taggings_tag ON taggings(tag, on_entity, on_id);
CREATE INDEX taggings_on ON taggings(on_id);
CREATE INDEX visits_opportunity ON visits(opportunity_id) WHERE opportunity_id IS NOT NULL;
CREATE INDEX interactions_opportunity ON interactions(opportunity_id) WHERE opportunity_id IS NOT NULL;
CREATE INDEX tasks_opportunity ON tasks(opportunity_id) WHERE opportunity_id IS NOT NULL;
`;
