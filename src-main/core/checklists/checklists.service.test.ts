import { expect, test } from 'vitest';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';

const steps = [
  { vi: 'Tìm hiểu nhu cầu', en: 'Learn the need' },
  { vi: 'Gửi báo giá', en: 'Send a quote' },
  { vi: 'Ký hợp đồng', en: 'Sign' },
];

test('staff tick off the steps of a process, who and when stand beside them, and the manager sees how far everybody is', async () => {
  const { client, clock } = await aDevice();
  const { id: checklistId } = await client.checklists.save({ name: 'Bán hàng', subject: 'selling', steps });
  const { id: first } = await client.customers.create({ name: 'Đức Thịnh' });
  const { id: second } = await client.customers.create({ name: 'Ánh Dương' });
  const [list] = (await client.checklists.list({})).checklists;
  const [ask, quote, sign] = list?.steps.map(({ key }) => key) ?? [];
  if (ask === undefined || quote === undefined || sign === undefined) throw new Error('three steps were written');
  await client.checklists.mark({ customerId: first, checklistId, step: ask });
  clock.now += 60_000;
  const { groupId } = await client.checklists.mark({ customerId: first, checklistId, step: quote, note: 'Gửi qua Zalo' });
  for (const step of [ask, quote, sign]) {
    clock.now += 60_000;
    await client.checklists.mark({ customerId: second, checklistId, step });
  }
  expect((await client.checklists.ofCustomer({ customerId: first })).lists).toMatchObject([
    {
      marks: [
        { step: ask, userName: 'Nguyễn Thị Lan' },
        { step: quote, note: 'Gửi qua Zalo' },
      ],
    },
  ]);
  expect(await client.checklists.overview({ checklistId })).toMatchObject({
    ...{ steps: 3, total: 2, finished: 1 },
    rows: [
      { customerName: 'Ánh Dương', done: 3, nextStep: null },
      { customerName: 'Đức Thịnh', done: 2, nextStep: sign },
    ],
  });
  await client.undo.apply({ groupId });
  expect((await client.checklists.overview({ checklistId })).rows[1]).toMatchObject({ done: 1, nextStep: quote });
  // Ticked off again: the same row comes back.
  await client.checklists.mark({ customerId: first, checklistId, step: quote });
  await client.checklists.unmark({ customerId: first, checklistId, step: ask });
  const { rows } = await client.checklists.overview({ checklistId });
  expect(rows.find(({ customerId }) => customerId === first)).toMatchObject({ done: 1, nextStep: ask });
  expect((await refusalOf(client.checklists.mark({ customerId: first, checklistId, step: 'nothing' }))).code).toBe('not-found');
});

test('a step keeps its ticks when it is called otherwise or moved, and after a merge the first tick counts', async () => {
  const { client } = await aDevice();
  const { id } = await client.checklists.save({ name: 'Bán hàng', subject: 'selling', steps });
  const { id: winnerId } = await client.customers.create({ name: 'Công ty Lan' });
  const { id: loserId } = await client.customers.create({ name: 'Cửa hàng Lan' });
  const before = (await client.checklists.list({})).checklists[0]?.steps ?? [];
  const [ask] = before;
  for (const customerId of [winnerId, loserId]) {
    await client.checklists.mark({ customerId, checklistId: id, step: ask?.key ?? '' });
  }
  await client.merges.merge({ winnerId, ids: [loserId] });
  const turned = before.toReversed().map((step) => ({ ...step, vi: `${step.vi} (mới)` }));
  await client.checklists.save({ id, name: 'Bán hàng', subject: 'selling', steps: turned });
  const [list] = (await client.checklists.ofCustomer({ customerId: winnerId })).lists;
  expect(list?.checklist.steps.map(({ vi }) => vi)).toEqual(['Ký hợp đồng (mới)', 'Gửi báo giá (mới)', 'Tìm hiểu nhu cầu (mới)']);
  expect(list?.marks.map(({ step }) => step)).toEqual([ask?.key]);
  expect((await client.checklists.overview({ checklistId: id })).rows).toMatchObject([{ customerId: winnerId, done: 1 }]);
  await client.checklists.unmark({ customerId: winnerId, checklistId: id, step: ask?.key ?? '' });
  expect((await client.checklists.overview({ checklistId: id })).rows).toEqual([]);
});
