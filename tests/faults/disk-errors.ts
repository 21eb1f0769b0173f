import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeProfile } from './fault-core.ts';
import type { FaultOrders, FaultReport } from './fault-child.ts';
import { openAfterCrash } from './kill-runner.ts';
import type { Model } from './scenario.ts';
import { childEnvironment, compileShim, temporaryFolder } from './tools.ts';
import { acceptHeard, type Heard, spawnWorkChild } from './work-parent.ts';

const run = promisify(execFile);
const childFile = new URL('./fault-child.ts', import.meta.url).pathname;

/** R3. The n-th call of one kind fails, for every n of a short day's work. */
export async function runDiskErrors(
  options: Omit<FaultOrders, 'profileDir'>,
): Promise<FaultReport & { profileProblem: string[] }> {
  const folder = temporaryFolder('disk-errors');
  try {
    const library = compileShim(folder.path);
    const profileDir = join(folder.path, 'profile');
    await makeProfile(profileDir);
    const env = childEnvironment(folder.path, { LD_PRELOAD: library, FIELDBOOK_DISK: profileDir });
    const orders: FaultOrders = { ...options, profileDir };
    const { stdout } = await run(process.execPath, [childFile, JSON.stringify(orders)], { env, maxBuffer: 1 << 26 });
    const report = JSON.parse(stdout) as FaultReport; // our own child wrote it
    const found = await openAfterCrash(profileDir, new Map(), [], []);
    return { ...report, profileProblem: [...found.lost, ...found.broken] };
  } finally {
    folder.remove();
  }
}

/** The same through the kernel: strace lets a call on the database fail, or only counts. */
export async function workUnderStrace(options: {
  steps: number;
  seed: number;
  inject: string | null;
}): Promise<{ heard: Heard; syncs: number; broken: string[] }> {
  const folder = temporaryFolder('strace');
  try {
    const profileDir = join(folder.path, 'profile');
    await makeProfile(profileDir);
    mkdirSync(join(folder.path, 'files'));
    const output = join(folder.path, 'strace.txt');
    const data = join(profileDir, 'data.db');
    const injection = options.inject === null ? [] : ['-P', data, '-P', `${data}-wal`, '-e', `inject=${options.inject}`];
    const calls =
      options.inject === null ? 'trace=fsync,fdatasync' : `trace=${options.inject.slice(0, options.inject.indexOf(':'))}`;
    const child = spawnWorkChild(childEnvironment(folder.path), ['strace', '-f', '-qq', '-o', output, '-e', calls, ...injection]);
    await child.ready;
    child.start({
      profileDir,
      seed: options.seed,
      model: [],
      importFolder: null,
      makesBackups: false,
      steps: options.steps,
      plant: null,
    });
    const heard = await child.heard;
    const model: Model = new Map();
    const { groups } = acceptHeard(model, heard);
    const found = await openAfterCrash(
      profileDir,
      model,
      heard.refused.map(({ step }) => step),
      groups,
    );
    const syncs = readFileSync(output, 'utf8')
      .split('\n')
      .filter((line) => /f(data)?sync\(/.test(line) && line.endsWith(' = 0')).length;
    return { heard, syncs, broken: [...found.lost, ...found.broken] };
  } finally {
    folder.remove();
  }
}

/** A disk of its own, so small that it is soon full. */
export function mountSmallDisk(path: string, megabytes: number): { remount(options: string): void; unmount(): void } {
  mkdirSync(path, { recursive: true });
  const mount = (words: readonly string[]) => {
    const made = spawnSync('mount', words, { encoding: 'utf8' });
    if (made.status !== 0) throw new Error(`mount ${words.join(' ')}: ${made.stderr}`);
  };
  mount(['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path]);
  return {
    remount: (options) => mount(['-o', `remount,${options}`, path]),
    unmount: () => void spawnSync('umount', [path]),
  };
}

/** Whether this machine lets us mount at all (containers often do not). */
export function canMount(): boolean {
  const folder = temporaryFolder('mount');
  try {
    mountSmallDisk(join(folder.path, 'disk'), 1).unmount();
    return true;
  } catch {
    return false;
  } finally {
    folder.remove();
  }
}
