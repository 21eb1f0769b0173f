import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { listBundleFiles } from './bundle-files.ts';
import { contentSecurityPolicy, newNonce, securityHeaders, withNonce } from './security-headers.ts';

const dir = mkdtempSync(join(tmpdir(), 'fieldbook-bundle-'));
afterAll(() => rmSync(dir, { recursive: true }));

test('the policy of every page, word for word (Electron checklist 7)', () => {
  expect(contentSecurityPolicy('abcdefghijklmnop')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-abcdefghijklmnop'; img-src 'self' data: blob:; " +
      "font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
      "object-src 'none'; require-trusted-types-for 'script'; trusted-types default",
  );
});

test('a page gets its own nonce each time, and it reaches the page and the header alike', () => {
  const nonce = newNonce();
  expect(newNonce()).not.toBe(nonce);
  expect(withNonce('<meta content="__CSP_NONCE__"><style nonce="__CSP_NONCE__">', nonce)).toBe(
    `<meta content="${nonce}"><style nonce="${nonce}">`,
  );
  expect(securityHeaders(nonce)['content-security-policy']).toContain(`'nonce-${nonce}'`);
});

test('a nonce that could break out of the header is refused', () => {
  for (const nonce of ['', 'short', "x'; script-src *; style-src '", 'abcdefghijklmnop\r\nset-cookie: a=b'])
    expect(() => contentSecurityPolicy(nonce), nonce).toThrow();
});

test('only the files of the bundle can be named', () => {
  mkdirSync(join(dir, 'assets'));
  for (const name of ['index.html', 'assets/app.js', 'assets/app.js.map', 'notes.txt']) writeFileSync(join(dir, name), name);
  symlinkSync('/etc/hostname', join(dir, 'link.js'));
  const files = listBundleFiles(dir);
  expect([...files.urlPaths].sort()).toEqual(['/', '/assets/app.js', '/index.html']);
  expect(files.find('/')).toEqual({ path: join(dir, 'index.html'), contentType: 'text/html; charset=utf-8', isPage: true });
  expect(files.find('/link.js')).toBeNull();
  expect(files.find('/assets/../index.html')).toBeNull();
});
