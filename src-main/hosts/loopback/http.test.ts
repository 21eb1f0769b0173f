import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CoreEvent } from '../../../src-shared/rpc/events.ts';
import { openServer, type Server } from './server.ts';
import { createSpool, safeName, type Spool } from './spool.ts';
import { createStaticFiles } from './static-files.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

let dir = '';
let server: Server;
let spool: Spool;
const listeners = new Set<(event: CoreEvent) => void>();

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'fieldbook-http-'));
  mkdirSync(join(dir, 'renderer/assets'), { recursive: true });
  writeFileSync(join(dir, 'renderer/index.html'), '<meta content="__CSP_NONCE__"><p>Fieldbook</p>');
  writeFileSync(join(dir, 'renderer/icon.svg'), '<svg/>');
  writeFileSync(join(dir, 'renderer/assets/app-1a2b.js'), 'start()');
  spool = createSpool(dir, 1000);
  const call = async (procedure: string, input: unknown) => ({ ok: true as const, value: { procedure, input } });
  const transport = {
    call,
    callJson: async (procedure: string, input: unknown) => new TextEncoder().encode(JSON.stringify(await call(procedure, input))),
    subscribe: (listener: (event: CoreEvent) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  server = await openServer(
    { transport, spool, pages: createStaticFiles(join(dir, 'renderer')), controlSecret: 'control-secret' },
    0,
  );
});
afterEach(async () => {
  const stopped = server.stop();
  server.cutOff();
  await stopped;
  rmSync(dir, { recursive: true });
});

/** Node's own request: unlike fetch it sends exactly the headers it is told. */
function send(method: string, path: string, headers: Record<string, string> = {}, body?: string | Buffer): Promise<Answer> {
  const { hostname, port } = new URL(server.origin);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function signIn(): Promise<string> {
  const link = new URL(server.newLink());
  const { headers } = await send('GET', link.pathname + link.search);
  return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

/** What our own page sends. */
async function pageHeaders(): Promise<Record<string, string>> {
  return { cookie: await signIn(), origin: server.origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
}

test('the link signs a browser in once; a second use is refused', async () => {
  const link = new URL(server.newLink());
  const first = await send('GET', link.pathname + link.search);
  expect(first.status).toBe(303);
  expect(first.headers.location).toBe('/');
  const port = new URL(server.origin).port;
  expect(first.headers['set-cookie']).toEqual([
    expect.stringMatching(new RegExp(`^fieldbook_${port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`)),
  ]);
  expect((await send('GET', link.pathname + link.search)).status).toBe(401);
  expect((await send('GET', '/open?token=guess')).status).toBe(401);
});

test('the server listens on this machine only', () => {
  expect(server.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

test('a call of our own page reaches the program and its answer comes back', async () => {
  const answer = await send('POST', '/call/customers.search', await pageHeaders(), '{"text":"đại đồng"}');
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.text)).toEqual({ ok: true, value: { procedure: 'customers.search', input: { text: 'đại đồng' } } });
});

test('without signing in nothing is given out: no call, no event, no file, no page', async () => {
  const page = { origin: server.origin, 'content-type': 'application/json' };
  for (const [method, path] of [
    ['POST', '/call/customers.search'],
    ['GET', '/events'],
    ['POST', '/files'],
    ['POST', '/downloads'],
    ['GET', '/download/x'],
    ['GET', '/'],
    ['GET', '/assets/app-1a2b.js'],
  ] as const) {
    expect((await send(method, path, page, method === 'POST' ? '{}' : undefined)).status, path).toBe(401);
    expect(
      (await send(method, path, { ...page, cookie: 'fieldbook_1=x; other=y' }, method === 'POST' ? '{}' : undefined)).status,
      path,
    ).toBe(401);
  }
});

test('another page in the same browser gets nothing, even though the browser sends our cookie', async () => {
  const ours = await pageHeaders();
  const { port } = new URL(server.origin);
  const others: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: `http://localhost:${port}` },
    { origin: 'http://127.0.0.1:1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { host: 'evil.example' },
    { host: `evil.example:${port}` },
    { host: `localhost:${port}` },
    { host: '127.0.0.1' },
  ];
  for (const other of others) {
    const answer = await send('POST', '/call/customers.delete', { ...ours, ...other }, '{}');
    expect(answer.status, JSON.stringify(other)).toBe(403);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  }
  const { origin: _origin, ...withoutOrigin } = ours;
  expect((await send('POST', '/call/customers.delete', withoutOrigin, '{}')).status).toBe(403);
  expect((await send('GET', '/events', { ...ours, origin: 'https://evil.example' })).status).toBe(403);
  expect((await send('OPTIONS', '/call/customers.delete', { ...ours, origin: 'https://evil.example' })).status).toBe(403);
});

test('a form of another page cannot post as JSON', async () => {
  expect((await send('POST', '/call/x.y', { ...(await pageHeaders()), 'content-type': 'text/plain' }, '{}')).status).toBe(415);
});

test('an input that is no JSON or longer than 12 MB is refused with its code', async () => {
  const page = await pageHeaders();
  expect(JSON.parse((await send('POST', '/call/x.y', page, '{"a":')).text)).toMatchObject({
    ok: false,
    error: { code: 'invalid' },
  });
  const big = Buffer.alloc(64 * 1024 * 1024, 32);
  expect(JSON.parse((await send('POST', '/call/x.y', page, big)).text)).toMatchObject({
    ok: false,
    error: { code: 'too-large' },
  });
  const chunked = { ...page, 'transfer-encoding': 'chunked' };
  expect(JSON.parse((await send('POST', '/call/x.y', chunked, big)).text)).toMatchObject({
    ok: false,
    error: { code: 'too-large' },
  });
  const allowed = Buffer.concat([Buffer.alloc(12 * 1024 * 1024 - 2, 32), Buffer.from('{}')]);
  expect(JSON.parse((await send('POST', '/call/x.y', page, allowed)).text)).toMatchObject({ ok: true });
});

test('what changed is told to every open page', async () => {
  const page = await pageHeaders();
  const { hostname, port } = new URL(server.origin);
  const heard = new Promise<string>((resolve, reject) => {
    const sent = request({ hostname, port, path: '/events', headers: page }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
        if (text.includes(': open'))
          for (const listener of listeners) listener({ type: 'changed', entity: 'customers', ids: ['1'] });
        if (text.includes('data: ')) {
          resolve(text);
          sent.destroy();
        }
      });
    });
    sent.on('error', reject);
    sent.end();
  });
  expect(await heard).toContain('data: {"type":"changed","entity":"customers","ids":["1"]}\n\n');
});

test('an upload becomes a token, and only tokens can be read', async () => {
  const page = await pageHeaders();
  const answer = await send(
    'POST',
    '/files',
    { ...page, 'x-file-name': encodeURIComponent('../../Khách hàng.csv') },
    'ten,dien thoai',
  );
  const { token, name, sizeBytes } = JSON.parse(answer.text);
  expect({ name, sizeBytes }).toEqual({ name: 'Khách hàng.csv', sizeBytes: 14 });
  const found = await spool.files.resolveForReading(token);
  expect(found).toEqual({ path: join(dir, 'spool', `${token}-Khách hàng.csv`), name: 'Khách hàng.csv' });
  for (const path of ['/etc/passwd', found.path, `${token}-Khách hàng.csv`, `../${token}`, '']) {
    await expect(spool.files.resolveForReading(path)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(spool.files.resolveForWriting(path)).rejects.toMatchObject({ code: 'forbidden' });
  }
});

test.each([1001, 64 * 1024 * 1024])(
  'an upload of %i bytes, over the limit, is refused, the browser reads why, and nothing is left behind',
  async (size) => {
    const answer = await send('POST', '/files', { ...(await pageHeaders()), 'x-file-name': 'a.csv' }, Buffer.alloc(size));
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { code: 'too-large' } });
    expect(readdirSync(join(dir, 'spool'))).toEqual([]);
  },
);

test('what the program wrote for a page can be downloaded under its name, and nothing else', async () => {
  const page = await pageHeaders();
  const { token } = JSON.parse(
    (await send('POST', '/downloads', { ...page, 'x-file-name': encodeURIComponent("Sao lưu (1)'.fbk") })).text,
  );
  expect((await send('GET', `/download/${token}`, page)).status).toBe(404);
  writeFileSync(await spool.files.resolveForWriting(token), 'backup');
  const got = await send('GET', `/download/${token}`, page);
  expect(got.text).toBe('backup');
  expect(got.headers['content-disposition']).toBe("attachment; filename*=UTF-8''Sao%20l%C6%B0u%20%281%29%27.fbk");
  expect((await send('GET', '/download/..%2f..%2fetc%2fpasswd', page)).status).toBe(404);
});

test('what an earlier start left in the spool is gone', async () => {
  await send('POST', '/files', { ...(await pageHeaders()), 'x-file-name': 'a.csv' }, 'x');
  expect(readdirSync(join(dir, 'spool'))).toHaveLength(1);
  createSpool(dir);
  expect(existsSync(join(dir, 'spool'))).toBe(false);
});

test('the page comes with the policy of the app protocol and a nonce of its own each time', async () => {
  const page = await pageHeaders();
  const [first, second] = [await send('GET', '/', page), await send('GET', '/customers/1', page)];
  const nonceOf = (answer: Answer) => /'nonce-([\w-]+)'/.exec(String(answer.headers['content-security-policy']))?.[1];
  expect(first.text).toBe(`<meta content="${nonceOf(first)}"><p>Fieldbook</p>`);
  expect(second.text).toContain(String(nonceOf(second)));
  expect(nonceOf(first)).not.toBe(nonceOf(second));
  expect(first.headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
});

test('hashed files are kept by the browser, the icon for a while, everything else is asked for again', async () => {
  const page = await pageHeaders();
  expect((await send('GET', '/icon.svg', page)).headers['cache-control']).toBe('private, max-age=3600');
  const script = await send('GET', '/assets/app-1a2b.js', page);
  expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(script.headers['content-type']).toContain('text/javascript');
  for (const path of ['/assets/../index.html%00.js', '/..%2f..%2fpackage.json', '/nothing.js', '/assets/']) {
    expect([200, 404], path).toContain((await send('GET', path, page)).status);
    expect((await send('GET', path, page)).text, path).not.toContain('"name"');
  }
  expect((await send('GET', '/nothing.js', page)).status).toBe(404);
  expect((await send('DELETE', '/', page)).status).toBe(404);
});

test('a second start gets a link with the secret of the lock, a page never does', async () => {
  const right = { authorization: 'Bearer control-secret' };
  const answer = await send('POST', '/control/link', right);
  expect(JSON.parse(answer.text).link).toMatch(/\/open\?token=/);
  expect((await send('POST', '/control/link', { authorization: 'Bearer guess' })).status).toBe(401);
  expect((await send('POST', '/control/link', { ...right, origin: server.origin })).status).toBe(404);
});

test('of many links that nobody opened only the newest work', async () => {
  const links = Array.from({ length: 7 }, () => new URL(server.newLink()));
  const statuses = [];
  for (const link of links) statuses.push((await send('GET', link.pathname + link.search)).status);
  expect(statuses).toEqual([401, 401, 303, 303, 303, 303, 303]);
});

test('a broken request is answered and the server goes on', async () => {
  const page = await pageHeaders();
  expect((await send('POST', '/call/%E0%A4%A', page, '{}')).status).toBe(400);
  expect((await send('POST', '/files', { ...page, 'x-file-name': '%E0%A4%A' }, 'x')).status).toBe(400);
  expect((await send('GET', '//evil.example/', page)).status).toBeLessThan(500);
  expect((await send('GET', '/', page)).status).toBe(200);
});

test('names of files are cut to what every file system takes', () => {
  expect(safeName('C:\\Users\\lan\\Danh sách.xlsx')).toBe('Danh sách.xlsx');
  expect(safeName('..')).toBe('file');
  expect(safeName('a\u0000b<>:"|?*.csv')).toBe('a_b_______.csv');
  expect(safeName(`${'Đ'.repeat(500)}.csv`)).toBe(`${'Đ'.repeat(60)}.csv`);
});
