const synced = `rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, scope_id TEXT, root_id TEXT, rev INTEGER NOT NULL DEFAULT 0, deleted_at TEXT, extra TEXT, created_at TEXT NOT NULL, created_by TEXT`;

/** SQL of this version: how often customers are visited, and the days that the government decides. */
export const visitPlansSql = `
ALTER TABLE visits ADD COLUMN plan_id TEXT;
ALTER TABLE visits ADD COLUMN plan_day TEXT;
CREATE TABLE visit_rules (
  ${synced},
  name TEXT NOT NULL,
  rating TEXT,
  group_id TEXT,
  every_days INTEGER NOT NULL,
  purpose TEXT NOT NULL,
  weekdays TEXT,
  minute_of_day INTEGER,
  minutes INTEGER NOT NULL,
  "order" INTEGER NOT NULL,
  is_active INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE visit_plans (
  ${synced},
  customer_id TEXT NOT NULL,
  purpose TEXT NOT NULL,
  every_days INTEGER NOT NULL,
  weekdays TEXT,
  minute_of_day INTEGER,
  minutes INTEGER NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT,
  owner_id TEXT,
  is_active INTEGER NOT NULL DEFAULT 0,
  note TEXT
) STRICT;
CREATE INDEX visit_plans_customer ON visit_plans(customer_id);
CREATE TABLE holidays (
  ${synced},
  "day" TEXT NOT NULL,
  kind TEXT NOT NULL,
  vi TEXT NOT NULL,
  en TEXT NOT NULL,
  source TEXT
) STRICT;
CREATE UNIQUE INDEX holidays_day ON holidays("day", id);
CREATE INDEX visits_plan ON visits(plan_id, plan_day) WHERE plan_id IS NOT NULL;
`;
