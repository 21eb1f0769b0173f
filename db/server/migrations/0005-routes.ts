const synced = `tenant_id uuid NOT NULL, id uuid NOT NULL, scope_id text COLLATE "C" NOT NULL, root_id uuid, rev bigint NOT NULL, deleted_at text, created_at text NOT NULL, created_by uuid, fv jsonb NOT NULL DEFAULT '{}', extra jsonb`;

/** SQL of this version: the order of a day's stops, and what is to be reached in a month. */
export const routesSql = `
CREATE TABLE day_routes (
  ${synced},
  "on" text,
  stops text,
  start_name text,
  start_latitude text,
  start_longitude text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX day_routes_rev ON day_routes(tenant_id, rev);
CREATE INDEX day_routes_scope ON day_routes(tenant_id, scope_id, id);
CREATE TABLE targets (
  ${synced},
  kind text,
  user_id text,
  team_id text,
  "month" text,
  "value" bigint,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX targets_rev ON targets(tenant_id, rev);
CREATE INDEX targets_scope ON targets(tenant_id, scope_id, id);
SELECT office_protect(name::regclass) FROM unnest(ARRAY['day_routes', 'targets']) AS name;
GRANT SELECT, INSERT, UPDATE ON day_routes, targets TO fieldbook_app;
`;
