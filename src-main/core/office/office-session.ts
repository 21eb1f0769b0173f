import type { z } from 'zod';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import {
  type LoginRequest,
  type OfficeSession as OfficeLogin,
  officeSession,
  renewDeviceAnswer,
} from '../../../src-shared/sync/protocol.ts';
import type { Clock } from '../platform/ports.ts';
import type { StateStore } from '../sync/state.ts';
import { newDeviceKey, publicKeyOf, signRefresh } from './device-key.ts';
import { logInAt } from './log-in.ts';
import { type OfficeAnswer, type OfficeHttp, type OfficeRequest, parseAnswer } from './office-http.ts';
import { OfficeRefusal } from './office-refusal.ts';

/** A token is changed this long before it ends, so that a request on its way is not refused. */
const renewBeforeMs = 60_000;

export interface OfficeSessionDeps {
  readonly http: OfficeHttp;
  readonly state: StateStore;
  readonly clock: Clock;
  readonly version: string;
}

interface Passwords {
  readonly password: string;
  readonly newPassword?: string;
}

/**
 * Who this laptop is to the office. The access token lives in memory only, the refresh token and the device's key in the encrypted
 * database; neither is ever logged.
 */
export function createOfficeSession(deps: OfficeSessionDeps) {
  const { http, state, clock } = deps;
  let access: { token: string; endsAt: number } | null = null;
  let refreshing: Promise<string> | null = null;

  const keep = (login: OfficeLogin) => {
    // The refresh token first: the one before it is spent already.
    state.set('refresh_token', login.refreshToken);
    access = { token: login.accessToken, endsAt: clock.now() + login.accessExpiresInMs };
    if (state.get('session_device_id') !== login.deviceId) state.set('session_device_id', login.deviceId);
    if (state.get('device_code') !== login.deviceCode) state.set('device_code', login.deviceCode);
    if (state.get('role') !== login.user.role) state.set('role', login.user.role);
  };

  const askForRefresh = async (refreshToken: string, officeTime?: number): Promise<OfficeLogin> => {
    const deviceId = state.get('session_device_id') ?? '';
    // Signed by the office's clock, as far as it is known: this laptop's own may be a day off.
    const signedAt = officeTime ?? clock.now() - Number(state.get('clock_offset_ms') ?? 0);
    const signature = signRefresh(state.get('device_key') ?? '', refreshToken, signedAt);
    try {
      return await http.json({ route: 'refresh', json: { refreshToken, deviceId, signedAt, signature } }, officeSession);
    } catch (error) {
      const isSkewed = error instanceof OfficeRefusal && error.serverCode === 'clock-skew';
      if (!isSkewed || error.serverTime === null || officeTime !== undefined) throw error;
      return askForRefresh(refreshToken, error.serverTime);
    }
  };

  const refresh = async (): Promise<string> => {
    const refreshToken = state.get('refresh_token');
    if (refreshToken === null) throw new AppError('signed-out', 'nobody is signed in on this laptop');
    try {
      const login = await askForRefresh(refreshToken);
      keep(login);
      return login.accessToken;
    } catch (error) {
      if (!(error instanceof OfficeRefusal)) throw error;
      const isOver = error.code === 'signed-out';
      // Another process of this laptop (the command line) was quicker: its token is the one that counts.
      const latest = state.get('refresh_token');
      if (isOver && latest !== null && latest !== refreshToken) return refresh();
      if (isOver) state.remove('refresh_token');
      access = null;
      throw error;
    }
  };

  const accessToken = async (spent?: string): Promise<string> => {
    if (access !== null && access.token !== spent && access.endsAt - renewBeforeMs > clock.now()) return access.token;
    refreshing ??= refresh().finally(() => {
      refreshing = null;
    });
    return refreshing;
  };

  const send = async (request: OfficeRequest): Promise<OfficeAnswer> => {
    const token = await accessToken();
    try {
      return await http.send({ ...request, accessToken: token });
    } catch (error) {
      if (!(error instanceof OfficeRefusal) || error.serverCode !== 'unauthenticated') throw error;
    }
    // Ended earlier than it said (the server was started anew, the clock jumped): once more with a fresh one.
    return http.send({ ...request, accessToken: await accessToken(token) });
  };

  const deviceOf = (id: string, key: string): LoginRequest['device'] => ({
    id,
    name: state.get('device_name') ?? 'laptop',
    publicKey: publicKeyOf(key),
    platform: `${process.platform} ${process.arch}`,
    appVersion: deps.version,
    lastOpNo: 0,
  });

  const logIn = async (passwords: Passwords, device: LoginRequest['device']): Promise<OfficeLogin> => {
    const login = await logInAt(http, { account: state.get('account') ?? '', ...passwords, device });
    if (login.user.id !== state.get('user_id')) throw new AppError('forbidden', 'this account is another person’s');
    return login;
  };

  return {
    send,
    async json<S extends z.core.$ZodType>(request: OfficeRequest, schema: S): Promise<z.output<S>> {
      return parseAnswer(await send(request), schema);
    },
    keep,
    isSignedIn: () => state.get('refresh_token') !== null,
    async signIn(passwords: Passwords, lastOpNo: number): Promise<OfficeLogin> {
      const id = state.get('session_device_id') ?? state.get('device_id') ?? '';
      const key = state.get('device_key') ?? newDeviceKey();
      const login = await logIn(passwords, { ...deviceOf(id, key), lastOpNo });
      state.set('device_key', key);
      keep(login);
      return login;
    },
    /** Logs in as a new device with a key of its own. Answers what keeps the session: the caller decides when it holds. */
    async signInAs(
      { deviceId, lastOpNo }: { readonly deviceId: string; readonly lastOpNo: number },
      passwords: Passwords,
    ): Promise<() => void> {
      const key = newDeviceKey();
      const login = await logIn(passwords, { ...deviceOf(deviceId, key), lastOpNo });
      return () => {
        state.set('device_key', key);
        keep(login);
      };
    },
    /** The session on this side ends whatever the office says: without a network nobody would ever get out. */
    async signOut(): Promise<void> {
      try {
        if (state.get('refresh_token') !== null) await send({ route: 'logout', json: {}, timeoutMs: 5000 });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
      } finally {
        access = null;
        state.remove('refresh_token');
      }
    },
    /** The data was put back from a backup: the session moves to the device that this laptop is from now on. The key stays. */
    async renewDevice(device: { deviceId: string; lastOpNo: number }, signal?: AbortSignal): Promise<void> {
      const { name, publicKey } = deviceOf(device.deviceId, state.get('device_key') ?? newDeviceKey());
      const json = { id: device.deviceId, name, publicKey, lastOpNo: device.lastOpNo };
      const answer = await parseAnswer(await send({ route: 'renewDevice', json, signal }), renewDeviceAnswer);
      state.set('device_code', answer.deviceCode);
      state.set('session_device_id', answer.deviceId);
    },
  };
}

export type OfficeSession = ReturnType<typeof createOfficeSession>;
