import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { AppError } from '../../../src-shared/rpc/errors.ts';

const lockFile = z.object({ pid: z.number().int(), secret: z.string(), port: z.number().int().nullable() });
type Lock = z.output<typeof lockFile>;

export interface HeldLock {
  /** What another start must say to be given a link. */
  readonly secret: string;
  announce(port: number): void;
  release(): void;
}

/**
 * One core per profile: the first start holds `loopback.lock`. @throws `AppError('profile-in-use')` while it lives.
 * A lock whose process is gone, or whose process is another program by now, is taken over.
 */
export async function holdProfile(profileDir: string): Promise<HeldLock> {
  mkdirSync(profileDir, { recursive: true, mode: 0o700 });
  const path = join(profileDir, 'loopback.lock');
  const own: Lock = { pid: process.pid, secret: randomBytes(32).toString('base64url'), port: null };
  for (let tries = 0; !tryCreate(path, own); tries += 1) {
    if (tries >= 20) throw new AppError('profile-in-use', 'the lock of this profile cannot be taken over');
    const other = readLock(path);
    if (other.lock !== null && (await isAlive(other.lock, path))) {
      throw new AppError('profile-in-use', 'this profile is open in another start', { details: { pid: other.lock.pid } });
    }
    setAside(path, other.text);
  }
  return {
    secret: own.secret,
    announce(port) {
      writeWhole(path, { ...own, port });
    },
    release() {
      if (readLock(path).lock?.secret === own.secret) rmSync(path, { force: true });
    },
  };
}

/** Asks the start that holds this profile for a new one-time link; null where nobody holds it. */
export async function askHolderForLink(profileDir: string): Promise<string | null> {
  const path = join(profileDir, 'loopback.lock');
  const { lock } = readLock(path);
  if (lock === null || !(await isAlive(lock, path))) return null;
  return requestLink(readLock(path).lock ?? lock);
}

/** Alive: the process exists and answers as the holder. While it starts it has no port yet: it gets 15 seconds. */
async function isAlive(lock: Lock, path: string): Promise<boolean> {
  let current: Lock | null = lock;
  for (let waitedMs = 0; current !== null && current.port === null && waitedMs < 15_000; waitedMs += 100) {
    if (!processExists(current.pid)) return false;
    await wait(100);
    current = readLock(path).lock;
  }
  if (current === null || current.port === null || !processExists(current.pid)) return false;
  return (await requestLink(current)) !== null;
}

async function requestLink(lock: Lock): Promise<string | null> {
  if (lock.port === null) return null;
  try {
    const answer = await fetch(`http://127.0.0.1:${lock.port}/control/link`, {
      method: 'POST',
      headers: { authorization: `Bearer ${lock.secret}` },
      signal: AbortSignal.timeout(5_000),
    });
    if (!answer.ok) return null;
    return z.object({ link: z.string() }).parse(await answer.json()).link;
  } catch {
    // Nobody listens, or another program does: the lock is stale.
    return null;
  }
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Appears with its whole content or not at all, so that nobody reads half a lock. */
function tryCreate(path: string, lock: Lock): boolean {
  const temporary = `${path}.${lock.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(temporary, JSON.stringify(lock), { mode: 0o600 });
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

function writeWhole(path: string, lock: Lock): void {
  const temporary = `${path}.${randomBytes(4).toString('hex')}`;
  writeFileSync(temporary, JSON.stringify(lock), { mode: 0o600 });
  renameSync(temporary, path);
}

/** Moves a stale lock away. Two starts may judge the same one stale: what one of them moved in the meantime is put back. */
function setAside(path: string, judged: string | null): void {
  const aside = `${path}.stale.${randomBytes(4).toString('hex')}`;
  try {
    renameSync(path, aside);
    if (readFileSync(aside, 'utf8') !== judged) linkSync(aside, path);
  } catch {
    // It is gone already: the other start was quicker, and the next try finds its lock.
  }
  rmSync(aside, { force: true });
}

function readLock(path: string): { text: string | null; lock: Lock | null } {
  let text: string | null = null;
  try {
    text = readFileSync(path, 'utf8');
    return { text, lock: lockFile.parse(JSON.parse(text)) };
  } catch {
    return { text, lock: null };
  }
}
