import type { LoginRequest, OfficeSession } from '../../src-shared/sync/protocol.ts';
import type { ServerDeps } from '../platform/app.ts';
import type { Sql } from '../platform/database.ts';
import { Refusal, refuse } from '../platform/refusal.ts';
import { type AuditEvent, nobodysTenant, writeAudit } from './audit.ts';
import { addDevice } from './devices.ts';
import type { PasswordHasher } from './hashing.ts';
import { problemOfPassword } from './password-rules.ts';
import { endSessions } from './session-ends.ts';
import { forgetOldTokens, sessionAnswer, startSession } from './sessions.ts';
import { storePassword } from './store-password.ts';
import { isPublicKey } from './tokens.ts';
import type { Try, TryLimits } from './try-limits.ts';

export interface LoginDeps extends Pick<ServerDeps, 'database' | 'clock' | 'ids'> {
  readonly hasher: PasswordHasher;
  readonly limits: TryLimits;
}

interface FoundAccount {
  readonly tenant_id: string;
  readonly user_id: string;
  readonly password_hash: string;
  readonly is_active: boolean;
}
interface FoundDevice {
  readonly tenant_id: string;
  readonly user_id: string;
  readonly revoked_at: string | null;
}

/** Accounts are compared in small letters and one normal form. */
export function normalAccount(account: string): string {
  return account.trim().normalize('NFC').toLowerCase();
}

/**
 * Logs a person in on a device, which is written down the first time.
 * @throws Refusal `wrong-password` (also where there is no such account), `too-many-tries`, `forbidden` (the account is closed),
 * `foreign-device`, `device-revoked`, `invalid`, `unavailable`, `password-change-due`, `too-weak-password`
 */
export async function logIn(deps: LoginDeps, wanted: LoginRequest, address: string): Promise<OfficeSession> {
  const { database, clock } = deps;
  // Ids are compared as text: one in capitals would be another device to us and the same one to the database.
  const request = { ...wanted, device: { ...wanted.device, id: wanted.device.id.toLowerCase() } };
  if (!isPublicKey(request.device.publicKey)) {
    refuse('invalid', 'not a public key of Ed25519', { fields: { 'device.publicKey': 'invalid' } });
  }
  const name = normalAccount(request.account);
  // What has to wait in any case costs no look into the database: a flood of guesses is cut here.
  const waitMs = deps.limits.waitMs({ account: name, address, deviceId: request.device.id, isKnownDevice: true });
  if (waitMs > 0) tooManyTries(waitMs);
  const { account, device } = await database.asNobody('snapshot', async (sql) => ({
    account: (await sql.query<FoundAccount>('SELECT * FROM account_for_login($1)', [name]))[0],
    device: (await sql.query<FoundDevice>('SELECT * FROM place_of_device($1)', [request.device.id]))[0],
  }));
  const isOwnDevice = account !== undefined && device?.tenant_id === account.tenant_id && device.user_id === account.user_id;

  const one = { account: name, address, deviceId: request.device.id, isKnownDevice: isOwnDevice && device?.revoked_at === null };
  const isRight = await tryPassword(deps, one, account?.password_hash ?? null, request.password);
  const newHash = isRight ? await hashOfNew(deps, request) : null;

  // The same work and the same line in the log whether the account exists or not.
  const tenantId = account?.tenant_id ?? nobodysTenant;
  const outcome = await database.inTenant(tenantId, 'write', async (sql): Promise<OfficeSession | Refusal> => {
    const about = { userId: account?.user_id ?? null, deviceId: request.device.id, address };
    const refused = async (event: AuditEvent, refusal: Refusal) => {
      await writeAudit(sql, tenantId, { event, ...about, detail: { code: refusal.code } }, clock.now());
      return refusal;
    };
    if (account === undefined || !isRight)
      return refused('login-failed', new Refusal('wrong-password', 'account or password is wrong'));
    if (!account.is_active) return refused('login-refused', new Refusal('forbidden', 'the account is closed'));
    // No session ever begins with a password that somebody else chose: there is none that would have to be kept from anything.
    if (newHash === null && (await isChangeDue(sql, account))) {
      return refused('login-refused', new Refusal('password-change-due', 'the password is for one log-in that brings another'));
    }
    const hashes = newHash === null ? null : { checked: account.password_hash, next: newHash };
    return await openOnDevice(sql, deps, { request, tenantId, userId: account.user_id, hashes, about, refused });
  });
  if (outcome instanceof Refusal) throw outcome;
  return outcome;
}

async function openOnDevice(
  sql: Sql,
  deps: LoginDeps,
  given: {
    readonly request: LoginRequest;
    readonly tenantId: string;
    readonly userId: string;
    /** Where another password is to hold from now on. */
    readonly hashes: { readonly checked: string; readonly next: string } | null;
    readonly about: { userId: string | null; deviceId: string; address: string };
    readonly refused: (event: AuditEvent, refusal: Refusal) => Promise<Refusal>;
  },
): Promise<OfficeSession | Refusal> {
  const { request, tenantId, userId, hashes, refused } = given;
  const who = { tenantId, userId, deviceId: request.device.id };
  const nowMs = deps.clock.now();
  const code = await addDevice(sql, who, request.device, nowMs);
  if (code === null) {
    // Locked, so that a revocation at the same moment is either seen or sees the new session.
    const [own] = await sql.query<{ revoked_at: string | null }>(
      'SELECT revoked_at FROM devices WHERE tenant_id = $1 AND id = $2 AND user_id = $3 FOR UPDATE',
      [tenantId, who.deviceId, userId],
    );
    if (own === undefined) return refused('login-refused', new Refusal('foreign-device', 'this device is another person’s'));
    if (own.revoked_at !== null) return refused('login-refused', new Refusal('device-revoked', 'the device was revoked'));
    await sql.query(
      `UPDATE devices SET name = $3, platform = $4, app_version = $5, public_key = $6, last_seen_at = $7 WHERE tenant_id = $1 AND id = $2`,
      [
        tenantId,
        who.deviceId,
        request.device.name,
        request.device.platform,
        request.device.appVersion,
        request.device.publicKey,
        new Date(nowMs).toISOString(),
      ],
    );
  }
  if (hashes !== null && !(await storePassword(sql, who, hashes, nowMs))) {
    return refused('login-failed', new Refusal('wrong-password', 'the password was changed meanwhile'));
  }
  if (hashes !== null) {
    await endSessions(sql, { tenantId, userId, deviceId: null, exceptSessionId: null }, 'password-changed', nowMs);
  } else if (code === null) {
    // A device has one session: who logs in anew has lost the one before.
    await endSessions(sql, { tenantId, userId, deviceId: who.deviceId, exceptSessionId: null }, 'logged-in-again', nowMs);
  }
  await forgetOldTokens(sql, tenantId, userId, nowMs);
  const tokens = await startSession(sql, deps, who);
  const answer = await sessionAnswer(sql, who, { ...tokens, accessExpiresAt: null }, nowMs);
  if (code !== null) await writeAudit(sql, tenantId, { event: 'device-registered', ...given.about, detail: { code } }, nowMs);
  if (hashes !== null) await writeAudit(sql, tenantId, { event: 'password-changed', ...given.about, detail: {} }, nowMs);
  await writeAudit(sql, tenantId, { event: 'login', ...given.about, detail: {} }, nowMs);
  return answer;
}

async function isChangeDue(sql: Sql, account: FoundAccount): Promise<boolean> {
  const [row] = await sql.query<{ isDue: boolean }>(
    'SELECT must_change AS "isDue" FROM accounts WHERE tenant_id = $1 AND user_id = $2',
    [account.tenant_id, account.user_id],
  );
  return row?.isDue === true;
}

async function hashOfNew(deps: LoginDeps, request: LoginRequest): Promise<string | null> {
  if (request.newPassword === undefined) return null;
  const problem = problemOfPassword(request.newPassword, { account: normalAccount(request.account), current: request.password });
  if (problem !== null)
    refuse('too-weak-password', `the new password is refused: ${problem}`, { fields: { newPassword: problem } });
  return await deps.hasher.hash(request.newPassword);
}

/** Whether the password is right, if this one may try at all: `too-many-tries`, `unavailable`. */
export async function tryPassword(
  deps: Pick<LoginDeps, 'hasher' | 'limits'>,
  one: Try,
  stored: string | null,
  password: string,
): Promise<boolean> {
  const admission = deps.limits.begin(one);
  if (admission.waitMs !== null) tooManyTries(admission.waitMs);
  return (await deps.hasher.matches(stored, password, admission)) ?? tooManyTries(deps.limits.waitMs(one));
}

function tooManyTries(waitMs: number): never {
  const retryAfterS = Math.max(1, Math.ceil(waitMs / 1000));
  refuse('too-many-tries', 'too many wrong passwords', { retryAfterS });
}
