import { expect, test } from 'vitest';
import { aDevice } from '../../../tests/support/devices.ts';

test('an address of before July 2025 that somebody types is kept as the old one, in the province of today; one of today is only an address', async () => {
  const { client } = await aDevice();
  const old = 'Ấp 3, xã Tân Phú, huyện Dầu Tiếng, Bình Dương';
  const { id } = await client.customers.create({ name: 'Đại lý An', address: '1 Lê Lợi, Phường Sài Gòn, TP. Hồ Chí Minh' });
  const { id: bare } = await client.customers.create({ name: 'Đại lý Bình' });
  const place = async (customerId: string) => {
    const { address, oldAddress, provinceCode } = await client.customers.get({ id: customerId });
    return [address, oldAddress, provinceCode];
  };
  expect(await place(id)).toEqual(['1 Lê Lợi, Phường Sài Gòn, TP. Hồ Chí Minh', null, '2025:79']);
  await client.customers.update({ id: bare, change: { address: old } });
  // Nobody has said what the ward is called now: address and old address are the same, and the page asks.
  expect(await place(bare)).toEqual([old, old, '2025:79']);
  await client.customers.update({ id: bare, change: { address: 'Ấp 3, xã Dầu Tiếng, Hồ Chí Minh' } });
  expect(await place(bare)).toEqual(['Ấp 3, xã Dầu Tiếng, Hồ Chí Minh', old, '2025:79']);
  // A province that somebody chose stays.
  const { id: chosen } = await client.customers.create({ name: 'Đại lý Cúc', address: old, provinceCode: '2025:01' });
  expect(await place(chosen)).toEqual([old, old, '2025:01']);
  // Whoever says the old address too is taken at his word.
  await client.customers.update({ id: chosen, change: { address: old, oldAddress: null } });
  expect(await place(chosen)).toEqual([old, null, '2025:01']);
});
