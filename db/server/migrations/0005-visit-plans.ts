const synced = `tenant_id uuid NOT NULL, id uuid NOT NULL, scope_id text COLLATE "C" NOT NULL, root_id uuid, rev bigint NOT NULL, deleted_at text, created_at text NOT NULL, created_by uuid, fv jsonb NOT NULL DEFAULT '{}', extra jsonb`;

/** SQL of this version: how often customers are visited, and the days that the government decides. */
export const visitPlansSql = `
ALTER TABLE visits
  ADD COLUMN plan_id text,
  ADD COLUMN plan_day text;
CREATE TABLE visit_rules (
  ${synced},
  name text,
  rating text,
  group_id text,
  every_days bigint,
  purpose text,
  weekdays text,
  minute_of_day bigint,
  minutes bigint,
  "order" bigint,
  is_active boolean,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX visit_rules_rev ON visit_rules(tenant_id, rev);
CREATE INDEX visit_rules_scope ON visit_rules(tenant_id, scope_id, id);
CREATE TABLE visit_plans (
  ${synced},
  customer_id text,
  purpose text,
  every_days bigint,
  weekdays text,
  minute_of_day bigint,
  minutes bigint,
  from_on text,
  until_on text,
  owner_id text,
  is_active boolean,
  note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX visit_plans_rev ON visit_plans(tenant_id, rev);
CREATE INDEX visit_plans_scope ON visit_plans(tenant_id, scope_id, id);
CREATE INDEX visit_plans_root ON visit_plans(tenant_id, root_id);
CREATE TABLE holidays (
  ${synced},
  "day" text,
  kind text,
  vi text,
  en text,
  source text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX holidays_rev ON holidays(tenant_id, rev);
CREATE INDEX holidays_scope ON holidays(tenant_id, scope_id, id);
SELECT office_protect(name::regclass) FROM unnest(ARRAY['visit_rules', 'visit_plans', 'holidays']) AS name;
GRANT SELECT, INSERT, UPDATE ON visit_rules, visit_plans, holidays TO fieldbook_app;
`;
