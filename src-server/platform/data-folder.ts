import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder is in use by another process of this machine; `pid` is its number. */
export class FolderInUse extends Error {
  readonly pid: number;
  constructor(folder: string, pid: number) {
    super(
      `${folder} is in use by process ${pid}. Two programs in one folder would ruin the data. Where that is the office server, stop it ` +
        'first, or use a real PostgreSQL (DATABASE_URL), which commands and a running server can share.',
    );
    this.name = 'FolderInUse';
    this.pid = pid;
  }
}

export interface DataFolder {
  /** Where the embedded database lives. */
  readonly database: string;
  release(): void;
}

/** Makes the folder where it is missing, and takes it for this process. PGlite itself does not notice a second one. */
export function takeDataFolder(folder: string): DataFolder {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = join(folder, 'office.lock');
  const mine = join(folder, `office.lock.${process.pid}`);
  writeFileSync(mine, JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) }));
  try {
    for (let tries = 0; ; tries += 1) {
      try {
        // A link appears whole or not at all, and never over another.
        linkSync(mine, lock);
        break;
      } catch (error) {
        if (!hasCode(error, 'EEXIST') || tries > 5) throw error;
        const holder = readHolder(lock);
        if (holder !== null && isRunning(holder)) throw new FolderInUse(folder, holder.pid);
        // Left by a process that was killed. Renaming away can be done by one of two that see it at once.
        const stale = `${mine}.stale`;
        try {
          renameSync(lock, stale);
          // Somebody may have taken it between the look and the renaming: that one keeps it.
          if (readHolder(stale)?.pid !== holder?.pid) linkSync(stale, lock);
          rmSync(stale, { force: true });
        } catch (gone) {
          if (!hasCode(gone, 'ENOENT')) throw gone;
        }
      }
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return {
    database: join(folder, 'database'),
    release: () => {
      if (readHolder(lock)?.pid === process.pid) rmSync(lock, { force: true });
    },
  };
}

interface Holder {
  readonly pid: number;
  readonly startedAt: string | null;
}

function readHolder(lock: string): Holder | null {
  try {
    const read: unknown = JSON.parse(readFileSync(lock, 'utf8'));
    if (typeof read !== 'object' || read === null || !('pid' in read) || typeof read.pid !== 'number') return null;
    return { pid: read.pid, startedAt: 'startedAt' in read && typeof read.startedAt === 'string' ? read.startedAt : null };
  } catch {
    return null;
  }
}

function isRunning(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // Somebody else's process is one as well.
    if (!hasCode(error, 'EPERM')) return false;
  }
  // After a restart of the machine another process may have the number.
  return holder.startedAt === null || holder.startedAt === startOf(holder.pid);
}

/** When a process started, in the kernel's ticks and with the boot's id; null where the system does not tell. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // The name in parentheses may hold anything; what follows is counted from its end.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? null : `${boot}:${ticks}`;
  } catch {
    return null;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
