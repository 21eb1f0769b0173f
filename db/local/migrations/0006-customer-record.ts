import type { Migration } from './migration.ts';

/** The columns of every synced table. */
const synced = `rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, scope_id TEXT, root_id TEXT, rev INTEGER NOT NULL DEFAULT 0, deleted_at TEXT, extra TEXT, created_at TEXT NOT NULL, created_by TEXT`;

/** The customer record, complete: what is known of a company or a person, its groups, papers, own fields, merges, consent. */
export const customerRecord: Migration = {
  version: 6,
  name: 'customer-record',
  sql: `
ALTER TABLE customers ADD COLUMN parent_id TEXT;
ALTER TABLE customers ADD COLUMN site_kind TEXT;
ALTER TABLE customers ADD COLUMN activity_scope TEXT;
ALTER TABLE customers ADD COLUMN ward_code TEXT;
ALTER TABLE customers ADD COLUMN old_address TEXT;
ALTER TABLE customers ADD COLUMN birthday TEXT;
ALTER TABLE customers ADD COLUMN gender TEXT;
ALTER TABLE customers ADD COLUMN salutation TEXT;
ALTER TABLE customers ADD COLUMN need_state TEXT;
ALTER TABLE customers ADD COLUMN potential INTEGER;
ALTER TABLE customers ADD COLUMN profession TEXT;
ALTER TABLE customers ADD COLUMN needs TEXT;
ALTER TABLE customers ADD COLUMN behaviour TEXT;
ALTER TABLE customers ADD COLUMN tastes TEXT;
ALTER TABLE customers ADD COLUMN demographics TEXT;
ALTER TABLE customers ADD COLUMN preferred_channel TEXT;
ALTER TABLE customers ADD COLUMN senior_met_on TEXT;
ALTER TABLE customers ADD COLUMN senior_met_by TEXT;
ALTER TABLE customers ADD COLUMN not_buying_reason TEXT;
ALTER TABLE customers ADD COLUMN not_buying_note TEXT;
ALTER TABLE customers ADD COLUMN relationship_step TEXT;
ALTER TABLE customers ADD COLUMN help_needed TEXT;
ALTER TABLE customers ADD COLUMN last_transaction_on TEXT;
ALTER TABLE customers ADD COLUMN merged_into TEXT;
ALTER TABLE customers ADD COLUMN restricted_on TEXT;
ALTER TABLE contacts ADD COLUMN gender TEXT;
ALTER TABLE contacts ADD COLUMN salutation TEXT;
ALTER TABLE contacts ADD COLUMN address TEXT;
ALTER TABLE contacts ADD COLUMN zalo TEXT;
ALTER TABLE contacts ADD COLUMN preferred_channel TEXT;
CREATE INDEX customers_parent ON customers(parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX customers_merged ON customers(merged_into) WHERE merged_into IS NOT NULL;
CREATE TABLE capital_items (
  ${synced},
  customer_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  amount_dong INTEGER,
  partner_name TEXT,
  partner_id TEXT,
  as_of TEXT,
  note TEXT
) STRICT;
CREATE INDEX capital_items_customer ON capital_items(customer_id);
CREATE TABLE shareholders (
  ${synced},
  customer_id TEXT NOT NULL,
  name TEXT NOT NULL,
  linked_id TEXT,
  share_basis_points INTEGER,
  note TEXT
) STRICT;
CREATE INDEX shareholders_customer ON shareholders(customer_id);
CREATE TABLE officers (
  ${synced},
  customer_id TEXT NOT NULL,
  name TEXT NOT NULL,
  post TEXT,
  from_on TEXT,
  to_on TEXT,
  note TEXT
) STRICT;
CREATE INDEX officers_customer ON officers(customer_id);
CREATE TABLE business_lines (
  ${synced},
  customer_id TEXT NOT NULL,
  vsic_code TEXT,
  name TEXT,
  is_main INTEGER
) STRICT;
CREATE INDEX business_lines_customer ON business_lines(customer_id);
CREATE TABLE investment_areas (
  ${synced},
  customer_id TEXT NOT NULL,
  name TEXT,
  province_code TEXT,
  note TEXT
) STRICT;
CREATE INDEX investment_areas_customer ON investment_areas(customer_id);
CREATE TABLE wallet_shares (
  ${synced},
  customer_id TEXT NOT NULL,
  product TEXT,
  competitor TEXT,
  amount_dong INTEGER,
  as_of TEXT,
  note TEXT
) STRICT;
CREATE INDEX wallet_shares_customer ON wallet_shares(customer_id);
CREATE TABLE opinions (
  ${synced},
  customer_id TEXT NOT NULL,
  contact_id TEXT,
  about TEXT NOT NULL,
  score INTEGER NOT NULL,
  said TEXT,
  said_on TEXT NOT NULL
) STRICT;
CREATE INDEX opinions_customer ON opinions(customer_id);
CREATE TABLE ratings (
  ${synced},
  customer_id TEXT NOT NULL,
  rating TEXT,
  rated_on TEXT NOT NULL,
  reason TEXT
) STRICT;
CREATE INDEX ratings_customer ON ratings(customer_id);
CREATE TABLE referrals (
  ${synced},
  customer_id TEXT NOT NULL,
  referred_id TEXT,
  person_name TEXT,
  referred_on TEXT,
  note TEXT
) STRICT;
CREATE INDEX referrals_customer ON referrals(customer_id);
CREATE TABLE relations (
  ${synced},
  customer_id TEXT NOT NULL,
  contact_id TEXT,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  linked_id TEXT,
  phone TEXT,
  birthday TEXT,
  note TEXT
) STRICT;
CREATE INDEX relations_customer ON relations(customer_id);
CREATE TABLE consent_events (
  ${synced},
  customer_id TEXT NOT NULL,
  contact_id TEXT,
  purpose TEXT NOT NULL,
  channel TEXT NOT NULL,
  decision TEXT NOT NULL,
  source TEXT,
  wording TEXT,
  decided_at TEXT NOT NULL
) STRICT;
CREATE INDEX consent_events_customer ON consent_events(customer_id);
CREATE TABLE customer_groups (
  ${synced},
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  rule TEXT,
  is_active INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE group_members (
  ${synced},
  customer_id TEXT NOT NULL,
  group_id TEXT NOT NULL
) STRICT;
CREATE INDEX group_members_customer ON group_members(customer_id);
CREATE TABLE duplicates_kept_apart (
  ${synced},
  customer_id TEXT NOT NULL,
  other_id TEXT NOT NULL
) STRICT;
CREATE INDEX duplicates_kept_apart_customer ON duplicates_kept_apart(customer_id);
CREATE TABLE merges (
  ${synced},
  customer_id TEXT NOT NULL,
  merged_ids TEXT NOT NULL,
  "before" TEXT,
  undone_id TEXT
) STRICT;
CREATE INDEX merges_customer ON merges(customer_id);
CREATE TABLE handovers (
  ${synced},
  customer_id TEXT NOT NULL,
  from_user_id TEXT,
  to_user_id TEXT,
  to_team_id TEXT,
  note TEXT,
  handed_at TEXT NOT NULL
) STRICT;
CREATE INDEX handovers_customer ON handovers(customer_id);
CREATE TABLE help_requests (
  ${synced},
  customer_id TEXT NOT NULL,
  text TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  state TEXT NOT NULL,
  answer TEXT,
  answered_at TEXT,
  answered_by TEXT
) STRICT;
CREATE INDEX help_requests_customer ON help_requests(customer_id);
CREATE TABLE files (
  ${synced},
  customer_id TEXT NOT NULL,
  on_entity TEXT,
  on_id TEXT,
  name TEXT NOT NULL,
  mime TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  kind TEXT NOT NULL,
  note TEXT,
  taken_at TEXT,
  latitude TEXT,
  longitude TEXT
) STRICT;
CREATE INDEX files_customer ON files(customer_id);
CREATE TABLE custom_fields (
  ${synced},
  entity TEXT NOT NULL,
  "key" TEXT NOT NULL,
  type TEXT NOT NULL,
  vi TEXT NOT NULL,
  en TEXT NOT NULL,
  options TEXT,
  "order" INTEGER NOT NULL,
  is_active INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE custom_values (
  ${synced},
  customer_id TEXT NOT NULL,
  entity TEXT NOT NULL,
  row_id TEXT NOT NULL,
  field_id TEXT NOT NULL,
  "value" TEXT
) STRICT;
CREATE INDEX custom_values_customer ON custom_values(customer_id);
CREATE TABLE territory_rules (
  ${synced},
  name TEXT NOT NULL,
  province_code TEXT,
  group_id TEXT,
  source TEXT,
  team_id TEXT,
  owner_id TEXT,
  "order" INTEGER NOT NULL,
  is_active INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE office_settings (
  ${synced},
  "key" TEXT NOT NULL,
  "value" TEXT
) STRICT;
CREATE TABLE shared_views (
  ${synced},
  entity TEXT NOT NULL,
  name TEXT NOT NULL,
  spec TEXT NOT NULL
) STRICT;
CREATE TABLE export_log (
  ${synced},
  what TEXT NOT NULL,
  format TEXT NOT NULL,
  "rows" INTEGER NOT NULL,
  "columns" TEXT,
  exported_at TEXT NOT NULL
) STRICT;
CREATE INDEX help_requests_open ON help_requests(asked_at) WHERE state = 'open' AND deleted_at IS NULL;
CREATE INDEX group_members_group ON group_members(group_id, customer_id) WHERE deleted_at IS NULL;
CREATE INDEX custom_values_row ON custom_values(row_id, field_id);
CREATE INDEX files_record ON files(on_entity, on_id) WHERE deleted_at IS NULL;
CREATE INDEX referrals_referred ON referrals(referred_id) WHERE referred_id IS NOT NULL;
DROP INDEX customers_name;
DROP INDEX customers_owner;
DROP INDEX customers_province;
DROP INDEX customers_rating;
DROP INDEX customers_lifecycle;
DROP INDEX customers_created;
DROP INDEX customers_last_visit;
DROP INDEX customers_next_visit;
DROP INDEX customers_deleted;
DROP INDEX customers_source;
DROP INDEX customers_kind;
DROP INDEX customers_called;
CREATE INDEX customers_name ON customers(name_sort, rid) WHERE deleted_at IS NULL AND merged_into IS NULL;
CREATE INDEX customers_owner ON customers(owner_id, name_sort, rid, rating, lifecycle, province_code, kind, source, deleted_at, merged_into) WHERE deleted_at IS NULL AND merged_into IS NULL;
CREATE INDEX customers_province ON customers(province_code, name_sort, rid, rating, lifecycle, kind, source, deleted_at, merged_into) WHERE deleted_at IS NULL AND merged_into IS NULL;
CREATE INDEX customers_rating ON customers(rating, name_sort, rid) WHERE deleted_at IS NULL AND merged_into IS NULL;
CREATE INDEX customers_lifecycle ON customers(lifecycle, name_sort, rid) WHERE deleted_at IS NULL AND merged_into IS NULL;
CREATE INDEX customers_created ON customers(created_at, rid) WHERE deleted_at IS NULL AND merged_into IS NULL;
CREATE INDEX customers_last_visit ON customers(ifnull(last_visit_at, ''), rid) WHERE deleted_at IS NULL AND merged_into IS NULL;
CREATE INDEX customers_next_visit ON customers(ifnull(next_visit_at, '9999'), rid) WHERE deleted_at IS NULL AND merged_into IS NULL;
CREATE INDEX customers_deleted ON customers(name_sort, rid) WHERE deleted_at IS NOT NULL AND merged_into IS NULL;
CREATE INDEX customers_source ON customers(source, name_sort, rid) WHERE deleted_at IS NULL AND merged_into IS NULL;
CREATE INDEX customers_kind ON customers(kind, name_sort, rid) WHERE deleted_at IS NULL AND merged_into IS NULL;
CREATE INDEX customers_called ON customers(rid, name) WHERE deleted_at IS NULL AND merged_into IS NULL;
CREATE INDEX duplicates_kept_apart_other ON duplicates_kept_apart(other_id);
CREATE TABLE duplicate_keys (
  key INTEGER NOT NULL,
  rid INTEGER NOT NULL,
  PRIMARY KEY (key, rid)
) STRICT, WITHOUT ROWID;
CREATE TABLE duplicate_pairs (
  a INTEGER NOT NULL,
  b INTEGER NOT NULL,
  score REAL NOT NULL,
  reasons TEXT NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX duplicate_pairs_b ON duplicate_pairs(b);
CREATE TABLE duplicates_waiting (rid INTEGER PRIMARY KEY) STRICT;
CREATE TRIGGER customers_duplicates_update AFTER UPDATE OF name, tax_code, phone, email, address, province_code, kind, deleted_at, merged_into ON customers BEGIN
  INSERT INTO duplicates_waiting(rid) VALUES (old.rid) ON CONFLICT(rid) DO NOTHING;
END;
CREATE TRIGGER customers_duplicates_delete AFTER DELETE ON customers BEGIN
  INSERT INTO duplicates_waiting(rid) VALUES (old.rid) ON CONFLICT(rid) DO NOTHING;
END;
`,
};
