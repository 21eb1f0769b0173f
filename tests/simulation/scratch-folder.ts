import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A run at work writes into its folder all the time; its process may be one that cannot be seen from here (another container). */
const quietMs = 10 * 60 * 1000;

/**
 * A folder for one run, in memory where the machine has such a place. What a run that was killed left behind goes with the next one: the
 * name says which process it belongs to.
 */
export function scratchFolder(
  name: string,
  place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir(),
): { path: string; remove: () => void } {
  const start = `fieldbook-${name}-`;
  for (const found of readdirSync(place)) {
    const owner = found.startsWith(start) ? /^(\d+)-/.exec(found.slice(start.length)) : null;
    if (owner === null || isAlive(Number(owner[1]))) continue;
    const left = join(place, found);
    const changed = statSync(left, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (changed < Date.now() - quietMs) rmSync(left, { recursive: true, force: true });
  }
  const path = mkdtempSync(join(place, `${start}${process.pid}-`));
  const remove = () => {
    process.removeListener('exit', remove);
    rmSync(path, { recursive: true, force: true });
  };
  process.once('exit', remove);
  return { path, remove };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is one that lives.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
