import type { OfficeDevice, RenewDeviceRequest } from '../../src-shared/sync/protocol.ts';
import type { Caller, ServerDeps } from '../platform/app.ts';
import type { Sql } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { writeAudit } from './audit.ts';
import { deviceCode } from './device-codes.ts';
import { endSessions } from './session-ends.ts';

export interface NewDevice {
  readonly id: string;
  readonly name: string;
  readonly publicKey: string;
  readonly platform: string;
  readonly appVersion: string;
  readonly lastOpNo: number;
}

/** Writes a device down with a code of its own; null where its id is taken, by whomever. */
export async function addDevice(
  sql: Sql,
  who: { tenantId: string; userId: string },
  device: NewDevice,
  nowMs: number,
): Promise<string | null> {
  await lockDevices(sql, who.tenantId);
  const [count] = await sql.query<{ devices: number }>('SELECT count(*)::int AS devices FROM devices WHERE tenant_id = $1', [
    who.tenantId,
  ]);
  const code = deviceCode(count?.devices ?? 0);
  const now = new Date(nowMs).toISOString();
  const added = await sql.query(
    `INSERT INTO devices (tenant_id, id, user_id, code, name, platform, app_version, public_key, last_op_no, created_at, last_seen_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10) ON CONFLICT (id) DO NOTHING RETURNING id`,
    [
      who.tenantId,
      device.id,
      who.userId,
      code,
      device.name,
      device.platform,
      device.appVersion,
      device.publicKey,
      device.lastOpNo,
      now,
    ],
  );
  return added.length === 1 ? code : null;
}

/** One new device at a time in each office: codes are counted, and devices are never deleted. Again in one transaction is no harm. */
async function lockDevices(sql: Sql, tenantId: string): Promise<void> {
  await sql.query("SELECT pg_advisory_xact_lock(hashtextextended('devices ' || $1::text, 0))", [tenantId]);
}

/**
 * The session goes on as a new device. Asked again with the same id (the answer was lost) it tells the same. A refusal is given and not
 * thrown, so that what was written in the audit log stays.
 */
export async function renewDevice(
  sql: Sql,
  caller: Caller,
  wanted: RenewDeviceRequest,
  address: string,
  nowMs: number,
): Promise<{ deviceId: string; deviceCode: string } | Refusal> {
  await lockDevices(sql, caller.tenantId);
  const [old] = await sql.query<{ deviceId: string; code: string; platform: string; appVersion: string; publicKey: string }>(
    `SELECT s.device_id::text AS "deviceId", d.code, d.platform, d.app_version AS "appVersion", d.public_key AS "publicKey"
       FROM sessions s JOIN devices d ON d.tenant_id = s.tenant_id AND d.id = s.device_id
      WHERE s.tenant_id = $1 AND s.id = $2 AND s.ended_at IS NULL FOR UPDATE OF s`,
    [caller.tenantId, caller.sessionId],
  );
  if (old === undefined) return new Refusal('signed-out', 'the session has ended');
  const about = { userId: caller.userId, deviceId: old.deviceId, address };
  if (old.deviceId === wanted.id) {
    if (old.publicKey === wanted.publicKey) return { deviceId: wanted.id, deviceCode: old.code };
    return new Refusal('foreign-device', 'this device has another key');
  }
  const code = await addDevice(sql, caller, { ...old, ...wanted }, nowMs);
  if (code === null) {
    await writeAudit(
      sql,
      caller.tenantId,
      { event: 'denied', ...about, detail: { code: 'foreign-device', wanted: wanted.id } },
      nowMs,
    );
    return new Refusal('foreign-device', 'this device id is taken');
  }
  await sql.query('UPDATE sessions SET moved_from = device_id, device_id = $3 WHERE tenant_id = $1 AND id = $2', [
    caller.tenantId,
    caller.sessionId,
    wanted.id,
  ]);
  await writeAudit(sql, caller.tenantId, { event: 'device-renewed', ...about, detail: { to: wanted.id, code } }, nowMs);
  return { deviceId: wanted.id, deviceCode: code };
}

/** Devices of one person, or with null of the whole office; those that were used last come first. */
export async function findDevices(sql: Sql, tenantId: string, userId: string | null): Promise<OfficeDevice[]> {
  return await sql.query<OfficeDevice>(
    `SELECT d.id::text AS id, d.code, d.name, d.platform, d.app_version AS "appVersion", d.user_id::text AS "userId",
            coalesce(u.name, '') AS "userName", d.created_at AS "createdAt", d.last_seen_at AS "lastSeenAt", d.revoked_at AS "revokedAt"
       FROM devices d LEFT JOIN users u ON u.tenant_id = d.tenant_id AND u.id = d.user_id
      WHERE d.tenant_id = $1 AND ($2::text IS NULL OR d.user_id = $2::uuid)
      ORDER BY d.revoked_at IS NOT NULL, d.last_seen_at DESC NULLS LAST, d.id`,
    [tenantId, userId],
  );
}

/** Ends a device for good, one's own or, as an administrator, anybody's of the office. Again is no mistake. */
export async function revokeDevice(
  sql: Sql,
  caller: Caller,
  id: string,
  address: string,
  deps: Pick<ServerDeps, 'clock'>,
): Promise<Refusal | null> {
  const nowMs = deps.clock.now();
  const [device] = await sql.query<{ userId: string; revokedAt: string | null }>(
    `SELECT user_id::text AS "userId", revoked_at AS "revokedAt" FROM devices WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
    [caller.tenantId, id],
  );
  if (device?.userId !== caller.userId && caller.role !== 'admin') {
    // The same answer whether the device exists or not.
    return new Refusal('forbidden', 'only an administrator ends another person’s device');
  }
  if (device === undefined) return new Refusal('not-found', 'no such device');
  if (device.revokedAt !== null) return null;
  await sql.query('UPDATE devices SET revoked_at = $3 WHERE tenant_id = $1 AND id = $2', [
    caller.tenantId,
    id,
    new Date(nowMs).toISOString(),
  ]);
  const end = { tenantId: caller.tenantId, userId: device.userId, deviceId: id, exceptSessionId: null };
  await endSessions(sql, end, 'device-revoked', nowMs);
  const detail = { device: id, of: device.userId };
  await writeAudit(
    sql,
    caller.tenantId,
    { event: 'device-revoked', userId: caller.userId, deviceId: caller.deviceId, address, detail },
    nowMs,
  );
  return null;
}
