const synced = `tenant_id uuid NOT NULL, id uuid NOT NULL, scope_id text COLLATE "C" NOT NULL, root_id uuid, rev bigint NOT NULL, deleted_at text, created_at text NOT NULL, created_by uuid, fv jsonb NOT NULL DEFAULT '{}', extra jsonb`;

/** SQL of this version: whom a record is shared with, who stands in for whom, and appointments. */
export const sharingSql = `
ALTER TABLE customers
  ADD COLUMN shared_with text;
-- A scope that several single ones make up (any:…), by each of them. Filled when a row first gets it.
CREATE TABLE composite_scopes (
  tenant_id uuid NOT NULL,
  part text COLLATE "C" NOT NULL,
  scope_id text COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant_id, part, scope_id)
);
CREATE TABLE substitutions (
  ${synced},
  user_id text,
  substitute_id text,
  from_on text,
  to_on text,
  note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX substitutions_rev ON substitutions(tenant_id, rev);
CREATE INDEX substitutions_scope ON substitutions(tenant_id, scope_id, id);
CREATE TABLE appointments (
  ${synced},
  title text,
  starts_at text,
  ends_at text,
  is_all_day boolean,
  place text,
  note text,
  owner_id text,
  customer_id text,
  shared_with text,
  ics_uid text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX appointments_rev ON appointments(tenant_id, rev);
CREATE INDEX appointments_scope ON appointments(tenant_id, scope_id, id);
CREATE INDEX appointments_root ON appointments(tenant_id, root_id);
SELECT office_protect(name::regclass) FROM unnest(ARRAY['composite_scopes', 'substitutions', 'appointments']) AS name;
GRANT SELECT, INSERT ON composite_scopes TO fieldbook_app;
GRANT SELECT, INSERT, UPDATE ON substitutions, appointments TO fieldbook_app;
`;
