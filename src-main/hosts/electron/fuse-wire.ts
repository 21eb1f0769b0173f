import type { fuses } from './fuses.ts';

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** The order in the wire is Electron's and only ever grows (docs/tutorial/fuses.md). */
const order: readonly (keyof typeof fuses)[] = [
  'RunAsNode',
  'EnableCookieEncryption',
  'EnableNodeOptionsEnvironmentVariable',
  'EnableNodeCliInspectArguments',
  'EnableEmbeddedAsarIntegrityValidation',
  'OnlyLoadAppFromAsar',
  'LoadBrowserProcessSpecificV8Snapshot',
  'GrantFileProtocolExtraPrivileges',
];

/** Reads the switches out of an Electron binary, as `electron-fuses read` does. Null where there is no fuse wire. */
export function readFuseWire(binary: Buffer): Partial<Record<keyof typeof fuses, boolean>> | null {
  const at = binary.indexOf(sentinel);
  if (at < 0 || binary[at + sentinel.length] !== 1) return null;
  const length = binary[at + sentinel.length + 1] ?? 0;
  const wire = binary.subarray(at + sentinel.length + 2, at + sentinel.length + 2 + length).toString('latin1');
  return Object.fromEntries(
    order.flatMap((name, index) => (wire[index] === '1' || wire[index] === '0' ? [[name, wire[index] === '1']] : [])),
  );
}
