const synced = `rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, scope_id TEXT, root_id TEXT, rev INTEGER NOT NULL DEFAULT 0, deleted_at TEXT, extra TEXT, created_at TEXT NOT NULL, created_by TEXT`;

/** SQL of this version for people: why a person's data is restricted, what persons asked, and who was erased. */
export const peopleSql = `
ALTER TABLE customers ADD COLUMN restricted_reason TEXT;
ALTER TABLE contacts ADD COLUMN restricted_on TEXT;
ALTER TABLE contacts ADD COLUMN restricted_reason TEXT;
ALTER TABLE consent_events ADD COLUMN proof TEXT;
CREATE INDEX consent_events_asked ON consent_events(purpose, channel, customer_id, contact_id, decided_at, decision, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX customers_restricted ON customers(id) WHERE restricted_on IS NOT NULL;
CREATE INDEX contacts_unusable ON contacts(id) WHERE deleted_at IS NOT NULL OR restricted_on IS NOT NULL;
CREATE TABLE data_requests (
  ${synced},
  customer_id TEXT NOT NULL,
  contact_id TEXT,
  kind TEXT NOT NULL,
  received_on TEXT NOT NULL,
  via TEXT,
  words TEXT,
  needs_others INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL,
  answered_on TEXT,
  done_on TEXT,
  extended_on TEXT,
  extended_days INTEGER,
  extended_reason TEXT,
  outcome TEXT
) STRICT;
CREATE INDEX data_requests_customer ON data_requests(customer_id);
CREATE INDEX data_requests_open ON data_requests(received_on) WHERE state = 'open' AND deleted_at IS NULL;
CREATE TABLE erasures (
  ${synced},
  on_entity TEXT NOT NULL,
  on_id TEXT NOT NULL,
  of_customer_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  erased_at TEXT NOT NULL
) STRICT;
CREATE INDEX erasures_on ON erasures(on_id);
CREATE TABLE erasures_done (
  on_entity TEXT NOT NULL,
  on_id TEXT NOT NULL,
  of_customer_id TEXT NOT NULL,
  done_at TEXT NOT NULL,
  cleaned_at TEXT,
  PRIMARY KEY (on_entity, on_id)
) STRICT, WITHOUT ROWID;
`;
