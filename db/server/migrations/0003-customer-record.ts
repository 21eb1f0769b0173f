import type { ServerMigration } from './migration.ts';

/** The columns of every synced table. */
const synced = `tenant_id uuid NOT NULL, id uuid NOT NULL, scope_id text COLLATE "C" NOT NULL, root_id uuid, rev bigint NOT NULL, deleted_at text, created_at text NOT NULL, created_by uuid, fv jsonb NOT NULL DEFAULT '{}', extra jsonb`;

/** The tables of the customer record; the same names as on the laptop. */
export const customerRecord: ServerMigration = {
  version: 3,
  name: 'customer-record',
  sql: `
-- Amounts of money need more than 32 bits; one width for every number.
ALTER TABLE list_items ALTER COLUMN "order" TYPE bigint;
ALTER TABLE customers
  ADD COLUMN parent_id text,
  ADD COLUMN site_kind text,
  ADD COLUMN activity_scope text,
  ADD COLUMN ward_code text,
  ADD COLUMN old_address text,
  ADD COLUMN birthday text,
  ADD COLUMN gender text,
  ADD COLUMN salutation text,
  ADD COLUMN need_state text,
  ADD COLUMN potential bigint,
  ADD COLUMN profession text,
  ADD COLUMN needs text,
  ADD COLUMN behaviour text,
  ADD COLUMN tastes text,
  ADD COLUMN demographics text,
  ADD COLUMN preferred_channel text,
  ADD COLUMN senior_met_on text,
  ADD COLUMN senior_met_by text,
  ADD COLUMN not_buying_reason text,
  ADD COLUMN not_buying_note text,
  ADD COLUMN relationship_step text,
  ADD COLUMN help_needed text,
  ADD COLUMN last_transaction_on text,
  ADD COLUMN merged_into text,
  ADD COLUMN restricted_on text;
ALTER TABLE contacts
  ADD COLUMN gender text,
  ADD COLUMN salutation text,
  ADD COLUMN address text,
  ADD COLUMN zalo text,
  ADD COLUMN preferred_channel text;
CREATE TABLE capital_items (
  ${synced},
  customer_id text,
  kind text,
  amount_dong bigint,
  partner_name text,
  partner_id text,
  as_of text,
  note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX capital_items_rev ON capital_items(tenant_id, rev);
CREATE INDEX capital_items_scope ON capital_items(tenant_id, scope_id, id);
CREATE INDEX capital_items_root ON capital_items(tenant_id, root_id);
CREATE TABLE shareholders (
  ${synced},
  customer_id text,
  name text,
  linked_id text,
  share_basis_points bigint,
  note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX shareholders_rev ON shareholders(tenant_id, rev);
CREATE INDEX shareholders_scope ON shareholders(tenant_id, scope_id, id);
CREATE INDEX shareholders_root ON shareholders(tenant_id, root_id);
CREATE TABLE officers (
  ${synced},
  customer_id text,
  name text,
  post text,
  from_on text,
  to_on text,
  note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX officers_rev ON officers(tenant_id, rev);
CREATE INDEX officers_scope ON officers(tenant_id, scope_id, id);
CREATE INDEX officers_root ON officers(tenant_id, root_id);
CREATE TABLE business_lines (
  ${synced},
  customer_id text,
  vsic_code text,
  name text,
  is_main boolean,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX business_lines_rev ON business_lines(tenant_id, rev);
CREATE INDEX business_lines_scope ON business_lines(tenant_id, scope_id, id);
CREATE INDEX business_lines_root ON business_lines(tenant_id, root_id);
CREATE TABLE investment_areas (
  ${synced},
  customer_id text,
  name text,
  province_code text,
  note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX investment_areas_rev ON investment_areas(tenant_id, rev);
CREATE INDEX investment_areas_scope ON investment_areas(tenant_id, scope_id, id);
CREATE INDEX investment_areas_root ON investment_areas(tenant_id, root_id);
CREATE TABLE wallet_shares (
  ${synced},
  customer_id text,
  product text,
  competitor text,
  amount_dong bigint,
  as_of text,
  note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX wallet_shares_rev ON wallet_shares(tenant_id, rev);
CREATE INDEX wallet_shares_scope ON wallet_shares(tenant_id, scope_id, id);
CREATE INDEX wallet_shares_root ON wallet_shares(tenant_id, root_id);
CREATE TABLE opinions (
  ${synced},
  customer_id text,
  contact_id text,
  about text,
  score bigint,
  said text,
  said_on text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX opinions_rev ON opinions(tenant_id, rev);
CREATE INDEX opinions_scope ON opinions(tenant_id, scope_id, id);
CREATE INDEX opinions_root ON opinions(tenant_id, root_id);
CREATE TABLE ratings (
  ${synced},
  customer_id text,
  rating text,
  rated_on text,
  reason text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX ratings_rev ON ratings(tenant_id, rev);
CREATE INDEX ratings_scope ON ratings(tenant_id, scope_id, id);
CREATE INDEX ratings_root ON ratings(tenant_id, root_id);
CREATE TABLE referrals (
  ${synced},
  customer_id text,
  referred_id text,
  person_name text,
  referred_on text,
  note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX referrals_rev ON referrals(tenant_id, rev);
CREATE INDEX referrals_scope ON referrals(tenant_id, scope_id, id);
CREATE INDEX referrals_root ON referrals(tenant_id, root_id);
CREATE TABLE relations (
  ${synced},
  customer_id text,
  contact_id text,
  name text,
  kind text,
  linked_id text,
  phone text,
  birthday text,
  note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX relations_rev ON relations(tenant_id, rev);
CREATE INDEX relations_scope ON relations(tenant_id, scope_id, id);
CREATE INDEX relations_root ON relations(tenant_id, root_id);
CREATE TABLE consent_events (
  ${synced},
  customer_id text,
  contact_id text,
  purpose text,
  channel text,
  decision text,
  source text,
  wording text,
  decided_at text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX consent_events_rev ON consent_events(tenant_id, rev);
CREATE INDEX consent_events_scope ON consent_events(tenant_id, scope_id, id);
CREATE INDEX consent_events_root ON consent_events(tenant_id, root_id);
CREATE TABLE customer_groups (
  ${synced},
  name text,
  kind text,
  rule text,
  is_active boolean,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX customer_groups_rev ON customer_groups(tenant_id, rev);
CREATE INDEX customer_groups_scope ON customer_groups(tenant_id, scope_id, id);
CREATE TABLE group_members (
  ${synced},
  customer_id text,
  group_id text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX group_members_rev ON group_members(tenant_id, rev);
CREATE INDEX group_members_scope ON group_members(tenant_id, scope_id, id);
CREATE INDEX group_members_root ON group_members(tenant_id, root_id);
CREATE TABLE duplicates_kept_apart (
  ${synced},
  customer_id text,
  other_id text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX duplicates_kept_apart_rev ON duplicates_kept_apart(tenant_id, rev);
CREATE INDEX duplicates_kept_apart_scope ON duplicates_kept_apart(tenant_id, scope_id, id);
CREATE INDEX duplicates_kept_apart_root ON duplicates_kept_apart(tenant_id, root_id);
CREATE TABLE merges (
  ${synced},
  customer_id text,
  merged_ids text,
  "before" text,
  undone_id text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX merges_rev ON merges(tenant_id, rev);
CREATE INDEX merges_scope ON merges(tenant_id, scope_id, id);
CREATE INDEX merges_root ON merges(tenant_id, root_id);
CREATE TABLE handovers (
  ${synced},
  customer_id text,
  from_user_id text,
  to_user_id text,
  to_team_id text,
  note text,
  handed_at text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX handovers_rev ON handovers(tenant_id, rev);
CREATE INDEX handovers_scope ON handovers(tenant_id, scope_id, id);
CREATE INDEX handovers_root ON handovers(tenant_id, root_id);
CREATE TABLE help_requests (
  ${synced},
  customer_id text,
  text text,
  asked_at text,
  state text,
  answer text,
  answered_at text,
  answered_by text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX help_requests_rev ON help_requests(tenant_id, rev);
CREATE INDEX help_requests_scope ON help_requests(tenant_id, scope_id, id);
CREATE INDEX help_requests_root ON help_requests(tenant_id, root_id);
CREATE TABLE files (
  ${synced},
  customer_id text,
  on_entity text,
  on_id text,
  name text,
  mime text,
  bytes bigint,
  sha256 text,
  kind text,
  note text,
  taken_at text,
  latitude text,
  longitude text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX files_rev ON files(tenant_id, rev);
CREATE INDEX files_scope ON files(tenant_id, scope_id, id);
CREATE INDEX files_root ON files(tenant_id, root_id);
CREATE TABLE custom_fields (
  ${synced},
  entity text,
  "key" text,
  type text,
  vi text,
  en text,
  options text,
  "order" bigint,
  is_active boolean,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX custom_fields_rev ON custom_fields(tenant_id, rev);
CREATE INDEX custom_fields_scope ON custom_fields(tenant_id, scope_id, id);
CREATE TABLE custom_values (
  ${synced},
  customer_id text,
  entity text,
  row_id text,
  field_id text,
  "value" text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX custom_values_rev ON custom_values(tenant_id, rev);
CREATE INDEX custom_values_scope ON custom_values(tenant_id, scope_id, id);
CREATE INDEX custom_values_root ON custom_values(tenant_id, root_id);
CREATE TABLE territory_rules (
  ${synced},
  name text,
  province_code text,
  group_id text,
  source text,
  team_id text,
  owner_id text,
  "order" bigint,
  is_active boolean,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX territory_rules_rev ON territory_rules(tenant_id, rev);
CREATE INDEX territory_rules_scope ON territory_rules(tenant_id, scope_id, id);
CREATE TABLE office_settings (
  ${synced},
  "key" text,
  "value" text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX office_settings_rev ON office_settings(tenant_id, rev);
CREATE INDEX office_settings_scope ON office_settings(tenant_id, scope_id, id);
CREATE TABLE shared_views (
  ${synced},
  entity text,
  name text,
  spec text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX shared_views_rev ON shared_views(tenant_id, rev);
CREATE INDEX shared_views_scope ON shared_views(tenant_id, scope_id, id);
CREATE TABLE export_log (
  ${synced},
  what text,
  format text,
  "rows" bigint,
  "columns" text,
  exported_at text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX export_log_rev ON export_log(tenant_id, rev);
CREATE INDEX export_log_scope ON export_log(tenant_id, scope_id, id);
SELECT office_protect(name::regclass) FROM unnest(ARRAY[
  'capital_items',
  'shareholders',
  'officers',
  'business_lines',
  'investment_areas',
  'wallet_shares',
  'opinions',
  'ratings',
  'referrals',
  'relations',
  'consent_events',
  'customer_groups',
  'group_members',
  'duplicates_kept_apart',
  'merges',
  'handovers',
  'help_requests',
  'files',
  'custom_fields',
  'custom_values',
  'territory_rules',
  'office_settings',
  'shared_views',
  'export_log'
]) AS name;
GRANT SELECT, INSERT, UPDATE ON
  capital_items,
  shareholders,
  officers,
  business_lines,
  investment_areas,
  wallet_shares,
  opinions,
  ratings,
  referrals,
  relations,
  consent_events,
  customer_groups,
  group_members,
  duplicates_kept_apart,
  merges,
  handovers,
  help_requests,
  files,
  custom_fields,
  custom_values,
  territory_rules,
  office_settings,
  shared_views,
  export_log
TO fieldbook_app;
`,
};
