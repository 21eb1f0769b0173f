import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { fuses } from '../../src-main/hosts/electron/fuses.ts';
import { readFuseWire } from '../../src-main/hosts/electron/fuse-wire.ts';

export interface PackedApp {
  readonly appOutDir: string;
  readonly electronPlatformName: string;
  readonly packager: { readonly appInfo: { readonly productFilename: string }; readonly executableName?: string };
}

/** Burns the fuses into the packaged binary before it is signed, and reads them back: a build without them fails. */
export default async function afterPack(app: PackedApp): Promise<void> {
  const binary = binaryOf(app);
  await flipFuses(binary, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: app.electronPlatformName === 'darwin',
    ...Object.fromEntries(Object.entries(fuses).map(([name, isOn]) => [optionOf(name), isOn])),
  });
  const wire = readFuseWire(readFileSync(fuseFileOf(binary, app)));
  const wrong = Object.entries(fuses).filter(
    ([name, wanted]) => !Object.entries(wire ?? {}).some(([n, v]) => n === name && v === wanted),
  );
  if (wrong.length > 0) throw new Error(`these fuses are not as decided: ${wrong.map(([name]) => name).join(', ')}`);
}

function binaryOf({ appOutDir, electronPlatformName, packager }: PackedApp): string {
  const name = packager.appInfo.productFilename;
  if (electronPlatformName === 'darwin') return join(appOutDir, `${name}.app`);
  if (electronPlatformName === 'win32') return join(appOutDir, `${name}.exe`);
  return join(appOutDir, packager.executableName ?? name);
}

/** On macOS the switches are not in the small starter but in the framework. */
function fuseFileOf(binary: string, app: PackedApp): string {
  if (app.electronPlatformName !== 'darwin') return binary;
  return join(binary, 'Contents/Frameworks/Electron Framework.framework/Electron Framework');
}

function optionOf(name: string): FuseV1Options {
  const found = Object.entries(FuseV1Options).find(([option]) => option === name)?.[1];
  if (typeof found !== 'number') throw new Error(`@electron/fuses does not know ${name}`);
  return found;
}
