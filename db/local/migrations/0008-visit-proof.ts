const synced = `rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, scope_id TEXT, root_id TEXT, rev INTEGER NOT NULL DEFAULT 0, deleted_at TEXT, extra TEXT, created_at TEXT NOT NULL, created_by TEXT`;

/** SQL of this version: where and when a rep was, forms that are filled in, and what was paid on the way. */
export const visitProofSql = `
ALTER TABLE visits ADD COLUMN in_at TEXT;
ALTER TABLE visits ADD COLUMN in_latitude TEXT;
ALTER TABLE visits ADD COLUMN in_longitude TEXT;
ALTER TABLE visits ADD COLUMN in_accuracy_metres INTEGER;
ALTER TABLE visits ADD COLUMN in_source TEXT;
ALTER TABLE visits ADD COLUMN out_at TEXT;
ALTER TABLE visits ADD COLUMN out_latitude TEXT;
ALTER TABLE visits ADD COLUMN out_longitude TEXT;
ALTER TABLE visits ADD COLUMN out_accuracy_metres INTEGER;
ALTER TABLE visits ADD COLUMN out_source TEXT;
ALTER TABLE visits ADD COLUMN clock_offset_minutes INTEGER;
ALTER TABLE visits ADD COLUMN proof_hash TEXT;
ALTER TABLE customers ADD COLUMN latitude TEXT;
ALTER TABLE customers ADD COLUMN longitude TEXT;
ALTER TABLE customers ADD COLUMN position_source TEXT;
CREATE INDEX visits_left_open ON visits(in_at) WHERE in_at IS NOT NULL AND out_at IS NULL;
CREATE TABLE visit_forms (
  ${synced},
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  rating TEXT,
  group_id TEXT,
  questions TEXT NOT NULL,
  is_required INTEGER NOT NULL DEFAULT 0,
  "order" INTEGER NOT NULL,
  is_active INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE form_answers (
  ${synced},
  customer_id TEXT NOT NULL,
  visit_id TEXT NOT NULL,
  form_id TEXT NOT NULL,
  form_name TEXT NOT NULL,
  answers TEXT NOT NULL,
  answered_at TEXT NOT NULL,
  corrects_id TEXT,
  note TEXT
) STRICT;
CREATE INDEX form_answers_customer ON form_answers(customer_id);
CREATE TABLE expenses (
  ${synced},
  owner_id TEXT NOT NULL,
  visit_id TEXT,
  customer_id TEXT,
  trip TEXT,
  kind TEXT NOT NULL,
  amount_dong INTEGER NOT NULL,
  spent_on TEXT NOT NULL,
  note TEXT,
  state TEXT NOT NULL,
  decided_by TEXT,
  decided_at TEXT,
  decision_note TEXT
) STRICT;
CREATE INDEX form_answers_visit ON form_answers(visit_id);
CREATE INDEX expenses_owner ON expenses(owner_id, spent_on);
`;
