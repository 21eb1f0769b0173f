import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './profiles.ts';

const folder = fileURLToPath(new URL('./peers', import.meta.url));

/** How PouchDB on leveldb carries these documents between a laptop and a server of its own kind, in pages of 1 000. */
export function pouch(direction: 'pull' | 'push', documents: readonly Readonly<Record<string, unknown>>[]): { seconds: number } {
  if (!existsSync(join(folder, 'node_modules'))) {
    console.error('installing the peers of the bench (once) …');
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  const place = temporaryFolder();
  try {
    const file = join(place.path, 'documents.json');
    writeFileSync(file, JSON.stringify(documents));
    const said = execFileSync(process.execPath, [join(folder, 'pouch-sync.mjs'), direction, place.path, file], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const { seconds, arrived } = JSON.parse(said.trim().split('\n').at(-1) ?? '') as { seconds: number; arrived: number }; // pouch-sync.mjs prints it
    if (arrived !== documents.length) throw new Error(`PouchDB brought ${arrived} of ${documents.length} documents`);
    return { seconds };
  } finally {
    place.remove();
  }
}
