import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BundleFiles, listBundleFiles } from '../../core-process/bundle-files.ts';
import { answerRequest, registerAppScheme, serveBundle } from './app-protocol.ts';
import { fakeElectron } from './fake-electron.ts';

const seed = Number(process.env['FIELDBOOK_SEED'] ?? Date.now() % 2 ** 31);
const secret = 'SECRET OUTSIDE OF THE BUNDLE';
const home = mkdtempSync(join(tmpdir(), 'fieldbook-protocol-'));
const bundle = join(home, 'renderer');
let files: BundleFiles;

beforeAll(() => {
  mkdirSync(join(bundle, 'assets'), { recursive: true });
  writeFileSync(join(bundle, 'index.html'), '<html><meta content="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style></html>');
  writeFileSync(join(bundle, 'assets/app-1a2b.js'), 'export {}');
  writeFileSync(join(bundle, 'assets/app-1a2b.js.map'), secret);
  writeFileSync(join(home, 'secret.js'), secret);
  symlinkSync(join(home, 'secret.js'), join(bundle, 'assets/linked.js'));
  files = listBundleFiles(bundle);
});
afterAll(() => rmSync(home, { recursive: true }));

test('the page comes with a nonce of its own, the policy that names it, and is never kept', async () => {
  const first = await answerRequest({ method: 'GET', url: 'app://bundle/' }, files);
  const second = await answerRequest({ method: 'GET', url: 'app://bundle/index.html' }, files);
  const nonce = /'nonce-([\w-]+)'/.exec(first.headers.get('content-security-policy') ?? '')?.[1];
  expect(await first.text()).toBe(`<html><meta content="${nonce}"><style nonce="${nonce}"></style></html>`);
  expect(second.headers.get('content-security-policy')).not.toContain(nonce);
  expect(first.headers.get('cache-control')).toBe('no-store');
  expect(first.headers.get('content-type')).toBe('text/html; charset=utf-8');
});

test('a script comes with its type and may be kept, because its name changes with its content', async () => {
  const answer = await answerRequest({ method: 'GET', url: 'app://bundle/assets/app-1a2b.js?v=1#x' }, files);
  expect([
    answer.status,
    answer.headers.get('content-type'),
    answer.headers.get('x-content-type-options'),
    await answer.text(),
  ]).toEqual([200, 'text/javascript; charset=utf-8', 'nosniff', 'export {}']);
});

test('Electron checklist 18: no written path leads out of the bundle', async () => {
  const tricks = [
    '..',
    '%2e%2e',
    '%2E.',
    '..%2f',
    '..%5c',
    '\\..',
    '....//',
    '%00',
    '/',
    '//',
    './',
    '%252e%252e',
    '\u2025',
    '\uff0e\uff0e',
    'C:',
    'file:',
    'assets',
    'linked.js',
    'secret.js',
    'etc/passwd',
    'app-1a2b.js.map',
    'index.html',
    'COM1',
    '~',
    ':',
  ];
  const tried: string[] = [];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.constantFrom(...tricks), fc.string({ unit: 'binary', maxLength: 4 })), { minLength: 1, maxLength: 8 }),
      fc.constantFrom('/', '', '\\'),
      async (pieces, glue) => {
        const url = `app://bundle/${pieces.join(glue)}`;
        tried.push(url);
        const answer = await answerRequest({ method: 'GET', url }, files);
        const text = await answer.text();
        expect(text).not.toContain(secret);
        // What is answered is one of the listed files; everything else does not exist.
        expect(answer.status === 404 ? '' : text).toSatisfy(
          (body: string) => answer.status === 404 || body.startsWith('<html>') || body === 'export {}',
        );
        expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      },
    ),
    { seed, numRuns: 1000 },
  );
  expect(tried.length).toBeGreaterThanOrEqual(1000);
});

test('the known ways out of a folder are answered with 404', async () => {
  const paths = [
    'assets/linked.js',
    '../secret.js',
    '..%2fsecret.js',
    '%2e%2e/secret.js',
    'assets/..%5c..%5csecret.js',
    '/etc/passwd',
    'assets/app-1a2b.js.map',
    'assets/',
    'assets',
    'index.html%00.js',
    'INDEX.HTML',
    'constructor',
    '__proto__',
  ];
  for (const path of paths)
    expect((await answerRequest({ method: 'GET', url: `app://bundle/${path}` }, files)).status, path).toBe(404);
});

test('other hosts of our scheme and other methods get nothing', async () => {
  for (const url of ['app://evil/index.html', 'app://bundle.evil/index.html', 'app:///index.html', 'https://bundle/index.html'])
    expect((await answerRequest({ method: 'GET', url }, files)).status, url).toBe(404);
  for (const method of ['POST', 'PUT', 'HEAD', 'OPTIONS', 'get'])
    expect((await answerRequest({ method, url: 'app://bundle/' }, files)).status, method).toBe(405);
});

test('the scheme is registered as a secure, standard one and only for itself', () => {
  const fake = fakeElectron();
  registerAppScheme(fake.electron.protocol);
  serveBundle(fake.electron.protocol, files);
  expect(fake.schemes.privileged).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
  expect([...fake.schemes.handled.keys()]).toEqual(['app']);
});
