import { expect, test } from 'vitest';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';

const kind = 'call' as const;

test('the office defines its kinds of activity, puts them in order and takes one away, and nothing follows with that one', async () => {
  const { client } = await aDevice();
  const second = await client.activityTypes.save({ vi: 'Hỏi ý kiến', en: 'Ask', kind });
  const first = await client.activityTypes.save({
    vi: 'Gọi sau báo giá',
    en: 'Call',
    kind,
    nextTypeId: second.id,
    nextAfterDays: 3,
  });
  await client.activityTypes.sort({ ids: [first.id, second.id] });
  expect((await client.activityTypes.list({})).types.map(({ vi }) => vi)).toEqual(['Gọi sau báo giá', 'Hỏi ý kiến']);
  expect((await refusalOf(client.activityTypes.save({ vi: 'gọi sau báo giá', en: 'x', kind }))).toShape()).toMatchObject({
    fields: { vi: 'name-taken' },
  });
  const { groupId } = await client.activityTypes.delete({ id: second.id });
  expect((await client.activityTypes.list({})).types).toMatchObject([{ vi: 'Gọi sau báo giá', nextTypeId: null }]);
  await client.undo.apply({ groupId });
  expect((await client.activityTypes.list({})).types).toMatchObject([{ nextTypeId: second.id }, {}]);
});

test('finishing an activity of a kind creates the next one so many working days later, in the same step, and undo takes both', async () => {
  const { client } = await aDevice();
  const { id: customerId } = await client.customers.create({ name: 'Đức Thịnh' });
  const next = await client.activityTypes.save({ vi: 'Hỏi ý kiến', en: 'Ask', kind });
  const { id: typeId } = await client.activityTypes.save({
    ...{ vi: 'Gọi sau báo giá', en: 'Call', kind, nextTypeId: next.id, nextAfterDays: 5, nextAssignee: 'owner' },
  });
  const { id } = await client.tasks.create({ title: 'Gọi hỏi báo giá', customerId, typeId });
  const { nextTaskId, groupId } = await client.tasks.complete({ id });
  // Monday and five working days; the Tuesday, 24 November, is a day off.
  expect(await client.tasks.get({ id: nextTaskId ?? '' })).toMatchObject({
    ...{ title: 'Hỏi ý kiến', typeId: next.id, dueOn: '2026-12-01', customerId, origin: 'next', isMine: true },
  });
  await client.undo.apply({ groupId });
  expect((await refusalOf(client.tasks.get({ id: nextTaskId ?? '' }))).code).toBe('not-found');
  // Done again after it was opened once more: the same next task, not a second one.
  const again = await client.tasks.complete({ id });
  expect(again.nextTaskId).toBe(nextTaskId);
  expect((await client.tasks.ofCustomer({ customerId })).tasks).toHaveLength(1);
});

test('a call that nobody had planned is logged with what came of it, the next step becomes a task, and the kind’s own follows too', async () => {
  const { client } = await aDevice();
  const { id: customerId } = await client.customers.create({ name: 'Đức Thịnh' });
  const next = await client.activityTypes.save({ vi: 'Hỏi ý kiến', en: 'Ask', kind });
  const { id: typeId } = await client.activityTypes.save({
    vi: 'Chào giá',
    en: 'Offer',
    kind,
    nextTypeId: next.id,
    nextAfterDays: 1,
  });
  const { taskIds, groupId } = await client.interactions.create({
    ...{ customerId, kind, text: 'Chị Hoa hẹn tuần sau', withWhom: 'Chị Hoa', typeId, outcome: 'interested', attempts: 3 },
    ...{ nextStep: 'Gửi mẫu', nextOn: '2026-11-27', makesTask: true },
  });
  expect(taskIds).toHaveLength(2);
  expect((await client.tasks.ofCustomer({ customerId })).tasks.map(({ title, dueOn }) => [title, dueOn])).toEqual([
    ['Hỏi ý kiến', '2026-11-25'],
    ['Gửi mẫu', '2026-11-27'],
  ]);
  await client.interactions.create({ customerId, kind: 'email', text: 'Gửi bảng giá' });
  expect(await client.timeline.outline({ customerId })).toMatchObject({
    attempts: 4,
    kinds: [
      { kind: 'call', count: 1 },
      { kind: 'email', count: 1 },
      { kind: 'change', count: 1 },
    ],
  });
  expect((await client.timeline.list({ customerId, kinds: ['call'] })).entries).toMatchObject([
    { details: { of: 'talk', outcome: 'interested', attempts: 3, type: { vi: 'Chào giá', en: 'Offer' } } },
  ]);
  await client.undo.apply({ groupId });
  expect((await client.tasks.ofCustomer({ customerId })).tasks).toEqual([]);
});
