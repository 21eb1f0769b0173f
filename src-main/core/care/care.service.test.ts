import { expect, test } from 'vitest';
import type { CarePlanValues } from '../../../src-shared/care/care-plan.ts';
import { addDays, instantOf } from '../../../src-shared/lib/dates.ts';
import { aDevice, type Device, refusalOf } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';

const monday = '2026-11-23';
const plan: CarePlanValues = {
  name: 'Chăm sóc',
  groupId: null,
  rating: null,
  trigger: 'visit-done',
  afterDays: 3,
  typeId: null,
  channel: null,
  title: 'Gọi hỏi thăm',
  note: null,
  order: 1,
  isActive: true,
};

const made = async ({ client }: Device) =>
  (await client.tasks.list({ on: monday, limit: 50 })).groups
    .flatMap(({ tasks }) => tasks)
    .map(({ title, dueOn, origin }) => `${title} ${dueOn} ${origin}`)
    .sort();

test('three days after a visit that was done a call is to be made, once, and not again when it was removed', async () => {
  const device = await aDevice();
  const { client } = device;
  await client.care.savePlan(plan);
  const { id: customerId } = await client.customers.create({ name: 'Đại Phát' });
  const { id } = await client.visits.create({ customerId, startsAt: instantOf(monday, '07:00') });
  expect(await client.care.run({})).toEqual({ made: 0, withoutConsent: 0 });
  await client.visits.complete({ id, result: { outcome: 'successful', said: 'Tốt' } });
  expect(await client.care.run({})).toEqual({ made: 1, withoutConsent: 0 });
  expect(await client.care.run({})).toEqual({ made: 0, withoutConsent: 0 });
  expect(await made(device)).toEqual(['Gọi hỏi thăm: Đại Phát 2026-11-26 care']);
  expect((await client.reminders.list({})).counts).toEqual({ care: 1 });
  const taskId = (await client.reminders.list({})).reminders[0]?.recordId ?? '';
  await client.tasks.delete({ id: taskId });
  expect((await client.care.run({})).made).toBe(0);
});

test('a call that would fall on a day off is due on the next working day, once; a birthday stays on its day', async () => {
  const device = await aDevice();
  const { client } = device;
  await client.care.savePlan({ ...plan, afterDays: 6 });
  await client.care.savePlan({ ...plan, trigger: 'birthday', afterDays: 0, title: 'Chúc mừng {tên}' });
  const { id: customerId } = await client.customers.create({ name: 'Đại Phát' });
  await client.contacts.create({ customerId, name: 'chị Hoa', birthday: '1990-11-29' });
  const { id } = await client.visits.create({ customerId, startsAt: instantOf(monday, '07:00') });
  await client.visits.complete({ id, result: { outcome: 'successful', said: 'Tốt' } });
  expect((await client.care.run({})).made).toBe(2);
  expect((await client.care.run({})).made).toBe(0);
  // 29 November 2026 is a Sunday.
  expect(await made(device)).toEqual(['Chúc mừng chị Hoa 2026-11-29 care', 'Gọi hỏi thăm: Đại Phát 2026-11-30 care']);
});

test('good wishes reach whoever has the birthday, by his own ways alone; the telephone of the company is there to ask for him', async () => {
  const { client } = await aDevice();
  await client.care.savePlan({ ...plan, trigger: 'birthday', afterDays: 0, title: 'Chúc mừng {tên}' });
  const company = { name: 'Đại Phát', phone: '028 3822 1234', email: 'vanthu@daiphat.vn', foundedOn: '2001-01-02' };
  const { id: customerId } = await client.customers.create(company);
  await client.contacts.create({ customerId, name: 'Trần Văn Minh', email: 'minh@daiphat.vn', isPrimary: true });
  const born = '1990-11-25';
  await client.contacts.create({ customerId, name: 'Lê Thị Hoa', email: 'hoa@daiphat.vn', birthday: born });
  await client.contacts.create({ customerId, name: 'Phạm Văn Tư', birthday: born });
  const lan = { kind: 'person' as const, name: 'Nguyễn Thị Lan', email: 'lan@nha.vn', birthday: born };
  const { id: personId } = await client.customers.create(lan);
  await client.contacts.create({ customerId: personId, name: 'Người nhà', email: 'nha@nha.vn' });
  expect((await client.care.run({})).made).toBe(3);
  const tasks = (await client.tasks.list({ on: monday, limit: 50 })).groups.flatMap((group) => group.tasks);
  const reached = await Promise.all(
    tasks.map(async ({ id, title }) => {
      const { email, emailGreeting, phone, phoneGreeting, zalo } = (await client.tasks.get({ id })).reach;
      return [title, email, emailGreeting, phone, phoneGreeting, zalo];
    }),
  );
  expect(reached.toSorted()).toEqual([
    ['Chúc mừng Lê Thị Hoa', 'hoa@daiphat.vn', 'Kính gửi chị Hoa', '028 3822 1234', null, null],
    ['Chúc mừng Nguyễn Thị Lan', 'lan@nha.vn', 'Kính gửi chị Lan', null, null, null],
    ['Chúc mừng Phạm Văn Tư', null, null, '028 3822 1234', null, null],
  ]);
});

test('care goes to the customers of its group and class, after a sale and before a birthday', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id: groupId } = await client.groups.save({ name: 'Đại lý', kind: 'other', rule: null });
  await client.care.savePlan({ ...plan, trigger: 'sale', afterDays: 1, groupId, title: 'Hỏi hàng tới chưa' });
  await client.care.savePlan({ ...plan, trigger: 'birthday', afterDays: -2, rating: 'A', title: 'Chúc mừng {tên}' });
  const inGroup = await client.customers.create({ name: 'Trong nhóm', lastTransactionOn: monday });
  await client.customers.create({ name: 'Ngoài nhóm', lastTransactionOn: monday });
  await client.groups.addMembers({ groupId, ids: [inGroup.id] });
  const { id: customerId } = await client.customers.create({ name: 'Hạng A', rating: 'A' });
  await client.contacts.create({ customerId, name: 'chị Hoa', birthday: '1990-11-28' });
  const other = await client.customers.create({ name: 'Hạng B', rating: 'B' });
  await client.contacts.create({ customerId: other.id, name: 'anh Nam', birthday: '1990-11-28' });
  expect((await client.care.run({})).made).toBe(2);
  expect(await made(device)).toEqual([
    `Chúc mừng chị Hoa ${addDays(monday, 3)} care`,
    // The day after is a day off.
    `Hỏi hàng tới chưa: Trong nhóm ${addDays(monday, 2)} care`,
  ]);
});

test('nobody is congratulated on a channel that he has not agreed to, nor called after he refused', async () => {
  const device = await aDevice();
  const { client } = device;
  await client.care.savePlan({ ...plan, trigger: 'birthday', afterDays: 0, channel: 'zalo', title: 'Zalo {tên}' });
  await client.care.savePlan({ ...plan, trigger: 'birthday', afterDays: 0, channel: 'phone', title: 'Gọi {tên}' });
  const { id: customerId } = await client.customers.create({ name: 'Đại Phát' });
  const { id: contactId } = await client.contacts.create({ customerId, name: 'chị Hoa', birthday: '1990-11-25' });
  expect(await client.care.run({})).toEqual({ made: 1, withoutConsent: 1 });
  expect(await made(device)).toEqual(['Gọi chị Hoa 2026-11-25 care']);
  await client.consent.record({
    customerId,
    contactId,
    purposes: ['care'],
    channels: ['zalo'],
    decision: 'given',
    decidedAt: instantOf(monday, '07:00'),
    source: 'spoken',
    wording: null,
    proof: null,
  });
  expect(await client.care.run({})).toEqual({ made: 1, withoutConsent: 0 });
});

test('days to remember and the calendar start care too, and the program makes it by itself', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id: customerId } = await client.customers.create({ name: 'Đại Phát' });
  await client.yearlyDays.save({
    customerId,
    contactId: null,
    name: 'Khai trương',
    calendar: 'lunar',
    month: 10,
    day: 20,
    daysAhead: null,
    note: null,
  });
  await client.care.savePlan({ ...plan, trigger: 'yearly-day', afterDays: -1, title: 'Gửi hoa' });
  await client.care.savePlan({ ...plan, trigger: 'every', afterDays: 5, title: 'Hỏi thăm định kỳ' });
  await client.care.run({});
  expect(await made(device)).toEqual(['Gửi hoa: Khai trương 2026-11-27 care', 'Hỏi thăm định kỳ: Đại Phát 2026-11-30 care']);
});

test('care of a day to remember comes in its own time, whenever the day itself is told', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id: customerId } = await client.customers.create({ name: 'Đại Phát' });
  const day = { customerId, contactId: null, calendar: 'solar', month: 11, note: null } as const;
  await client.yearlyDays.save({ ...day, name: 'Khai trương', day: 26, daysAhead: 0 });
  await client.yearlyDays.save({ ...day, name: 'Ngày giỗ tổ nghề', month: 12, day: 20, daysAhead: 60 });
  await client.care.savePlan({ ...plan, trigger: 'yearly-day', afterDays: -2, title: 'Gửi hoa' });
  await client.care.run({});
  expect(await made(device)).toEqual(['Gửi hoa: Khai trương 2026-11-24 care']);
});

test('an appointment is made for a day and a time, and steps of care are changed by administrators', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id: customerId } = await client.customers.create({ name: 'Đại Phát' });
  const { groupId } = await client.care.appoint({ customerId, title: 'Hỏi thăm máy mới', dueOn: '2026-11-24', dueMinute: 570 });
  expect((await client.reminders.list({})).reminders).toMatchObject([
    { kind: 'care', name: 'Hỏi thăm máy mới', on: '2026-11-24', minute: 570, customerName: 'Đại Phát' },
  ]);
  await client.undo.apply({ groupId });
  expect((await client.reminders.list({})).reminders).toEqual([]);
  const { id } = await client.care.savePlan(plan);
  await client.care.savePlan({ ...plan, id, isActive: false });
  expect((await client.care.plans({})).plans).toMatchObject([{ id, isActive: false }]);
  await client.care.deletePlan({ id });
  expect((await client.care.plans({})).plans).toEqual([]);
  await inspect(device, (db) => db.exec("UPDATE users SET role = 'rep'"));
  expect((await refusalOf(client.care.savePlan(plan))).code).toBe('forbidden');
});
