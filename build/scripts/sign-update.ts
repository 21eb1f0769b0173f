// `node build/scripts/with-node.mjs build/scripts/sign-update.ts --key KEY.pem --platform win32 --arch x64 release/Fieldbook-1.3.0.exe`
// writes release/fieldbook-win32-x64.json, which goes beside the installer on the update server. The key stays with the person
// who releases. `--new-key KEY.pem` makes one and prints the public half for src-main/hosts/electron/release.ts.
import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { UpdateManifest } from '../../src-main/hosts/electron/update-manifest.ts';

/** A laptop that was away longer asks again later and finds a newer one. */
const validDays = 60;

/** The text that the program verifies: the manifest and its signature. */
export function signUpdate(
  file: string,
  about: Pick<UpdateManifest, 'version' | 'minVersion' | 'platform' | 'arch'>,
  privateKeyPem: string,
  nowMs: number,
): string {
  const manifest: UpdateManifest = {
    product: 'fieldbook',
    ...about,
    file: basename(file),
    size: statSync(file).size,
    sha512: createHash('sha512').update(readFileSync(file)).digest('base64'),
    issuedAt: new Date(nowMs).toISOString(),
    expiresAt: new Date(nowMs + validDays * 86_400_000).toISOString(),
  };
  const text = JSON.stringify(manifest);
  const signature = sign(null, Buffer.from(text), createPrivateKey(privateKeyPem)).toString('base64');
  return JSON.stringify({ manifest: text, signature });
}

/** Refuses to overwrite a key: the programs out there would accept no update any more. */
function makeKey(path: string): void {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  console.log(publicKey.export({ type: 'spki', format: 'pem' }).toString());
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'new-key': { type: 'string' },
      key: { type: 'string' },
      platform: { type: 'string' },
      arch: { type: 'string' },
      'min-version': { type: 'string', default: '0.1.0' },
    },
  });
  if (values['new-key'] !== undefined) return makeKey(values['new-key']);
  const [file] = positionals;
  const platform = (['win32', 'darwin', 'linux'] as const).find((name) => name === values.platform);
  const arch = (['x64', 'arm64'] as const).find((name) => name === values.arch);
  if (file === undefined || values.key === undefined || platform === undefined || arch === undefined)
    throw new Error('say --key FILE, --platform win32|darwin|linux, --arch x64|arm64 and the installer');
  // npm writes this file; its version is a text.
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  const about = { version, minVersion: values['min-version'], platform, arch };
  const out = join(dirname(file), `fieldbook-${platform}-${arch}.json`);
  writeFileSync(out, signUpdate(file, about, readFileSync(values.key, 'utf8'), Date.now()));
  console.log(`Signed ${out}.`);
}

if (import.meta.main) main();
