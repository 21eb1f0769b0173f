import { expect, test } from 'vitest';
import { mostDong } from '../../../src-shared/lib/amounts.ts';
import { standardStages } from '../../../src-shared/opportunities/standard-stages.ts';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';

const on = '2026-11-23';
const [need, proposal, haggling, won, lost] = standardStages.map(({ id }) => id);
const day = 86_400_000;

async function aCustomer() {
  const device = await aDevice();
  const { id: customerId } = await device.client.customers.create({ name: 'Bao bì Đại Phát' });
  const make = async (title: string, more: object = {}) =>
    (await device.client.opportunities.create({ customerId, title, ...more })).id;
  const board = async (filter: object = {}) => device.client.opportunities.board({ on, ...filter });
  const columns = async (filter: object = {}) =>
    (await board(filter)).stages.map(({ cards, count, totalDong, weightedDong }) => [
      ...[count, totalDong, weightedDong],
      cards.map(({ title }) => title),
    ]);
  return { ...device, customerId, make, board, columns };
}

test('a board has the five stages from the beginning, each with its number, its value and what that comes to in the forecast', async () => {
  const { make, board, columns } = await aCustomer();
  await make('Thùng carton', { valueDong: 100_000_000, expectedCloseOn: '2026-12-20' });
  await make('Màng co', { valueDong: 50_000_001, expectedCloseOn: '2026-12-01' });
  await make('Băng keo', { stageId: proposal });
  const { stages, ...sums } = await board();
  expect(stages.map(({ vi }) => vi)).toEqual([
    'Tìm hiểu nhu cầu',
    'Đề xuất giải pháp, báo giá',
    'Thương lượng, đàm phán',
    'Chốt thắng',
    'Chốt thua',
  ]);
  expect(await columns()).toEqual([
    [2, 150_000_001, 30_000_000, ['Màng co', 'Thùng carton']],
    [1, 0, 0, ['Băng keo']],
    [0, 0, 0, []],
    [0, 0, 0, []],
    [0, 0, 0, []],
  ]);
  expect(sums).toEqual({ count: 3, openDong: 150_000_001, weightedDong: 30_000_000 });
});

test('moving a card keeps who and when, and undo puts it back', async () => {
  const { client, clock, make } = await aCustomer();
  const id = await make('Thùng carton');
  clock.now += 3 * day;
  const moved = await client.opportunities.move({ id, stageId: proposal ?? '' });
  const record = await client.opportunities.get({ id });
  expect(record).toMatchObject({ stageId: proposal, probabilityPercent: 40, daysInStage: 0 });
  expect(record.history.find(({ field }) => field === 'stageId')).toMatchObject({
    userName: 'Nguyễn Thị Lan',
    at: new Date(clock.now).toISOString(),
    oldValue: need,
    newValue: proposal,
  });
  await client.undo.apply({ groupId: moved.groupId });
  expect(await client.opportunities.get({ id })).toMatchObject({ stageId: need, daysInStage: 3 });
});

test('a card that somebody else has moved meanwhile is not moved on unseen', async () => {
  const { client, make } = await aCustomer();
  const id = await make('Thùng carton');
  await client.opportunities.move({ id, stageId: haggling ?? '', from: need ?? '' });
  const late = client.opportunities.move({ id, stageId: proposal ?? '', from: need ?? '' });
  expect((await refusalOf(late)).code).toBe('conflict');
  expect((await client.opportunities.get({ id })).stageId).toBe(haggling);
});

test('nothing is lost without a reason; reopening brings it back where it was, and the history keeps the reason', async () => {
  const { client, make } = await aCustomer();
  const id = await make('Thùng carton', { stageId: haggling });
  for (const silent of [client.opportunities.close({ id, as: 'lost' }), client.opportunities.move({ id, stageId: lost ?? '' })])
    expect((await refusalOf(silent)).fields).toEqual({ lostReason: 'required' });
  const odd = client.opportunities.close({ id, as: 'lost', lostReason: 'vì trời mưa' });
  expect((await refusalOf(odd)).fields).toEqual({ lostReason: 'no-such-record' });
  await client.opportunities.close({ id, as: 'lost', lostReason: 'price', lostNote: 'Rẻ hơn 5 %' });
  expect(await client.opportunities.get({ id })).toMatchObject({ kind: 'lost', lostReason: 'price', lostNote: 'Rẻ hơn 5 %' });
  await client.opportunities.reopen({ id });
  const open = await client.opportunities.get({ id });
  expect(open).toMatchObject({ stageId: haggling, kind: 'open', closedAt: null, lostReason: null, lostNote: null });
  expect(open.history.filter(({ field }) => field === 'lostReason').map(({ newValue }) => newValue)).toEqual([null, 'price']);
  expect((await refusalOf(client.opportunities.reopen({ id }))).code).toBe('conflict');
});

test('a won one stands on the board for a month and in the list for ever', async () => {
  const { client, clock, make, columns } = await aCustomer();
  const id = await make('Thùng carton', { valueDong: 7 });
  await client.opportunities.close({ id, as: 'won' });
  expect((await columns())[3]).toEqual([1, 7, 7, ['Thùng carton']]);
  clock.now += 40 * day;
  expect((await columns({ on: '2027-01-02' }))[3]).toEqual([0, 0, 0, []]);
  expect(await client.opportunities.list({ kind: 'won' })).toMatchObject({ total: 1, totalDong: 7 });
});

test('cards that stand still are marked after the days of their stage', async () => {
  const { client, clock, make, board } = await aCustomer();
  await make('Cũ');
  clock.now += 14 * day;
  await make('Mới');
  const later = await board({ on: '2026-12-07' });
  expect(later.stages[0]).toMatchObject({ standing: 1 });
  expect(later.stages[0]?.cards.map(({ title, isStanding, daysInStage }) => [title, isStanding, daysInStage])).toEqual([
    ['Cũ', true, 14],
    ['Mới', false, 0],
  ]);
  const { opportunities } = await client.opportunities.list({ standing: true, on: '2026-12-07' });
  expect(opportunities.map(({ title }) => title)).toEqual(['Cũ']);
});

test('a stage that is no longer used keeps its cards and takes no new ones, and none that is used is deleted', async () => {
  const { client, make, columns } = await aCustomer();
  const id = await make('Thùng carton');
  const { stages } = await client.stages.list({});
  const first = stages[0];
  if (first === undefined) throw new Error('no stage');
  const { count, order: _order, ...values } = first;
  expect(count).toBe(1);
  await client.stages.save({ ...values, vi: 'Khảo sát', isActive: false });
  expect((await columns())[0]).toEqual([1, 0, 0, ['Thùng carton']]);
  expect(
    (
      await refusalOf(
        client.opportunities.create({
          customerId: (await client.opportunities.get({ id })).customerId,
          title: 'x',
          stageId: need ?? '',
        }),
      )
    ).fields,
  ).toEqual({ stageId: 'stage-inactive' });
  expect((await refusalOf(client.stages.delete({ id: need ?? '' }))).code).toBe('conflict');
  await client.opportunities.move({ id, stageId: proposal ?? '' });
  expect((await columns()).length).toBe(4);
  expect((await refusalOf(client.opportunities.move({ id, stageId: need ?? '' }))).fields).toEqual({ stageId: 'stage-inactive' });
  await client.stages.delete({ id: need ?? '' });
  expect((await client.stages.list({})).stages.map(({ vi }) => vi)).not.toContain('Khảo sát');
  expect(
    (
      await refusalOf(
        client.stages.save({ id: won ?? '', vi: 'Thắng', en: 'Won', kind: 'won', probabilityPercent: 100, isActive: false }),
      )
    ).fields,
  ).toEqual({ isActive: 'last-stage-of-kind' });
});

test('an own stage stands where it is sorted to, and its percent counts', async () => {
  const { client, make, columns } = await aCustomer();
  const own = await client.stages.save({ vi: 'Gửi mẫu', en: 'Samples', probabilityPercent: 30, rotAfterDays: 5 });
  await make('Thùng carton', { stageId: own.id, valueDong: 1000 });
  expect((await columns())[3]).toEqual([1, 1000, 300, ['Thùng carton']]);
  await client.stages.sort({ ids: [need ?? '', own.id] });
  expect((await columns())[1]).toEqual([1, 1000, 300, ['Thùng carton']]);
  await client.stages.save({ id: own.id, vi: 'Gửi mẫu', en: 'Samples', probabilityPercent: 35 });
  expect((await columns())[1]).toEqual([1, 1000, 350, ['Thùng carton']]);
});

test('a thousand tỷ is an amount like any other, also many of them, and one more is refused', async () => {
  const { client, customerId, make, board } = await aCustomer();
  for (let number = 0; number < 12; number += 1) await make(`Nhà máy ${number}`, { valueDong: mostDong });
  expect(await board()).toMatchObject({ openDong: 12 * mostDong, weightedDong: 2_400_000_000_000_000 });
  expect((await refusalOf(client.opportunities.create({ customerId, title: 'Quá lớn', valueDong: mostDong + 1 }))).code).toBe(
    'invalid',
  );
});

test('customers, contacts, people and teams that nobody knows are refused by their field', async () => {
  const { client, customerId, make } = await aCustomer();
  const stranger = '0192d3f0-0000-7000-8000-000000000001';
  const id = await make('Thùng carton');
  const fieldsOf = async (call: Promise<unknown>) => (await refusalOf(call)).fields;
  expect(await fieldsOf(client.opportunities.create({ customerId: stranger, title: 'x' }))).toEqual({
    customerId: 'no-such-record',
  });
  expect(await fieldsOf(client.opportunities.update({ id, change: { ownerId: stranger } }))).toEqual({ ownerId: 'has-left' });
  expect(await fieldsOf(client.opportunities.update({ id, change: { teamId: stranger } }))).toEqual({
    teamId: 'team-not-selling',
  });
  expect(await fieldsOf(client.opportunities.update({ id, change: { competitorId: stranger } }))).toEqual({
    competitorId: 'no-such-record',
  });
  const { id: otherId } = await client.customers.create({ name: 'Giấy Sài Gòn' });
  const { id: contactId } = await client.contacts.create({ customerId: otherId, name: 'Chị Yến' });
  expect(await fieldsOf(client.opportunities.setContact({ id, contactId }))).toEqual({ contactId: 'no-such-record' });
  await client.customers.delete({ ids: [customerId] });
  expect((await client.opportunities.board({ on })).count).toBe(0);
  expect((await client.opportunities.get({ id })).customerState).toBe('deleted');
});

test('words, people in their roles, products and what is next stand on the opportunity', async () => {
  const { client, customerId, make } = await aCustomer();
  const id = await make('Thùng carton', { tags: ['big', ' Đấu thầu bệnh viện '] });
  const { id: contactId } = await client.contacts.create({ customerId, name: 'Chị Yến', role: 'director' });
  await client.opportunities.setContact({ id, contactId, role: 'influencer' });
  await client.opportunities.setContact({ id, contactId, role: 'decider' });
  const { id: lineId } = await client.opportunities.saveProduct({
    opportunityId: id,
    name: 'Thùng 5 lớp',
    quantityMilli: 500_000,
  });
  await client.opportunities.saveProduct({
    opportunityId: id,
    id: lineId,
    name: 'Thùng 5 lớp',
    quantityMilli: 600_000,
    priceDong: 9000,
  });
  await client.tasks.create({ title: 'Gửi mẫu', customerId, dueOn: '2026-11-25', opportunityId: id });
  await client.visits.create({ customerId, startsAt: '2026-11-24T02:00:00.000Z', purpose: 'introduce', opportunityId: id });
  const done = await client.tasks.create({ title: 'Xong rồi', customerId, opportunityId: id });
  await client.tasks.complete({ id: done.id });
  await client.opportunities.setTags({ id, tags: ['big', 'urgent'] });
  const record = await client.opportunities.get({ id });
  expect(record.tags).toEqual(['big', 'urgent']);
  expect(record.contacts).toMatchObject([{ name: 'Chị Yến', position: 'director', role: 'decider' }]);
  expect(record.products).toMatchObject([{ name: 'Thùng 5 lớp', quantityMilli: 600_000, priceDong: 9000 }]);
  expect(record.next.map(({ kind, title }) => [kind, title])).toEqual([
    ['visit', 'introduce'],
    ['task', 'Gửi mẫu'],
  ]);
  expect((await client.opportunities.tags({})).tags).toEqual([
    { tag: 'big', count: 1 },
    { tag: 'urgent', count: 1 },
  ]);
  expect((await client.opportunities.board({ tag: 'urgent', on })).count).toBe(1);
  expect((await client.opportunities.board({ tag: 'tender', on })).count).toBe(0);
  await client.opportunities.setTags({ id, tags: ['Đấu thầu bệnh viện'] });
  await client.opportunities.removeContact({ id, contactId });
  expect(await client.opportunities.get({ id })).toMatchObject({ tags: ['Đấu thầu bệnh viện'], contacts: [] });
});

test('the list is found without accents, narrowed, sorted, and adds up over all pages', async () => {
  const { client, make } = await aCustomer();
  await make('Thùng carton', { valueDong: 5, expectedCloseOn: '2026-12-01', potentialPercent: 80 });
  await make('Màng co', { valueDong: 9, expectedCloseOn: '2027-01-05' });
  await make('Băng keo', { stageId: proposal, potentialPercent: 50 });
  const titles = async (more: object) =>
    (await client.opportunities.list({ on, ...more })).opportunities.map(({ title }) => title);
  expect(await titles({ text: 'thung dai phat' })).toEqual(['Thùng carton']);
  expect(await titles({ by: 'value', descending: true })).toEqual(['Màng co', 'Thùng carton', 'Băng keo']);
  expect(await titles({ by: 'value' })).toEqual(['Thùng carton', 'Màng co', 'Băng keo']);
  expect(await titles({ closeFrom: '2026-12-01', closeTo: '2026-12-31' })).toEqual(['Thùng carton']);
  expect(await titles({ minPotential: 60 })).toEqual(['Thùng carton']);
  expect(await titles({ stageId: proposal })).toEqual(['Băng keo']);
  expect(await titles({ who: 'mine', by: 'title' })).toHaveLength(3);
  const page = await client.opportunities.list({ on, by: 'title', limit: 1, offset: 1 });
  expect(page).toMatchObject({ total: 3, totalDong: 14, opportunities: [{ title: 'Màng co' }] });
});
