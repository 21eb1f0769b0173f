import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { verifyUpdateFile, verifyUpdateManifest } from '../../src-main/hosts/electron/update-manifest.ts';
import { signUpdate } from '../scripts/sign-update.ts';

const home = mkdtempSync(join(tmpdir(), 'fieldbook-sign-'));
afterAll(() => rmSync(home, { recursive: true }));

test('what the release script signs is what an installed program accepts, for sixty days', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const file = join(home, 'Fieldbook-1.3.0.exe');
  writeFileSync(file, 'the new program');
  const now = Date.parse('2026-11-25T00:00:00.000Z');
  const about = { version: '1.3.0', minVersion: '1.0.0', platform: 'win32', arch: 'x64' } as const;
  const text = signUpdate(file, about, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), now);
  const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const installed = { product: 'fieldbook', version: '1.2.3', platform: 'win32', arch: 'x64', lastIssuedAt: null };
  const verdict = verifyUpdateManifest(text, publicPem, installed, now);
  if (!verdict.ok) throw new Error(verdict.refusal);
  expect(verdict.value).toMatchObject({ version: '1.3.0', file: 'Fieldbook-1.3.0.exe', expiresAt: '2027-01-24T00:00:00.000Z' });
  expect(await verifyUpdateFile(file, verdict.value)).toEqual({ ok: true, value: file });
  const later = now + 61 * 86_400_000;
  expect(verifyUpdateManifest(text, publicPem, installed, later)).toEqual({ ok: false, refusal: 'expired' });
});
