import { expect, test } from 'vitest';
import type { FilterCondition } from '../../../src-shared/customers/filter.ts';
import { aDevice, type Device } from '../../../tests/support/devices.ts';

const dayMs = 86_400_000;

const found = async ({ client }: Device, condition: FilterCondition, by: 'tradingState' | 'mainIndustry') =>
  (
    await client.customers.list({
      filter: { where: { join: 'all', items: [condition] } },
      order: { by, descending: false },
      fields: ['tradingState', 'mainIndustry'],
    })
  ).rows.map(({ name, more }) => [name, more?.['tradingState'], more?.['mainIndustry']]);

const groupsBy = async ({ client }: Device, by: 'tradingState' | 'mainIndustry') =>
  (await client.customers.groups({ filter: {}, by })).groups.map(({ value, count }) => `${value} ${count}`).toSorted();

test('the list says who buys, filters and groups by it; a day that goes by and the office’s limit change it', async () => {
  const device = await aDevice();
  const { client } = device;
  const buying: FilterCondition = { field: 'tradingState', op: 'is', value: ['trading'] };
  const { id: anPhat } = await client.customers.create({ name: 'An Phát' });
  const { id: binhMinh } = await client.customers.create({ name: 'Bình Minh' });
  await client.customers.create({ name: 'Cát Tường' });
  await client.customers.update({ id: anPhat, change: { lastTransactionOn: '2026-11-20' } });
  await client.customers.update({ id: binhMinh, change: { lastTransactionOn: '2026-08-25' } });
  expect(await found(device, buying, 'tradingState')).toEqual([
    ['An Phát', 'trading', null],
    ['Bình Minh', 'trading', null],
  ]);
  expect(await groupsBy(device, 'tradingState')).toEqual(['potential 1', 'trading 2']);

  // Bình Minh bought 90 days ago; nobody writes anything, and a day later it has stopped.
  device.clock.now += dayMs;
  expect(await found(device, buying, 'tradingState')).toEqual([['An Phát', 'trading', null]]);
  expect(await groupsBy(device, 'tradingState')).toEqual(['potential 1', 'stopped 1', 'trading 1']);
  const inOrder = await client.customers.list({ order: { by: 'tradingState', descending: false }, fields: ['tradingState'] });
  expect(inOrder.rows.map(({ name }) => name)).toEqual(['An Phát', 'Bình Minh', 'Cát Tường']);

  await client.officeRules.set({ tradingLimitDays: 120 });
  expect(await groupsBy(device, 'tradingState')).toEqual(['potential 1', 'trading 2']);
  await client.customers.update({ id: binhMinh, change: { lastTransactionOn: '2025-01-01' } });
  expect(await groupsBy(device, 'tradingState')).toEqual(['potential 1', 'stopped 1', 'trading 1']);
});

test('the industry is the section of the main business line, also one of a merged record, and follows every change of it', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id: anPhat } = await client.customers.create({ name: 'An Phát' });
  const { id: binhMinh } = await client.customers.create({ name: 'Bình Minh' });
  await client.customers.create({ name: 'Cát Tường' });
  const line = (customerId: string, vsicCode: string, isMain: boolean) =>
    client.parts.create({ part: 'businessLines', customerId, values: { vsicCode, name: vsicCode, isMain } });
  await line(anPhat, '4679', true);
  await line(anPhat, '1071', false);
  await line(binhMinh, '1071', true);
  const isTrade: FilterCondition = { field: 'mainIndustry', op: 'is', value: ['G'] };
  expect(await found(device, isTrade, 'mainIndustry')).toEqual([['An Phát', 'potential', 'G']]);
  expect(await groupsBy(device, 'mainIndustry')).toEqual(['C 1', 'G 1', 'null 1']);

  const { id: dungTien } = await client.customers.create({ name: 'Dũng Tiến' });
  await client.merges.merge({ winnerId: dungTien, ids: [anPhat] });
  expect(await found(device, isTrade, 'mainIndustry')).toEqual([['Dũng Tiến', 'potential', 'G']]);
  expect(await groupsBy(device, 'mainIndustry')).toEqual(['C 1', 'G 1', 'null 1']);
  await client.groups.save({ name: 'Thương mại', kind: 'other', rule: { where: { join: 'all', items: [isTrade] } } });
  expect((await client.groups.of({ customerId: dungTien })).groups.map(({ name }) => name)).toEqual(['Thương mại']);
});
