import { execFile } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { migrations } from '../../db/local/migrations/all.ts';
import type { Migration } from '../../db/local/migrations/migration.ts';
import { createCore } from '../../src-main/core/core.ts';
import { type Db, openDatabase } from '../../src-main/core/platform/database.ts';
import { migrate, pendingMigrations, schemaVersion } from '../../src-main/core/platform/migrate.ts';
import { fixtureKey, fixturePorts } from '../fixtures/schema/fixture-ports.ts';
import { type Content, readContent } from '../fixtures/schema/read-content.ts';
import { withPlanted } from './migrations.ts';
import { childEnvironment, temporaryFolder } from './tools.ts';

const run = promisify(execFile);
const fixtures = new URL('../fixtures/schema/', import.meta.url).pathname;
const versions = readdirSync(fixtures).filter((name) => /^\d+$/.test(name));

const cleanUp: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanUp.splice(0).reverse()) clean();
});
function aFolder(): string {
  const folder = temporaryFolder('migration');
  cleanUp.push(folder.remove);
  return folder.path;
}

test('each version that was ever released has its frozen profile', () => {
  expect(versions.map(Number).sort((a, b) => a - b)).toEqual(migrations.map(({ version }) => version));
});

test.each(versions)('a profile of version %s opens with everything that was in it', async (version) => {
  const profileDir = join(aFolder(), 'profile');
  cpSync(join(fixtures, version, 'profile'), profileDir, { recursive: true });
  const content = JSON.parse(readFileSync(join(fixtures, version, 'content.json'), 'utf8')) as Content; // made by make.ts
  const core = createCore({
    profileDir,
    version: '0.0.0-test',
    capabilities: { host: 'memory', canPickFiles: false, canNotify: false, canOpenFolders: false },
    ports: fixturePorts(Date.parse('2027-01-04T01:00:00.000Z')),
    checksOutputs: true,
  });
  await core.start();
  expect(await core.dispatch('app.status', {})).toMatchObject({
    ok: true,
    value: { state: 'ready', notices: [], profile: { userName: 'Nguyễn Thị Lan' } },
  });
  expect(await core.dispatch('customers.search', { text: 'dai phat' })).toMatchObject({
    ok: true,
    value: { hits: [{ name: 'Công ty TNHH Đại Phát' }] },
  });
  const db = openDatabase(join(profileDir, 'data.db'), { key: fixtureKey });
  expect(db.pragma('user_version', { simple: true })).toBe(schemaVersion);
  // The name of the machine belongs to no release.
  const here = (from: Content) =>
    JSON.stringify(from, (_key, value: unknown) => (Array.isArray(value) && value[0] === 'device_name' ? null : value));
  expect(here(readContent(db, content))).toBe(here(content));
  db.close();
  expect(await core.dispatch('customers.create', { name: 'Mới' })).toMatchObject({ ok: true });
  await core.close();
});

test.each(versions)('a backup of a profile of version %s is put back, here and on a new laptop, and goes on', async (version) => {
  const folder = aFolder();
  const profileDir = join(folder, 'profile');
  cpSync(join(fixtures, version, 'profile'), profileDir, { recursive: true });
  const laptop = (path: string) => {
    const core = createCore({
      profileDir: path,
      version: '0.0.0-test',
      capabilities: { host: 'memory', canPickFiles: false, canNotify: false, canOpenFolders: false },
      ports: fixturePorts(Date.parse('2027-01-04T01:00:00.000Z')),
    });
    const value = async (procedure: string, input: unknown): Promise<unknown> => {
      const outcome = await core.dispatch(procedure, input);
      expect(outcome, procedure).toMatchObject({ ok: true });
      return outcome.ok ? outcome.value : undefined;
    };
    return { core, value };
  };
  const cipherAt = (path: string) => look(path, (db) => db.pragma('cipher', { simple: true }));
  const madeWith = cipherAt(join(profileDir, 'data.db'));
  expect(madeWith).toBe(Number(version) <= 5 ? 'chacha20' : 'aegis');

  const here = laptop(profileDir);
  await here.core.start();
  await here.value('customers.create', { name: 'Trước bản sao' });
  const { file } = (await here.value('backup.create', {})) as { file: string }; // the contract's answer
  await here.value('customers.create', { name: 'Sau bản sao' });
  const { recoveryKey } = (await here.value('backup.recoveryKey', {})) as { recoveryKey: string };
  await here.value('backup.restore', { file, keepsLaterChanges: true });
  await here.value('customers.create', { name: 'Sau khi trả lại' });
  await here.core.close();

  const path = join(folder, 'new-laptop');
  const there = laptop(path);
  await there.core.start();
  await there.value('backup.restore', { file: join(profileDir, 'backups', file), recoveryKey });
  await there.value('customers.create', { name: 'Trên máy mới' });
  await there.core.close();

  const names = (at: string) => look(at, (db) => db.prepare("SELECT name FROM customers WHERE name LIKE '% %'").pluck().all());
  expect(names(join(profileDir, 'data.db'))).toEqual(
    expect.arrayContaining(['Công ty TNHH Đại Phát', 'Trước bản sao', 'Sau bản sao', 'Sau khi trả lại']),
  );
  const onNewLaptop = names(join(path, 'data.db'));
  expect(onNewLaptop).toEqual(expect.arrayContaining(['Công ty TNHH Đại Phát', 'Trước bản sao', 'Trên máy mới']));
  expect(onNewLaptop).not.toContain('Sau bản sao');
  for (const at of [profileDir, path]) expect(cipherAt(join(at, 'data.db'))).toBe(madeWith);
});

const starts: readonly (readonly [string, readonly Migration[], (path: string) => void])[] = [
  ['the first step on a new laptop', migrations.slice(0, 1), (path) => openDatabase(path, { key: fixtureKey }).close()],
  [
    'the next step on a laptop with data',
    withPlanted,
    (path) => cpSync(join(fixtures, String(schemaVersion), 'profile', 'data.db'), path),
  ],
];
test.each(starts)('a kill between any two statements of %s leaves all of it or nothing', async (_what, known, lay) => {
  const folder = aFolder();
  const env = childEnvironment(folder);
  const child = new URL('./migrate-child.ts', import.meta.url).pathname;
  const attempt = (path: string, killAt: number) =>
    run(process.execPath, [child, path, fixtureKey.toString('hex'), String(killAt), JSON.stringify(known)], { env });

  const reference = join(folder, 'reference.db');
  lay(reference);
  const before = look(reference, (db) => readContent(db));
  const boundaries = Number((await attempt(reference, 0)).stdout);
  const after = look(reference, (db) => readContent(db));
  expect(boundaries).toBeGreaterThan(8);
  expect(after).not.toEqual(before);

  let next = 1;
  let killed = 0;
  const lane = async (number: number) => {
    for (let killAt = next++; killAt <= boundaries; killAt = next++) {
      const path = join(folder, `lane-${number}.db`);
      for (const ending of ['', '-wal', '-shm']) rmSync(path + ending, { force: true });
      lay(path);
      await expect(attempt(path, killAt)).rejects.toMatchObject({ signal: 'SIGKILL' });
      killed += 1;
      expect(existsSync(path)).toBe(true);
      // Nothing of it is there, and the next start does it whole.
      expect(look(path, (db) => readContent(db))).toEqual(before);
      const finished = look(path, (db) => {
        migrate(db, pendingMigrations(db, known), '2026-11-25T01:00:00.000Z');
        return readContent(db);
      });
      expect(finished).toEqual(after);
    }
  };
  await Promise.all([lane(1), lane(2), lane(3)]);
  expect(killed).toBe(boundaries);
});

function look<T>(path: string, read: (db: Db) => T): T {
  const db = openDatabase(path, { key: fixtureKey });
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    return read(db);
  } finally {
    db.close();
  }
}
