import type { ServerMigration } from './migration.ts';

/** Sessions with tokens that change at each use, the questions that are asked before anybody is known, the chain of the audit log. */
export const accounts: ServerMigration = {
  version: 2,
  name: 'accounts',
  sql: `
ALTER TABLE sessions ADD COLUMN expires_at text NOT NULL;
ALTER TABLE sessions ADD COLUMN end_reason text;
-- The device before a renewal: the laptop may not have got the answer, and goes on under the old name until it does.
ALTER TABLE sessions ADD COLUMN moved_from uuid;
CREATE INDEX sessions_device ON sessions(tenant_id, device_id);

-- One line for each generation of a session's two tokens, as hashes. The next generation follows from the token and \`salt\` (tokens.ts).
CREATE TABLE session_tokens (
  tenant_id uuid NOT NULL,
  refresh_hash text COLLATE "C" NOT NULL,
  session_id uuid NOT NULL,
  access_hash text COLLATE "C" NOT NULL,
  access_expires_at text NOT NULL,
  created_at text NOT NULL,
  used_at text,
  salt text,
  PRIMARY KEY (tenant_id, refresh_hash)
);
CREATE INDEX session_tokens_session ON session_tokens(tenant_id, session_id);
-- Looked for before the tenant is known.
CREATE UNIQUE INDEX session_tokens_refresh ON session_tokens(refresh_hash);
CREATE UNIQUE INDEX session_tokens_access ON session_tokens(access_hash);
SELECT office_protect('session_tokens');
GRANT SELECT, INSERT, UPDATE (used_at, salt), DELETE ON session_tokens TO fieldbook_app;

CREATE FUNCTION account_for_login(wanted text)
  RETURNS TABLE (tenant_id uuid, user_id uuid, password_hash text, is_active boolean)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
BEGIN
  PERFORM set_config('app.as_owner', 'on', true);
  RETURN QUERY
  SELECT a.tenant_id, a.user_id, a.password_hash,
         a.disabled_at IS NULL AND u.deleted_at IS NULL AND coalesce(u.is_active, false)
    FROM accounts a LEFT JOIN users u ON u.tenant_id = a.tenant_id AND u.id = a.user_id
   WHERE a.account = wanted;
END
$$;
CREATE FUNCTION place_of_device(wanted uuid)
  RETURNS TABLE (tenant_id uuid, user_id uuid, revoked_at text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
BEGIN
  PERFORM set_config('app.as_owner', 'on', true);
  RETURN QUERY SELECT d.tenant_id, d.user_id, d.revoked_at FROM devices d WHERE d.id = wanted;
END
$$;
CREATE FUNCTION session_of_access(wanted text)
  RETURNS TABLE (tenant_id uuid, session_id uuid, user_id uuid, device_id uuid, access_expires_at text, expires_at text, ended_at text,
                 revoked_at text, is_active boolean, role text, team_id text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
BEGIN
  PERFORM set_config('app.as_owner', 'on', true);
  RETURN QUERY
  SELECT s.tenant_id, s.id, s.user_id, s.device_id, t.access_expires_at, s.expires_at, s.ended_at, d.revoked_at,
         a.disabled_at IS NULL AND u.deleted_at IS NULL AND coalesce(u.is_active, false), u.role, u.team_id
    FROM session_tokens t
    JOIN sessions s ON s.tenant_id = t.tenant_id AND s.id = t.session_id
    JOIN accounts a ON a.tenant_id = s.tenant_id AND a.user_id = s.user_id
    JOIN users u ON u.tenant_id = s.tenant_id AND u.id = s.user_id
    JOIN devices d ON d.tenant_id = s.tenant_id AND d.id = s.device_id AND d.user_id = s.user_id
   WHERE t.access_hash = wanted;
END
$$;
CREATE FUNCTION tenant_of_refresh(wanted text) RETURNS TABLE (tenant_id uuid)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
BEGIN
  PERFORM set_config('app.as_owner', 'on', true);
  RETURN QUERY SELECT t.tenant_id FROM session_tokens t WHERE t.refresh_hash = wanted;
END
$$;
REVOKE ALL ON FUNCTION account_for_login(text), place_of_device(uuid), session_of_access(text), tenant_of_refresh(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION account_for_login(text), place_of_device(uuid), session_of_access(text), tenant_of_refresh(text) TO fieldbook_app;

-- The audit log: JSON as text, since the hash is over bytes; number and hashes are made here, whatever the statement says.
ALTER TABLE audit_log ALTER COLUMN detail DROP DEFAULT;
ALTER TABLE audit_log ALTER COLUMN detail TYPE text USING detail::text;
ALTER TABLE audit_log ALTER COLUMN detail SET DEFAULT '{}';
ALTER TABLE audit_log ADD COLUMN address text;
CREATE FUNCTION audit_field(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT octet_length(coalesce(value, '-')) || ':' || coalesce(value, '-')
$$;
CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last record;
BEGIN
  -- One line at a time in each office; the lock lasts as long as the transaction, so the log is written last.
  PERFORM pg_advisory_xact_lock(hashtextextended('audit ' || NEW.tenant_id, 0));
  SELECT n, hash INTO last FROM audit_log WHERE tenant_id = NEW.tenant_id ORDER BY n DESC LIMIT 1;
  NEW.n := coalesce(last.n, 0) + 1;
  NEW.previous_hash := coalesce(last.hash, repeat('0', 64));
  NEW.hash := encode(sha256(convert_to(
    audit_field(NEW.previous_hash) || audit_field(NEW.n::text) || audit_field(NEW.at) || audit_field(NEW.event) ||
    audit_field(NEW.user_id::text) || audit_field(NEW.device_id::text) || audit_field(NEW.address) || audit_field(NEW.detail), 'UTF8')), 'hex');
  RETURN NEW;
END
$$;
CREATE TRIGGER audit_chain BEFORE INSERT ON audit_log FOR EACH ROW EXECUTE FUNCTION audit_chain();
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is only added to';
END
$$;
CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
`,
};
