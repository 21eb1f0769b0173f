import type { OfficeSession, RefreshRequest } from '../../src-shared/sync/protocol.ts';
import type { ServerDeps } from '../platform/app.ts';
import type { Sql } from '../platform/database.ts';
import { Refusal, refuse } from '../platform/refusal.ts';
import { type AuditEvent, writeAudit } from './audit.ts';
import { endSessions } from './session-ends.ts';
import { addGeneration, sessionAnswer } from './sessions.ts';
import { graceMs, hashOfToken, isSignedBy, newToken, skewMs, tokensAfter } from './tokens.ts';

type RefreshDeps = Pick<ServerDeps, 'database' | 'clock' | 'ids'>;

interface FoundToken {
  readonly sessionId: string;
  readonly userId: string;
  readonly deviceId: string;
  readonly movedFrom: string | null;
  readonly expiresAt: string;
  readonly endedAt: string | null;
  readonly usedAt: string | null;
  readonly salt: string | null;
  readonly publicKey: string;
  readonly revokedAt: string | null;
  readonly isActive: boolean;
  /** Another one than `deviceId` where the session moved to a new device a moment ago. */
  readonly lockedDeviceId: string | null;
}

/**
 * The next generation of a session's tokens, against the last refresh token and a signature of the device.
 * @throws Refusal `clock-skew`, `signed-out`, `foreign-device`, `device-revoked`
 */
export async function refreshSession(deps: RefreshDeps, wanted: RefreshRequest, address: string): Promise<OfficeSession> {
  const request = { ...wanted, deviceId: wanted.deviceId.toLowerCase() };
  const nowMs = deps.clock.now();
  const hash = hashOfToken(request.refreshToken);
  const [place] = await deps.database.asNobody('snapshot', (sql) =>
    sql.query<{ tenant_id: string }>('SELECT * FROM tenant_of_refresh($1)', [hash]),
  );
  if (place === undefined) refuse('signed-out', 'no such refresh token');
  if (Math.abs(nowMs - request.signedAt) > skewMs) refuse('clock-skew', 'signed more than five minutes off this server’s clock');
  const outcome = await deps.database.inTenant(place.tenant_id, 'write', (sql) =>
    decide(sql, deps, { tenantId: place.tenant_id, hash, request, address, nowMs }),
  );
  if (outcome instanceof Refusal) throw outcome;
  return outcome;
}

/** A refusal is given and not thrown: what it ends and what it writes in the audit log has to stay. */
async function decide(
  sql: Sql,
  deps: RefreshDeps,
  given: { tenantId: string; hash: string; request: RefreshRequest; address: string; nowMs: number },
): Promise<OfficeSession | Refusal> {
  const { tenantId, hash, request, address, nowMs } = given;
  const now = new Date(nowMs).toISOString();
  const found = await findToken(sql, tenantId, hash);
  if (found === undefined) return new Refusal('signed-out', 'no such refresh token');
  const { sessionId, userId, deviceId } = found;
  const refused = async (event: AuditEvent, refusal: Refusal, why: string) => {
    const about = { userId, deviceId: request.deviceId, address };
    await writeAudit(sql, tenantId, { event, ...about, detail: { code: refusal.code, why } }, nowMs);
    return refusal;
  };
  // A laptop whose renewal was answered into the void still goes by the device before; it learns the new one from this answer.
  if (request.deviceId !== deviceId && request.deviceId !== found.movedFrom) {
    return refused('refresh-refused', new Refusal('foreign-device', 'the session is another device’s'), 'device');
  }
  if (!isSignedBy(found.publicKey, request)) {
    return refused('refresh-refused', new Refusal('signed-out', 'the device did not sign this'), 'signature');
  }
  if (found.revokedAt !== null) return new Refusal('device-revoked', 'the device was revoked');
  if (found.endedAt !== null) return new Refusal('signed-out', 'the session has ended');
  if (found.expiresAt <= now) return new Refusal('signed-out', 'the session is thirty days old');
  if (!found.isActive) return new Refusal('signed-out', 'the account is closed');

  // A row that is not locked yet must not be waited for now: its holder may wait for this session.
  if (found.lockedDeviceId === deviceId) {
    await sql.query('UPDATE devices SET last_seen_at = $3 WHERE tenant_id = $1 AND id = $2', [tenantId, deviceId, now]);
  }
  const who = { tenantId, userId, deviceId };
  if (found.usedAt === null || found.salt === null) {
    const salt = newToken(deps.ids);
    const tokens = tokensAfter(request.refreshToken, salt);
    await sql.query('UPDATE session_tokens SET used_at = $3, salt = $4 WHERE tenant_id = $1 AND refresh_hash = $2', [
      tenantId,
      hash,
      now,
      salt,
    ]);
    await addGeneration(sql, tenantId, sessionId, tokens, nowMs);
    return await sessionAnswer(sql, who, { ...tokens, accessExpiresAt: null }, nowMs);
  }

  const tokens = tokensAfter(request.refreshToken, found.salt);
  const next = await findNext(sql, tenantId, hashOfToken(tokens.refresh));
  const isInGrace = nowMs - Date.parse(found.usedAt) <= graceMs;
  if (isInGrace && next !== undefined && next.usedAt === null) {
    return await sessionAnswer(sql, who, { ...tokens, accessExpiresAt: next.accessExpiresAt }, nowMs);
  }
  // The next one has been used already, so its answer did arrive: a late copy of the question. It gets nothing, but it may be honest.
  if (isInGrace) return refused('refresh-refused', new Refusal('signed-out', 'this refresh token was used'), 'late');
  await endSessions(sql, { tenantId, userId, deviceId, exceptSessionId: null }, 'reused', nowMs);
  return refused('session-reused', new Refusal('signed-out', 'this refresh token was used before'), 'reused');
}

async function findToken(sql: Sql, tenantId: string, hash: string): Promise<FoundToken | undefined> {
  // Locked before they are read: of two refreshes at once the second sees what the first did. The device first, as everywhere.
  const [device] = await sql.query<{ id: string }>(
    `SELECT id::text AS id FROM devices WHERE tenant_id = $1 AND id = (
       SELECT s.device_id FROM session_tokens t JOIN sessions s ON s.tenant_id = t.tenant_id AND s.id = t.session_id
        WHERE t.tenant_id = $1 AND t.refresh_hash = $2) FOR UPDATE`,
    [tenantId, hash],
  );
  await sql.query(
    `SELECT 1 FROM sessions WHERE tenant_id = $1 AND id = (
       SELECT session_id FROM session_tokens WHERE tenant_id = $1 AND refresh_hash = $2) FOR UPDATE`,
    [tenantId, hash],
  );
  const [found] = await sql.query<Omit<FoundToken, 'lockedDeviceId'>>(
    `SELECT s.id::text AS "sessionId", s.user_id::text AS "userId", s.device_id::text AS "deviceId", s.moved_from::text AS "movedFrom",
            s.expires_at AS "expiresAt", s.ended_at AS "endedAt", t.used_at AS "usedAt", t.salt, d.public_key AS "publicKey",
            d.revoked_at AS "revokedAt",
            a.disabled_at IS NULL AND u.deleted_at IS NULL AND coalesce(u.is_active, false) AS "isActive"
       FROM session_tokens t
       JOIN sessions s ON s.tenant_id = t.tenant_id AND s.id = t.session_id
       JOIN devices d ON d.tenant_id = s.tenant_id AND d.id = s.device_id
       JOIN accounts a ON a.tenant_id = s.tenant_id AND a.user_id = s.user_id
       JOIN users u ON u.tenant_id = s.tenant_id AND u.id = s.user_id
      WHERE t.tenant_id = $1 AND t.refresh_hash = $2`,
    [tenantId, hash],
  );
  return found === undefined ? undefined : { ...found, lockedDeviceId: device?.id ?? null };
}

async function findNext(sql: Sql, tenantId: string, hash: string) {
  const [next] = await sql.query<{ usedAt: string | null; accessExpiresAt: string }>(
    `SELECT used_at AS "usedAt", access_expires_at AS "accessExpiresAt" FROM session_tokens WHERE tenant_id = $1 AND refresh_hash = $2`,
    [tenantId, hash],
  );
  return next;
}
