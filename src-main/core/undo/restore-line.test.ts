import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';

test('what was deleted of a customer is offered in its history for as long as it is deleted, comes back, and goes again with undo', async () => {
  const { client, profileDir } = await aDevice();
  const { id: customerId } = await client.customers.create({ name: 'Đại Phát' });
  const first = await client.contacts.create({ customerId, name: 'Chị Hoa' });
  const second = await client.contacts.create({ customerId, name: 'Anh Tư' });
  const visit = await client.visits.create({ customerId, startsAt: '2026-11-25T02:00:00.000Z' });
  const task = await client.tasks.create({ title: 'Gửi mẫu', customerId });
  const deal = await client.opportunities.create({ customerId, title: 'Máy ép' });
  const paper = join(profileDir, 'giấy.txt');
  writeFileSync(paper, 'Bản cam kết');
  const [file] = (await client.files.add({ customerId, files: [paper] })).added;
  const lines = async () =>
    (await client.customers.history({ id: customerId, withParts: true, limit: 300 })).changes
      .filter(({ canRestore }) => canRestore === true)
      .map(({ entity, rowId, rowName }) => [entity, rowId, rowName]);
  expect(await lines()).toEqual([]);

  await client.contacts.delete({ id: first.id });
  await client.undo.apply({ groupId: visit.groupId });
  await client.tasks.delete({ id: task.id });
  await client.opportunities.delete({ id: deal.id });
  await client.files.remove({ ids: [file?.id ?? ''] });
  // What a plan made and took away again is no line: nobody deleted it.
  const weekly = { purpose: 'care', everyDays: 7, weekdays: null, minuteOfDay: null, minutes: 45, fromOn: '2026-11-23' };
  const { id: planId, made } = await client.visitPlans.save({ ...weekly, customerId });
  expect(made).toBeGreaterThan(0);
  await client.visitPlans.remove({ id: planId });
  const deleted = [
    ['contacts', first.id, 'Chị Hoa'],
    ['files', file?.id, 'giấy.txt'],
    ['opportunities', deal.id, 'Máy ép'],
    ['tasks', task.id, 'Gửi mẫu'],
    ['visits', visit.id, '25/11/2026'],
  ];
  expect((await lines()).toSorted()).toEqual(deleted);

  let last = '';
  for (const [entity, id = ''] of deleted) last = (await client.undo.restore({ entity: entity as 'contacts', id })).groupId;
  expect(await lines()).toEqual([]);
  expect((await client.visits.get({ id: visit.id })).state).toBe('planned');
  expect((await client.files.list({ customerId })).papers.map(({ name }) => name)).toEqual(['giấy.txt']);
  // The one who became the primary contact meanwhile stays it.
  const { contacts } = await client.contacts.list({ customerId });
  expect(contacts.map(({ id, isPrimary }) => [id, isPrimary])).toEqual([
    [second.id, true],
    [first.id, false],
  ]);
  await client.undo.apply({ groupId: last });
  expect((await lines()).map(([entity]) => entity)).toEqual(['visits']);
});

test('nothing comes back to a customer who lies in the recycle bin, and what nobody knows is told', async () => {
  const { client } = await aDevice();
  const { id: customerId } = await client.customers.create({ name: 'Đại Phát' });
  const { id } = await client.contacts.create({ customerId, name: 'Chị Hoa' });
  await client.contacts.delete({ id });
  await client.customers.delete({ ids: [customerId] });
  expect((await refusalOf(client.undo.restore({ entity: 'contacts', id }))).code).toBe('conflict');
  expect((await refusalOf(client.undo.restore({ entity: 'visits', id }))).code).toBe('not-found');
  await client.customers.restore({ ids: [customerId] });
  await client.undo.restore({ entity: 'contacts', id });
  expect((await client.contacts.list({ customerId })).contacts.map(({ name }) => name)).toEqual(['Chị Hoa']);
});
