import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  compareVersions,
  verifyUpdateAddress,
  verifyUpdateFile,
  verifyUpdateManifest,
  type UpdateManifest,
} from './update-manifest.ts';
import { createUpdates, type UpdaterLike } from './updates.ts';

const home = mkdtempSync(join(tmpdir(), 'fieldbook-updates-'));
afterAll(() => rmSync(home, { recursive: true }));

const ours = generateKeyPairSync('ed25519');
const publicKeyPem = ours.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const now = Date.parse('2026-11-25T08:00:00.000Z');
const installer = Buffer.from('the new program');
const installerPath = join(home, 'Fieldbook-1.3.0.exe');
writeFileSync(installerPath, installer);
const installed = {
  product: 'fieldbook',
  version: '1.2.3',
  platform: 'win32',
  arch: 'x64',
  lastIssuedAt: '2026-11-01T00:00:00.000Z',
};
const good: UpdateManifest = {
  product: 'fieldbook',
  version: '1.3.0',
  minVersion: '1.0.0',
  platform: 'win32',
  arch: 'x64',
  file: 'Fieldbook-1.3.0.exe',
  size: installer.length,
  sha512: createHash('sha512').update(installer).digest('base64'),
  issuedAt: '2026-11-20T00:00:00.000Z',
  expiresAt: '2027-01-20T00:00:00.000Z',
};

function envelope(manifest: object, key = ours.privateKey): string {
  const text = JSON.stringify(manifest);
  return JSON.stringify({ manifest: text, signature: sign(null, Buffer.from(text), key).toString('base64') });
}
const verdict = (text: string) => verifyUpdateManifest(text, publicKeyPem, installed, now);

test('a manifest that we signed is accepted', () => {
  expect(verdict(envelope(good))).toEqual({ ok: true, value: good });
});

const changed = (change: object) => envelope({ ...good, ...change });
test.each<[string, string, string]>([
  ['signed with another key', envelope(good, generateKeyPairSync('ed25519').privateKey), 'bad-signature'],
  ['without a signature', JSON.stringify({ manifest: JSON.stringify(good), signature: '' }), 'bad-signature'],
  ['with the signature left out', JSON.stringify({ manifest: JSON.stringify(good) }), 'unreadable'],
  ['altered after signing', envelope(good).replace('1.3.0', '1.3.1'), 'bad-signature'],
  ['with the hash altered', envelope(good).replace(good.sha512.slice(0, 10), 'AAAAAAAAAA'), 'bad-signature'],
  ['of an older version', changed({ version: '1.2.2' }), 'not-newer'],
  ['of the same version', changed({ version: '1.2.3' }), 'not-newer'],
  ['of an older version that looks newer as text', changed({ version: '1.2.03' }), 'not-newer'],
  ['expired', changed({ expiresAt: '2026-11-25T08:00:00.000Z' }), 'expired'],
  ['of another product', changed({ product: 'fieldbook-beta' }), 'other-product'],
  ['of another processor', changed({ arch: 'arm64' }), 'other-platform'],
  ['of another system', changed({ platform: 'linux' }), 'other-platform'],
  ['an old one played again', changed({ issuedAt: '2026-10-31T00:00:00.000Z' }), 'replayed'],
  ['dated far ahead', changed({ issuedAt: '2026-12-25T00:00:00.000Z' }), 'from-the-future'],
  ['that needs a newer version than this', changed({ minVersion: '1.2.4' }), 'too-old-for-it'],
  ['with a path as its file', changed({ file: '../x.exe' }), 'unreadable'],
  ['with a field that nobody knows', changed({ run: 'x' }), 'unreadable'],
  ['that is no JSON', '<html>captive portal</html>', 'unreadable'],
  ['cut off', envelope(good).slice(0, 200), 'unreadable'],
  ['empty', '', 'unreadable'],
])('an update manifest %s is refused', (_name, text, refusal) => {
  expect(verdict(text)).toEqual({ ok: false, refusal });
});

test('an RSA key does not pass for ours', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' }).toString();
  expect(verifyUpdateManifest(envelope(good), rsa, installed, now)).toEqual({ ok: false, refusal: 'bad-signature' });
  expect(verifyUpdateManifest(envelope(good), 'no key', installed, now)).toEqual({ ok: false, refusal: 'bad-signature' });
});

test('the downloaded file is the signed one: whole, unaltered, there', async () => {
  const file = (content: Buffer) => {
    const path = join(home, `file-${content.length}-${content[0]}`);
    writeFileSync(path, content);
    return path;
  };
  const altered = Buffer.from(installer);
  altered[3] = 0;
  expect(await verifyUpdateFile(installerPath, good)).toEqual({ ok: true, value: installerPath });
  expect(await verifyUpdateFile(file(altered), good)).toEqual({ ok: false, refusal: 'wrong-content' });
  expect(await verifyUpdateFile(file(installer.subarray(0, 5)), good)).toEqual({ ok: false, refusal: 'wrong-size' });
  expect(await verifyUpdateFile(file(Buffer.concat([installer, installer])), good)).toEqual({ ok: false, refusal: 'wrong-size' });
  expect(await verifyUpdateFile(join(home, 'missing'), good)).toEqual({ ok: false, refusal: 'unreadable' });
});

test('updates come over https from the feed’s own host', () => {
  const feed = 'https://updates.example.vn/fieldbook/';
  const refusal = (address: string, from = feed) => {
    const found = verifyUpdateAddress(from, address);
    return found.ok ? found.value.href : found.refusal;
  };
  expect(refusal('fieldbook-win32-x64.json')).toBe('https://updates.example.vn/fieldbook/fieldbook-win32-x64.json');
  expect(refusal('http://updates.example.vn/x')).toBe('insecure-address');
  expect(refusal('x', 'http://updates.example.vn/')).toBe('insecure-address');
  expect(refusal('https://updates.example.vn.evil.example/x')).toBe('other-host');
  expect(refusal('//evil.example/x')).toBe('other-host');
  expect(refusal('https://updates.example.vn:8443/x')).toBe('other-host');
  expect(refusal('https://a@updates.example.vn/x')).toBe('other-host');
  expect(refusal('file:///x')).toBe('insecure-address');
});

test('versions are compared as numbers', () => {
  expect([
    compareVersions('0.10.0', '0.9.9'),
    compareVersions('1.0.0', '1.0.0'),
    compareVersions('1.2.3', '2.0.0'),
    compareVersions('1.0.0-beta', '1.0.0'),
  ]).toEqual([1, 0, -1, 0]);
});

function anUpdater(more: { manifest?: string; from?: string; offer?: string | null; file?: string; offline?: boolean } = {}) {
  const log: string[] = [];
  const done: string[] = [];
  const updater: UpdaterLike & { atDownload: boolean } = {
    autoDownload: true,
    autoInstallOnAppQuit: true,
    allowDowngrade: true,
    disableWebInstaller: false,
    atDownload: false,
    checkForUpdates: async () => {
      if (more.offline) throw new Error('net::ERR_INTERNET_DISCONNECTED');
      return more.offer === null ? null : { isUpdateAvailable: true, updateInfo: { version: more.offer ?? '1.3.0' } };
    },
    downloadUpdate: async () => {
      done.push('download');
      return [more.file ?? installerPath];
    },
    quitAndInstall: () => done.push('install'),
  };
  const updates = createUpdates({
    updater,
    feedUrl: 'https://updates.example.vn/fieldbook',
    publicKeyPem,
    installed: () => installed,
    fetchText: async (url) => ({ url: more.from ?? url, text: more.manifest ?? envelope(good) }),
    now: () => now,
    log: (level, message) => log.push(`${level} ${message}`),
    onReady: (version) => done.push(`ready ${version}`),
    onAccepted: (manifest) => done.push(`accepted ${manifest.issuedAt}`),
  });
  return { updater, updates, log, done };
}

test('a good update is downloaded in the background, checked, offered, and installed only when asked for', async () => {
  const { updater, updates, done, log } = anUpdater();
  expect([updater.autoDownload, updater.autoInstallOnAppQuit, updater.allowDowngrade, updater.disableWebInstaller]).toEqual([
    false,
    false,
    false,
    true,
  ]);
  await updates.check();
  expect(done).toEqual(['download', 'accepted 2026-11-20T00:00:00.000Z', 'ready 1.3.0']);
  expect(updater.autoInstallOnAppQuit).toBe(true);
  expect(await updates.installAndRestart()).toBe(true);
  expect(done.at(-1)).toBe('install');
  expect(log).toEqual([]);
});

test('offline nothing happens and nobody is bothered', async () => {
  const { updates, done, log } = anUpdater({ offline: true });
  await updates.check();
  expect(done).toEqual([]);
  expect(log).toEqual(['debug no update check: net::ERR_INTERNET_DISCONNECTED']);
  expect(await updates.installAndRestart()).toBe(false);
});

test.each([
  ['whose manifest is not ours', { manifest: envelope(good, generateKeyPairSync('ed25519').privateKey) }, 'bad-signature', []],
  ['whose manifest came from another host', { from: 'https://evil.example/x' }, 'other-host', []],
  ['whose manifest came over http', { from: 'http://updates.example.vn/x' }, 'insecure-address', []],
  ['where feed and manifest name different versions', { offer: '1.4.0' }, 'not-newer', []],
  ['whose file is another', { file: '/dev/null' }, 'wrong-size', ['download']],
])('an update %s is not installed, now or at quitting', async (_name, more, refusal, expected) => {
  const { updater, updates, done, log } = anUpdater(more);
  await updates.check();
  expect(done).toEqual(expected);
  expect(log).toHaveLength(1);
  expect(log[0]).toContain(refusal);
  expect(updater.autoInstallOnAppQuit).toBe(false);
  expect(await updates.installAndRestart()).toBe(false);
});

test('a file that changes between the download and the installing is not installed', async () => {
  const file = join(home, 'changing.exe');
  writeFileSync(file, installer);
  const { updater, updates, done } = anUpdater({ file });
  await updates.check();
  writeFileSync(file, Buffer.from('another program'));
  expect(await updates.installAndRestart()).toBe(false);
  expect(done).not.toContain('install');
  expect(updater.autoInstallOnAppQuit).toBe(false);
});
