const synced = `rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, scope_id TEXT, root_id TEXT, rev INTEGER NOT NULL DEFAULT 0, deleted_at TEXT, extra TEXT, created_at TEXT NOT NULL, created_by TEXT`;

/** SQL of this version: what is thought of a lead, and of those who sell what we sell. */
export const leadsSql = `
CREATE TABLE lead_assessments (
  ${synced},
  customer_id TEXT NOT NULL,
  verdict TEXT NOT NULL,
  warmth TEXT NOT NULL,
  budget_dong INTEGER,
  timing TEXT,
  decider TEXT,
  need TEXT,
  note TEXT,
  assessed_at TEXT NOT NULL
) STRICT;
CREATE INDEX lead_assessments_customer ON lead_assessments(customer_id, assessed_at);
CREATE INDEX customers_leads ON customers(owner_id, created_at, id, lifecycle, deleted_at, merged_into)
  WHERE lifecycle IN ('target', 'lead') AND deleted_at IS NULL AND merged_into IS NULL;
CREATE TABLE competitors (
  ${synced},
  name TEXT NOT NULL,
  website TEXT,
  strengths TEXT,
  weaknesses TEXT,
  note TEXT
) STRICT;
CREATE TABLE competitor_prices (
  ${synced},
  competitor_id TEXT NOT NULL,
  product_id TEXT,
  product TEXT NOT NULL,
  unit TEXT,
  price_dong INTEGER NOT NULL,
  seen_on TEXT NOT NULL,
  province_code TEXT,
  note TEXT
) STRICT;
CREATE INDEX competitor_prices_of ON competitor_prices(competitor_id, seen_on);
CREATE INDEX competitor_prices_product ON competitor_prices(product_id, seen_on) WHERE product_id IS NOT NULL;
CREATE INDEX opportunities_competitor ON opportunities(competitor_id) WHERE competitor_id IS NOT NULL;
CREATE INDEX opportunities_origin ON opportunities(origin_id) WHERE origin_id IS NOT NULL;
`;
