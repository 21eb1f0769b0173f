import { expect, test } from 'vitest';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';

// The test's Monday is 23 November 2026.
const on = '2026-11-23';

async function groupsOf(client: Awaited<ReturnType<typeof aDevice>>['client'], more: object = {}) {
  const { groups } = await client.tasks.list({ on, ...more });
  return Object.fromEntries(groups.map(({ bucket, tasks }) => [bucket, tasks.map(({ title }) => title)]));
}

test('tasks stand in groups by their day, and those without one come last', async () => {
  const { client } = await aDevice();
  for (const [title, dueOn] of [
    ['Không hẹn ngày', null],
    ['Tuần tới', '2026-11-30'],
    ['Chủ nhật', '2026-11-29'],
    ['Hôm nay', on],
    ['Hôm qua', '2026-11-22'],
  ] as const)
    await client.tasks.create({ title, dueOn });
  await client.tasks.create({ title: 'Hôm nay 9 giờ', dueOn: on, dueMinute: 540 });
  expect(await groupsOf(client)).toEqual({
    overdue: ['Hôm qua'],
    today: ['Hôm nay', 'Hôm nay 9 giờ'],
    week: ['Chủ nhật'],
    later: ['Tuần tới', 'Không hẹn ngày'],
    done: [],
  });
  expect(await client.tasks.counts({ on })).toEqual({ overdue: 1, today: 2, escalated: 0 });
  const { groups } = await client.tasks.list({ on, limit: 1 });
  expect(groups.map(({ bucket, count, tasks }) => [bucket, count, tasks.length])).toEqual([
    ['overdue', 1, 1],
    ['today', 2, 1],
    ['week', 1, 1],
    ['later', 2, 1],
    ['done', 0, 0],
  ]);
});

test('a task is begun, done, opened again and cancelled; what the machine does not allow is refused', async () => {
  const { client } = await aDevice();
  const { id } = await client.tasks.create({ title: 'Gọi lại', dueOn: on });
  await client.tasks.move({ ids: [id], state: 'doing' });
  await client.tasks.complete({ id, outcome: 'Đã hẹn' });
  expect(await client.tasks.get({ id })).toMatchObject({ state: 'done', outcome: 'Đã hẹn', doneByName: 'Nguyễn Thị Lan' });
  expect((await groupsOf(client))['done']).toEqual(['Gọi lại']);
  expect((await refusalOf(client.tasks.move({ ids: [id], state: 'doing' }))).code).toBe('conflict');
  await client.tasks.move({ ids: [id], state: 'open' });
  expect(await client.tasks.get({ id })).toMatchObject({ state: 'open', doneAt: null });
  await client.tasks.cancel({ id, reason: 'Khách đổi ý' });
  expect((await refusalOf(client.tasks.complete({ id }))).code).toBe('conflict');
  const { history } = await client.tasks.get({ id });
  expect(history.filter(({ field }) => field === 'state').map(({ newValue }) => newValue)).toEqual([
    'cancelled',
    'open',
    'done',
    'doing',
  ]);
});

test('a task for a customer takes the channel that the customer wishes, else its main contact, else the one it answered on', async () => {
  const { client } = await aDevice();
  const made = async (name: string) => (await client.customers.create({ name })).id;
  const wish = await made('Muốn email');
  await client.customers.update({ id: wish, change: { preferredChannel: 'email', phone: '0903 123 456' } });
  const byContact = await made('Người liên hệ thích Zalo');
  await client.contacts.create({ customerId: byContact, name: 'Chị Hoa', preferredChannel: 'zalo', phone: '0903 123 456' });
  const answered = await made('Hay nghe máy');
  for (let call = 0; call < 3; call += 1)
    await client.interactions.create({ customerId: answered, kind: 'call', text: 'Có nghe', outcome: 'reached' });
  const silent = await made('Không nghe máy');
  for (let call = 0; call < 3; call += 1)
    await client.interactions.create({ customerId: silent, kind: 'call', text: 'Không nghe', outcome: 'not-reached' });
  const channelFor = async (customerId: string) => {
    const { id } = await client.tasks.create({ title: 'Báo giá mới', customerId });
    return (await client.tasks.get({ id })).channel;
  };
  expect([await channelFor(wish), await channelFor(byContact), await channelFor(answered), await channelFor(silent)]).toEqual([
    'email',
    'zalo',
    'phone',
    null,
  ]);
  const { id } = await client.tasks.create({ title: 'Gọi', customerId: byContact, channel: 'phone' });
  expect(await client.tasks.get({ id })).toMatchObject({
    channel: 'phone',
    reach: { phone: '0903 123 456', zalo: 'https://zalo.me/0903123456' },
  });
  // Of whom the address is, he is addressed; a company by its whole name.
  const reachOf = async (customerId: string) => {
    const { id: task } = await client.tasks.create({ title: 'Gọi', customerId });
    const { phoneGreeting, emailGreeting } = (await client.tasks.get({ id: task })).reach;
    return [phoneGreeting, emailGreeting];
  };
  const { id: company } = await client.customers.create({ name: 'Cửa hàng Ánh Dương', phone: '028 3822 1234' });
  await client.contacts.create({ customerId: company, name: 'Trần Thị Hoa', email: 'hoa@anhduong.vn' });
  expect(await reachOf(company)).toEqual(['Kính gửi Cửa hàng Ánh Dương', 'Kính gửi chị Hoa']);
  const { id: person } = await client.customers.create({
    ...{ kind: 'person', name: 'Nguyễn Văn Bình', salutation: 'bác', phone: '0903 123 457' },
  });
  expect(await reachOf(person)).toEqual(['Kính gửi bác Bình', null]);
});

test('a done task with what was said stands in the timeline, and one step back takes away both', async () => {
  const { client } = await aDevice();
  const { id: customerId } = await client.customers.create({ name: 'Đức Thịnh' });
  const { id } = await client.tasks.create({ title: 'Gọi chào giá', customerId, dueOn: on });
  expect((await client.tasks.ofCustomer({ customerId })).tasks.map(({ title }) => title)).toEqual(['Gọi chào giá']);
  const { groupId } = await client.tasks.complete({
    id,
    log: { kind: 'call', text: 'Chị Hoa sẽ xem lại', attempts: 3, outcome: 'interested', withWhom: 'Chị Hoa' },
  });
  expect((await client.timeline.list({ customerId, kinds: ['call', 'task'] })).entries).toMatchObject([
    { kind: 'call', text: 'Chị Hoa sẽ xem lại', withWhom: 'Chị Hoa' },
  ]);
  expect((await client.tasks.ofCustomer({ customerId })).tasks).toEqual([]);
  await client.undo.apply({ groupId });
  expect((await client.tasks.get({ id })).state).toBe('open');
  await client.tasks.complete({ id, outcome: 'Xong' });
  expect((await client.timeline.list({ customerId, kinds: ['task'] })).entries).toMatchObject([
    { kind: 'task', text: 'Xong', details: { of: 'task', title: 'Gọi chào giá', taskId: id } },
  ]);
});

test('a task follows its customer into a merge, stays readable when the customer is deleted, and names who it was for', async () => {
  const { client } = await aDevice();
  const { id: winnerId } = await client.customers.create({ name: 'Công ty Lan' });
  const { id: loserId } = await client.customers.create({ name: 'Cửa hàng Lan' });
  const { id } = await client.tasks.create({ title: 'Giao mẫu', customerId: loserId });
  await client.merges.merge({ winnerId, ids: [loserId] });
  expect(await client.tasks.get({ id })).toMatchObject({ customerId: winnerId, customerName: 'Công ty Lan' });
  expect((await client.tasks.ofCustomer({ customerId: winnerId })).tasks).toHaveLength(1);
  await client.customers.delete({ ids: [winnerId] });
  expect(await client.tasks.get({ id })).toMatchObject({ customerState: 'deleted', customerName: 'Công ty Lan' });
  expect((await refusalOf(client.tasks.create({ title: 'Nữa', customerId: winnerId }))).toShape()).toMatchObject({
    fields: { customerId: 'no-such-record' },
  });
});

test('what somebody noted for himself on a care appointment is no letter to the customer', async () => {
  const { client } = await aDevice();
  const { id: customerId } = await client.customers.create({ name: 'Một', email: 'mot@congty.vn' });
  const note = 'Khách khó tính, gọi nhẹ nhàng';
  const { id } = await client.care.appoint({ customerId, title: 'Hỏi thăm', dueOn: on, channel: 'email', note });
  expect(await client.tasks.get({ id })).toMatchObject({ origin: 'care', note, words: null });
});

test('somebody who has left or never was here is refused with a word that says to choose another', async () => {
  const { client } = await aDevice();
  const stranger = '0192d3f0-0000-7000-8000-000000000001';
  expect((await refusalOf(client.tasks.create({ title: 'Gọi', assigneeId: stranger }))).toShape()).toMatchObject({
    code: 'invalid',
    fields: { assigneeId: 'has-left' },
  });
  const shared = refusalOf(client.tasks.create({ title: 'Gọi', sharedWith: `user:${stranger}` }));
  expect((await shared).toShape()).toMatchObject({ fields: { sharedWith: 'has-left' } });
});

test('one job for many customers makes a task for each, counts them, cancels the rest, and is taken back in one step', async () => {
  const { client } = await aDevice();
  const ids: string[] = [];
  for (const name of ['Một', 'Hai', 'Ba']) ids.push((await client.customers.create({ name })).id);
  const { batchId, count, groupId } = await client.tasks.createMany({ ids, title: 'Báo giá tháng 12', dueOn: on });
  expect(count).toBe(3);
  const { groups } = await client.tasks.list({ on, batchId, who: 'all' });
  const tasks = groups.flatMap((group) => group.tasks);
  expect(tasks.map(({ customerName }) => customerName).toSorted()).toEqual(['Ba', 'Hai', 'Một']);
  await client.tasks.complete({ id: tasks[0]?.id ?? '' });
  expect(await client.tasks.batch({ id: batchId })).toMatchObject({ wanted: 3, made: 3, done: 1, cancelled: 0 });
  const cancelled = await client.tasks.cancelBatch({ id: batchId });
  expect(cancelled.count).toBe(2);
  await client.undo.apply({ groupId: cancelled.groupId });
  expect(await client.tasks.batch({ id: batchId })).toMatchObject({ done: 1, cancelled: 0 });
  await client.undo.apply({ groupId });
  expect((await client.tasks.batches({})).batches).toEqual([]);
});

test('one job that is asked for again gives nobody a second task: the rest is made, and what is open says what is said now', async () => {
  const { client } = await aDevice();
  const ids: string[] = [];
  for (const name of ['Một', 'Hai', 'Ba']) ids.push((await client.customers.create({ name })).id);
  const id = '0192f000-0000-7000-8000-0000000000b1';
  const titles = async () => {
    const { groups } = await client.tasks.list({ on, batchId: id, who: 'all' });
    return groups.flatMap(({ tasks }) => tasks.map(({ customerName, title }) => `${customerName ?? ''}: ${title}`)).toSorted();
  };
  // As a crash leaves it: the first two have theirs.
  await client.tasks.createMany({ id, ids: ids.slice(0, 2), title: 'Báo giá thang 12' });
  const { count, groupId } = await client.tasks.createMany({ id, ids, title: 'Báo giá tháng 12' });
  expect(count).toBe(3);
  const whole = ['Ba: Báo giá tháng 12', 'Hai: Báo giá tháng 12', 'Một: Báo giá tháng 12'];
  expect(await titles()).toEqual(whole);
  expect((await client.tasks.batches({})).batches).toMatchObject([{ id, title: 'Báo giá tháng 12', wanted: 3, made: 3 }]);
  await client.undo.apply({ groupId });
  await client.tasks.createMany({ id, ids, title: 'Báo giá tháng 12' });
  expect(await titles()).toEqual(whole);
});

test('one job for which the disk is full half-way leaves nothing behind, and is made whole when it is asked for again', async () => {
  const { client, core, clock } = await aDevice();
  const ids: string[] = [];
  for (let at = 0; at < 101; at += 1) ids.push((await client.customers.create({ name: `Khách ${at}` })).id);
  const job = { id: '0192f000-0000-7000-8000-0000000000b2', ids, title: 'Chúc Tết' };
  // The first thing that a transaction asks for is the time; housekeeping asks too, and is none.
  let isFull = false;
  const { now } = clock;
  Object.defineProperty(clock, 'now', {
    get() {
      if (!isFull || new Error('who asks').stack?.includes('sync/write.ts') !== true) return now;
      isFull = false;
      throw new AppError('disk-full', 'no room');
    },
  });
  core.subscribe((event) => {
    if (event.type === 'job' && event.job.state === 'running' && event.job.done === 100) isFull = true;
  });
  expect((await refusalOf(client.tasks.createMany(job))).code).toBe('disk-full');
  expect((await client.tasks.batches({})).batches).toEqual([]);
  await client.tasks.createMany({ ...job, ids: ids.slice(1) });
  expect((await client.tasks.batches({})).batches).toMatchObject([{ id: job.id, wanted: 100, made: 100 }]);
});

test('one job for many customers leaves out who asked that their data be used no more, and says how many', async () => {
  const { client } = await aDevice();
  const { id: free } = await client.customers.create({ name: 'Một', rating: 'A' });
  const { id: restricted } = await client.customers.create({ name: 'Hai', rating: 'A', restrictedOn: on });
  const made = await client.tasks.createMany({ title: 'Chúc Tết', ids: [free, restricted], filter: { rating: 'A' } });
  expect(made).toMatchObject({ count: 1, restricted: 1 });
  const { groups } = await client.tasks.list({ on, batchId: made.batchId, who: 'all' });
  expect(groups.flatMap(({ tasks }) => tasks.map(({ customerId }) => customerId))).toEqual([free]);
  expect(await client.tasks.batch({ id: made.batchId })).toMatchObject({ wanted: 1, made: 1 });
  expect((await refusalOf(client.tasks.createMany({ title: 'Chúc Tết', ids: [restricted] }))).toShape()).toMatchObject({
    fields: { ids: 'all-restricted' },
  });
  expect((await client.tasks.batches({})).batches).toHaveLength(1);
});

test('one job may be for the customers of a filter and of groups, each of them once', async () => {
  const { client } = await aDevice();
  const { id: groupId } = await client.groups.save({ name: 'Thân thiết', kind: 'other', rule: null });
  const { id: first } = await client.customers.create({ name: 'Một', rating: 'A' });
  const { id: second } = await client.customers.create({ name: 'Hai' });
  await client.customers.create({ name: 'Ba' });
  await client.groups.addMembers({ groupId, ids: [first, second] });
  const { count } = await client.tasks.createMany({ title: 'Chúc Tết', groupIds: [groupId], filter: { rating: 'A' } });
  expect(count).toBe(2);
  expect((await refusalOf(client.tasks.createMany({ title: 'Chúc Tết', filter: { rating: 'C' } }))).toShape()).toMatchObject({
    code: 'invalid',
  });
});

test('a job for hundreds tells how far it is, and stopped half-way it leaves nothing behind; asked again it is whole', async () => {
  const device = await aDevice();
  const { client } = device;
  const ids: string[] = [];
  for (let at = 0; at < 350; at += 1) ids.push((await client.customers.create({ name: `Khách ${at}` })).id);
  const told: unknown[] = [];
  const unsubscribe = device.core.subscribe((event) => {
    if (event.type !== 'job' || event.job.kind !== 'tasks' || event.job.done === 0) return;
    told.push([event.job.done, event.job.total]);
    if (told.length === 1) void client.jobs.cancel({ id: event.job.id });
  });
  const id = '0192d3f0-0000-7000-8000-0000000000f1';
  const job = { id, ids, title: 'Báo giá Tết', dueOn: on };
  expect((await refusalOf(client.tasks.createMany(job))).code).toBe('cancelled');
  unsubscribe();
  expect(told[0]).toEqual([100, 350]);
  const all = async () => (await client.tasks.list({ who: 'all', limit: 1 })).groups.reduce((sum, { count }) => sum + count, 0);
  expect([await all(), (await client.tasks.batches({})).batches]).toEqual([0, []]);
  expect(await client.tasks.createMany(job)).toMatchObject({ batchId: id, count: 350 });
  expect(await all()).toBe(350);
});
