import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Patience } from '../../src-server/platform/postgres-pool.ts';

/** A PostgreSQL of the test's own: a data folder and a socket in a temporary folder, no network. */
export interface TestPostgres {
  /** For DATABASE_URL; of the database `fieldbook`, or of another one that `createDatabase` made. */
  url(database?: string): string;
  createDatabase(name: string): void;
  /** The folder with the programs (pg_dump, pg_restore). */
  readonly programs: string;
  readonly folder: string;
  readonly pid: () => number;
  /** As a power cut: no checkpoint, no goodbye. Comes back with `start`. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** For tests that are not about a database that hangs: on a machine with much else to do a statement may take long. */
export const unhurried: Patience = { statement: 120_000, lock: 120_000, idle: 120_000, answer: 150_000 };

const superuser = 'postgres';
/** Who owns the office's database: no superuser, so that row-level security is asked of him too, as on a server that somebody else runs. */
const owner = 'office';

/**
 * Starts a private PostgreSQL 15 or later. `isDurable` keeps fsync on, for tests about crashes of the machine; a killed process needs none.
 * @throws with words on what to install where there is none and none can be installed
 */
export async function startPostgres(options: { readonly isDurable?: boolean } = {}): Promise<TestPostgres> {
  const programs = findPrograms();
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-pg-'));
  const data = join(folder, 'data');
  const someone = unprivileged();
  if (someone !== null) chownSync(folder, someone.uid, someone.gid);
  else chmodSync(folder, 0o700);
  const asSomeone = { ...someone, cwd: folder, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } };
  let child: ReturnType<typeof spawn> | null = null;

  async function start(): Promise<void> {
    const words = ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'max_connections=60', '-c', 'shared_buffers=64MB'];
    // In the data folder, which is removed, and not in /dev/shm, where a killed one leaves them.
    words.push('-c', 'dynamic_shared_memory_type=mmap');
    if (options.isDurable !== true) words.push('-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off');
    const started = spawn(join(programs, 'postgres'), words, { ...asSomeone, stdio: ['ignore', 'ignore', 'pipe'] });
    child = started;
    let said = '';
    await new Promise<void>((ready, fail) => {
      const stuck = setTimeout(() => fail(new Error(`PostgreSQL did not start in 20 s: ${said.slice(-2000)}`)), 20_000);
      started.stderr?.on('data', (chunk: Buffer) => {
        said = (said + chunk.toString()).slice(-20_000);
        if (said.includes('ready to accept connections')) {
          clearTimeout(stuck);
          ready();
        }
      });
      started.on('exit', (code) => {
        clearTimeout(stuck);
        fail(new Error(`PostgreSQL ended with ${code}: ${said.slice(-2000)}`));
      });
      started.on('error', fail);
    });
  }

  async function end(signal: 'SIGKILL' | 'SIGQUIT'): Promise<void> {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => running.once('exit', () => resolve()));
    running.kill(signal);
    await ended;
  }

  function run(program: string, words: readonly string[]): void {
    const done = spawnSync(join(programs, program), ['-h', folder, '-U', superuser, ...words], {
      ...asSomeone,
      encoding: 'utf8',
    });
    if (done.status !== 0) throw new Error(`${program}: ${done.stderr}`);
  }

  function createDatabase(name: string): void {
    run('createdb', ['-O', owner, name]);
  }

  execFileSync(join(programs, 'initdb'), ['-D', data, '-U', superuser, '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C'], {
    ...asSomeone,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await start();
  run('createuser', ['--createrole', owner]);
  createDatabase('fieldbook');
  // Whatever ends the test's process takes its database along.
  const lastResort = (): void => {
    child?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', lastResort);

  return {
    url: (database = 'fieldbook') => `postgres://${owner}@localhost/${database}?host=${encodeURIComponent(folder)}`,
    createDatabase,
    programs,
    folder,
    pid: () => child?.pid ?? 0,
    kill: async () => await end('SIGKILL'),
    start: async () => {
      // What a killed one leaves behind: its children end by themselves, its lock file names a process that is gone.
      for (let tries = 0; ; tries += 1) {
        try {
          return await start();
        } catch (error) {
          if (tries >= 20 || !String(error).includes('pre-existing shared memory')) throw error;
        }
      }
    },
    stop: async () => {
      process.removeListener('exit', lastResort);
      await end('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findPrograms(): string {
  const found = lookForPrograms();
  if (found !== null) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('PostgreSQL is missing; installing it with apt-get');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-q'], { stdio: 'inherit', env });
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'postgresql'], { stdio: 'inherit', env });
    const installed = lookForPrograms();
    if (installed !== null) return installed;
  }
  throw new Error(
    'The tests of the office server need the programs of PostgreSQL 15 or later (initdb, postgres, createdb, createuser, psql, pg_dump, pg_restore) on the PATH or in ' +
      '/usr/lib/postgresql/<version>/bin. On Debian and Ubuntu: apt-get install postgresql; on macOS: brew install postgresql@15.',
  );
}

function lookForPrograms(): string | null {
  const versions = '/usr/lib/postgresql';
  const packaged = existsSync(versions)
    ? readdirSync(versions)
        .filter((version) => Number(version) >= 15)
        .sort((a, b) => Number(a) - Number(b))
        .map((version) => join(versions, version, 'bin'))
    : [];
  const onPath = (process.env['PATH'] ?? '').split(delimiter);
  return (
    [...packaged, ...onPath].find((folder) =>
      ['initdb', 'postgres', 'createdb', 'createuser', 'psql', 'pg_dump', 'pg_restore'].every((program) =>
        existsSync(join(folder, program)),
      ),
    ) ?? null
  );
}

/** PostgreSQL refuses to run as root: then it runs as somebody who may do nothing else. */
function unprivileged(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string, name: string) => {
    const asked = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return asked.status === 0 ? Number(asked.stdout.trim()) : null;
  };
  for (const name of ['postgres', 'nobody']) {
    const uid = id('-u', name);
    const gid = id('-g', name);
    if (uid !== null && gid !== null) return { uid, gid };
  }
  return { uid: 65_534, gid: 65_534 };
}
