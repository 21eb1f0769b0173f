import { createPublicKey, verify } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { nodeNetwork } from '../../core-process/node-network.ts';
import type { StateStore } from '../sync/state.ts';
import { createHttpLink } from './http-link.ts';
import { createOfficeHttp } from './office-http.ts';
import { createOfficeSession } from './office-session.ts';
import { newDeviceKey, publicKeyOf } from './device-key.ts';

const deviceId = '0190a000-0000-7000-8000-000000000001';
const userId = '0190a000-0000-7000-8000-000000000002';
const epoch = '0190a000-0000-7000-8000-000000000003';
const never = new AbortController().signal;

type Answer = (request: IncomingMessage & { text: string }, response: ServerResponse) => void;

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A server that says what a test lets it say, and a laptop that is signed in there. */
async function anOffice(answers: Readonly<Record<string, Answer>>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const path = (request.url ?? '').split('?')[0] ?? '';
      asked.push(path);
      const body = Buffer.concat(parts);
      const text = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body).toString() : body.toString();
      const answer = answers[path] ?? ((_request, to) => to.writeHead(404).end());
      answer(Object.assign(request, { text }), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const values = new Map<string, string>([
    ['refresh_token', 'first'],
    ['session_device_id', deviceId],
    ['device_id', deviceId],
    ['device_key', newDeviceKey()],
    ['user_id', userId],
    ['account', 'lan'],
  ]);
  const state: StateStore = {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => void values.set(key, value),
    remove: (key) => void values.delete(key),
    list: () => [],
  };
  const clock = { now: () => Date.now() };
  const http = createOfficeHttp(nodeNetwork, `http://127.0.0.1:${port}`);
  const session = createOfficeSession({ http, state, clock, version: '0.0.0-test' });
  return { link: createHttpLink({ http, session, clock }), http, session, values, asked, port };
}

const json =
  (status: number, value: unknown, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    response
      .writeHead(status, {
        'content-type': 'application/json',
        'fieldbook-epoch': epoch,
        'fieldbook-time': '1764000000000',
        ...headers,
      })
      .end(JSON.stringify(value));
const refused = (status: number, code: string, headers: Record<string, string> = {}): Answer =>
  json(status, { error: { code, message: code } }, headers);
const html =
  (status: number): Answer =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': 'text/html' }).end('<html>Đăng nhập Wi-Fi</html>');
const loginAnswer = (refreshToken: string, accessToken: string) => ({
  accessToken,
  accessExpiresInMs: 900_000,
  refreshToken,
  deviceId,
  deviceCode: 'A1',
  user: { id: userId, name: 'Lan', role: 'rep' },
  organisation: { id: epoch, name: 'Công ty' },
  epoch,
  serverTime: 1_764_000_000_000,
});
const signedIn = { '/auth/refresh': json(200, loginAnswer('second', 'token')) };
const pull = { cursor: 0, scopes: '' };
const nothingNew: Answer = (_request, response) =>
  response.writeHead(204, { 'fieldbook-epoch': epoch, 'fieldbook-time': '1764000000000' }).end();

test.each([
  ['a login page of a Wi-Fi', html(200), 'not-an-office'],
  ['a page that says there is nothing', html(404), 'not-an-office'],
  [
    'a redirect to somewhere else',
    ((_r, to) => to.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()) as Answer,
    'not-an-office',
  ],
  ['an empty 204 of a portal', ((_r, to) => to.writeHead(204).end()) as Answer, 'not-an-office'],
  ['JSON of another program', json(200, { hello: 'world' }), 'not-an-office'],
  [
    'JSON that is none',
    ((_r, to) =>
      to
        .writeHead(200, { 'content-type': 'application/json', 'fieldbook-epoch': epoch, 'fieldbook-time': '1' })
        .end('{')) as Answer,
    'not-an-office',
  ],
  ['a gateway whose server is away', html(502), 'busy'],
  ['a server in maintenance', refused(503, 'unavailable'), 'busy'],
  ['a server that asks for another program', refused(426, 'client-too-old'), 'client-too-old'],
  ['a server that is older than this program', refused(426, 'client-too-new'), 'server-too-old'],
  ['a line that is cut', ((r) => r.socket.destroy()) as Answer, 'offline'],
  [
    'an answer that is cut',
    ((_r, to) => {
      to.writeHead(200, {
        'content-type': 'application/json',
        'content-length': '500',
        'fieldbook-epoch': epoch,
        'fieldbook-time': '1',
      });
      to.write('{');
      setImmediate(() => to.destroy());
    }) as Answer,
    'offline',
  ],
  ['a server that was put back', refused(409, 'office-changed'), 'office-changed'],
  ['somebody who asks too often', refused(429, 'too-many-tries'), 'too-many-tries'],
  ['what this program should never have asked', refused(403, 'forbidden'), 'unexpected'],
])('%s is told by its code', async (_name, answer, code) => {
  const { link } = await anOffice({ ...signedIn, '/sync/pull': answer });
  await expect(link.pull(pull, never)).rejects.toMatchObject({ code });
});

test('nobody listening is offline, and an asked-for stop as well', async () => {
  const { link, port } = await anOffice(signedIn);
  for (const close of closing.splice(0)) await close();
  await expect(link.pull(pull, never)).rejects.toMatchObject({ code: 'offline', details: { cause: 'ECONNREFUSED' } });
  expect(port).toBeGreaterThan(0);
  await expect(link.pull(pull, AbortSignal.abort())).rejects.toMatchObject({ code: 'offline' });
});

test('a pull without news tells the office’s life and clock', async () => {
  const { link } = await anOffice({ ...signedIn, '/sync/pull': nothingNew });
  expect(await link.pull(pull, never)).toMatchObject({ answer: null, epoch, serverTime: 1_764_000_000_000 });
});

test('many questions at once refresh the session once, and a spent token is changed once', async () => {
  let refreshes = 0;
  let newest = 'token';
  const { link, values, asked } = await anOffice({
    '/auth/refresh': (request, response) => {
      refreshes += 1;
      newest = `token-${refreshes}`;
      json(200, loginAnswer(`refresh-${refreshes}`, newest))(request, response);
    },
    '/sync/pull': (request, response) =>
      request.headers.authorization === `Bearer ${newest}`
        ? nothingNew(request, response)
        : refused(401, 'unauthenticated')(request, response),
  });
  await Promise.all(Array.from({ length: 5 }, () => link.pull(pull, never)));
  expect(refreshes).toBe(1);
  newest = 'nobody has this one';
  await Promise.all(Array.from({ length: 5 }, () => link.pull(pull, never)));
  expect(refreshes).toBe(2);
  expect(values.get('refresh_token')).toBe('refresh-2');
  expect(asked.filter((path) => path === '/sync/pull')).toHaveLength(15);
});

test('refreshing is signed with the device’s key over the token and the moment', async () => {
  let isRight: boolean | null = null;
  const { link, values } = await anOffice({
    '/auth/refresh': (request, response) => {
      const { refreshToken, signedAt, signature } = JSON.parse(request.text) as Record<string, string>; // the request of this very test
      const x = Buffer.from(publicKeyOf(values.get('device_key') ?? ''), 'base64').toString('base64url');
      const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
      isRight = verify(null, Buffer.from(`${refreshToken}.${signedAt}`), key, Buffer.from(signature ?? '', 'base64'));
      json(200, loginAnswer('second', 'token'))(request, response);
    },
    '/sync/pull': nothingNew,
  });
  await link.pull(pull, never);
  expect(isRight).toBe(true);
});

test('a laptop whose clock is a day off signs again by the office’s clock', async () => {
  const signedAt: number[] = [];
  const { link } = await anOffice({
    '/auth/refresh': (request, response) => {
      signedAt.push((JSON.parse(request.text) as { signedAt: number }).signedAt); // as above
      if (signedAt.length === 1) refused(401, 'clock-skew', { 'fieldbook-time': '1700000000000' })(request, response);
      else json(200, loginAnswer('second', 'token'))(request, response);
    },
    '/sync/pull': nothingNew,
  });
  await link.pull(pull, never);
  expect(signedAt[1]).toBe(1_700_000_000_000);
});

test('an ended session is told, its token is forgotten, and nothing is asked again', async () => {
  const { link, values, asked } = await anOffice({ '/auth/refresh': refused(401, 'signed-out') });
  await expect(link.pull(pull, never)).rejects.toMatchObject({ code: 'signed-out' });
  await expect(link.pull(pull, never)).rejects.toMatchObject({ code: 'signed-out' });
  expect(values.has('refresh_token')).toBe(false);
  expect(asked).toEqual(['/auth/refresh']);
});

test('a revoked device is told', async () => {
  const { link } = await anOffice({ '/auth/refresh': refused(403, 'device-revoked') });
  await expect(link.pull(pull, never)).rejects.toMatchObject({ code: 'device-revoked' });
});

test('another process that refreshed first does not end the session', async () => {
  const { link, values } = await anOffice({
    '/auth/refresh': (request, response) => {
      if (!request.text.includes('"first"')) return json(200, loginAnswer('third', 'token'))(request, response);
      values.set('refresh_token', 'second');
      refused(401, 'signed-out')(request, response);
    },
    '/sync/pull': nothingNew,
  });
  expect(await link.pull(pull, never)).toMatchObject({ answer: null });
  expect(values.get('refresh_token')).toBe('third');
});

test('a large push goes to another machine compressed, to this one as it is, and arrives as it was', async () => {
  const sent: { text: string; encoding: unknown }[] = [];
  const { link, port } = await anOffice({
    ...signedIn,
    '/sync/push': (request, response) => {
      sent.push({ text: request.text, encoding: request.headers['content-encoding'] });
      json(200, { outcome: 'done', seq: 1, results: [], lastOpNo: 0 })(request, response);
    },
  });
  const op = {
    opNo: 1,
    group: epoch,
    entity: 'customers',
    id: userId,
    kind: 'create' as const,
    patch: { note: 'đ'.repeat(5000) },
    baseRev: 0,
    hlc: '0'.repeat(16),
    at: '2026-11-25T00:00:00.000Z',
  };
  const push = { deviceId, epoch, schemaV: 3, ops: [op] };
  expect((await link.push(push, never)).answer).toMatchObject({ outcome: 'done' });
  const far = createOfficeHttp(
    { request: (wanted) => nodeNetwork.request({ ...wanted, url: `http://127.0.0.1:${port}${new URL(wanted.url).pathname}` }) },
    'https://crm.congty.vn',
  );
  await far.send({ route: 'push', json: push });
  expect(sent.map(({ encoding }) => encoding)).toEqual([undefined, 'gzip']);
  expect(sent.map(({ text }) => JSON.parse(text) as unknown)).toEqual([push, push]);
});

const head = JSON.stringify({ seq: 5, entity: 'customers', columns: ['id'], rows: 2 });
const ndjson =
  (text: string): Answer =>
  (_request, response) =>
    response
      .writeHead(200, {
        'content-type': 'application/x-ndjson',
        'content-encoding': 'gzip',
        'fieldbook-epoch': epoch,
        'fieldbook-time': '1764000000000',
      })
      .end(gzipSync(text));
const read = async (lines: AsyncIterable<string>) => {
  const all: string[] = [];
  for await (const line of lines) all.push(line);
  return all;
};

test('a snapshot comes in whole lines, also where a letter is cut in two', async () => {
  const lines = [head, '["Đại Đồng"]', '["ưởng"]', '{"end":2}'];
  const { link } = await anOffice({
    ...signedIn,
    '/sync/snapshot': (_request, response) => {
      response.writeHead(200, {
        'content-type': 'application/x-ndjson',
        'fieldbook-epoch': epoch,
        'fieldbook-time': '1764000000000',
      });
      const bytes = Buffer.from(`${lines.join('\n')}\n`);
      for (let at = 0; at < bytes.length; at += 7) response.write(bytes.subarray(at, at + 7));
      response.end();
    },
  });
  const { answer } = await link.snapshot({ scope: 'office', entity: 'customers' }, never);
  expect((await read(answer)).join('\n').split('\n')).toEqual(lines);
});

test.each([
  ['ends politely before its end', `${head}\n["a"]\n`, 'offline'],
  ['ends inside a line', `${head}\n["a"]\n["b`, 'offline'],
  ['is empty', '', 'offline'],
  ['is something else', '<html>\n', 'not-an-office'],
])('a snapshot that %s is never taken for a whole one', async (_name, text, code) => {
  const { link } = await anOffice({ ...signedIn, '/sync/snapshot': ndjson(text) });
  const { answer } = await link.snapshot({ scope: 'office', entity: 'customers' }, never);
  await expect(read(answer)).rejects.toMatchObject({ code });
});

test('the office’s nudges arrive, heartbeats say nothing', async () => {
  const { link } = await anOffice({
    ...signedIn,
    '/sync/events': (_request, response) => {
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'fieldbook-epoch': epoch,
        'fieldbook-time': '1764000000000',
      });
      response.end(': heartbeat\n\ndata: {"seq":7}\n\ndata: nonsense\n\ndata:{"seq":9}\n\n');
    },
  });
  const heard: (number | null)[] = [];
  await link.events((seq) => heard.push(seq), never);
  // The first one is the stream's own: it stands.
  expect(heard).toEqual([null, 7, 9]);
});

test.each([
  ['too new', { protocol: 99, oldestProtocol: 50 }, 'client-too-old'],
  ['too old', { protocol: 0, oldestProtocol: 0 }, 'server-too-old'],
])('a server that is %s is told before anything is sent to it', async (_name, versions, code) => {
  const { link } = await anOffice({ '/hello': json(200, { product: 'fieldbook', version: '9', serverTime: 1, ...versions }) });
  await expect(link.hello(never)).rejects.toMatchObject({ code });
});
