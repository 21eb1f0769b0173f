import { z } from 'zod';
import type { Caller } from '../platform/app.ts';
import type { OfficeDatabase, Sql } from '../platform/database.ts';

/** Whose sessions have ended; null stands for all. */
const sessionEnd = z.object({
  tenantId: z.string(),
  userId: z.string(),
  deviceId: z.string().nullable(),
  /** The one that goes on: who changes his password stays logged in where he does it. */
  exceptSessionId: z.string().nullable(),
});
export type SessionEnd = z.output<typeof sessionEnd>;

const channel = 'office_session_ends';

/**
 * Ends sessions, their tokens are worth nothing from the commit on, and tells every process of the server, so that streams that run are
 * closed. Gives how many there were. Also for office commands that disable somebody or set a password.
 */
export async function endSessions(sql: Sql, end: SessionEnd, reason: string, nowMs: number): Promise<number> {
  const ended = await sql.query(
    `UPDATE sessions SET ended_at = $1, end_reason = $2
      WHERE tenant_id = $3 AND user_id = $4 AND ended_at IS NULL
        AND ($5::text IS NULL OR device_id = $5::uuid) AND ($6::text IS NULL OR id <> $6::uuid)
      RETURNING id`,
    [new Date(nowMs).toISOString(), reason, end.tenantId, end.userId, end.deviceId, end.exceptSessionId],
  );
  await sql.query('SELECT pg_notify($1, $2)', [channel, JSON.stringify(end)]);
  return ended.length;
}

/** Hears of every end, in whichever process it was decided. Gives what ends the listening. */
export async function watchSessionEnds(database: OfficeDatabase, heard: (end: SessionEnd) => void): Promise<() => Promise<void>> {
  return await database.listen(channel, (payload) => {
    const end = sessionEnd.safeParse(JSON.parse(payload));
    if (end.success) heard(end.data);
  });
}

export function isEndOf(end: SessionEnd, caller: Caller): boolean {
  return (
    end.tenantId === caller.tenantId &&
    end.userId === caller.userId &&
    (end.deviceId === null || end.deviceId === caller.deviceId) &&
    end.exceptSessionId !== caller.sessionId
  );
}
