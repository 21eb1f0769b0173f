import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { canMount, mountSmallDisk, runDiskErrors, workUnderStrace } from './disk-errors.ts';
import { call, coreOf, makeProfile, Refused } from './fault-core.ts';
import { seedOf } from './random.ts';
import { ensureTools, isFull, isLinux, isRoot, sayLeftOut, temporaryFolder } from './tools.ts';

const cleanUp: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanUp.splice(0).reverse()) clean();
});
function aFolder(): string {
  const folder = temporaryFolder('disk');
  cleanUp.push(folder.remove);
  return folder.path;
}

const hasCompiler = ensureTools(['gcc']);
if (!hasCompiler) sayLeftOut('the n-th disk error', 'needs gcc on Linux');
for (const [name, error] of hasCompiler
  ? ([
      ['pwrite', 'EIO'],
      ['pwrite', 'ENOSPC'],
      ['fsync', 'EIO'],
      ['fsync', 'ENOSPC'],
      ['open', 'ENOSPC'],
    ] as const)
  : []) {
  test(`whichever ${name} fails with ${error}, it is told, nothing saved is lost, and the next save works`, async () => {
    const seed = seedOf();
    const report = await runDiskErrors({ call: name, error, seed, steps: isFull ? 40 : 5, stride: isFull ? 1 : 17 });
    process.stdout.write(
      `${name} ${error}: ${report.tried} faults up to the ${report.lastN}th, ${report.acknowledged} saved, refused ${JSON.stringify(report.refused)}\n`,
    );
    expect({ seed, lost: report.lost, broken: report.broken, profile: report.profileProblem }).toEqual({
      seed,
      lost: [],
      broken: [],
      profile: [],
    });
    for (const code of Object.keys(report.refused)) expect(['disk-full', 'disk-error']).toContain(code);
    if (name === 'pwrite') expect(report.refused[error === 'ENOSPC' ? 'disk-full' : 'disk-error']).toBeGreaterThan(0);
    if (name !== 'open') expect(report.tried).toBeGreaterThan(10);
    expect(report.slowestRefusalMs).toBeLessThan(1000);
  });
}

const hasStrace = isRoot && ensureTools(['strace']);
if (!hasStrace) sayLeftOut('counting the syncs of the disk', 'needs strace');
if (hasStrace) {
  test('every saved change is synced to the disk, in the database and in the journal', async () => {
    const { heard, syncs, broken } = await workUnderStrace({ steps: 40, seed: seedOf(), inject: null });
    const groups = new Set(heard.acknowledged.map(({ answer }) => answer.groupId)).size;
    expect(broken).toEqual([]);
    expect(groups).toBeGreaterThan(30);
    expect(syncs).toBeGreaterThanOrEqual(2 * groups);
  });

  test.each(['fsync:error=EIO:when=4', 'pwrite64:error=ENOSPC:when=9..20', 'pwrite64:error=EIO:when=30'])(
    'a kernel that answers %s costs no saved change',
    async (inject) => {
      const { heard, broken } = await workUnderStrace({ steps: 12, seed: 5, inject });
      expect(broken).toEqual([]);
      expect(heard.refused.length + heard.acknowledged.length).toBe(12);
      expect(heard.refused.length).toBeGreaterThan(0);
      for (const { code } of heard.refused) expect(['disk-full', 'disk-error']).toContain(code);
    },
  );
}

const mounts = isRoot && canMount();
if (!mounts) sayLeftOut('full and read-only disks', 'needs root and mount on Linux');
if (mounts) {
  test.each([4, 6, 8])(
    'a disk of %d MB that is full is told at once, loses nothing, and works again when there is room',
    async (megabytes) => {
      const path = join(aFolder(), 'disk');
      const disk = mountSmallDisk(path, megabytes);
      cleanUp.push(disk.unmount);
      const profileDir = join(path, 'profile');
      await makeProfile(profileDir);
      const filler = join(path, 'filler');
      writeFileSync(filler, Buffer.alloc(512 * 1024));
      const core = coreOf(profileDir);
      cleanUp.push(() => void core.close());
      await core.start();
      const saved: string[] = [];
      let refusal: Refused | null = null;
      let waitedMs = 0;
      for (let number = 0; refusal === null; number += 1) {
        const startedAt = performance.now();
        try {
          saved.push(
            (await call<{ id: string }>(core, 'customers.create', { name: `Khách ${number}`, note: 'ghi chú '.repeat(2000) })).id,
          );
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          refusal = error;
          waitedMs = performance.now() - startedAt;
        }
      }
      expect(refusal.shape.code).toBe('disk-full');
      expect(waitedMs).toBeLessThan(1000);
      for (const id of saved) await call(core, 'customers.get', { id });

      rmSync(filler);
      saved.push((await call<{ id: string }>(core, 'customers.create', { name: 'Có chỗ rồi' })).id);
      await core.close();
      const again = coreOf(profileDir);
      await again.start();
      for (const id of saved) await call(again, 'customers.get', { id });
      await again.close();
    },
  );

  test('a disk that is read-only is told as such; nothing crashes, and nothing is written anywhere else', async () => {
    const folder = aFolder();
    const path = join(folder, 'disk');
    const disk = mountSmallDisk(path, 8);
    cleanUp.push(disk.unmount);
    const profileDir = join(path, 'profile');
    await makeProfile(profileDir);
    disk.remount('ro');
    for (const [procedure, input] of [
      ['customers.list', {}],
      ['customers.create', { name: 'Không' }],
      ['backup.create', {}],
    ] as const) {
      expect(commandLine(folder, profileDir, procedure, input)).toEqual({ code: 'read-only', exit: 1, elsewhere: [] });
    }
    expect(commandLine(folder, join(path, 'new'), 'profile.create', { userName: 'Lan', companyName: 'X' })).toEqual({
      code: 'read-only',
      exit: 1,
      elsewhere: [],
    });
    disk.remount('rw');
    expect(commandLine(folder, profileDir, 'customers.create', { name: 'Được' })).toEqual({ code: null, exit: 0, elsewhere: [] });
  });
}

const hasSetpriv = isRoot && ensureTools(['setpriv']);
if (isLinux && !hasSetpriv) sayLeftOut('a data folder of another user', 'needs root and setpriv');
if (hasSetpriv) {
  test('a data folder of somebody else is told as such and stays as it is', async () => {
    const folder = aFolder();
    chmodSync(folder, 0o755);
    const profileDir = join(folder, 'profile');
    await makeProfile(profileDir);
    const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--inh-caps=-all'];
    for (const mode of [0o700, 0o755]) {
      chmodSync(profileDir, mode);
      for (const [procedure, input] of [
        ['customers.list', {}],
        ['customers.create', { name: 'Không' }],
        ['profile.create', { userName: 'Hà', companyName: 'X' }],
      ] as const) {
        const { code, exit } = commandLine(folder, profileDir, procedure, input, asNobody);
        expect({ mode, procedure, exit }).toEqual({ mode, procedure, exit: 1 });
        expect(['read-only', 'key-unavailable', 'profile-exists']).toContain(code);
      }
    }
    expect(commandLine(folder, profileDir, 'customers.list', {})).toMatchObject({ code: null, exit: 0 });
  });
}

test('every machine runs this file, and what it leaves out is said', () => {
  expect([hasCompiler, hasStrace, mounts, hasSetpriv].every((has) => typeof has === 'boolean')).toBe(true);
});

/** Calls the program in a home of its own; answers the code of the refusal and what it left in that home. */
function commandLine(folder: string, profileDir: string, procedure: string, input: unknown, wrapper: readonly string[] = []) {
  const home = join(folder, 'home');
  mkdirSync(home, { recursive: true });
  chmodSync(home, 0o777);
  const cli = new URL('../../src-main/hosts/cli/main.ts', import.meta.url).pathname;
  const [command = process.execPath, ...words] = [
    ...wrapper,
    process.execPath,
    cli,
    procedure,
    JSON.stringify(input),
    '--profile',
    profileDir,
  ];
  const { NODE_OPTIONS: _options, NODE_COMPILE_CACHE: _cache, ...env } = process.env;
  const ran = spawnSync(command, words, {
    encoding: 'utf8',
    cwd: home,
    env: { ...env, HOME: home, TMPDIR: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home },
  });
  const answer = JSON.parse(ran.stdout === '' ? JSON.stringify({ error: { code: ran.stderr } }) : ran.stdout) as {
    error?: { code: string };
  }; // the command line prints JSON
  return {
    code: answer.error?.code ?? null,
    exit: ran.status,
    elsewhere: readdirSync(home, { recursive: true, encoding: 'utf8' }),
  };
}
