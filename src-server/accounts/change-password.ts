import type { Caller } from '../platform/app.ts';
import { Refusal, refuse } from '../platform/refusal.ts';
import { writeAudit } from './audit.ts';
import { type LoginDeps, tryPassword } from './login.ts';
import { problemOfPassword } from './password-rules.ts';
import { endSessions } from './session-ends.ts';
import { storePassword } from './store-password.ts';

/**
 * Another password for the caller; everywhere else he has to log in again.
 * @throws Refusal `wrong-password`, `too-weak-password` (its field says why), `too-many-tries`, `unavailable`
 */
export async function changePassword(
  deps: LoginDeps,
  caller: Caller,
  wanted: { readonly current: string; readonly next: string },
  address: string,
): Promise<void> {
  const { database, clock, hasher } = deps;
  const [account] = await database.inTenant(caller.tenantId, 'write', (sql) =>
    sql.query<{ account: string; passwordHash: string }>(
      'SELECT account, password_hash AS "passwordHash" FROM accounts WHERE tenant_id = $1 AND user_id = $2',
      [caller.tenantId, caller.userId],
    ),
  );
  if (account === undefined) refuse('signed-out', 'the account is gone');
  const problem = problemOfPassword(wanted.next, { account: account.account, current: wanted.current });

  // Whoever finds a laptop unlocked must not be quicker at guessing than at the login.
  const one = { account: account.account, address, deviceId: caller.deviceId, isKnownDevice: true };
  const isRight = await tryPassword(deps, one, account.passwordHash, wanted.current);
  const about = { userId: caller.userId, deviceId: caller.deviceId, address };
  if (!isRight) {
    await database.inTenant(caller.tenantId, 'write', (sql) =>
      writeAudit(sql, caller.tenantId, { event: 'denied', ...about, detail: { code: 'wrong-password' } }, clock.now()),
    );
    refuse('wrong-password', 'the current password is wrong');
  }
  if (problem !== null) refuse('too-weak-password', `the new password is refused: ${problem}`, { fields: { next: problem } });

  const passwordHash = await hasher.hash(wanted.next);
  const nowMs = clock.now();
  const refusal = await database.inTenant(caller.tenantId, 'write', async (sql) => {
    const isStored = await storePassword(sql, caller, { checked: account.passwordHash, next: passwordHash }, nowMs);
    if (!isStored) return new Refusal('wrong-password', 'the password was changed meanwhile');
    const end = { tenantId: caller.tenantId, userId: caller.userId, deviceId: null, exceptSessionId: caller.sessionId };
    const ended = await endSessions(sql, end, 'password-changed', nowMs);
    await writeAudit(sql, caller.tenantId, { event: 'password-changed', ...about, detail: { sessionsEnded: ended } }, nowMs);
    return null;
  });
  if (refusal !== null) throw refusal;
}
