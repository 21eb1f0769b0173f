import { expect, test } from 'vitest';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';

test('a saved view comes back as it was saved, also after a restart, and can be changed and removed', async () => {
  const device = await aDevice();
  const spec = {
    filter: { rating: 'A' as const },
    order: { by: 'lastVisitAt' as const, descending: true },
    columns: ['name', 'phone'],
  };
  const { id } = await device.client.views.save({ entity: 'customers', name: 'Khách hạng A', spec });
  const again = await device.restart();
  expect((await again.client.views.list({})).views).toEqual([
    { id, entity: 'customers', name: 'Khách hạng A', spec, isShared: false, isMine: true, authorName: 'Nguyễn Thị Lan' },
  ]);
  await again.client.views.save({ id, entity: 'customers', name: 'Hạng A', spec: { ...spec, columns: ['name'] } });
  expect((await again.client.views.list({})).views.map((view) => [view.name, view.spec.columns])).toEqual([['Hạng A', ['name']]]);
  const { groupId } = await again.client.views.delete({ id });
  expect((await again.client.views.list({})).views).toEqual([]);
  await again.client.undo.apply({ groupId });
  expect((await again.client.views.list({})).views.length).toBe(1);
});

const spec = { filter: {}, order: { by: 'name' as const, descending: false }, columns: ['name'] };

test('a view that is shared is everybody’s to read, and its author’s to change; sharing can be undone', async () => {
  const { client } = await aDevice();
  const { id } = await client.views.save({ entity: 'customers', name: 'Hạng A', spec });
  const shared = await client.views.share({ id });
  expect((await client.views.list({})).views.map(({ name, isShared, isMine }) => [name, isShared, isMine])).toEqual([
    ['Hạng A', true, true],
  ]);
  await client.views.save({ id: shared.id, entity: 'customers', name: 'Hạng A và B', spec });
  expect((await client.views.list({})).views.map(({ name }) => name)).toEqual(['Hạng A và B']);
  await client.undo.apply({ groupId: shared.groupId });
  expect((await client.views.list({})).views.some((view) => view.id === id && !view.isShared)).toBe(true);
});

test('a colleague’s shared view can be read and copied, not changed and not removed', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id } = await client.views.save({ entity: 'customers', name: 'Của Hùng', spec });
  const shared = await client.views.share({ id });
  await inspect(device, (db) => {
    db.prepare('UPDATE shared_views SET created_by = ? WHERE id = ?').run('0192d3f0-0000-7000-8000-000000000009', shared.id);
  });
  expect((await client.views.list({})).views.map(({ isShared, isMine }) => [isShared, isMine])).toEqual([[true, false]]);
  const changed = client.views.save({ id: shared.id, entity: 'customers', name: 'Của tôi', spec });
  expect((await refusalOf(changed)).code).toBe('forbidden');
  expect((await refusalOf(client.views.delete({ id: shared.id }))).code).toBe('forbidden');
});

test('another list keeps views of its own; they are shared, copied and removed the same way, and no list shows those of another', async () => {
  const device = await aDevice();
  const { client } = device;
  const due = { search: { show: 'due', standing: true }, text: 'nguyen tac' };
  const { id } = await client.views.saveOfList({ entity: 'contracts', name: 'Sắp hết', spec: due });
  await client.views.saveOfList({ entity: 'quotes', name: 'Đã gửi', spec: { search: { state: 'sent' }, text: '' } });
  await client.views.save({ entity: 'customers', name: 'Hạng A', spec });
  const again = await device.restart();
  const namesOf = async (entity: 'contracts' | 'quotes' | 'orders') =>
    (await again.client.views.ofList({ entity })).views.map(({ name, isShared }) => `${name} ${isShared ? 'shared' : 'mine'}`);
  expect((await again.client.views.ofList({ entity: 'contracts' })).views).toEqual([
    { id, entity: 'contracts', name: 'Sắp hết', spec: due, isShared: false, isMine: true, authorName: 'Nguyễn Thị Lan' },
  ]);
  expect([await namesOf('quotes'), await namesOf('orders')]).toEqual([['Đã gửi mine'], []]);
  expect((await again.client.views.list({})).views.map(({ name }) => name)).toEqual(['Hạng A']);
  const shared = await again.client.views.share({ id });
  expect(await namesOf('contracts')).toEqual(['Sắp hết shared']);
  await again.client.views.saveOfList({ id: shared.id, entity: 'contracts', name: 'Sắp hết hạn', spec: due });
  expect(await namesOf('contracts')).toEqual(['Sắp hết hạn shared']);
  await again.client.views.delete({ id: shared.id });
  expect(await namesOf('contracts')).toEqual([]);
});
