import { generateKeyPairSync } from 'node:crypto';
import { request } from 'node:http';
import type { ServerConfig } from '../../src-server/platform/app.ts';
import type { PostgresOptions } from '../../src-server/platform/postgres-pool.ts';
import { nextHlc } from '../../src-shared/sync/clock.ts';
import { officeSession, protocolHeader, protocolVersion, type WireOp } from '../../src-shared/sync/protocol.ts';
import { knownSchema } from '../../src-shared/sync/row-rules.ts';
import { aServer, anOffice, type DatabaseKind, testPassword, type TestOffice } from '../support/office.ts';

export type HttpOp = Pick<WireOp, 'entity' | 'kind' | 'patch'> & Partial<WireOp>;
export type HttpOffice = Awaited<ReturnType<typeof anHttpOffice>>;
export type HttpLaptop = Awaited<ReturnType<HttpOffice['laptop']>>;

/** A server on a port with an office, and laptops that speak HTTP to it. */
export async function anHttpOffice(kind: DatabaseKind, config: Partial<ServerConfig> = {}, postgres?: PostgresOptions) {
  const server = await aServer({
    database: kind,
    config: { requestsInMinute: 1_000_000, ...config },
    ...(postgres === undefined ? {} : { postgres }),
  });
  const office = await anOffice(server);
  const laptops = new Map<string, ReturnType<typeof logIn>>();
  return {
    server,
    office,
    /** The one laptop of a person, logged in anew where the session has ended. */
    laptop: async (name: keyof TestOffice['users']) => {
      const known = laptops.get(name);
      if (known !== undefined && !(await known).isEnded()) return await known;
      const made = logIn(server, office, name);
      laptops.set(name, made);
      return await made;
    },
    /** One laptop more, of any office of this server. */
    anotherLaptop: async (of: TestOffice, name: keyof TestOffice['users']) => await logIn(server, of, name),
    close: async () => await server.close(),
  };
}

async function logIn(server: Awaited<ReturnType<typeof aServer>>, office: TestOffice, name: keyof TestOffice['users']) {
  const user = office.users[name];
  const deviceId = server.deps.ids.next();
  const key = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
  const headers = { [protocolHeader]: String(protocolVersion), 'content-type': 'application/json' };
  const response = await fetch(`${server.address}/auth/login`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      account: user.account,
      password: testPassword,
      device: { id: deviceId, name: 'Máy thử', publicKey: key, platform: 'test', appVersion: '0', lastOpNo: 0 },
    }),
  });
  if (response.status !== 200) throw new Error(`no login: ${await response.text()}`);
  const session = officeSession.parse(await response.json());
  const signed = { [protocolHeader]: String(protocolVersion), authorization: `Bearer ${session.accessToken}` };
  let lastOpNo = 0;
  let hlc: string | null = null;
  let isEnded = false;

  const laptop = {
    userId: user.id,
    tenantId: office.tenantId,
    deviceId,
    epoch: session.epoch,
    headers: signed,
    isEnded: () => isEnded,
    ops: (drafts: readonly HttpOp[]): WireOp[] =>
      drafts.map((draft) => {
        hlc = nextHlc(hlc, server.clock.now());
        lastOpNo += 1;
        return {
          opNo: lastOpNo,
          group: server.deps.ids.next(),
          id: server.deps.ids.next(),
          baseRev: 0,
          hlc,
          at: new Date(server.clock.now()).toISOString(),
          ...draft,
        };
      }),
    pushBody: (ops: readonly WireOp[], more: Record<string, unknown> = {}) =>
      JSON.stringify({ deviceId, epoch: session.epoch, schemaV: knownSchema, ops, ...more }),
    push: async (drafts: readonly HttpOp[], more: Record<string, unknown> = {}, extraHeaders: Record<string, string> = {}) =>
      await fetch(`${server.address}/sync/push`, {
        method: 'POST',
        headers: { ...signed, 'content-type': 'application/json', ...extraHeaders },
        body: laptop.pushBody(laptop.ops(drafts), more),
      }),
    get: async (path: string, extraHeaders: Record<string, string> = {}) =>
      await fetch(`${server.address}${path}`, { headers: { ...signed, ...extraHeaders } }),
    post: async (path: string, body: unknown) => {
      if (path === '/auth/logout') isEnded = true;
      const content =
        body === undefined ? {} : { headers: { ...signed, 'content-type': 'application/json' }, body: JSON.stringify(body) };
      return await fetch(`${server.address}${path}`, { method: 'POST', headers: signed, ...content });
    },
    /** As it comes over the wire: `fetch` unpacks. */
    raw: async (path: string, extraHeaders: Record<string, string>) =>
      await new Promise<{ headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
        request(`${server.address}${path}`, { headers: { ...signed, ...extraHeaders } }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }));
        })
          .on('error', reject)
          .end();
      }),
    listen: async () => await listenTo(server.address, signed),
  };
  return laptop;
}

async function listenTo(address: string, headers: Record<string, string>) {
  const stopping = new AbortController();
  const response = await fetch(`${address}/sync/events`, { headers, signal: stopping.signal });
  if (response.status !== 200 || response.body === null) throw new Error(`no stream: ${response.status}`);
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  const next = async () => {
    const { value, done } = await reader.read();
    if (value !== undefined) text += decoder.decode(value, { stream: true });
    return done;
  };
  return {
    /** Everything that came. */
    text: () => text,
    /** The data of the next event. */
    nextData: async (): Promise<string> => {
      for (;;) {
        const found = /^data: (.*)\n\n/m.exec(text);
        if (found !== null) {
          text = text.slice(found.index + found[0].length);
          return found[1] ?? '';
        }
        if (await next()) throw new Error('the stream ended');
      }
    },
    /** Reads on in the background, so that `text` has what comes. */
    follow: (): void => {
      const all = async () => {
        while (!(await next()));
      };
      all().catch(() => undefined);
    },
    /** Waits until the server ends it. */
    end: async (): Promise<boolean> => {
      while (!(await next())) text = '';
      return true;
    },
    stop: async (): Promise<void> => {
      stopping.abort();
      await reader.closed.catch(() => undefined);
    },
  };
}
