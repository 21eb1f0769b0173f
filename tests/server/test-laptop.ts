import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import {
  officeSession,
  type OfficeSession,
  type RefreshRequest,
  routes,
  type RouteName,
} from '../../src-shared/sync/protocol.ts';
import { addDevice } from '../../src-server/accounts/devices.ts';
import { sessionAnswer, startSession } from '../../src-server/accounts/sessions.ts';
import { type Answer, password, type TestServer } from './test-server.ts';

interface LoginChanges {
  readonly password?: string;
  readonly newPassword?: string;
  readonly device?: Readonly<Record<string, unknown>>;
}
type RefreshChanges = Partial<RefreshRequest>;

/** A laptop as the server sees one: an id, a key, the tokens it was given last. */
export function aLaptop(server: TestServer, account: string, address = '198.51.100.7') {
  const device = { id: randomUUID() as string, name: 'Máy của Lan', platform: 'linux x64', appVersion: '1.0', lastOpNo: 0 };
  const key = generateKeyPairSync('ed25519');
  const publicKey = key.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
  let session: OfficeSession | null = null;

  const keep = (answer: Answer): Answer => {
    if (answer.status === 200) session = officeSession.parse(answer.body);
    return answer;
  };
  const laptop = {
    account,
    device,
    publicKey,
    session: (): OfficeSession => {
      if (session === null) throw new Error('this laptop is not logged in');
      return session;
    },
    /** As if it had been given this session. */
    pretend: (made: OfficeSession): void => {
      session = made;
    },
    loginBody: (more: LoginChanges = {}) => ({
      account,
      password: more.password ?? password,
      ...(more.newPassword === undefined ? {} : { newPassword: more.newPassword }),
      device: { ...device, publicKey, ...more.device },
    }),
    /** The answer; a session that comes is kept. */
    login: async (more: LoginChanges = {}): Promise<Answer> =>
      keep(await server.call({ method: 'POST', url: routes.login.path, body: laptop.loginBody(more), address })),
    refreshBody: (more: RefreshChanges = {}) => {
      const refreshToken = more.refreshToken ?? laptop.session().refreshToken;
      const signedAt = more.signedAt ?? server.clock.now();
      const signature =
        more.signature ?? sign(null, Buffer.from(`${refreshToken}.${signedAt}`), key.privateKey).toString('base64');
      return { refreshToken, deviceId: more.deviceId ?? device.id, signedAt, signature };
    },
    /** Asks without keeping what comes. */
    askRefresh: async (more: RefreshChanges = {}): Promise<Answer> =>
      await server.call({ method: 'POST', url: routes.refresh.path, body: laptop.refreshBody(more), address }),
    refresh: async (): Promise<Answer> => keep(await laptop.askRefresh()),
    /** With the access token, or with another one. */
    call: async (
      name: RouteName,
      more: {
        body?: unknown;
        bytes?: Buffer;
        headers?: Readonly<Record<string, string>>;
        token?: string | null;
        id?: string;
        query?: string;
        isStream?: boolean;
      } = {},
    ): Promise<Answer> => {
      const { method, path } = routes[name];
      return await server.call({
        method,
        url: `${path.replace(':id', more.id ?? '')}${more.query ?? ''}`,
        ...(more.body === undefined ? {} : { body: more.body }),
        ...(more.bytes === undefined ? {} : { bytes: more.bytes }),
        ...(more.headers === undefined ? {} : { headers: more.headers }),
        token: more.token === undefined ? laptop.session().accessToken : more.token,
        address,
        ...(more.isStream === undefined ? {} : { isStream: more.isStream }),
      });
    },
  };
  return laptop;
}
export type TestLaptop = ReturnType<typeof aLaptop>;

/** A laptop that is logged in. */
export async function aLoggedInLaptop(server: TestServer, account: string): Promise<TestLaptop> {
  const laptop = aLaptop(server, account);
  const answer = await laptop.login();
  if (answer.status !== 200) throw new Error(`login failed: ${answer.text}`);
  return laptop;
}

/** Logs laptops in without asking for passwords, in one transaction: for tests that need many and are not about it. */
export async function logAllIn(
  server: TestServer,
  those: readonly { readonly laptop: TestLaptop; readonly tenantId: string; readonly userId: string }[],
): Promise<void> {
  const { deps } = server;
  await deps.database.asOwner(async (sql) => {
    for (const { laptop, tenantId, userId } of those) {
      const nowMs = deps.clock.now();
      const who = { tenantId, userId, deviceId: laptop.device.id };
      const code = await addDevice(sql, who, { ...laptop.device, publicKey: laptop.publicKey }, nowMs);
      if (code === null) throw new Error('this device exists');
      const tokens = await startSession(sql, deps, who);
      laptop.pretend(await sessionAnswer(sql, who, { ...tokens, accessExpiresAt: null }, nowMs));
    }
  });
}
