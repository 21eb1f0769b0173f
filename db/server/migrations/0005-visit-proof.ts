const synced = `tenant_id uuid NOT NULL, id uuid NOT NULL, scope_id text COLLATE "C" NOT NULL, root_id uuid, rev bigint NOT NULL, deleted_at text, created_at text NOT NULL, created_by uuid, fv jsonb NOT NULL DEFAULT '{}', extra jsonb`;

/** SQL of this version: where and when a rep was, forms, and what was paid on the way. */
export const visitProofSql = `
ALTER TABLE visits
  ADD COLUMN in_at text,
  ADD COLUMN in_latitude text,
  ADD COLUMN in_longitude text,
  ADD COLUMN in_accuracy_metres bigint,
  ADD COLUMN in_source text,
  ADD COLUMN out_at text,
  ADD COLUMN out_latitude text,
  ADD COLUMN out_longitude text,
  ADD COLUMN out_accuracy_metres bigint,
  ADD COLUMN out_source text,
  ADD COLUMN clock_offset_minutes bigint,
  ADD COLUMN proof_hash text;
ALTER TABLE customers
  ADD COLUMN latitude text,
  ADD COLUMN longitude text,
  ADD COLUMN position_source text;
CREATE TABLE visit_forms (
  ${synced},
  name text,
  kind text,
  rating text,
  group_id text,
  questions text,
  is_required boolean,
  "order" bigint,
  is_active boolean,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX visit_forms_rev ON visit_forms(tenant_id, rev);
CREATE INDEX visit_forms_scope ON visit_forms(tenant_id, scope_id, id);
CREATE TABLE form_answers (
  ${synced},
  customer_id text,
  visit_id text,
  form_id text,
  form_name text,
  answers text,
  answered_at text,
  corrects_id text,
  note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX form_answers_rev ON form_answers(tenant_id, rev);
CREATE INDEX form_answers_scope ON form_answers(tenant_id, scope_id, id);
CREATE INDEX form_answers_root ON form_answers(tenant_id, root_id);
CREATE TABLE expenses (
  ${synced},
  owner_id text,
  visit_id text,
  customer_id text,
  trip text,
  kind text,
  amount_dong bigint,
  spent_on text,
  note text,
  state text,
  decided_by text,
  decided_at text,
  decision_note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX expenses_rev ON expenses(tenant_id, rev);
CREATE INDEX expenses_scope ON expenses(tenant_id, scope_id, id);
CREATE INDEX expenses_root ON expenses(tenant_id, root_id);
SELECT office_protect(name::regclass) FROM unnest(ARRAY['visit_forms', 'form_answers', 'expenses']) AS name;
GRANT SELECT, INSERT, UPDATE ON visit_forms, form_answers, expenses TO fieldbook_app;
`;
