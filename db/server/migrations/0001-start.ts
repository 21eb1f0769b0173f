import { entityTables } from './0001-entity-tables.ts';
import type { ServerMigration } from './migration.ts';

/*
 * What every table needs, here and in later steps:
 *   - `tenant_id uuid NOT NULL` first in its primary key and in every index;
 *   - ENABLE and FORCE ROW LEVEL SECURITY with the two policies of `office_protect(table)`, which this step makes;
 *   - GRANT to fieldbook_app of what a request may do, and no more (rows of entities are never deleted, only marked).
 * A function that has to look over all tenants (logging in) is SECURITY DEFINER in plpgsql with `SET search_path = public` and begins with
 * `PERFORM set_config('app.as_owner', 'on', true)`; it is REVOKEd from PUBLIC and GRANTed to fieldbook_app. (`SET app.as_owner` in the
 * function's head is for superusers alone; the setting itself does nothing for any role but the owner.) A test holds all of this against
 * the catalogue.
 */

/** The first tables: the office, its entities with their history, the order of changes, devices, accounts. */
export const start: ServerMigration = {
  version: 1,
  name: 'start',
  sql: `
DO $role$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'fieldbook_app') THEN
    CREATE ROLE fieldbook_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- another database of this cluster was quicker
END
$role$;
DO $member$
BEGIN
  IF NOT pg_has_role(current_user, 'fieldbook_app', 'MEMBER') THEN
    EXECUTE format('GRANT fieldbook_app TO %I', current_user);
  END IF;
END
$member$;
GRANT USAGE ON SCHEMA public TO fieldbook_app;
GRANT SELECT ON migrations TO fieldbook_app;

CREATE FUNCTION office_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.tenant_id', true), '')::uuid $$;
CREATE FUNCTION office_protect(protected regclass, tenant text DEFAULT 'tenant_id') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', protected);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', protected);
  EXECUTE format(
    'CREATE POLICY of_tenant ON %s TO fieldbook_app USING (%I = office_tenant()) WITH CHECK (%I = office_tenant())',
    protected, tenant, tenant);
  -- The owner runs migrations and office commands; FORCE binds him too, and only this setting, which does nothing for others, lets him in.
  EXECUTE format(
    'CREATE POLICY of_owner ON %s TO CURRENT_USER USING (current_setting(''app.as_owner'', true) = ''on'') WITH CHECK (current_setting(''app.as_owner'', true) = ''on'')',
    protected);
END
$$;
REVOKE ALL ON FUNCTION office_protect(regclass, text) FROM PUBLIC;

CREATE TABLE organisations (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  created_at text NOT NULL
);
CREATE TABLE sync_head (
  tenant_id uuid PRIMARY KEY,
  seq bigint NOT NULL DEFAULT 0,
  epoch uuid NOT NULL
) WITH (fillfactor = 10);
${entityTables}
CREATE TABLE history (
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
  entity text NOT NULL,
  row_id uuid NOT NULL,
  group_id uuid,
  kind text NOT NULL,
  changes text NOT NULL,
  at text NOT NULL,
  user_id uuid,
  device_id uuid,
  op_no bigint,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, device_id, op_no)
);
CREATE INDEX history_rev ON history(tenant_id, rev);
CREATE INDEX history_scope ON history(tenant_id, scope_id, id);
CREATE INDEX history_root ON history(tenant_id, root_id);
CREATE INDEX history_row ON history(tenant_id, row_id, rev);

CREATE TABLE devices (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL UNIQUE,
  user_id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  platform text NOT NULL,
  app_version text NOT NULL,
  public_key text NOT NULL,
  last_op_no bigint NOT NULL DEFAULT 0,
  created_at text NOT NULL,
  last_seen_at text,
  revoked_at text,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, code)
);
CREATE INDEX devices_user ON devices(tenant_id, user_id);
CREATE TABLE accounts (
  tenant_id uuid NOT NULL,
  user_id uuid NOT NULL,
  account text COLLATE "C" NOT NULL UNIQUE CHECK (account = lower(account)),
  password_hash text NOT NULL,
  must_change boolean NOT NULL DEFAULT false,
  disabled_at text,
  created_at text NOT NULL,
  password_changed_at text NOT NULL,
  PRIMARY KEY (tenant_id, user_id)
);
CREATE TABLE sessions (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  device_id uuid NOT NULL,
  created_at text NOT NULL,
  ended_at text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX sessions_user ON sessions(tenant_id, user_id);

CREATE TABLE op_results (
  tenant_id uuid NOT NULL,
  device_id uuid NOT NULL,
  op_no bigint NOT NULL,
  hlc text NOT NULL,
  status text NOT NULL,
  seq bigint NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}',
  at text NOT NULL,
  PRIMARY KEY (tenant_id, device_id, op_no)
);
CREATE TABLE scope_moves (
  tenant_id uuid NOT NULL,
  seq bigint NOT NULL,
  root_id uuid NOT NULL,
  from_scope text COLLATE "C" NOT NULL,
  to_scope text COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant_id, seq, root_id)
);
CREATE INDEX scope_moves_root ON scope_moves(tenant_id, root_id, seq);
CREATE TABLE doc_counters (
  tenant_id uuid NOT NULL,
  series text NOT NULL,
  year integer NOT NULL,
  next bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (tenant_id, series, year)
);
CREATE TABLE audit_log (
  tenant_id uuid NOT NULL,
  n bigint NOT NULL,
  at text NOT NULL,
  event text NOT NULL,
  user_id uuid,
  device_id uuid,
  detail jsonb NOT NULL DEFAULT '{}',
  previous_hash text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (tenant_id, n)
);

SELECT office_protect('organisations', 'id');
SELECT office_protect(name::regclass) FROM unnest(ARRAY[
  'sync_head', 'customers', 'contacts', 'visits', 'visit_results', 'interactions', 'saved_views', 'list_items', 'conflicts', 'departments',
  'users', 'teams', 'history', 'devices', 'accounts', 'sessions', 'op_results', 'scope_moves', 'doc_counters', 'audit_log'
]) AS name;

GRANT SELECT ON organisations, departments, users, teams TO fieldbook_app;
GRANT SELECT, INSERT, UPDATE ON customers, contacts, visits, visit_results, interactions, saved_views, list_items, conflicts TO fieldbook_app;
GRANT SELECT, INSERT, UPDATE (scope_id, root_id) ON history TO fieldbook_app;
GRANT SELECT, UPDATE ON sync_head, accounts TO fieldbook_app;
GRANT SELECT, INSERT, UPDATE ON devices, sessions, doc_counters TO fieldbook_app;
GRANT SELECT, INSERT, DELETE ON op_results TO fieldbook_app;
GRANT SELECT, INSERT ON scope_moves, audit_log TO fieldbook_app;
`,
};
