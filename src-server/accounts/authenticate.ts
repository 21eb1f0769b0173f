import type { Authenticate, Caller, ServerDeps } from '../platform/app.ts';
import { refuse } from '../platform/refusal.ts';
import { hashOfToken } from './tokens.ts';

interface Found {
  readonly tenant_id: string;
  readonly session_id: string;
  readonly user_id: string;
  readonly device_id: string;
  readonly access_expires_at: string;
  readonly expires_at: string;
  readonly ended_at: string | null;
  readonly revoked_at: string | null;
  readonly is_active: boolean;
  readonly role: Caller['role'];
}

/** Looks the access token up at each request, so that an end of anything holds from the very next one on. */
export function createAuthenticate(deps: Pick<ServerDeps, 'database' | 'clock'>): Authenticate {
  return async (request) => {
    const token = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) refuse('unauthenticated', 'no access token');
    const found = await deps.database.asNobody(
      'snapshot',
      async (sql) => (await sql.query<Found>('SELECT * FROM session_of_access($1)', [hashOfToken(token)]))[0],
    );
    if (found === undefined) refuse('unauthenticated', 'no such access token');
    const now = new Date(deps.clock.now()).toISOString();
    if (found.revoked_at !== null) refuse('device-revoked', 'the device was revoked');
    if (found.ended_at !== null || found.expires_at <= now) refuse('signed-out', 'the session has ended');
    if (!found.is_active) refuse('signed-out', 'the account is closed');
    if (found.access_expires_at <= now) refuse('unauthenticated', 'the access token has expired');
    return {
      tenantId: found.tenant_id,
      userId: found.user_id,
      role: found.role,
      deviceId: found.device_id,
      sessionId: found.session_id,
    };
  };
}
