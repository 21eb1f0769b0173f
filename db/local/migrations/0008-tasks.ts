const synced = `rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, scope_id TEXT, root_id TEXT, rev INTEGER NOT NULL DEFAULT 0, deleted_at TEXT, extra TEXT, created_at TEXT NOT NULL, created_by TEXT`;

/** SQL of this version: activities, tasks, checklists, and plans that a manager answers. */
export const tasksSql = `
ALTER TABLE interactions ADD COLUMN type_id TEXT;
ALTER TABLE interactions ADD COLUMN task_id TEXT;
ALTER TABLE interactions ADD COLUMN outcome TEXT;
ALTER TABLE interactions ADD COLUMN attempts INTEGER;
ALTER TABLE help_requests ADD COLUMN kind TEXT;
ALTER TABLE help_requests ADD COLUMN action TEXT;
CREATE TABLE activity_types (
  ${synced},
  vi TEXT NOT NULL,
  en TEXT NOT NULL,
  kind TEXT NOT NULL,
  next_type_id TEXT,
  next_after_days INTEGER,
  next_assignee TEXT,
  next_assignee_id TEXT,
  escalate_after_days INTEGER,
  note TEXT,
  "order" INTEGER NOT NULL,
  is_active INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE tasks (
  ${synced},
  customer_id TEXT,
  customer_name TEXT,
  title TEXT NOT NULL,
  note TEXT,
  type_id TEXT,
  due_on TEXT,
  due_minute INTEGER,
  priority TEXT NOT NULL,
  state TEXT NOT NULL,
  assignee_id TEXT NOT NULL,
  shared_with TEXT,
  batch_id TEXT,
  origin TEXT NOT NULL,
  origin_id TEXT,
  channel TEXT,
  outcome TEXT,
  done_at TEXT,
  done_by TEXT,
  escalated_at TEXT
) STRICT;
CREATE TABLE task_batches (
  ${synced},
  title TEXT NOT NULL,
  note TEXT,
  type_id TEXT,
  due_on TEXT,
  assignee_id TEXT,
  shared_with TEXT,
  total INTEGER NOT NULL
) STRICT;
CREATE TABLE checklists (
  ${synced},
  name TEXT NOT NULL,
  subject TEXT NOT NULL,
  steps TEXT NOT NULL,
  "order" INTEGER NOT NULL,
  is_active INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE checklist_marks (
  ${synced},
  customer_id TEXT NOT NULL,
  checklist_id TEXT NOT NULL,
  step TEXT NOT NULL,
  marked_at TEXT NOT NULL,
  note TEXT
) STRICT;
CREATE INDEX checklist_marks_list ON checklist_marks(checklist_id);
CREATE INDEX checklist_marks_customer ON checklist_marks(customer_id);
CREATE INDEX tasks_assignee ON tasks(assignee_id, due_on, due_minute, priority, type_id) WHERE deleted_at IS NULL AND state IN ('open', 'doing');
CREATE INDEX tasks_due ON tasks(due_on, due_minute, assignee_id, created_by, priority, type_id, shared_with, escalated_at) WHERE deleted_at IS NULL AND state IN ('open', 'doing');
CREATE INDEX tasks_over ON tasks(done_at, assignee_id, created_by, priority, type_id, shared_with, escalated_at) WHERE deleted_at IS NULL AND state IN ('done', 'cancelled');
CREATE INDEX tasks_customer ON tasks(customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX tasks_batch ON tasks(batch_id, state, due_on, due_minute, done_at, deleted_at) WHERE batch_id IS NOT NULL;
CREATE INDEX tasks_origin ON tasks(origin_id) WHERE origin_id IS NOT NULL;
CREATE INDEX interactions_attempts ON interactions(customer_id, attempts, id) WHERE attempts > 1;
CREATE INDEX interactions_task ON interactions(task_id) WHERE task_id IS NOT NULL;
`;
