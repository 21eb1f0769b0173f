const synced = `rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, scope_id TEXT, root_id TEXT, rev INTEGER NOT NULL DEFAULT 0, deleted_at TEXT, extra TEXT, created_at TEXT NOT NULL, created_by TEXT`;

/** SQL of this version: the order of a day's stops, and what is to be reached in a month. */
export const routesSql = `
CREATE TABLE day_routes (
  ${synced},
  "on" TEXT NOT NULL,
  stops TEXT NOT NULL,
  start_name TEXT,
  start_latitude TEXT,
  start_longitude TEXT
) STRICT;
CREATE TABLE targets (
  ${synced},
  kind TEXT NOT NULL,
  user_id TEXT,
  team_id TEXT,
  "month" TEXT NOT NULL,
  "value" INTEGER NOT NULL
) STRICT;
CREATE INDEX targets_month ON targets("month");
CREATE INDEX visits_report ON visits(owner_id, starts_at, state, purpose, customer_id, id) WHERE deleted_at IS NULL;
CREATE INDEX visit_results_successful ON visit_results(visit_id) WHERE outcome = 'successful' AND deleted_at IS NULL;
`;
