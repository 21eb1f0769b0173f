import { AppError } from '../../../src-shared/rpc/errors.ts';
import { type LoginRequest, officeSession, type OfficeSession } from '../../../src-shared/sync/protocol.ts';
import type { OfficeHttp } from './office-http.ts';
import { OfficeRefusal } from './office-refusal.ts';

/**
 * Logs in, with another password from then on where `newPassword` is given.
 * @throws `account-closed`; `password-change-due` where the password is an administrator's and the person's own is missing, and all that a question throws
 */
export async function logInAt(http: OfficeHttp, request: LoginRequest, signal?: AbortSignal): Promise<OfficeSession> {
  const ask = (json: LoginRequest) =>
    http.json({ route: 'login', json, signal }, officeSession).catch((error: unknown) => {
      // To a right password that is the only reason.
      const isClosed = error instanceof OfficeRefusal && error.serverCode === 'forbidden';
      throw isClosed ? new AppError('account-closed', 'the office has closed this account', { cause: error }) : error;
    });
  try {
    return await ask(request);
  } catch (error) {
    const { newPassword, ...others } = request;
    const mayBeTaken = error instanceof AppError && error.code === 'wrong-password' && newPassword !== undefined;
    if (!mayBeTaken) throw error;
    // The answer of an earlier try was lost, and the office has the new password already.
    return await ask({ ...others, password: newPassword });
  }
}
