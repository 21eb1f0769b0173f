import { expect, test } from 'vitest';
import { aDevice } from '../../../tests/support/devices.ts';

test('taking back an edit puts every field back, and taking that back does it again', async () => {
  const device = await aDevice();
  const { id } = await device.client.customers.create({ name: 'Một', phone: '1' });
  const edit = await device.client.customers.update({ id, change: { name: 'Hai', phone: null, rating: 'A' } });
  const undo = await device.client.undo.apply({ groupId: edit.groupId });
  // Three fields, and the line that noted the class.
  expect(undo).toMatchObject({ restored: 4, kept: 0 });
  expect(await device.client.customers.get({ id })).toMatchObject({ name: 'Một', phone: '1', rating: null });
  await device.client.undo.apply({ groupId: undo.groupId });
  expect(await device.client.customers.get({ id })).toMatchObject({ name: 'Hai', phone: null, rating: 'A' });
});

test('a field that somebody changed again since keeps the newer value', async () => {
  const device = await aDevice();
  const { id } = await device.client.customers.create({ name: 'Một', phone: '1' });
  const edit = await device.client.customers.update({ id, change: { name: 'Hai', phone: '2' } });
  await device.client.customers.update({ id, change: { phone: '3' } });
  expect(await device.client.undo.apply({ groupId: edit.groupId })).toMatchObject({ restored: 1, kept: 1 });
  expect(await device.client.customers.get({ id })).toMatchObject({ name: 'Một', phone: '3' });
});

test('a deleted customer comes back with everything, and is found again', async () => {
  const device = await aDevice();
  const { id } = await device.client.customers.create({ name: 'Đức Thịnh' });
  const { groupId } = await device.client.customers.delete({ ids: [id] });
  expect((await device.client.customers.search({ text: 'duc' })).hits).toEqual([]);
  await device.client.undo.apply({ groupId });
  expect((await device.client.customers.search({ text: 'duc' })).hits.map((hit) => hit.id)).toEqual([id]);
});

test('a bulk edit is taken back whole', async () => {
  const device = await aDevice();
  const ids: string[] = [];
  for (const name of ['Một', 'Hai', 'Ba']) ids.push((await device.client.customers.create({ name })).id);
  const { groupId, count } = await device.client.customers.updateMany({ ids, change: { rating: 'B' } });
  expect(count).toBe(3);
  await device.client.undo.apply({ groupId });
  const ratings = await Promise.all(ids.map(async (id) => (await device.client.customers.get({ id })).rating));
  expect(ratings).toEqual([null, null, null]);
});

test('saving a form in which nothing was changed can be taken back, and nothing happens', async () => {
  const device = await aDevice();
  const { id } = await device.client.customers.create({ name: 'Một' });
  const { groupId } = await device.client.customers.update({ id, change: { name: 'Một' } });
  const undo = await device.client.undo.apply({ groupId });
  expect(undo).toMatchObject({ restored: 0, kept: 0 });
  expect(await device.client.undo.apply({ groupId: undo.groupId })).toMatchObject({ restored: 0, kept: 0 });
  expect(await device.client.customers.get({ id })).toMatchObject({ name: 'Một', deletedAt: null });
});
