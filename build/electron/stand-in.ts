import { appendFileSync, chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';

/** Fuses as Electron ships them, so that a test sees them flipped: '1' is on. */
const shippedFuses = '10111001';

/**
 * A folder that electron-builder takes for an unpacked Electron on Linux. Where the real one cannot be downloaded, everything
 * about a package but its start can be looked at with it.
 */
export async function makeStandInElectron(dir: string, version: string): Promise<void> {
  mkdirSync(join(dir, 'resources'), { recursive: true });
  const binary = join(dir, 'electron');
  copyFileSync('/bin/true', binary);
  appendFileSync(
    binary,
    Buffer.concat([
      Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
      Buffer.from([1, shippedFuses.length]),
      Buffer.from(shippedFuses),
    ]),
  );
  for (const name of ['chrome_crashpad_handler', 'chrome-sandbox']) copyFileSync('/bin/true', join(dir, name));
  for (const name of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) chmodSync(join(dir, name), 0o755);
  writeFileSync(join(dir, 'version'), version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(dir, name), 'stand-in');
  const empty = `${dir}-empty-app`;
  mkdirSync(empty);
  writeFileSync(join(empty, 'package.json'), '{"name":"default_app","main":"main.js"}');
  writeFileSync(join(empty, 'main.js'), '');
  await createPackage(empty, join(dir, 'resources/default_app.asar'));
}
