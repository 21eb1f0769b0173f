const synced = `tenant_id uuid NOT NULL, id uuid NOT NULL, scope_id text COLLATE "C" NOT NULL, root_id uuid, rev bigint NOT NULL, deleted_at text, created_at text NOT NULL, created_by uuid, fv jsonb NOT NULL DEFAULT '{}', extra jsonb`;

/** SQL of this version: activities, tasks, checklists, and plans that a manager answers. */
export const tasksSql = `
ALTER TABLE interactions
  ADD COLUMN type_id text,
  ADD COLUMN task_id text,
  ADD COLUMN outcome text,
  ADD COLUMN attempts bigint;
ALTER TABLE help_requests
  ADD COLUMN kind text,
  ADD COLUMN action text;
CREATE TABLE activity_types (
  ${synced},
  vi text,
  en text,
  kind text,
  next_type_id text,
  next_after_days bigint,
  next_assignee text,
  next_assignee_id text,
  escalate_after_days bigint,
  note text,
  "order" bigint,
  is_active boolean,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX activity_types_rev ON activity_types(tenant_id, rev);
CREATE INDEX activity_types_scope ON activity_types(tenant_id, scope_id, id);
CREATE TABLE tasks (
  ${synced},
  customer_id text,
  customer_name text,
  title text,
  note text,
  type_id text,
  due_on text,
  due_minute bigint,
  priority text,
  state text,
  assignee_id text,
  shared_with text,
  batch_id text,
  origin text,
  origin_id text,
  channel text,
  outcome text,
  done_at text,
  done_by text,
  escalated_at text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX tasks_rev ON tasks(tenant_id, rev);
CREATE INDEX tasks_scope ON tasks(tenant_id, scope_id, id);
CREATE INDEX tasks_root ON tasks(tenant_id, root_id);
CREATE TABLE task_batches (
  ${synced},
  title text,
  note text,
  type_id text,
  due_on text,
  assignee_id text,
  shared_with text,
  total bigint,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX task_batches_rev ON task_batches(tenant_id, rev);
CREATE INDEX task_batches_scope ON task_batches(tenant_id, scope_id, id);
CREATE INDEX task_batches_root ON task_batches(tenant_id, root_id);
CREATE TABLE checklists (
  ${synced},
  name text,
  subject text,
  steps text,
  "order" bigint,
  is_active boolean,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX checklists_rev ON checklists(tenant_id, rev);
CREATE INDEX checklists_scope ON checklists(tenant_id, scope_id, id);
CREATE TABLE checklist_marks (
  ${synced},
  customer_id text,
  checklist_id text,
  step text,
  marked_at text,
  note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX checklist_marks_rev ON checklist_marks(tenant_id, rev);
CREATE INDEX checklist_marks_scope ON checklist_marks(tenant_id, scope_id, id);
CREATE INDEX checklist_marks_root ON checklist_marks(tenant_id, root_id);
SELECT office_protect(name::regclass) FROM unnest(ARRAY['activity_types', 'tasks', 'task_batches', 'checklists', 'checklist_marks']) AS name;
GRANT SELECT, INSERT, UPDATE ON activity_types, tasks, task_batches, checklists, checklist_marks TO fieldbook_app;
`;
