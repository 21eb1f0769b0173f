import { expect, test } from 'vitest';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';

test('an own purpose joins the list under a key that is never used twice', async () => {
  const device = await aDevice();
  const first = await device.client.lists.add({ list: 'visit_purpose', vi: 'Trưng bày' });
  const second = await device.client.lists.add({ list: 'visit_purpose', vi: 'Trưng bày', en: 'Display' });
  const { items } = await device.client.lists.all({});
  expect([first.key, second.key]).toEqual(['trung-bay', 'trung-bay-2']);
  expect(items.filter((item) => item.list === 'visit_purpose').map((item) => item.key)).toEqual([
    'maintain',
    'periodic',
    'introduce',
    'collect',
    'complaint',
    'trung-bay',
    'trung-bay-2',
  ]);
});

test('a choice is renamed and no longer offered, and undo brings it back; only administrators do so', async () => {
  const device = await aDevice();
  const { client } = device;
  const purpose = async (key: string) =>
    (await client.lists.all({})).items.find((item) => item.list === 'visit_purpose' && item.key === key);
  await client.lists.change({ list: 'visit_purpose', key: 'collect', change: { vi: 'Thu công nợ' } });
  const hidden = await client.lists.change({ list: 'visit_purpose', key: 'complaint', change: { isActive: false } });
  expect([(await purpose('collect'))?.vi, (await purpose('complaint'))?.isActive]).toEqual(['Thu công nợ', false]);
  await client.undo.apply({ groupId: hidden.groupId });
  expect((await purpose('complaint'))?.isActive).toBe(true);
  expect((await refusalOf(client.lists.change({ list: 'visit_purpose', key: 'none', change: { vi: 'x' } }))).code).toBe(
    'not-found',
  );
  await inspect(device, (db) => db.exec("UPDATE users SET role = 'rep'"));
  expect((await refusalOf(client.lists.change({ list: 'visit_purpose', key: 'collect', change: { vi: 'x' } }))).code).toBe(
    'forbidden',
  );
});
