import { expect, test } from 'vitest';
import type { FilterCondition } from '../../../src-shared/customers/filter.ts';
import { aDevice } from '../../../tests/support/devices.ts';

test('customers are filtered, sorted and grouped by what was thought of them as leads; the newest assessment counts', async () => {
  const { client } = await aDevice();
  const names = ['An Phát', 'Bình Minh', 'Cát Tường', 'Duy Tân'] as const;
  const ids: string[] = [];
  for (const name of names) ids.push((await client.customers.create({ name, lifecycle: 'lead' })).id);
  const [anPhat = '', binhMinh = '', catTuong = ''] = ids;
  const assess = (customerId: string, verdict: 'qualified' | 'later', warmth: 'hot' | 'warm' | 'cold') =>
    client.leads.assess({ customerId, verdict, warmth });
  const found = async (condition: FilterCondition) =>
    (
      await client.customers.list({
        filter: { where: { join: 'all', items: [condition] } },
        order: { by: 'leadWarmth', descending: false },
        fields: ['leadWarmth', 'leadVerdict'],
      })
    ).rows.map(({ name, more }) => [name, more?.['leadWarmth'], more?.['leadVerdict']]);
  const hot: FilterCondition = { field: 'leadWarmth', op: 'is', value: ['hot'] };

  await assess(anPhat, 'later', 'hot');
  await assess(catTuong, 'qualified', 'hot');
  expect(await found(hot)).toEqual([
    ['An Phát', 'hot', 'later'],
    ['Cát Tường', 'hot', 'qualified'],
  ]);
  await assess(binhMinh, 'qualified', 'warm');
  await assess(anPhat, 'qualified', 'cold');
  expect(await found({ field: 'leadVerdict', op: 'is', value: ['qualified'] })).toEqual([
    ['Cát Tường', 'hot', 'qualified'],
    ['Bình Minh', 'warm', 'qualified'],
    ['An Phát', 'cold', 'qualified'],
  ]);
  await client.customers.create({ name: 'Ế Ẩm' });
  expect((await found({ field: 'leadWarmth', op: 'empty' })).map(([name]) => name)).toEqual(['Duy Tân', 'Ế Ẩm']);

  // A group by rule has the same customers, asked from the list and from the customer.
  const { id: groupId } = await client.groups.save({
    name: 'Khách nóng',
    kind: 'other',
    rule: { where: { join: 'all', items: [hot] } },
  });
  const inGroup = await client.customers.list({ filter: { groupId } });
  expect(inGroup.rows.map(({ name }) => name)).toEqual(['Cát Tường']);
  const groupsOf = async (customerId: string) => (await client.groups.of({ customerId })).groups.map(({ name }) => name);
  expect([await groupsOf(catTuong), await groupsOf(anPhat)]).toEqual([['Khách nóng'], []]);
});

test('what was thought of a record that is merged into another one counts for that one', async () => {
  const { client } = await aDevice();
  const { id: kept } = await client.customers.create({ name: 'Sen Vàng', lifecycle: 'lead' });
  const { id: gone } = await client.customers.create({ name: 'Sen Vang', lifecycle: 'lead' });
  const warm = async () =>
    (
      await client.customers.list({
        filter: { where: { join: 'all', items: [{ field: 'leadWarmth', op: 'is', value: ['warm'] }] } },
        fields: ['leadWarmth'],
      })
    ).rows.map(({ name, more }) => [name, more?.['leadWarmth']]);
  await client.leads.assess({ customerId: gone, verdict: 'later', warmth: 'warm' });
  expect(await warm()).toEqual([['Sen Vang', 'warm']]);
  await client.merges.merge({ winnerId: kept, ids: [gone] });
  expect(await warm()).toEqual([['Sen Vàng', 'warm']]);
});
