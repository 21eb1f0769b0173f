import { expect, test } from 'vitest';
import { aDevice } from '../../../tests/support/devices.ts';

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
