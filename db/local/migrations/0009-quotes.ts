const synced = `rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, scope_id TEXT, root_id TEXT, rev INTEGER NOT NULL DEFAULT 0, deleted_at TEXT, extra TEXT, created_at TEXT NOT NULL, created_by TEXT`;

/** SQL of this version: quotes, their versions, approvals and answers, and how documents look. */
export const quotesSql = `
CREATE TABLE quotes (
  ${synced},
  customer_id TEXT NOT NULL,
  opportunity_id TEXT,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  label TEXT NOT NULL,
  number TEXT,
  state TEXT NOT NULL,
  owner_id TEXT NOT NULL,
  team_id TEXT,
  version INTEGER NOT NULL,
  content TEXT NOT NULL,
  sent_at TEXT,
  closed_at TEXT,
  decline_reason TEXT,
  note TEXT,
  -- What lists show, kept by SQLite itself: the content is long.
  issued_on TEXT GENERATED ALWAYS AS (CASE WHEN json_valid(content) THEN json_extract(content, '$.issuedOn') END) STORED,
  valid_until TEXT GENERATED ALWAYS AS (CASE WHEN json_valid(content) THEN json_extract(content, '$.validUntil') END) STORED,
  total_dong INTEGER GENERATED ALWAYS AS (CASE WHEN json_valid(content) THEN json_extract(content, '$.totals.totalDong') END) STORED
) STRICT;
CREATE INDEX quotes_customer ON quotes(customer_id);
CREATE TABLE quote_versions (
  ${synced},
  customer_id TEXT NOT NULL,
  quote_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  content TEXT NOT NULL,
  frozen_at TEXT NOT NULL,
  note TEXT
) STRICT;
CREATE INDEX quote_versions_customer ON quote_versions(customer_id);
CREATE TABLE approvals (
  ${synced},
  customer_id TEXT NOT NULL,
  quote_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  rule_id TEXT,
  step INTEGER NOT NULL,
  approver_id TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  decided_by TEXT,
  decided_at TEXT,
  decision_note TEXT
) STRICT;
CREATE INDEX approvals_customer ON approvals(customer_id);
CREATE TABLE approval_rules (
  ${synced},
  name TEXT NOT NULL,
  team_id TEXT,
  min_total_dong INTEGER,
  min_discount_basis_points INTEGER,
  approver TEXT NOT NULL,
  approver_id TEXT,
  "order" INTEGER NOT NULL,
  is_active INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE acceptances (
  ${synced},
  customer_id TEXT NOT NULL,
  quote_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  is_accepted INTEGER NOT NULL DEFAULT 0,
  answered_on TEXT NOT NULL,
  by_name TEXT,
  by_post TEXT,
  way TEXT NOT NULL,
  signature TEXT,
  note TEXT
) STRICT;
CREATE INDEX acceptances_customer ON acceptances(customer_id, is_accepted, answered_on, deleted_at);
CREATE TABLE document_templates (
  ${synced},
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  body TEXT NOT NULL,
  is_standard INTEGER NOT NULL DEFAULT 0,
  "order" INTEGER NOT NULL,
  is_active INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX quotes_state ON quotes(state, owner_id);
CREATE INDEX quotes_opportunity ON quotes(opportunity_id) WHERE opportunity_id IS NOT NULL;
CREATE INDEX quote_versions_of ON quote_versions(quote_id, version);
CREATE INDEX approvals_quote ON approvals(quote_id);
CREATE INDEX approvals_waiting ON approvals(approver_id, state);
CREATE INDEX acceptances_quote ON acceptances(quote_id);
`;
