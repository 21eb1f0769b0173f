import { cpSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '../../src-main/core/platform/database.ts';
import { call, coreOf, keyOf, makeProfile } from './fault-core.ts';
import { seedOf } from './random.ts';
import type { Model } from './scenario.ts';
import { childEnvironment, temporaryFolder } from './tools.ts';
import { findBroken, findLost } from './verify.ts';
import { acceptHeard, after, spawnWorkChild } from './work-parent.ts';

const cleanUp: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanUp.splice(0).reverse()) clean();
});
function aFolder(): string {
  const folder = temporaryFolder('backups');
  cleanUp.push(folder.remove);
  return folder.path;
}

/** Words of which every profile of the scenario is full, as they are typed and as they are kept for the search. */
const seeded = [
  'Công ty',
  'Ghi chú',
  'Khách nói',
  'Nguyễn Thị Lan',
  'Bao bì',
  ' cong ty',
  '0907',
  '0912',
  'phat thinh',
  'customerId',
  'visit_results',
];

/** Files of the folder in which a seeded word stands in clear, in UTF-8 or UTF-16. */
function filesWithWords(folder: string, words: readonly string[]): string[] {
  const needles = words.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const path = join(folder, name);
    // A file may be gone before it is read: the program is at work.
    if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return [];
    const bytes = readFileSync(path);
    const found = needles.findIndex((needle) => bytes.includes(needle));
    return found < 0 ? [] : [`${name}: ${words[Math.floor(found / 2)]}`];
  });
}

test('no name, number or word of a customer stands in clear in any file, at work, after a kill and after the next start', async () => {
  const folder = aFolder();
  const profileDir = join(folder, 'profile');
  const importFolder = join(folder, 'files');
  mkdirSync(importFolder);
  await makeProfile(profileDir);
  const child = spawnWorkChild(childEnvironment(folder));
  await child.ready;
  child.start({ profileDir, seed: seedOf(), model: [], importFolder, makesBackups: true, steps: 0, plant: null });
  await child.working;
  const found: string[] = [];
  for (let look = 0; look < 6; look += 1) {
    await after(400);
    found.push(...filesWithWords(profileDir, seeded));
  }
  child.kill();
  const heard = await child.heard;
  expect(heard.acknowledged.length).toBeGreaterThan(30);
  found.push(...filesWithWords(profileDir, seeded));
  const core = coreOf(profileDir);
  await core.start();
  await core.dispatch('customers.get', { id: 'không phải id' });
  await core.dispatch('imports.run', { file: '/không/có/Công ty.csv' });
  await call(core, 'backup.create');
  found.push(...filesWithWords(profileDir, seeded));
  await core.close();
  found.push(...filesWithWords(profileDir, seeded));
  expect(found).toEqual([]);
  // The search itself finds what is there: the files to import are in clear.
  expect(filesWithWords(importFolder, ['Công ty']).length).toBe(readdirSync(importFolder).length);
});

test('every backup of a day restores: alone as it was then, and with the later changes to the present', async () => {
  const folder = aFolder();
  const profileDir = join(folder, 'profile');
  await makeProfile(profileDir);
  const model: Model = new Map();
  const seed = seedOf();
  const env = childEnvironment(folder);
  for (let round = 0; round < 3; round += 1) {
    const child = spawnWorkChild(env);
    await child.ready;
    child.start({
      profileDir,
      seed: seed + round,
      model: [...model],
      importFolder: null,
      makesBackups: false,
      steps: 40,
      plant: null,
    });
    acceptHeard(model, await child.heard);
    const core = coreOf(profileDir);
    await core.start();
    await call(core, 'backup.create');
    await core.close();
  }
  const key = await keyOf(profileDir);
  const files = readdirSync(join(profileDir, 'backups'));
  expect(files.length).toBeGreaterThanOrEqual(3);
  for (const file of files) {
    const held = openDatabase(join(profileDir, 'backups', file), { key, isReadOnly: true });
    const opNo = Number(held.prepare('SELECT max(op_no) FROM outbox').pluck().get());
    held.close();
    expect(file).toContain(`-op${opNo}-`);
    for (const keepsLaterChanges of [false, true]) {
      const copy = join(folder, `${file}-${keepsLaterChanges}`);
      cpSync(profileDir, copy, { recursive: true });
      const core = coreOf(copy);
      await core.start();
      await call(core, 'backup.restore', { file, keepsLaterChanges });
      await core.close();
      const db = openDatabase(join(copy, 'data.db'), { key });
      expect({ seed, file, broken: findBroken(db) }).toEqual({ seed, file, broken: [] });
      if (keepsLaterChanges) expect({ seed, file, lost: findLost(db, model) }).toEqual({ seed, file, lost: [] });
      else expect(Number(db.prepare('SELECT max(op_no) FROM outbox').pluck().get())).toBe(opNo);
      db.close();
    }
  }
});
