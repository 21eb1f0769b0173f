import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aDevice, aFreshDevice, type Device } from '../../../tests/support/devices.ts';
import { openDatabase } from '../platform/database.ts';
import { readRecoveryKey } from '../platform/recovery-key.ts';

const day = 24 * 60 * 60 * 1000;

const namesOn = async (device: Device) => (await device.client.customers.list({})).rows.map(({ name }) => name).sort();
const addCustomer = (device: Device, name: string) => device.client.customers.create({ name });

/** A device with one customer in a backup and one that came later. */
async function withBackup(): Promise<{ device: Device; file: string }> {
  const device = await aDevice();
  await addCustomer(device, 'Trước');
  const { file } = await device.client.backup.create({});
  device.clock.now += 60_000;
  await addCustomer(device, 'Sau');
  return { device, file };
}

/** All files of the profile with their bytes; logs and shared memory left out. */
function filesOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile() && !name.endsWith('-shm'))
      .map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  );
}

test('restoring goes back to the backup, keeps what was there aside, and makes a new device of it', async () => {
  const { device, file } = await withBackup();
  const before = JSON.parse(readFileSync(join(device.profileDir, 'profile.json'), 'utf8')) as { deviceId: string };
  const answer = await device.client.backup.restore({ file });
  expect(answer).toMatchObject({ customers: 1, replayed: 0 });
  expect(await namesOn(device)).toEqual(['Trước']);
  const aside = readdirSync(join(device.profileDir, answer.keptAside ?? ''));
  expect(aside.filter((name) => name === 'data.db')).toHaveLength(1);
  expect(aside.filter((name) => name.endsWith('.fbj')).length).toBeGreaterThan(0);
  const after = JSON.parse(readFileSync(join(device.profileDir, 'profile.json'), 'utf8')) as { deviceId: string };
  expect(after.deviceId).not.toBe(before.deviceId);

  await addCustomer(device, 'Mới');
  const again = await device.restart();
  expect(await namesOn(again)).toEqual(['Mới', 'Trước']);
});

test('restoring with the later changes loses none of them', async () => {
  const { device, file } = await withBackup();
  expect(await device.client.backup.restore({ file, keepsLaterChanges: true })).toMatchObject({ customers: 2, replayed: 1 });
  expect(await namesOn(device)).toEqual(['Sau', 'Trước']);
  const again = await device.restart();
  expect(await namesOn(again)).toEqual(['Sau', 'Trước']);
});

test('what was done after a restore is not lost when the data is damaged later', async () => {
  const { device, file } = await withBackup();
  device.clock.now += day;
  // A newer backup of the time that the user goes back from.
  await device.client.backup.create({});
  device.clock.now += 60_000;
  await device.client.backup.restore({ file });
  device.clock.now += 60_000;
  await addCustomer(device, 'Sau khi khôi phục');
  await device.core.close();
  for (const name of ['data.db', 'data.db-wal']) {
    if (existsSync(join(device.profileDir, name))) writeFileSync(join(device.profileDir, name), 'rot');
  }
  const again = await device.restart();
  expect(await namesOn(again)).toEqual(['Sau khi khôi phục', 'Trước']);
});

test.each([
  ['a text file', () => Buffer.from('Tên khách hàng,Địa chỉ\nĐại Phát,Hà Nội\n'), 'not-a-database'],
  ['an empty file', () => Buffer.alloc(0), 'not-a-database'],
  ['a backup that was cut short', (whole: Buffer) => whole.subarray(0, 40_960), 'wrong-key'],
  ['half a page', (whole: Buffer) => whole.subarray(0, 40_000), 'not-a-database'],
  [
    'a backup with a damaged page',
    (whole: Buffer) => Buffer.concat([whole.subarray(0, 81_920), Buffer.alloc(4096), whole.subarray(86_016)]),
    'not-a-database',
  ],
  [
    'a backup with a damaged beginning',
    (whole: Buffer) => Buffer.concat([Buffer.alloc(64, 0xee), whole.subarray(64)]),
    'wrong-key',
  ],
])('%s is refused in words, and nothing changes', async (_what, spoil, code) => {
  const { device, file } = await withBackup();
  const bad = join(device.profileDir, 'chosen.db');
  writeFileSync(bad, spoil(readFileSync(join(device.profileDir, 'backups', file))));
  const before = filesOf(device.profileDir);
  for (const keepsLaterChanges of [false, true]) {
    await expect(device.client.backup.restore({ file: bad, keepsLaterChanges })).rejects.toMatchObject({ code });
  }
  expect(filesOf(device.profileDir)).toEqual(before);
  expect(await namesOn(device)).toEqual(['Sau', 'Trước']);
  expect((await device.client.app.status({})).notices).toEqual([]);
});

test('a backup of a newer program is refused before anything moves', async () => {
  const { device, file } = await withBackup();
  const { recoveryKey } = await device.client.backup.recoveryKey({});
  const newer = join(device.profileDir, 'newer.db');
  copyFileSync(join(device.profileDir, 'backups', file), newer);
  const db = openDatabase(newer, { key: readRecoveryKey(recoveryKey) });
  db.pragma('user_version = 99');
  db.close();
  await expect(device.client.backup.restore({ file: newer })).rejects.toMatchObject({ code: 'newer-version' });
  expect(await namesOn(device)).toEqual(['Sau', 'Trước']);
  expect(existsSync(join(device.profileDir, 'aside')) ? readdirSync(join(device.profileDir, 'aside')) : []).toEqual([]);
});

test('a new laptop opens the backup with the key from the paper, and with no other', async () => {
  const { device, file } = await withBackup();
  const { recoveryKey } = await device.client.backup.recoveryKey({});
  const path = join(device.profileDir, 'backups', file);
  const laptop = await aFreshDevice();
  await expect(laptop.client.backup.restore({ file: path })).rejects.toMatchObject({ code: 'no-profile' });
  await expect(laptop.client.backup.restore({ file: path, recoveryKey: 'ABCD' })).rejects.toMatchObject({ code: 'wrong-key' });
  const other = (await (await aDevice()).client.backup.recoveryKey({})).recoveryKey;
  await expect(laptop.client.backup.restore({ file: path, recoveryKey: other })).rejects.toMatchObject({ code: 'wrong-key' });
  expect((await laptop.client.app.status({})).state).toBe('no-profile');

  await laptop.client.backup.restore({ file: path, recoveryKey });
  expect(await namesOn(laptop)).toEqual(['Trước']);
  expect((await laptop.client.app.status({})).profile?.userName).toBe('Nguyễn Thị Lan');
  await addCustomer(laptop, 'Trên máy mới');
  const again = await laptop.restart();
  expect(await namesOn(again)).toEqual(['Trên máy mới', 'Trước']);
});

test("another profile's recovery key does not replace this one's data", async () => {
  const { device } = await withBackup();
  const stranger = await withBackup();
  const { recoveryKey } = await stranger.device.client.backup.recoveryKey({});
  const path = join(stranger.device.profileDir, 'backups', stranger.file);
  await expect(device.client.backup.restore({ file: path })).rejects.toMatchObject({ code: 'wrong-key' });
  await expect(device.client.backup.restore({ file: path, recoveryKey })).rejects.toMatchObject({ code: 'wrong-key' });
  expect(await namesOn(device)).toEqual(['Sau', 'Trước']);
});

test('a copy on a stick is a whole backup', async () => {
  const device = await aDevice();
  await addCustomer(device, 'Đại Phát');
  const stick = join(device.profileDir, 'stick');
  mkdirSync(stick);
  const { copiedTo } = await device.client.backup.create({ file: join(stick, 'fieldbook.db') });
  await addCustomer(device, 'Sau');
  await device.client.backup.restore({ file: copiedTo ?? '' });
  expect(await namesOn(device)).toEqual(['Đại Phát']);
});

test('when the copy cannot be made, the data stays open as it is', async () => {
  const { device, file } = await withBackup();
  // A folder where the copy would be laid.
  mkdirSync(join(device.profileDir, 'data.db.placing'));
  await expect(device.client.backup.restore({ file })).rejects.toMatchObject({ code: expect.any(String) });
  expect(await namesOn(device)).toEqual(['Sau', 'Trước']);
  renameSync(join(device.profileDir, 'data.db.placing'), join(device.profileDir, 'away'));
  await device.client.backup.restore({ file });
  expect(await namesOn(device)).toEqual(['Trước']);
});
