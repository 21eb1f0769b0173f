const synced = `rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, scope_id TEXT, root_id TEXT, rev INTEGER NOT NULL DEFAULT 0, deleted_at TEXT, extra TEXT, created_at TEXT NOT NULL, created_by TEXT`;

/** SQL of this version: steps of care, what one is reminded of, and days that come round each year. */
export const remindersSql = `
CREATE TABLE care_plans (
  ${synced},
  name TEXT NOT NULL,
  group_id TEXT,
  rating TEXT,
  "trigger" TEXT NOT NULL,
  after_days INTEGER NOT NULL,
  type_id TEXT,
  channel TEXT,
  title TEXT NOT NULL,
  note TEXT,
  "order" INTEGER NOT NULL,
  is_active INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE reminder_rules (
  ${synced},
  kind TEXT NOT NULL,
  days_ahead INTEGER NOT NULL,
  is_active INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE reminder_states (
  ${synced},
  "key" TEXT NOT NULL,
  state TEXT NOT NULL,
  until TEXT,
  at TEXT NOT NULL
) STRICT;
CREATE TABLE yearly_days (
  ${synced},
  customer_id TEXT NOT NULL,
  contact_id TEXT,
  name TEXT NOT NULL,
  calendar TEXT NOT NULL,
  "month" INTEGER NOT NULL,
  "day" INTEGER NOT NULL,
  days_ahead INTEGER,
  note TEXT
) STRICT;
CREATE INDEX yearly_days_customer ON yearly_days(customer_id);
CREATE INDEX yearly_days_kept ON yearly_days("month", "day", calendar) WHERE deleted_at IS NULL;
CREATE INDEX yearly_days_ahead ON yearly_days(days_ahead) WHERE days_ahead IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX reminder_states_key ON reminder_states("key");
CREATE INDEX reminder_states_shown ON reminder_states(at) WHERE state = 'notified' AND deleted_at IS NULL;
CREATE INDEX customers_birthday ON customers(substr(birthday, 6)) WHERE birthday IS NOT NULL AND deleted_at IS NULL AND merged_into IS NULL;
CREATE INDEX customers_bought ON customers(owner_id, last_transaction_on) WHERE last_transaction_on IS NOT NULL AND deleted_at IS NULL AND merged_into IS NULL;
CREATE INDEX relations_birthday ON relations(substr(birthday, 6)) WHERE birthday IS NOT NULL AND deleted_at IS NULL;
`;
