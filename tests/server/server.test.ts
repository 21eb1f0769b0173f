import { createConnection, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { officeHello, protocolVersion, routes, serverError } from '../../src-shared/sync/protocol.ts';
import type { RoutePlugin } from '../../src-server/platform/app.ts';
import { officeRooms } from '../../src-server/rooms.ts';
import { aServer, anOffice, type TestServer } from '../support/office.ts';

let server: TestServer;
/** Ends the request that waits in `/test/slow`. */
let finishSlow: () => void = () => undefined;

const open = { access: 'open', protocol: 'any' } as const;
const testRoutes: RoutePlugin = async (app, { database, stopping }) => {
  app.post('/test/echo', { config: open }, async (request) => request.body);
  app.post('/test/spoken', { config: { access: 'open' } }, async () => ({}));
  app.post('/test/older', { config: { access: 'open', protocol: 'older-too' } }, async () => ({}));
  app.post('/test/strict', { config: open, schema: { body: z.strictObject({ name: z.string().max(5) }) } }, async () => ({}));
  app.get('/test/closed', async () => ({}));
  app.post('/test/fails', { config: open }, async (request) => {
    throw new Error(`no customer ${JSON.stringify(request.body)}`);
  });
  app.post('/test/bad-sql', { config: open }, async (request) =>
    database.asNobody('snapshot', (sql) => sql.query('SELECT $1::text::uuid', [String(request.body)])),
  );
  app.get('/test/slow', { config: open }, async () => {
    await new Promise<void>((resolve) => {
      finishSlow = resolve;
    });
    return { done: true };
  });
  app.get('/test/stream', { config: open }, (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream' });
    reply.raw.write(': open\n\n');
    stopping.addEventListener('abort', () => reply.raw.end());
  });
  app.addHook('onRequest', async (request) => {
    if (request.url === '/test/slow') slowBegun();
  });
};
let slowBegun: () => void = () => undefined;
const rooms = { ...officeRooms, plugins: [...officeRooms.plugins, testRoutes] };

beforeAll(async () => {
  server = await aServer({ database: 'postgres', rooms });
}, 60_000);
afterAll(async () => await server.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.address + path, { headers });
const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(server.address + path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
const refusalOf = async (answer: Response) => serverError.parse(await answer.json()).error;

test('anybody learns that a Fieldbook office answers here, which protocols it speaks and what its clock says', async () => {
  const answer = await get(routes.hello.path);
  expect(officeHello.parse(await answer.json())).toEqual({
    product: 'fieldbook', protocol: protocolVersion, oldestProtocol: 1, version: '0.0.0-test', serverTime: server.clock.now(),
  }); // biome-ignore format: one line says it
  expect(answer.headers.get('fieldbook-time')).toBe(String(server.clock.now()));
});

test('answers carry the headers that keep browsers from misusing them, and no proxy keeps them', async () => {
  const { headers } = await get(routes.health.path);
  expect(
    Object.fromEntries(
      ['cache-control', 'x-content-type-options', 'content-security-policy'].map((name) => [name, headers.get(name)]),
    ),
  ).toEqual({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  });
  expect(headers.get('x-powered-by')).toBeNull();
  expect(headers.get('server')).toBeNull();
});

test('an address that is not there is refused in the same shape as everything else', async () => {
  for (const answer of [
    await get('/wp-admin.php'),
    await post('/hello', '{}'),
    await get('/%zz'),
    await get('/devices/%00/revoke'),
  ]) {
    expect([400, 404]).toContain(answer.status);
    expect(['not-found', 'invalid']).toContain((await refusalOf(answer)).code);
  }
});

test('what is no HTTP at all gets a short answer and no more', async () => {
  const { hostname, port } = new URL(server.address);
  for (const noise of [
    'SSH-2.0-OpenSSH_9.9\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    `GET / HTTP/1.1\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`,
  ]) {
    const socket = createConnection({ host: hostname, port: Number(port) });
    let said = '';
    socket.on('data', (chunk) => {
      said += chunk.toString();
    });
    socket.on('error', () => undefined);
    socket.write(noise);
    await new Promise<void>((resolve) => socket.once('close', () => resolve()));
    expect(said).toMatch(/^HTTP\/1\.1 4(00|31) /);
    expect(said).toContain('{"error":{"code":"invalid"');
  }
});

test('a route is closed to whoever is not logged in unless it says that it is open', async () => {
  const answer = await get('/test/closed', { 'fieldbook-protocol': '1' });
  expect(answer.status).toBe(401);
  expect((await refusalOf(answer)).code).toBe('unauthenticated');
});

test('the description names every route of the protocol that is there, and nothing that a test added is needed for it', async () => {
  const described = z
    .object({ openapi: z.string(), paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
    .parse(await (await get(routes.openapi.path)).json());
  const there = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  );
  for (const { method, path } of [routes.hello, routes.login, routes.refresh, routes.revokeDevice, routes.ready]) {
    expect(there).toContain(`${method} ${path}`);
  }
});

test('a laptop that speaks another protocol is told to update or to wait, and may still send what it has', async () => {
  const said = async (path: string, protocol: string | null) => {
    const answer = await post(path, '{}', protocol === null ? {} : { 'fieldbook-protocol': protocol });
    return answer.status === 200 ? 'taken' : `${answer.status} ${(await refusalOf(answer)).code}`;
  };
  expect(await said('/test/spoken', String(protocolVersion))).toBe('taken');
  expect(await said('/test/spoken', String(protocolVersion + 1))).toBe('426 client-too-new');
  for (const protocol of ['0', null, 'x', '1e9'])
    expect(await said('/test/spoken', protocol), String(protocol)).toBe('426 client-too-old');
  expect(await said('/test/older', '0')).toBe('taken');
  expect(await said('/test/older', String(protocolVersion + 1))).toBe('426 client-too-new');
  expect(await said('/test/older', null)).toBe('426 client-too-old');
});

test('bodies may come packed; what is too long, broken or of another kind is refused before anything is done', async () => {
  const packed = (text: string) => new Uint8Array(gzipSync(text));
  expect(await (await post('/test/echo', packed('{"a":"ế"}'), { 'content-encoding': 'gzip' })).json()).toEqual({ a: 'ế' });
  const refusals: [string, Promise<Response>, number][] = [
    ['a bomb', post('/test/echo', packed(`"${'a'.repeat(50_000_000)}"`), { 'content-encoding': 'gzip' }), 413],
    ['too long', post('/test/echo', `"${'a'.repeat(2_200_000)}"`), 413],
    ['not JSON', post('/test/echo', '{"a":'), 400],
    ['deep', post('/test/echo', '['.repeat(1_000_000)), 400],
    ['a prototype', post('/test/echo', '{"__proto__":{"isAdmin":true}}'), 400],
    ['not packed', post('/test/echo', '{"a":1}', { 'content-encoding': 'gzip' }), 400],
    ['cut', post('/test/echo', packed('{"a":1}').slice(0, 15), { 'content-encoding': 'gzip' }), 400],
    ['another packing', post('/test/echo', '{}', { 'content-encoding': 'br' }), 415],
    ['a form', post('/test/echo', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }), 415],
    ['plain text', post('/test/echo', 'a', { 'content-type': 'text/plain' }), 415],
    ['an unknown field', post('/test/strict', '{"name":"a","role":"admin"}'), 400],
  ];
  for (const [what, answer, status] of refusals) {
    const got = await answer;
    expect([what, got.status]).toEqual([what, status]);
    expect(['invalid', 'too-large']).toContain((await refusalOf(got)).code);
  }
});

test('neither passwords nor tokens nor what people wrote gets into the log or into an error’s answer', async () => {
  const office = await anOffice(server);
  const secrets = ['mật-khẩu-bí-mật-1', 'token-bi-mat-2', 'Nguyễn Bí Mật 3', 'bimat4@khach.example', 'ghi-chu-bi-mat-5'];
  const [password, token, person, account, note] = secrets;
  const from = server.logged.length;
  const headers = {
    'fieldbook-protocol': '1',
    authorization: `Bearer ${token}${token}`,
    cookie: `a=${token}`,
    'x-note': String(note),
  };
  const body = JSON.stringify({ account, password, name: person, note, refreshToken: token });
  const answers = await Promise.all([
    post(routes.login.path, body, headers),
    post(
      routes.login.path,
      JSON.stringify({
        account,
        password,
        device: { id: crypto.randomUUID(), name: person, publicKey: 'x', platform: 'p', appVersion: '1', lastOpNo: 0 },
      }),
      headers,
    ),
    post(routes.refresh.path, body, headers),
    post(routes.changePassword.path, body, headers),
    post('/test/fails', body, headers),
    post('/test/bad-sql', JSON.stringify(person), headers),
    post('/test/strict', JSON.stringify({ name: person, [String(note)]: password }), headers),
    post('/test/echo', `{"${note}": ${person}`, headers),
    get(`/nothing/${encodeURIComponent(String(person))}?q=${note}`, headers),
    get(`/devices/${note}/revoke?token=${token}`, headers),
  ]);
  const said = await Promise.all(answers.map((answer) => answer.text()));
  await server.database.asOwner((sql) => sql.query('SELECT 1')); // the log is written before the answer ends
  const lines = server.logged.slice(from).join('');
  expect(lines).toContain('"event":"error"');
  expect(server.logged.slice(from).filter((line) => line.includes('"event":"answer"'))).toHaveLength(answers.length);
  for (const secret of [...secrets, office.users.admin.password]) {
    expect(lines).not.toContain(secret);
    expect(said.join('').replaceAll(`"${note}"`, '')).not.toContain(secret);
  }
  for (const line of server.logged.slice(from)) expect(() => JSON.parse(line)).not.toThrow();
});

test('an unexpected failure is logged with its place and told without it', async () => {
  const from = server.logged.length;
  const answer = await post('/test/fails', '{}');
  expect([answer.status, await refusalOf(answer)]).toEqual([
    500,
    { code: 'unexpected', message: 'something went wrong on the server' },
  ]);
  expect(server.logged.slice(from).join('')).toContain('server.test.ts');
});

test('who dribbles a request is cut off, head or body', async () => {
  const impatient = await aServer({ beside: server, rooms, config: { requestTimeoutMs: 400 } });
  try {
    const began = performance.now();
    const [head, body] = await Promise.all([
      dribble(impatient.address, 'POST /test/echo HTTP/1.1\r\nhost: a\r\n'),
      dribble(
        impatient.address,
        'POST /test/echo HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"a"',
      ),
    ]);
    expect(head).toMatch(/^(HTTP\/1.1 408|$)/);
    expect(body).toMatch(/^(HTTP\/1.1 408|$)/);
    expect(performance.now() - began).toBeLessThan(5000);
    // The usual limit and how often it is looked at stay below half a minute together.
    const { requestTimeout } = server.server.app.server;
    expect(requestTimeout + 2000).toBeLessThan(30_000);
  } finally {
    await impatient.close();
  }
}, 60_000);

test('without its database the server lives, says that it is not ready, and is ready again when the database is back', async () => {
  const { postgres } = server;
  if (postgres === null) throw new Error('this test needs a PostgreSQL of its own');
  expect((await get(routes.ready.path)).status).toBe(200);
  await postgres.kill();
  const away = await get(routes.ready.path);
  expect([away.status, (await refusalOf(away)).code]).toEqual([503, 'unavailable']);
  expect((await get(routes.health.path)).status).toBe(200);
  const refused = await post('/test/bad-sql', '"x"');
  expect([refused.status, (await refusalOf(refused)).code]).toEqual([503, 'unavailable']);
  await postgres.start();
  await until(async () => (await get(routes.ready.path)).status === 200);
});

test('when it stops, running requests finish, open streams end and nobody new is let in', async () => {
  const stopping = await aServer({ beside: server, rooms });
  const reached = new Promise<void>((resolve) => {
    slowBegun = resolve;
  });
  const stream = await fetch(`${stopping.address}/test/stream`);
  const slow = fetch(`${stopping.address}/test/slow`);
  await reached;
  const closed = stopping.close();
  expect(await stream.text()).toBe(': open\n\n');
  await expect(fetch(`${stopping.address}/health`)).rejects.toThrow();
  finishSlow();
  expect(await (await slow).json()).toEqual({ done: true });
  await closed;
}, 60_000);

test('a request that does not end is cut, so that a stop always comes to its end', async () => {
  const stopping = await aServer({ beside: server, rooms, config: { stopTimeoutMs: 200 } });
  const reached = new Promise<void>((resolve) => {
    slowBegun = resolve;
  });
  const cut = fetch(`${stopping.address}/test/slow`).then(
    () => 'answered',
    () => 'cut',
  );
  await reached;
  await stopping.close();
  expect(await cut).toBe('cut');
}, 60_000);

/** Sends the beginning of a request, then a sign now and then, and gives what the server says before it hangs up. */
async function dribble(address: string, beginning: string): Promise<string> {
  const { hostname, port } = new URL(address);
  const socket: Socket = createConnection({ host: hostname, port: Number(port) });
  let said = '';
  socket.on('data', (chunk) => {
    said += chunk.toString();
  });
  socket.on('error', () => undefined);
  socket.write(beginning);
  const more = setInterval(() => socket.write('a'), 50);
  await new Promise<void>((resolve) => socket.once('close', () => resolve()));
  clearInterval(more);
  return said;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 10_000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error('waited for 10 s');
  }
}
