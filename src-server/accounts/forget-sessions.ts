import type { UpkeepJob } from '../platform/upkeep.ts';

const day = 24 * 60 * 60_000;

/**
 * Tokens of sessions that have been over for a day. Those of a session that lives stay, used ones too: whoever comes with an old one has a
 * copy, and only a token that is known ends the session.
 */
export const forgetTokens: UpkeepJob = {
  name: 'sessionTokens',
  async run(sql, nowMs, most) {
    const gone = await sql.query(
      `DELETE FROM session_tokens t USING (
         SELECT k.tenant_id, k.refresh_hash
           FROM sessions s JOIN session_tokens k ON k.tenant_id = s.tenant_id AND k.session_id = s.id
          WHERE s.ended_at < $1 OR s.expires_at < $1
          LIMIT $2
       ) old
       WHERE t.tenant_id = old.tenant_id AND t.refresh_hash = old.refresh_hash RETURNING 1 AS one`,
      [new Date(nowMs - day).toISOString(), most],
    );
    return gone.length;
  },
};

/** The sessions themselves a quarter later; who logged in when stands in the audit log for good. */
export const forgetSessions: UpkeepJob = {
  name: 'sessions',
  async run(sql, nowMs, most) {
    const gone = await sql.query(
      `DELETE FROM sessions s USING (
         SELECT o.tenant_id, o.id FROM sessions o
          WHERE (o.ended_at < $1 OR o.expires_at < $1)
            AND NOT EXISTS (SELECT 1 FROM session_tokens t WHERE t.tenant_id = o.tenant_id AND t.session_id = o.id)
          LIMIT $2
       ) old
       WHERE s.tenant_id = old.tenant_id AND s.id = old.id RETURNING 1 AS one`,
      [new Date(nowMs - 90 * day).toISOString(), most],
    );
    return gone.length;
  },
};
