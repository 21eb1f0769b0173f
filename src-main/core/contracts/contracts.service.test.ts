import { expect, test } from 'vitest';
import { addDays } from '../../../src-shared/lib/dates.ts';
import { aDevice, type Device, refusalOf } from '../../../tests/support/devices.ts';

const monday = '2026-11-23';
const someId = '0192d3f0-0000-7000-8000-000000000009';

async function aContract(more: object = {}) {
  const device = await aDevice();
  const { client } = device;
  const { id: customerId } = await client.customers.create({ name: 'Công ty TNHH Bao bì Đại Phát' });
  const { id } = await client.contracts.create({
    ...{ customerId, title: 'Hợp đồng nguyên tắc 2026', code: 'HĐ-07/2026', state: 'active' },
    ...{ fromOn: '2026-01-01', toOn: '2026-12-10', valueDong: 120_000_000 },
    ...more,
  });
  const renewals = async () =>
    (await client.reminders.list({})).reminders
      .filter(({ kind }) => kind === 'renewal')
      .map(({ name, on, state }) => `${name} ${on} ${state}`);
  return { ...device, customerId, id, renewals };
}

const tasksOf = async ({ client }: Pick<Device, 'client'>) =>
  (await client.tasks.list({ on: monday, limit: 50 })).groups.flatMap(({ tasks }) => tasks);

test('the end of a contract is told a month ahead, on the days that the contract itself names where it does', async () => {
  const { client, id, renewals } = await aContract();
  expect(await renewals()).toEqual(['HĐ-07/2026 · Hợp đồng nguyên tắc 2026 2026-12-10 open']);
  await client.contracts.update({ id, change: { noticeDays: 10 } });
  expect(await renewals()).toEqual([]);
  await client.contracts.update({ id, change: { noticeDays: 60, toOn: '2027-01-20' } });
  expect(await renewals()).toHaveLength(1);
  await client.contracts.end({ id });
  expect(await renewals()).toEqual([]);
  expect(await client.contracts.get({ id })).toMatchObject({ state: 'ended', renewal: 'none' });
});

test('the contract that follows takes over what nobody says, begins the day after, and nobody is reminded of the old one', async () => {
  const { client, id, customerId, renewals } = await aContract({ toOn: '2026-12-31', noticeDays: 45, note: 'Giá cố định' });
  const made = await client.contracts.renew({ id, code: 'HĐ-08/2027', valueDong: 150_000_000, signedOn: '2026-11-20' });
  expect(await client.contracts.get({ id: made.id })).toMatchObject({
    ...{ kind: 'contract', parentId: id, code: 'HĐ-08/2027', title: 'Hợp đồng nguyên tắc 2026', state: 'active', customerId },
    ...{ fromOn: '2027-01-01', toOn: '2027-12-31', valueDong: 150_000_000, noticeDays: 45, note: null },
    parent: { id, renewal: 'renewed' },
  });
  expect((await client.contracts.get({ id })).children.map((child) => child.id)).toEqual([made.id]);
  expect(await renewals()).toEqual([]);
  expect((await refusalOf(client.contracts.renew({ id }))).code).toBe('conflict');
  // A follow-on that came to nothing follows nothing.
  await client.contracts.cancel({ id: made.id });
  expect(await renewals()).toHaveLength(1);
  await client.contracts.renew({ id });
  await client.undo.apply({ groupId: made.groupId });
  expect((await client.contracts.get({ id })).children).toHaveLength(1);
});

test('an annex moves the last day of its contract, and undo takes both back', async () => {
  const { client, id, renewals } = await aContract();
  const made = await client.contracts.renew({ id, kind: 'annex', code: 'PL-01', toOn: '2027-06-30' });
  expect(await client.contracts.get({ id })).toMatchObject({ toOn: '2027-06-30', renewal: 'later' });
  expect(await client.contracts.get({ id: made.id })).toMatchObject({
    ...{
      kind: 'annex',
      state: 'active',
      parentId: id,
      fromOn: '2026-12-11',
      toOn: '2027-06-30',
      valueDong: null,
      renewal: 'none',
    },
  });
  expect(await renewals()).toEqual([]);
  await client.undo.apply({ groupId: made.groupId });
  expect(await client.contracts.get({ id })).toMatchObject({ toOn: '2026-12-10', children: [] });
  for (const toOn of ['2026-12-10', null])
    expect((await refusalOf(client.contracts.renew({ id, kind: 'annex', toOn }))).fields).toHaveProperty('toOn');
});

test('whoever does not go on is asked for a reason, which stands in the note, and nobody is reminded any more', async () => {
  const { client, id, renewals } = await aContract({ note: 'Ký năm đầu' });
  const declined = await client.contracts.decline({ id, reason: 'khách mua của bên khác' });
  expect(await client.contracts.get({ id })).toMatchObject({
    ...{ isNotRenewed: true, renewal: 'declined', note: 'Ký năm đầu\nKhông gia hạn: khách mua của bên khác' },
  });
  expect(await renewals()).toEqual([]);
  await client.undo.apply({ groupId: declined.groupId });
  expect(await renewals()).toHaveLength(1);
});

test('the task to renew is made when the notice begins, once, and is done with the renewal', async () => {
  const { client, clock, id, ...device } = await aContract();
  expect(await client.contracts.run({})).toEqual({ made: 1, closed: 0 });
  expect(await client.contracts.run({})).toEqual({ made: 0, closed: 0 });
  const [task] = await tasksOf({ client });
  expect(task).toMatchObject({
    ...{
      title: 'Gia hạn hợp đồng HĐ-07/2026 · Hợp đồng nguyên tắc 2026',
      dueOn: '2026-12-10',
      state: 'open',
      origin: 'contract',
    },
    customerId: device.customerId,
  });
  // By hand it is the same task.
  expect((await client.contracts.makeTask({ id })).id).toBe(task?.id);
  const renewed = await client.contracts.renew({ id });
  expect(await tasksOf({ client })).toMatchObject([{ state: 'done' }]);
  await client.undo.apply({ groupId: renewed.groupId });
  expect(await tasksOf({ client })).toMatchObject([{ state: 'open' }]);
  // An end that moved on is another task; the one of the old end is closed.
  await client.contracts.update({ id, change: { toOn: '2026-12-15' } });
  expect(await client.contracts.run({})).toEqual({ made: 1, closed: 1 });
  expect((await tasksOf({ client })).map(({ dueOn, state }) => `${dueOn} ${state}`).sort()).toEqual([
    '2026-12-10 cancelled',
    '2026-12-15 open',
  ]);
  // Removed by somebody who does not want it: it is not made again.
  await client.tasks.delete({ id: (await client.contracts.get({ id })).task?.id ?? '' });
  expect(await client.contracts.run({})).toEqual({ made: 0, closed: 0 });
  clock.now += 86_400_000;
  expect(await client.contracts.run({})).toEqual({ made: 0, closed: 0 });
});

test('a contract ends after it begins, names what it adds to, and belongs to somebody who works here', async () => {
  const { client, id, customerId } = await aContract();
  const refused = async (more: object) => {
    const wanted = { customerId, title: 'Hợp đồng', ...more };
    return (await refusalOf(client.contracts.create(wanted))).fields;
  };
  expect(await refused({ fromOn: monday, toOn: addDays(monday, -1) })).toEqual({ toOn: 'last-day-before-first' });
  expect(await refused({ kind: 'annex' })).toEqual({ parentId: 'required' });
  expect(await refused({ kind: 'annex', parentId: someId })).toEqual({ parentId: 'no-such-record' });
  expect(await refused({ ownerId: someId })).toEqual({ ownerId: 'has-left' });
  expect(await refused({ quoteId: someId })).toEqual({ quoteId: 'no-such-record' });
  const change = { fromOn: '2027-01-01' };
  expect((await refusalOf(client.contracts.update({ id, change }))).fields).toEqual({ toOn: 'last-day-before-first' });
  const other = await client.customers.create({ name: 'Nhà khác' });
  expect(await refused({ kind: 'annex', parentId: id, customerId: other.id })).toEqual({ parentId: 'no-such-record' });
  expect((await refusalOf(client.contracts.create({ title: 'Của ai' }))).fields).toEqual({ customerId: 'required' });
});

test('a contract moves from draft to its end one step at a time, and a signed settlement ends it', async () => {
  const { client, customerId } = await aContract();
  const { id } = await client.contracts.create({ customerId, title: 'Thuê máy', toOn: '2026-12-01' });
  expect((await client.contracts.get({ id })).state).toBe('draft');
  expect((await refusalOf(client.contracts.end({ id }))).code).toBe('conflict');
  await client.contracts.activate({ id, signedOn: '2026-11-01' });
  const settled = await client.contracts.create({
    kind: 'settlement',
    parentId: id,
    title: 'Biên bản thanh lý',
    signedOn: monday,
  });
  expect(await client.contracts.get({ id })).toMatchObject({ state: 'ended', signedOn: '2026-11-01' });
  await client.undo.apply({ groupId: settled.groupId });
  expect((await client.contracts.get({ id })).state).toBe('active');
  await client.contracts.backToDraft({ id });
  await client.contracts.cancel({ id });
  await client.contracts.remove({ id });
  expect((await refusalOf(client.contracts.get({ id }))).code).toBe('not-found');
});

test('contracts are found by words without accents, by state, by their end and by whom they belong to', async () => {
  const { client, id, customerId } = await aContract();
  const far = await client.contracts.create({
    customerId,
    title: 'Bảo trì máy',
    state: 'active',
    toOn: '2028-01-01',
    valueDong: 5,
  });
  const draft = await client.contracts.create({ customerId, title: 'Nháp' });
  const listed = async (filter: object) =>
    (await client.contracts.list({ on: monday, ...filter })).contracts.map((one) => one.id);
  expect(await listed({})).toEqual([id, far.id, draft.id]);
  expect(await listed({ text: 'dai phat nguyen tac' })).toEqual([id]);
  expect(await listed({ text: 'hđ-07' })).toEqual([id]);
  expect(await listed({ states: ['draft'] })).toEqual([draft.id]);
  expect(await listed({ isDue: true })).toEqual([id]);
  expect(await listed({ endsWithinDays: 500 })).toEqual([id, far.id]);
  expect(await listed({ who: 'mine', by: 'value', descending: true })).toEqual([id, far.id, draft.id]);
  expect(await listed({ ownerId: someId })).toEqual([]);
  const { total, totalDong, states, due } = await client.contracts.list({ on: monday, states: ['active'] });
  expect({ total, totalDong, due }).toEqual({ total: 2, totalDong: 120_000_005, due: 1 });
  expect(states.map(({ state, count }) => `${state} ${count}`).sort()).toEqual(['active 2', 'draft 1']);
});

test('contracts of a merged customer stand with the winner', async () => {
  const { client, customerId, renewals } = await aContract();
  const { id: winner } = await client.customers.create({ name: 'Tập đoàn Đại Phát' });
  await client.merges.merge({ winnerId: winner, ids: [customerId] });
  expect((await client.contracts.list({ customerId: winner })).contracts).toMatchObject([
    { customerId: winner, customerName: 'Tập đoàn Đại Phát' },
  ]);
  expect(await renewals()).toHaveLength(1);
});

test('with its first contract in force a record becomes an account; taken back, it is what it was', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id: customerId } = await client.customers.create({ name: 'Công ty CP Nhựa Tân Phú', lifecycle: 'lead' });
  const standing = async () => {
    const { lifecycle, lastTransactionOn } = await client.customers.get({ id: customerId });
    return `${lifecycle} ${lastTransactionOn}`;
  };
  const { id } = await client.contracts.create({ customerId, title: 'Cung cấp thùng carton 2027', state: 'draft' });
  expect(await standing()).toBe('lead null');
  await client.contracts.activate({ id, signedOn: '2026-11-20' });
  expect(await standing()).toBe('account 2026-11-20');
  await client.contracts.backToDraft({ id });
  expect(await standing()).toBe('lead null');
  // Not signed yet, but in force: of today. One that is signed on a later day is none of the future.
  await client.contracts.update({ id, change: { signedOn: '2026-12-24' } });
  await client.contracts.activate({ id });
  expect(await standing()).toBe(`account ${monday}`);
  await client.contracts.end({ id });
  expect(await standing()).toBe(`account ${monday}`);

  const { id: other } = await client.customers.create({ name: 'Công ty CP Bao bì Biên Hòa', lifecycle: 'target' });
  const first = await client.contracts.create({ customerId: other, title: 'Khung 2026', signedOn: '2026-11-02' });
  const second = await client.contracts.create({ customerId: other, title: 'Khung 2026, đợt hai', signedOn: '2026-11-02' });
  const [lifecycleOf, lastOf] = [
    async () => (await client.customers.get({ id: other })).lifecycle,
    async () => (await client.customers.get({ id: other })).lastTransactionOn,
  ];
  expect([await lifecycleOf(), await lastOf()]).toEqual(['account', '2026-11-02']);
  await client.contracts.cancel({ id: first.id });
  expect([await lifecycleOf(), await lastOf()], 'another one was signed on that day').toEqual(['account', '2026-11-02']);
  await client.contracts.remove({ id: second.id });
  expect([await lifecycleOf(), await lastOf()]).toEqual(['target', null]);
  const { groupId } = await client.contracts.create({ customerId: other, title: 'Khung 2027', signedOn: '2026-11-03' });
  expect(await lifecycleOf()).toBe('account');
  await client.undo.apply({ groupId });
  expect([await lifecycleOf(), await lastOf()]).toEqual(['target', null]);
});
