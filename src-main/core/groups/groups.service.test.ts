import { expect, test } from 'vitest';
import { aDevice, type Device, refusalOf } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';

const namesIn = async ({ client }: Device, groupId: string) =>
  (await client.customers.list({ filter: { groupId } })).rows.map(({ name }) => name);

test('a customer is in several groups, is taken out and put in again, and the list shows a group’s members', async () => {
  const device = await aDevice();
  const { client } = device;
  const market = await client.groups.save({ name: 'Chợ Bến Thành', kind: 'market', rule: null });
  const food = await client.groups.save({ name: 'Thực phẩm', kind: 'industry', rule: null });
  const { id } = await client.customers.create({ name: 'Đại Phát' });
  const other = await client.customers.create({ name: 'An Bình' });
  for (const { id: groupId } of [market, food]) await client.groups.addMembers({ groupId, ids: [id] });
  expect((await client.groups.of({ customerId: id })).groups.map(({ name }) => name)).toEqual(['Chợ Bến Thành', 'Thực phẩm']);
  expect(await namesIn(device, market.id)).toEqual(['Đại Phát']);
  expect((await client.groups.removeMembers({ groupId: market.id, ids: [id] })).count).toBe(1);
  expect(await namesIn(device, market.id)).toEqual([]);
  expect((await client.groups.addMembers({ groupId: market.id, ids: [id, other.id] })).count).toBe(2);
  expect((await client.groups.addMembers({ groupId: market.id, ids: [id] })).count).toBe(0);
  expect(await namesIn(device, market.id)).toEqual(['An Bình', 'Đại Phát']);
});

test('a group by rule holds whoever passes it at this moment, in the list as on the customer’s page', async () => {
  const device = await aDevice();
  const { client } = device;
  const rule = { where: { join: 'all' as const, items: [{ field: 'potential' as const, op: 'at-least' as const, value: 70 }] } };
  const { id: groupId } = await client.groups.save({ name: 'Nhiều hứa hẹn', kind: 'other', rule });
  const { id } = await client.customers.create({ name: 'Đại Phát', potential: 40 });
  expect([await namesIn(device, groupId), (await client.groups.of({ customerId: id })).groups]).toEqual([[], []]);
  await client.customers.update({ id, change: { potential: 80 } });
  expect(await namesIn(device, groupId)).toEqual(['Đại Phát']);
  expect((await client.groups.of({ customerId: id })).groups.map(({ name }) => name)).toEqual(['Nhiều hứa hẹn']);
  await client.groups.save({ id: groupId, name: 'Nhiều hứa hẹn', kind: 'other', rule: { rating: 'A' } });
  expect(await namesIn(device, groupId)).toEqual([]);
  expect((await refusalOf(client.groups.addMembers({ groupId, ids: [id] }))).code).toBe('conflict');
});

test('groups are changed by administrators, their members by everybody', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id: groupId } = await client.groups.save({ name: 'Chợ', kind: 'market', rule: null });
  const { id } = await client.customers.create({ name: 'Đại Phát' });
  await inspect(device, (db) => db.exec("UPDATE users SET role = 'rep'"));
  expect((await refusalOf(client.groups.save({ name: 'Khác', kind: 'other', rule: null }))).code).toBe('forbidden');
  expect((await refusalOf(client.groups.delete({ id: groupId }))).code).toBe('forbidden');
  expect((await client.groups.addMembers({ groupId, ids: [id] })).count).toBe(1);
});
