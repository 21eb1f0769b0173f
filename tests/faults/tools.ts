import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const isFull = process.env['FIELDBOOK_FULL'] === '1';
export const isLinux = process.platform === 'linux';
export const isRoot = isLinux && process.getuid?.() === 0;

/** What is left out on a machine is said, so that a green line never means more than it did. */
export function sayLeftOut(what: string, why: string): void {
  process.stderr.write(`left out: ${what} (${why})\n`);
}

/**
 * The tools of Debian that some faults need. Missing ones are installed where that is allowed (root and apt); otherwise the answer is
 * false and the test says what it left out.
 */
export function ensureTools(names: readonly ('gcc' | 'strace' | 'setpriv' | 'mount')[]): boolean {
  if (!isLinux) return false;
  const missing = names.filter((name) => !isInstalled(name));
  if (missing.length === 0) return true;
  if (!isRoot || !isInstalled('apt-get')) return false;
  const packages = missing.flatMap((name) =>
    name === 'gcc' ? ['gcc', 'libc6-dev'] : name === 'strace' ? ['strace'] : ['util-linux', 'mount'],
  );
  spawnSync('apt-get', ['update', '-qq'], { timeout: 120_000 });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    timeout: 170_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return missing.every(isInstalled);
}

function isInstalled(name: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
}

/** Compiles the library that stands between a child and its disk. */
export function compileShim(folder: string): string {
  const library = join(folder, 'disk-shim.so');
  const source = new URL('./disk-shim.c', import.meta.url).pathname;
  const made = spawnSync('gcc', ['-shared', '-fPIC', '-O2', '-Wall', '-o', library, source, '-ldl', '-pthread'], {
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`the shim does not compile: ${made.stderr}`);
  return library;
}

/** A folder that is gone when the test is; in memory where the machine has such a place, since a fault run writes a lot. */
export function temporaryFolder(name: string): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), `fieldbook-${name}-`));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/**
 * Compiled code is kept between children, which halves their start: where the test command keeps it, or in the folder. A child that is
 * killed leaves none behind, so those of other tests are worth having.
 */
export function childEnvironment(folder: string, more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const cache = process.env['NODE_COMPILE_CACHE'] ?? join(folder, 'compile-cache');
  mkdirSync(cache, { recursive: true });
  const { NODE_OPTIONS: _options, ...env } = process.env;
  return { ...env, NODE_COMPILE_CACHE: cache, ...more };
}
