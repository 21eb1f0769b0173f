/** SQL of this version: secret addresses under which calendar programs read somebody's visits and appointments. */
export const feedSql = `
-- One for each person, as the hash of its token: who reads a copy of this table can open none.
CREATE TABLE calendar_feeds (
  tenant_id uuid NOT NULL,
  user_id uuid NOT NULL,
  token_hash text COLLATE "C" NOT NULL,
  made_at text NOT NULL,
  PRIMARY KEY (tenant_id, user_id)
);
-- Looked for before the tenant is known.
CREATE UNIQUE INDEX calendar_feeds_token ON calendar_feeds(token_hash);
SELECT office_protect('calendar_feeds');
GRANT SELECT, INSERT, DELETE ON calendar_feeds TO fieldbook_app;
CREATE FUNCTION user_of_calendar_feed(wanted text) RETURNS TABLE (tenant_id uuid, user_id uuid, name text, role text, is_active boolean)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
BEGIN
  PERFORM set_config('app.as_owner', 'on', true);
  RETURN QUERY
  SELECT f.tenant_id, f.user_id, u.name, u.role, a.disabled_at IS NULL AND u.deleted_at IS NULL AND coalesce(u.is_active, false)
    FROM calendar_feeds f
    JOIN accounts a ON a.tenant_id = f.tenant_id AND a.user_id = f.user_id
    JOIN users u ON u.tenant_id = f.tenant_id AND u.id = f.user_id
   WHERE f.token_hash = wanted;
END
$$;
REVOKE ALL ON FUNCTION user_of_calendar_feed(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION user_of_calendar_feed(text) TO fieldbook_app;
`;
