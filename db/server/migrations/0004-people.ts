const synced = `tenant_id uuid NOT NULL, id uuid NOT NULL, scope_id text COLLATE "C" NOT NULL, root_id uuid, rev bigint NOT NULL, deleted_at text, created_at text NOT NULL, created_by uuid, fv jsonb NOT NULL DEFAULT '{}', extra jsonb`;

/** SQL of this version for people: why a person's data is restricted, what persons asked, and who was erased. */
export const peopleSql = `
ALTER TABLE customers ADD COLUMN restricted_reason text;
ALTER TABLE contacts ADD COLUMN restricted_on text, ADD COLUMN restricted_reason text;
ALTER TABLE consent_events ADD COLUMN proof text;
CREATE TABLE data_requests (
  ${synced},
  customer_id text,
  contact_id text,
  kind text,
  received_on text,
  via text,
  words text,
  needs_others boolean,
  state text,
  answered_on text,
  done_on text,
  extended_on text,
  extended_days bigint,
  extended_reason text,
  outcome text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX data_requests_rev ON data_requests(tenant_id, rev);
CREATE INDEX data_requests_scope ON data_requests(tenant_id, scope_id, id);
CREATE INDEX data_requests_root ON data_requests(tenant_id, root_id);
CREATE TABLE erasures (
  ${synced},
  on_entity text,
  on_id text,
  of_customer_id text,
  reason text,
  erased_at text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX erasures_rev ON erasures(tenant_id, rev);
CREATE INDEX erasures_scope ON erasures(tenant_id, scope_id, id);
CREATE INDEX erasures_on ON erasures(tenant_id, on_id);
SELECT office_protect(name::regclass) FROM unnest(ARRAY['data_requests', 'erasures']) AS name;
GRANT SELECT, INSERT, UPDATE ON data_requests, erasures TO fieldbook_app;
-- An erased person's values go out of the history too; the lines stay.
GRANT UPDATE (changes) ON history TO fieldbook_app;
`;
