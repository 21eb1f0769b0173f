const synced = `tenant_id uuid NOT NULL, id uuid NOT NULL, scope_id text COLLATE "C" NOT NULL, root_id uuid, rev bigint NOT NULL, deleted_at text, created_at text NOT NULL, created_by uuid, fv jsonb NOT NULL DEFAULT '{}', extra jsonb`;

/** SQL of this version: quotes, their versions, approvals and answers, and how documents look. */
export const quotesSql = `
CREATE TABLE quotes (
  ${synced},
  customer_id text,
  opportunity_id text,
  kind text,
  title text,
  label text,
  number text,
  state text,
  owner_id text,
  team_id text,
  version bigint,
  content text,
  sent_at text,
  closed_at text,
  decline_reason text,
  note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX quotes_rev ON quotes(tenant_id, rev);
CREATE INDEX quotes_scope ON quotes(tenant_id, scope_id, id);
CREATE INDEX quotes_root ON quotes(tenant_id, root_id);
CREATE TABLE quote_versions (
  ${synced},
  customer_id text,
  quote_id text,
  version bigint,
  content text,
  frozen_at text,
  note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX quote_versions_rev ON quote_versions(tenant_id, rev);
CREATE INDEX quote_versions_scope ON quote_versions(tenant_id, scope_id, id);
CREATE INDEX quote_versions_root ON quote_versions(tenant_id, root_id);
CREATE TABLE approvals (
  ${synced},
  customer_id text,
  quote_id text,
  version bigint,
  content_hash text,
  rule_id text,
  step bigint,
  approver_id text,
  state text,
  reason text,
  decided_by text,
  decided_at text,
  decision_note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX approvals_rev ON approvals(tenant_id, rev);
CREATE INDEX approvals_scope ON approvals(tenant_id, scope_id, id);
CREATE INDEX approvals_root ON approvals(tenant_id, root_id);
CREATE TABLE approval_rules (
  ${synced},
  name text,
  team_id text,
  min_total_dong bigint,
  min_discount_basis_points bigint,
  approver text,
  approver_id text,
  "order" bigint,
  is_active boolean,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX approval_rules_rev ON approval_rules(tenant_id, rev);
CREATE INDEX approval_rules_scope ON approval_rules(tenant_id, scope_id, id);
CREATE TABLE acceptances (
  ${synced},
  customer_id text,
  quote_id text,
  version bigint,
  is_accepted boolean,
  answered_on text,
  by_name text,
  by_post text,
  way text,
  signature text,
  note text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX acceptances_rev ON acceptances(tenant_id, rev);
CREATE INDEX acceptances_scope ON acceptances(tenant_id, scope_id, id);
CREATE INDEX acceptances_root ON acceptances(tenant_id, root_id);
CREATE TABLE document_templates (
  ${synced},
  kind text,
  name text,
  language text,
  body text,
  is_standard boolean,
  "order" bigint,
  is_active boolean,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX document_templates_rev ON document_templates(tenant_id, rev);
CREATE INDEX document_templates_scope ON document_templates(tenant_id, scope_id, id);
SELECT office_protect(name::regclass) FROM unnest(ARRAY['quotes', 'quote_versions', 'approvals', 'approval_rules', 'acceptances', 'document_templates']) AS name;
GRANT SELECT, INSERT, UPDATE ON quotes, quote_versions, approvals, approval_rules, acceptances, document_templates TO fieldbook_app;
`;
