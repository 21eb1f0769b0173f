import { appendFileSync, chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPackage } from '@electron/asar';

/** Fuses as Electron ships them, so that a test sees them flipped: '1' is on. */
const shippedFuses = '10111001';

/** A small Windows program that is in the tree anyway: the packager reads its headers. */
const smallExe = fileURLToPath(new URL('../../node_modules/electron-winstaller/vendor/7z-x64.exe', import.meta.url));

/**
 * A folder that electron-builder takes for an unpacked Electron. Where the real one cannot be downloaded, everything about a
 * package but its start can be looked at with it.
 */
export async function makeStandInElectron(dir: string, version: string, platform: 'linux' | 'win32' = 'linux'): Promise<void> {
  mkdirSync(join(dir, 'resources'), { recursive: true });
  const isWindows = platform === 'win32';
  const binary = join(dir, isWindows ? 'electron.exe' : 'electron');
  copyFileSync(isWindows ? smallExe : '/bin/true', binary);
  const wire = Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([1, shippedFuses.length]),
    Buffer.from(shippedFuses),
  ]);
  appendFileSync(binary, wire);
  chmodSync(binary, 0o755);
  if (!isWindows) {
    for (const name of ['chrome_crashpad_handler', 'chrome-sandbox']) {
      copyFileSync('/bin/true', join(dir, name));
      chmodSync(join(dir, name), 0o755);
    }
  }
  writeFileSync(join(dir, 'version'), version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(dir, name), 'stand-in');
  const empty = `${dir}-empty-app`;
  mkdirSync(empty);
  writeFileSync(join(empty, 'package.json'), '{"name":"default_app","main":"main.js"}');
  writeFileSync(join(empty, 'main.js'), '');
  await createPackage(empty, join(dir, 'resources/default_app.asar'));
}
