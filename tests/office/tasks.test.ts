import { expect, test } from 'vitest';
import { createActivityTypesService } from '../../src-main/core/activities/index.ts';
import { createCustomersService } from '../../src-main/core/customers/index.ts';
import { createPendingChanges } from '../../src-main/core/office/pending-changes.ts';
import { createEscalation, createTasksService } from '../../src-main/core/tasks/index.ts';
import { aLaptop, anOffice, type Laptop, syncAll } from '../support/office-laptops.ts';

const day = 86_400_000;
const on = '2026-11-23';
const plain = { who: 'mine', limit: 100, on } as const;

function desk(laptop: Laptop) {
  const customers = createCustomersService(laptop.ctx);
  return {
    customers,
    tasks: createTasksService(laptop.ctx, customers),
    types: createActivityTypesService(laptop.ctx),
    escalation: createEscalation(laptop.ctx),
  };
}

async function titles(of: ReturnType<typeof desk>, who: 'mine' | 'given' | 'shared' | 'escalated') {
  const { groups } = await of.tasks.list({ ...plain, who });
  return groups.flatMap(({ tasks }) => tasks.map(({ title }) => title));
}

test('whom a task is given sees it after the next sync, does it, and whoever gave it sees that it is done', async () => {
  const office = anOffice();
  const [lan, tung] = [await aLaptop(office, 'lan'), await aLaptop(office, 'tung')];
  const [ofLan, ofTung] = [desk(lan), desk(tung)];
  await syncAll(lan, tung);
  const { id: customerId } = await ofLan.customers.create({ name: 'Bao bì Tân Phú' });
  const { id } = await ofLan.tasks.create({
    title: 'Gửi mẫu ra Hà Nội',
    assigneeId: office.people.tung.id,
    customerId,
    dueOn: on,
  });
  await syncAll(lan, tung);
  expect(await titles(ofTung, 'mine')).toEqual(['Gửi mẫu ra Hà Nội']);
  expect(await titles(ofLan, 'given')).toEqual(['Gửi mẫu ra Hà Nội']);
  // The customer stays Lan's: Tùng reads its name and no more.
  expect(await ofTung.tasks.get({ id })).toMatchObject({
    customerName: 'Bao bì Tân Phú',
    customerState: 'unseen',
    authorName: 'Lan',
  });
  await ofTung.tasks.complete({ id, outcome: 'Đã gửi', log: { kind: 'call', text: 'Đã gửi' } });
  await syncAll(tung, lan);
  expect(await ofLan.tasks.get({ id })).toMatchObject({ state: 'done', outcome: 'Đã gửi', doneByName: 'Tùng' });
});

test('a task given without a signal to somebody who has left meanwhile waits with its reason, whole, and goes on to a colleague', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const [ofLan, ofDuc] = [desk(lan), desk(duc)];
  await syncAll(lan, duc);
  const words = { title: 'Gửi mẫu ra Hà Nội', note: 'Mẫu số 12, gói kỹ', dueOn: on, assigneeId: office.people.tung.id };
  await ofLan.tasks.create(words);
  office.setPerson(office.people.tung.id, { isActive: false });
  await syncAll(lan, duc);
  const pending = createPendingChanges(lan.ctx);
  const [waiting] = pending.list(10, false);
  expect(waiting).toMatchObject({ entity: 'tasks', state: 'rejected', refusal: { field: 'assigneeId' } });
  expect(waiting?.patch).toMatchObject(words);
  pending.resend(waiting?.opNo ?? 0, { assigneeId: office.people.duc.id });
  await syncAll(lan, duc);
  expect(pending.list(10, false)).toEqual([]);
  expect(await titles(ofDuc, 'mine')).toEqual([words.title]);
  expect(await titles(ofLan, 'given')).toEqual([words.title]);
});

test('two people finish the same task offline: it is done once, and its next task is one', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const [ofLan, ofDuc] = [desk(lan), desk(duc)];
  office.store.load('0190a000-0000-7000-8000-0000000000aa', 'activityTypes', [
    type('0190a000-0000-7000-8000-0000000000b1', 'Hỏi ý kiến', null),
    type('0190a000-0000-7000-8000-0000000000b2', 'Chào giá', '0190a000-0000-7000-8000-0000000000b1'),
  ]);
  await syncAll(lan, duc);
  const { id } = await ofLan.tasks.create({ title: 'Chào giá', typeId: '0190a000-0000-7000-8000-0000000000b2' });
  await syncAll(lan, duc);
  const [first, second] = [await ofLan.tasks.complete({ id, outcome: null }), await ofDuc.tasks.complete({ id, outcome: null })];
  expect(first.nextTaskId).toBe(second.nextTaskId);
  await syncAll(lan, duc, lan);
  for (const desks of [ofLan, ofDuc]) expect(await desks.tasks.get({ id })).toMatchObject({ state: 'done' });
});

test('an overdue task of a kind that says so comes up to the manager, from either laptop, once and with the same instant', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const [ofLan, ofDuc] = [desk(lan), desk(duc)];
  const typeId = '0190a000-0000-7000-8000-0000000000b3';
  office.store.load('0190a000-0000-7000-8000-0000000000aa', 'activityTypes', [{ ...type(typeId, 'Khiếu nại', null, 1) }]);
  await syncAll(lan, duc);
  const { id } = await ofLan.tasks.create({ title: 'Xử lý khiếu nại', typeId, dueOn: on });
  await syncAll(lan, duc);
  // Monday, and Tuesday is a day off: Wednesday is the one working day that the office allows.
  office.clock.now += 2 * day;
  expect([ofLan.escalation.run(), ofDuc.escalation.run()]).toEqual([0, 0]);
  office.clock.now += day;
  expect([ofLan.escalation.run(), ofDuc.escalation.run()]).toEqual([1, 1]);
  await syncAll(lan, duc, lan);
  expect(await titles(ofDuc, 'escalated')).toEqual(['Xử lý khiếu nại']);
  expect(await titles(ofLan, 'escalated')).toEqual([]);
  for (const desks of [ofLan, ofDuc])
    expect(await desks.tasks.get({ id })).toMatchObject({ escalatedAt: '2026-11-25T17:00:00.000Z' });
  expect(ofDuc.escalation.run()).toBe(0);
});

test('a laptop whose clock is a day fast hands nothing up before its time', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  const ofLan = desk(lan);
  const typeId = '0190a000-0000-7000-8000-0000000000b4';
  office.store.load('0190a000-0000-7000-8000-0000000000aa', 'activityTypes', [{ ...type(typeId, 'Khiếu nại', null, 1) }]);
  await syncAll(lan);
  await ofLan.tasks.create({ title: 'Xử lý khiếu nại', typeId, dueOn: on });
  await syncAll(lan);
  // Thursday on the laptop, where the term would be over; Wednesday in the office.
  office.clock.now += 3 * day;
  lan.faults.serverTimeOffsetMs = -day;
  await syncAll(lan);
  expect(ofLan.escalation.run()).toBe(0);
  lan.faults.serverTimeOffsetMs = 0;
  await syncAll(lan);
  expect(ofLan.escalation.run()).toBe(1);
});

function type(id: string, name: string, nextTypeId: string | null, escalateAfterDays: number | null = null) {
  return {
    id,
    fields: {
      ...{ vi: name, en: name, kind: 'call', nextTypeId, nextAfterDays: 1, nextAssignee: 'same', nextAssigneeId: null },
      ...{ escalateAfterDays, note: null, order: 1, isActive: true },
    },
  };
}
