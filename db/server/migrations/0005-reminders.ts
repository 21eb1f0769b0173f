const synced = `tenant_id uuid NOT NULL, id uuid NOT NULL, scope_id text COLLATE "C" NOT NULL, root_id uuid, rev bigint NOT NULL, deleted_at text, created_at text NOT NULL, created_by uuid, fv jsonb NOT NULL DEFAULT '{}', extra jsonb`;

/** SQL of this version: steps of care, what one is reminded of, and days that come round each year. */
export const remindersSql = `
CREATE TABLE care_plans (
  ${synced},
  name text,
  group_id text,
  rating text,
  "trigger" text,
  after_days bigint,
  type_id text,
  channel text,
  title text,
  note text,
  "order" bigint,
  is_active boolean,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX care_plans_rev ON care_plans(tenant_id, rev);
CREATE INDEX care_plans_scope ON care_plans(tenant_id, scope_id, id);
CREATE TABLE reminder_rules (
  ${synced},
  kind text,
  days_ahead bigint,
  is_active boolean,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX reminder_rules_rev ON reminder_rules(tenant_id, rev);
CREATE INDEX reminder_rules_scope ON reminder_rules(tenant_id, scope_id, id);
CREATE TABLE reminder_states (
  ${synced},
  "key" text,
  state text,
  until text,
  at text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX reminder_states_rev ON reminder_states(tenant_id, rev);
CREATE INDEX reminder_states_scope ON reminder_states(tenant_id, scope_id, id);
CREATE TABLE yearly_days (
  ${synced},
  customer_id text,
  contact_id text,
  name text,
  calendar text,
  "month" bigint,
  "day" bigint,
  days_ahead bigint,
  note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX yearly_days_rev ON yearly_days(tenant_id, rev);
CREATE INDEX yearly_days_scope ON yearly_days(tenant_id, scope_id, id);
CREATE INDEX yearly_days_root ON yearly_days(tenant_id, root_id);
SELECT office_protect(name::regclass) FROM unnest(ARRAY['care_plans', 'reminder_rules', 'reminder_states', 'yearly_days']) AS name;
GRANT SELECT, INSERT, UPDATE ON care_plans, reminder_rules, reminder_states, yearly_days TO fieldbook_app;
`;
