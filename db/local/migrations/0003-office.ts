import type { Migration } from './migration.ts';

/** What a shared office needs: departments, teams as owners of customers, conflicts, whose operation a line of the history comes from. */
export const office: Migration = {
  version: 3,
  name: 'office',
  sql: `
ALTER TABLE customers ADD COLUMN team_id TEXT;
ALTER TABLE users ADD COLUMN department_id TEXT;
CREATE TABLE departments (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  scope_id TEXT,
  root_id TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  deleted_at TEXT,
  extra TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT,
  name TEXT NOT NULL
) STRICT;
CREATE TABLE conflicts (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  scope_id TEXT,
  root_id TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  deleted_at TEXT,
  extra TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT,
  customer_id TEXT,
  entity TEXT NOT NULL,
  row_id TEXT NOT NULL,
  field TEXT,
  kind TEXT NOT NULL,
  kept_value TEXT,
  lost_value TEXT,
  original_value TEXT,
  kept_by TEXT,
  kept_at TEXT NOT NULL,
  kept_device_id TEXT,
  lost_by TEXT,
  lost_at TEXT NOT NULL,
  lost_device_id TEXT,
  resolution TEXT
) STRICT;
CREATE INDEX conflicts_open ON conflicts(created_at, rid) WHERE resolution IS NULL AND deleted_at IS NULL;
CREATE INDEX conflicts_row ON conflicts(row_id);
ALTER TABLE history ADD COLUMN op_no INTEGER;
ALTER TABLE sync_scope ADD COLUMN state TEXT NOT NULL DEFAULT 'loaded';
ALTER TABLE sync_scope ADD COLUMN resume TEXT;
CREATE INDEX outbox_rejected ON outbox(op_no) WHERE state = 'rejected';
CREATE INDEX outbox_acked ON outbox(op_no) WHERE state = 'acked';
`,
};
