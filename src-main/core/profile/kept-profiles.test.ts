import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { profilePaths } from '../platform/profile-folder.ts';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';

const companyName = 'Cửa hàng Lan';
const others = { userName: 'Trần Văn Bình', companyName: 'Công ty Bình Minh' };

test('who starts over finds the first question, and opens again what was kept, whole', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id } = await client.customers.create({ name: 'Nhà thuốc Đức Thịnh' });
  await client.backup.create({});
  expect(await refusalOf(client.profile.startOver({ companyName: 'Công ty khác' }))).toMatchObject({ code: 'invalid' });
  const { keptIn } = await client.profile.startOver({ companyName });
  expect(await client.app.status({})).toMatchObject({ state: 'no-profile', profile: null, notices: [] });
  expect((await refusalOf(client.customers.get({ id }))).code).toBe('no-profile');
  expect((await client.profile.kept({})).profiles).toMatchObject([
    { folder: keptIn, kind: 'alone', companyName, userName: 'Nguyễn Thị Lan', unsent: 0 },
  ]);

  await client.profile.create(others);
  expect((await client.customers.outline({})).total).toBe(0);
  expect((await client.backup.list({})).backups).toEqual([]);
  expect((await refusalOf(client.profile.takeBack({ folder: keptIn }))).code).toBe('profile-exists');
  await client.profile.startOver({ companyName: others.companyName });
  expect((await refusalOf(client.profile.takeBack({ folder: '../..' }))).code).toBe('not-found');
  await client.profile.takeBack({ folder: keptIn });
  expect((await client.customers.get({ id })).name).toBe('Nhà thuốc Đức Thịnh');
  expect((await client.backup.list({})).backups).toHaveLength(1);
  expect((await client.profile.kept({})).profiles.map((kept) => kept.companyName)).toEqual([others.companyName]);
  const again = await device.restart();
  expect((await again.client.customers.get({ id })).name).toBe('Nhà thuốc Đức Thịnh');
});

test('a move that a crash cut off anywhere is gone on with at the next start, out and back', async () => {
  for (let moved = 0; moved < 4; moved += 1) {
    const device = await aDevice();
    const { id } = await device.client.customers.create({ name: 'Nhà thuốc Đức Thịnh' });
    const { keptIn } = await device.client.profile.startOver({ companyName });
    await device.core.close();
    // As it stands after a crash: the note of the move, some files here and some there.
    const kept = join(device.profileDir, 'kept', keptIn);
    const back = readdirSync(kept).filter((name) => name !== 'kept.json');
    const order = ['data.db', 'journal', 'backups', 'profile.json.copy', 'profile.json'].filter((name) => back.includes(name));
    for (const name of order.slice(moved)) renameSync(join(kept, name), join(device.profileDir, name));
    writeFileSync(join(device.profileDir, 'moving.json'), JSON.stringify({ from: '.', to: `kept/${keptIn}` }));
    const again = await device.restart();
    expect(await again.client.app.status({})).toMatchObject({ state: 'no-profile' });

    await again.core.close();
    for (const name of order.slice(0, moved)) renameSync(join(kept, name), join(device.profileDir, name));
    writeFileSync(join(device.profileDir, 'moving.json'), JSON.stringify({ from: `kept/${keptIn}`, to: '.' }));
    const last = await again.restart();
    expect((await last.client.customers.get({ id })).name).toBe('Nhà thuốc Đức Thịnh');
    expect(existsSync(kept)).toBe(false);
  }
});

test('what an unfinished beginning left stands in nobody’s way, and is not deleted', async () => {
  const { client, profileDir } = await aDevice();
  const { id } = await client.customers.create({ name: 'Nhà thuốc Đức Thịnh' });
  const { keptIn } = await client.profile.startOver({ companyName });
  writeFileSync(join(profileDir, 'data.db'), 'half a database');
  await client.profile.takeBack({ folder: keptIn });
  expect((await client.customers.get({ id })).name).toBe('Nhà thuốc Đức Thịnh');
  const [aside] = readdirSync(join(profileDir, 'aside'));
  expect(readdirSync(join(profileDir, 'aside', aside ?? ''))).toEqual(['data.db']);
});

test('data that no key opens is tried again, kept aside and out of the way, and is tried again from there', async () => {
  const before = await aDevice();
  const { id } = await before.client.customers.create({ name: 'Nhà thuốc Đức Thịnh' });
  await before.core.close();
  const file = join(before.profileDir, 'profile.json');
  const profile = readFileSync(file, 'utf8');
  // The store of the system has another key, as after a new installation of it.
  for (const path of [file, `${file}.copy`]) writeFileSync(path, profile.replace(/"keyCheck": "[^"]*"/, '"keyCheck": "00"'));
  const { client } = await before.restart();
  await client.profile.open({});
  expect(await client.app.status({})).toMatchObject({ state: 'failed', problem: { code: 'wrong-key' } });
  const { keptIn } = await client.profile.startOver({ companyName: '' });
  expect(await client.app.status({})).toMatchObject({ state: 'no-profile', problem: null });
  await client.profile.create(others);
  await client.profile.startOver({ companyName: others.companyName });
  for (const path of ['profile.json', 'profile.json.copy']) writeFileSync(join(before.profileDir, 'kept', keptIn, path), profile);
  await client.profile.takeBack({ folder: keptIn });
  expect((await client.customers.get({ id })).name).toBe('Nhà thuốc Đức Thịnh');
});

test('a folder that another program is at work in, or a full disk, is tried again but never moved', async () => {
  const before = await aDevice();
  await before.core.close();
  const { data } = profilePaths(before.profileDir);
  renameSync(data, `${data}.away`);
  mkdirSync(data);
  const { client } = await before.restart();
  const { state, problem } = await client.app.status({});
  expect(state).toBe('failed');
  if (problem?.code !== 'damaged')
    expect((await refusalOf(client.profile.startOver({ companyName: '' }))).code).toBe(problem?.code);
  rmdirSync(data);
  renameSync(`${data}.away`, data);
  await client.profile.open({});
  expect((await client.app.status({})).state).toBe('ready');
});

test('where nothing can be kept aside the profile is open again, as it was', async () => {
  const { client, profileDir } = await aDevice();
  const { id } = await client.customers.create({ name: 'Nhà thuốc Đức Thịnh' });
  writeFileSync(join(profileDir, 'kept'), 'a file that somebody put here');
  await refusalOf(client.profile.startOver({ companyName }));
  expect((await client.app.status({})).state).toBe('ready');
  expect((await client.customers.get({ id })).name).toBe('Nhà thuốc Đức Thịnh');
});
