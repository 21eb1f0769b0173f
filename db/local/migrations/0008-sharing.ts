const synced = `rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, scope_id TEXT, root_id TEXT, rev INTEGER NOT NULL DEFAULT 0, deleted_at TEXT, extra TEXT, created_at TEXT NOT NULL, created_by TEXT`;

/** SQL of this version: whom a record is shared with, who stands in for whom, and appointments. */
export const sharingSql = `
ALTER TABLE customers ADD COLUMN shared_with TEXT;
CREATE TABLE substitutions (
  ${synced},
  user_id TEXT NOT NULL,
  substitute_id TEXT NOT NULL,
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  note TEXT
) STRICT;
CREATE TABLE appointments (
  ${synced},
  title TEXT NOT NULL,
  starts_at TEXT NOT NULL,
  ends_at TEXT NOT NULL,
  is_all_day INTEGER NOT NULL DEFAULT 0,
  place TEXT,
  note TEXT,
  owner_id TEXT NOT NULL,
  customer_id TEXT,
  shared_with TEXT,
  ics_uid TEXT
) STRICT;
CREATE INDEX appointments_owner ON appointments(owner_id, starts_at);
CREATE INDEX appointments_ics ON appointments(ics_uid) WHERE ics_uid IS NOT NULL;
`;
