import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aDevice } from '../../../tests/support/devices.ts';
import { openJournal } from '../platform/journal.ts';
import { profilePaths } from '../platform/profile-folder.ts';
import { readRecoveryKey } from '../platform/recovery-key.ts';
import { isDailyBackupDue } from './backup.service.ts';

const day = 24 * 60 * 60 * 1000;
const monday = Date.parse('2026-11-23T01:00:00.000Z');

test('a backup is due a day after the last one, and also when the clock stood wrong', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-due-'));
  const paths = profilePaths(folder);
  expect(isDailyBackupDue(paths, monday)).toBe(true);
  mkdirSync(paths.backups);
  writeFileSync(join(paths.backups, '20261123T010000000Z-op1-daily.db'), '');
  expect(isDailyBackupDue(paths, monday + day - 1)).toBe(false);
  expect(isDailyBackupDue(paths, monday + day)).toBe(true);
  expect(isDailyBackupDue(paths, monday - 365 * day)).toBe(true);
  rmSync(folder, { recursive: true });
});

test('the program makes one backup a day by itself, and no second one while it looks again and again', async () => {
  const device = await aDevice();
  const made = async () => (await device.client.backup.list({})).backups.map(({ madeAt, reason }) => `${madeAt} ${reason}`);
  expect(await made()).toEqual([]);
  device.keepHouse();
  await expect.poll(made, { timeout: 10_000 }).toEqual(['2026-11-23T01:00:00.000Z daily']);
  device.clock.now += day - 1;
  device.keepHouse();
  device.clock.now += 1;
  for (let look = 0; look < 3; look += 1) device.keepHouse();
  await expect.poll(made, { timeout: 10_000 }).toEqual(['2026-11-24T01:00:00.000Z daily', '2026-11-23T01:00:00.000Z daily']);
});

test('after a backup the journal keeps what the oldest kept backup does not hold, and everything while there is only one', async () => {
  const device = await aDevice();
  const key = readRecoveryKey((await device.client.backup.recoveryKey({})).recoveryKey);
  const names = () => {
    const journal = openJournal(join(device.profileDir, 'journal'), key);
    const found = journal
      .readAll()
      .entries.filter(({ entity }) => entity === 'customers')
      .map(({ patch }) => (JSON.parse(patch) as { name: string }).name); // our own entry
    journal.close();
    return found;
  };
  await device.client.customers.create({ name: 'Một' });
  await device.client.backup.create({});
  expect(names()).toEqual(['Một']);
  device.clock.now += 1000;
  await device.client.customers.create({ name: 'Hai' });
  await device.client.backup.create({});
  device.clock.now += 1000;
  await device.client.customers.create({ name: 'Ba' });
  await device.client.backup.create({});
  // The first backup is still there and has seen only the first customer.
  expect(names().slice(-2)).toEqual(['Hai', 'Ba']);
});

test('only a backup of the list or a file that was handed out is restored', async () => {
  const device = await aDevice();
  await expect(device.client.backup.restore({ file: '../profile.json' })).rejects.toMatchObject({ code: 'not-found' });
  await expect(device.client.backup.restore({ file: join(device.profileDir, 'nowhere.db') })).rejects.toMatchObject({
    code: 'not-found',
  });
});
