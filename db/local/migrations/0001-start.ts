import type { Migration } from './migration.ts';

/** The first tables: customers and what hangs on them, visits, the office, the sync tables, search. */
export const start: Migration = {
  version: 1,
  name: 'start',
  sql: `
CREATE TABLE customers (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  scope_id TEXT,
  root_id TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  deleted_at TEXT,
  extra TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  trade_name TEXT,
  tax_code TEXT,
  phone TEXT,
  email TEXT,
  website TEXT,
  address TEXT,
  province_code TEXT,
  founded_on TEXT,
  legal_representative TEXT,
  source TEXT,
  lifecycle TEXT NOT NULL,
  rating TEXT,
  note TEXT,
  owner_id TEXT,
  name_sort TEXT NOT NULL DEFAULT '',
  search TEXT NOT NULL DEFAULT '',
  contact_search TEXT NOT NULL DEFAULT '',
  dedupe_tax TEXT,
  dedupe_name TEXT,
  last_visit_at TEXT,
  next_visit_at TEXT
) STRICT;
CREATE INDEX customers_name ON customers(name_sort, rid) WHERE deleted_at IS NULL;
CREATE INDEX customers_owner ON customers(owner_id, name_sort, rid) WHERE deleted_at IS NULL;
CREATE INDEX customers_province ON customers(province_code, name_sort, rid) WHERE deleted_at IS NULL;
CREATE INDEX customers_rating ON customers(rating, name_sort, rid) WHERE deleted_at IS NULL;
CREATE INDEX customers_lifecycle ON customers(lifecycle, name_sort, rid) WHERE deleted_at IS NULL;
CREATE INDEX customers_created ON customers(created_at, rid) WHERE deleted_at IS NULL;
CREATE INDEX customers_last_visit ON customers(ifnull(last_visit_at, ''), rid) WHERE deleted_at IS NULL;
CREATE INDEX customers_next_visit ON customers(ifnull(next_visit_at, '9999'), rid) WHERE deleted_at IS NULL;
CREATE INDEX customers_deleted ON customers(name_sort, rid) WHERE deleted_at IS NOT NULL;
CREATE INDEX customers_dedupe_tax ON customers(dedupe_tax) WHERE dedupe_tax IS NOT NULL;
CREATE INDEX customers_dedupe_name ON customers(dedupe_name) WHERE dedupe_name IS NOT NULL;
CREATE INDEX customers_founded ON customers(substr(founded_on, 6)) WHERE founded_on IS NOT NULL AND deleted_at IS NULL;
CREATE TABLE contacts (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  scope_id TEXT,
  root_id TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  deleted_at TEXT,
  extra TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT,
  customer_id TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT,
  phone TEXT,
  email TEXT,
  birthday TEXT,
  is_primary INTEGER NOT NULL DEFAULT 0,
  note TEXT
) STRICT;
CREATE INDEX contacts_customer ON contacts(customer_id);
CREATE INDEX contacts_birthday ON contacts(substr(birthday, 6)) WHERE birthday IS NOT NULL AND deleted_at IS NULL;
CREATE TABLE interactions (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  scope_id TEXT,
  root_id TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  deleted_at TEXT,
  extra TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT,
  customer_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  with_whom TEXT,
  happened_at TEXT NOT NULL
) STRICT;
CREATE INDEX interactions_customer ON interactions(customer_id, happened_at, id);
CREATE TABLE visits (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  scope_id TEXT,
  root_id TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  deleted_at TEXT,
  extra TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT,
  customer_id TEXT NOT NULL,
  purpose TEXT NOT NULL,
  state TEXT NOT NULL,
  starts_at TEXT NOT NULL,
  ends_at TEXT NOT NULL,
  note TEXT,
  owner_id TEXT,
  cancel_reason TEXT
) STRICT;
CREATE INDEX visits_starts ON visits(starts_at);
CREATE INDEX visits_owner ON visits(owner_id, starts_at);
CREATE INDEX visits_customer ON visits(customer_id, starts_at);
CREATE INDEX visits_planned ON visits(ends_at) WHERE state = 'planned' AND deleted_at IS NULL;
CREATE TABLE visit_results (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  scope_id TEXT,
  root_id TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  deleted_at TEXT,
  extra TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT,
  customer_id TEXT NOT NULL,
  visit_id TEXT NOT NULL,
  outcome TEXT NOT NULL,
  met_whom TEXT,
  said TEXT NOT NULL,
  next_step TEXT,
  next_on TEXT,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX visit_results_visit ON visit_results(visit_id, at);
CREATE INDEX visit_results_customer ON visit_results(customer_id, at, id);
CREATE TABLE users (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  scope_id TEXT,
  root_id TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  deleted_at TEXT,
  extra TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT,
  name TEXT NOT NULL,
  email TEXT,
  phone TEXT,
  team_id TEXT,
  role TEXT NOT NULL,
  is_active INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE teams (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  scope_id TEXT,
  root_id TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  deleted_at TEXT,
  extra TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT,
  name TEXT NOT NULL,
  leader_id TEXT,
  sells_quotes INTEGER NOT NULL DEFAULT 0,
  sells_opportunities INTEGER NOT NULL DEFAULT 0,
  serves_warranty INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE list_items (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  scope_id TEXT,
  root_id TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  deleted_at TEXT,
  extra TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT,
  list TEXT NOT NULL,
  key TEXT NOT NULL,
  vi TEXT NOT NULL,
  en TEXT NOT NULL,
  "order" INTEGER NOT NULL,
  is_active INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE saved_views (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  scope_id TEXT,
  root_id TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  deleted_at TEXT,
  extra TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT,
  entity TEXT NOT NULL,
  name TEXT NOT NULL,
  spec TEXT NOT NULL
) STRICT;
CREATE TABLE outbox (
  op_no INTEGER PRIMARY KEY AUTOINCREMENT,
  group_id TEXT NOT NULL,
  entity TEXT NOT NULL,
  row_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  patch TEXT NOT NULL,
  base_rev INTEGER NOT NULL,
  hlc TEXT NOT NULL,
  schema_v INTEGER NOT NULL,
  state TEXT NOT NULL,
  ack_seq INTEGER,
  result TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX outbox_pending ON outbox(row_id) WHERE state IN ('pending', 'sent', 'acked');
CREATE TABLE sync_base (
  entity TEXT NOT NULL,
  row_id TEXT NOT NULL,
  row_json TEXT NOT NULL,
  PRIMARY KEY (entity, row_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE sync_state (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;
CREATE TABLE sync_scope (scope_id TEXT PRIMARY KEY NOT NULL) STRICT;
CREATE TABLE history (
  rid INTEGER PRIMARY KEY,
  entity TEXT NOT NULL,
  row_id TEXT NOT NULL,
  root_id TEXT,
  group_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  field TEXT,
  old_value TEXT,
  new_value TEXT,
  at TEXT NOT NULL,
  user_id TEXT,
  device_id TEXT
) STRICT;
CREATE INDEX history_row ON history(row_id, rid);
CREATE INDEX history_root ON history(root_id, at, rid);
CREATE INDEX history_group ON history(group_id);
CREATE TABLE import_batches (
  id TEXT PRIMARY KEY NOT NULL,
  file_name TEXT NOT NULL,
  state TEXT NOT NULL,
  started_at TEXT NOT NULL,
  group_id TEXT NOT NULL,
  rows INTEGER NOT NULL DEFAULT 0,
  created INTEGER NOT NULL DEFAULT 0,
  duplicates INTEGER NOT NULL DEFAULT 0,
  bad INTEGER NOT NULL DEFAULT 0,
  warnings INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE import_problems (
  rid INTEGER PRIMARY KEY,
  batch_id TEXT NOT NULL,
  row INTEGER NOT NULL,
  column_name TEXT,
  severity TEXT NOT NULL,
  reason TEXT NOT NULL,
  value TEXT
) STRICT;
CREATE INDEX import_problems_batch ON import_problems(batch_id, rid);
CREATE VIRTUAL TABLE customers_tri USING fts5(search, content='customers', content_rowid='rid', tokenize='trigram case_sensitive 1', detail=none);
CREATE VIRTUAL TABLE customers_pre USING fts5(search, content='customers', content_rowid='rid', tokenize='unicode61 remove_diacritics 0', detail=none, prefix='1 2 3');
CREATE TRIGGER customers_search_insert AFTER INSERT ON customers BEGIN
  INSERT INTO customers_tri(rowid, search) VALUES (new.rid, new.search);
  INSERT INTO customers_pre(rowid, search) VALUES (new.rid, new.search);
END;
CREATE TRIGGER customers_search_update AFTER UPDATE OF search ON customers WHEN old.search IS NOT new.search BEGIN
  INSERT INTO customers_tri(customers_tri, rowid, search) VALUES ('delete', old.rid, old.search);
  INSERT INTO customers_pre(customers_pre, rowid, search) VALUES ('delete', old.rid, old.search);
  INSERT INTO customers_tri(rowid, search) VALUES (new.rid, new.search);
  INSERT INTO customers_pre(rowid, search) VALUES (new.rid, new.search);
END;
CREATE TRIGGER customers_search_delete AFTER DELETE ON customers BEGIN
  INSERT INTO customers_tri(customers_tri, rowid, search) VALUES ('delete', old.rid, old.search);
  INSERT INTO customers_pre(customers_pre, rowid, search) VALUES ('delete', old.rid, old.search);
END;
`,
};
