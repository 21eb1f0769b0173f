import type { OfficeSession } from '../../src-shared/sync/protocol.ts';
import type { ServerDeps } from '../platform/app.ts';
import type { Sql } from '../platform/database.ts';
import { accessLifeMs, hashOfToken, newToken, sessionLifeMs } from './tokens.ts';

/*
 * A session is one login on one device. It is a chain of generations, each an access and a refresh token:
 *
 *     login ──▶ 1 ──refresh──▶ 2 ──refresh──▶ 3 …          ended: logout, another password, revoked device, 30 days
 *               │ again within 30 s: the same 2
 *               └ again later: somebody has a copy, the whole session ends
 *
 * Everybody locks in this order, or two would wait for each other: the office's list of devices, the device's row, the session's row,
 * the audit log.
 */

export interface Tokens {
  readonly access: string;
  readonly refresh: string;
}

/** Starts a session; the tokens are told once and kept as hashes. */
export async function startSession(
  sql: Sql,
  deps: Pick<ServerDeps, 'clock' | 'ids'>,
  who: { readonly tenantId: string; readonly userId: string; readonly deviceId: string },
): Promise<Tokens> {
  const nowMs = deps.clock.now();
  const sessionId = deps.ids.next();
  const tokens = { access: newToken(deps.ids), refresh: newToken(deps.ids) };
  await sql.query(
    'INSERT INTO sessions (tenant_id, id, user_id, device_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)',
    [
      who.tenantId,
      sessionId,
      who.userId,
      who.deviceId,
      new Date(nowMs).toISOString(),
      new Date(nowMs + sessionLifeMs).toISOString(),
    ],
  );
  await addGeneration(sql, who.tenantId, sessionId, tokens, nowMs);
  return tokens;
}

export async function addGeneration(sql: Sql, tenantId: string, sessionId: string, tokens: Tokens, nowMs: number): Promise<void> {
  await sql.query(
    `INSERT INTO session_tokens (tenant_id, refresh_hash, session_id, access_hash, access_expires_at, created_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      tenantId,
      hashOfToken(tokens.refresh),
      sessionId,
      hashOfToken(tokens.access),
      new Date(nowMs + accessLifeMs).toISOString(),
      new Date(nowMs).toISOString(),
    ],
  );
}

/** Forgets the tokens of this person's sessions that have been over for a day; called at each login, so that the table stays small. */
export async function forgetOldTokens(sql: Sql, tenantId: string, userId: string, nowMs: number): Promise<void> {
  const before = new Date(nowMs - 24 * 60 * 60_000).toISOString();
  await sql.query(
    `DELETE FROM session_tokens t USING sessions s
      WHERE t.tenant_id = $1 AND s.tenant_id = t.tenant_id AND s.id = t.session_id AND s.user_id = $2
        AND (s.ended_at < $3 OR s.expires_at < $3)`,
    [tenantId, userId, before],
  );
}

/** What a laptop is told when it has logged in or refreshed. */
export async function sessionAnswer(
  sql: Sql,
  who: { readonly tenantId: string; readonly userId: string; readonly deviceId: string },
  tokens: Tokens & { readonly accessExpiresAt: string | null },
  nowMs: number,
): Promise<OfficeSession> {
  const [row] = await sql.query<{
    code: string;
    name: string;
    role: OfficeSession['user']['role'];
    organisation: string;
    epoch: string;
  }>(
    `SELECT d.code, u.name, u.role, o.name AS organisation, h.epoch::text AS epoch
       FROM users u
       JOIN devices d ON d.tenant_id = u.tenant_id AND d.id = $3
       JOIN organisations o ON o.id = u.tenant_id
       JOIN sync_head h ON h.tenant_id = u.tenant_id
      WHERE u.tenant_id = $1 AND u.id = $2`,
    [who.tenantId, who.userId, who.deviceId],
  );
  if (row === undefined) throw new Error('a session without its user, device, organisation or head');
  const expiresMs = tokens.accessExpiresAt === null ? nowMs + accessLifeMs : Date.parse(tokens.accessExpiresAt);
  return {
    accessToken: tokens.access,
    accessExpiresInMs: Math.max(0, expiresMs - nowMs),
    refreshToken: tokens.refresh,
    deviceId: who.deviceId,
    deviceCode: row.code,
    user: { id: who.userId, name: row.name, role: row.role },
    organisation: { id: who.tenantId, name: row.organisation },
    epoch: row.epoch,
    serverTime: nowMs,
  };
}
