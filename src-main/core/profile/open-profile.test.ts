import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { aDevice, type Device } from '../../../tests/support/devices.ts';
import { readRecoveryKey } from '../platform/recovery-key.ts';
import { openDatabase } from '../platform/database.ts';

const namesOn = async (device: Device) => (await device.client.customers.list({})).rows.map(({ name }) => name).sort();

async function aClosedDevice(withBackup: boolean): Promise<{ device: Device; data: string }> {
  const device = await aDevice();
  await device.client.customers.create({ name: 'Trước' });
  if (withBackup) await device.client.backup.create({});
  await device.client.customers.create({ name: 'Sau' });
  await device.core.close();
  return { device, data: join(device.profileDir, 'data.db') };
}

const spoilers: readonly (readonly [string, (data: string) => void])[] = [
  ['missing', (data) => rmSync(data)],
  ['empty', (data) => writeFileSync(data, '')],
  ['a text', (data) => writeFileSync(data, 'Tên khách hàng,Địa chỉ\n'.repeat(500))],
  ['cut short', (data) => writeFileSync(data, readFileSync(data).subarray(0, 20_000))],
  [
    'zeroed at its beginning',
    (data) => writeFileSync(data, Buffer.concat([Buffer.alloc(4096), readFileSync(data).subarray(4096)])),
  ],
  [
    'the database of another program',
    (data) => {
      rmSync(data);
      const other = new Database(data);
      other.exec('CREATE TABLE notes (x); INSERT INTO notes VALUES (1)');
      other.close();
    },
  ],
];

for (const withBackup of [true, false]) {
  test.each(spoilers)(
    `data that is %s is put back whole, ${withBackup ? 'from the backup and the journal' : 'from the journal alone'}, and kept aside`,
    async (what, spoil) => {
      const { device, data } = await aClosedDevice(withBackup);
      spoil(data);
      const spoiled = existsSync(data) ? readFileSync(data) : null;
      const again = await device.restart();
      expect(await namesOn(again)).toEqual(['Sau', 'Trước']);
      const status = await again.client.app.status({});
      expect(status.state).toBe('ready');
      const notice = status.notices.find(({ code }) => code === 'restored-from-backup');
      expect(notice, 'the user is told').toBeDefined();
      const keptAside = notice?.details?.['keptAside'];
      if (what === 'missing') expect(keptAside).toBeNull();
      else expect(readFileSync(join(again.profileDir, String(keptAside), 'data.db'))).toEqual(spoiled);
      await again.client.customers.create({ name: 'Tiếp' });
      expect(await namesOn(await again.restart())).toEqual(['Sau', 'Tiếp', 'Trước']);
    },
  );
}

test('a lost log is made good from the journal', async () => {
  const device = await aDevice();
  await device.client.customers.create({ name: 'Trước' });
  // As after a kill: the log holds everything and is gone.
  copyFileSync(join(device.profileDir, 'data.db'), join(device.profileDir, 'data.copy'));
  await device.client.customers.create({ name: 'Sau' });
  await device.core.close();
  copyFileSync(join(device.profileDir, 'data.copy'), join(device.profileDir, 'data.db'));
  const again = await device.restart();
  expect(await namesOn(again)).toEqual(['Sau', 'Trước']);
});

test('a damaged backup is passed over for the next older one', async () => {
  const device = await aDevice();
  await device.client.customers.create({ name: 'Một' });
  const first = await device.client.backup.create({});
  device.clock.now += 60_000;
  await device.client.customers.create({ name: 'Hai' });
  const second = await device.client.backup.create({});
  await device.core.close();
  const newest = join(device.profileDir, 'backups', second.file);
  const bytes = readFileSync(newest);
  bytes.fill(1, 50_000, 50_100);
  writeFileSync(newest, bytes);
  writeFileSync(join(device.profileDir, 'data.db'), '');
  const again = await device.restart();
  expect(await namesOn(again)).toEqual(['Hai', 'Một']);
  const notice = (await again.client.app.status({})).notices.find(({ code }) => code === 'restored-from-backup');
  expect(notice?.details?.['backupMadeAt']).toBe(first.madeAt);
  expect(existsSync(newest), 'the damaged backup is not deleted').toBe(true);
});

test('damage found in the middle of the work is put right, and the call that met it is answered', async () => {
  const { device, data } = await aClosedDevice(true);
  const bytes = readFileSync(data);
  // Every page but the first ones: opening reads only those.
  for (let at = 40_960; at < bytes.length; at += 4096) bytes.writeUInt8(bytes.readUInt8(at + 9) ^ 1, at + 9);
  writeFileSync(data, bytes);
  const again = await device.restart();
  expect(await namesOn(again)).toEqual(['Sau', 'Trước']);
  expect(readdirSync(join(again.profileDir, 'aside'))).toHaveLength(1);
});

test('two damaged files of one moment are both kept', async () => {
  const { device, data } = await aClosedDevice(true);
  writeFileSync(data, 'first');
  const again = await device.restart();
  await again.core.close();
  writeFileSync(data, 'second');
  // The test's clock stands still: both are set aside in the same millisecond.
  await again.restart();
  const kept = readdirSync(join(device.profileDir, 'aside')).map((name) =>
    readFileSync(join(device.profileDir, 'aside', name, 'data.db'), 'utf8'),
  );
  expect(kept.sort()).toEqual(['first', 'second']);
});

test('data of a newer program is not touched', async () => {
  const device = await aDevice();
  const key = readRecoveryKey((await device.client.backup.recoveryKey({})).recoveryKey);
  await device.core.close();
  const data = join(device.profileDir, 'data.db');
  const db = openDatabase(data, { key });
  db.pragma('user_version = 99');
  db.close();
  const before = readFileSync(data);
  const again = await device.restart();
  expect(await again.client.app.status({})).toMatchObject({ state: 'failed', problem: { code: 'newer-version' } });
  await expect(again.client.customers.create({ name: 'Không' })).rejects.toMatchObject({ code: 'newer-version' });
  await again.core.close();
  expect(readFileSync(data).equals(before)).toBe(true);
});

test('a damaged profile.json is read from its second copy; without one it is told, and no new profile is made over it', async () => {
  const { device } = await aClosedDevice(false);
  const profile = join(device.profileDir, 'profile.json');
  writeFileSync(profile, '{"version":1,"id":');
  const again = await device.restart();
  expect(await namesOn(again)).toEqual(['Sau', 'Trước']);
  await again.core.close();
  rmSync(`${profile}.copy`);
  const last = await again.restart();
  expect(await last.client.app.status({})).toMatchObject({ state: 'failed', problem: { code: 'damaged' } });
  await expect(last.client.profile.create({ userName: 'Hà', companyName: 'X' })).rejects.toMatchObject({
    code: 'profile-exists',
  });
  await expect(last.client.customers.list({})).rejects.toMatchObject({ code: 'damaged' });
});

test('a log that is lost after the journal was shortened is made good from the backup and the journal together', async () => {
  const device = await aDevice();
  copyFileSync(join(device.profileDir, 'data.db'), join(device.profileDir, 'data.copy'));
  for (const name of ['Một', 'Hai']) {
    await device.client.customers.create({ name });
    device.clock.now += 1000;
    await device.client.backup.create({});
  }
  await device.client.customers.create({ name: 'Ba' });
  await device.core.close();
  copyFileSync(join(device.profileDir, 'data.copy'), join(device.profileDir, 'data.db'));
  rmSync(join(device.profileDir, 'data.db-wal'), { force: true });
  const again = await device.restart();
  expect(await namesOn(again)).toEqual(['Ba', 'Hai', 'Một']);
});

test('a log that is lost right after a backup is made good, though the journal is empty', async () => {
  const device = await aDevice();
  copyFileSync(join(device.profileDir, 'data.db'), join(device.profileDir, 'data.copy'));
  await device.client.customers.create({ name: 'Một' });
  for (let number = 0; number < 2; number += 1) {
    device.clock.now += 1000;
    await device.client.backup.create({});
  }
  await device.core.close();
  copyFileSync(join(device.profileDir, 'data.copy'), join(device.profileDir, 'data.db'));
  const again = await device.restart();
  expect(await namesOn(again)).toEqual(['Một']);
});
