import { expect, test } from 'vitest';
import { addDays, instantOf } from '../../../src-shared/lib/dates.ts';
import { aDevice, type Device, refusalOf } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';

const monday = '2026-11-23';
const on = (days: number) => addDays(monday, days);

async function aVisit({ client }: Device, name: string, day: string, from: string, to: string) {
  const { id: customerId } = await client.customers.create({ name });
  const { id } = await client.visits.create({ customerId, startsAt: instantOf(day, from), endsAt: instantOf(day, to) });
  return { id, customerId };
}

const shown = async ({ client }: Device, day?: string) =>
  (await client.reminders.list(day === undefined ? {} : { on: day })).reminders.map(
    ({ kind, name, on: at, years }) => `${kind} ${name} ${at}${years === null ? '' : ` (${years})`}`,
  );

test('birthdays of customers, contacts and relatives and founding days are told a week ahead', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id: customerId } = await client.customers.create({ name: 'Đại Phát', foundedOn: '2008-11-30' });
  await client.customers.create({ name: 'Chị Hoa', kind: 'person', birthday: '1990-11-23' });
  await client.contacts.create({ customerId, name: 'Anh Phúc', birthday: '1985-11-26' });
  await client.parts.create({
    part: 'relations',
    customerId,
    values: { contactId: null, name: 'Bé Na', kind: 'child', linkedId: null, phone: null, birthday: '2015-11-27', note: null },
  });
  await client.customers.create({ name: 'Cùng ngày', foundedOn: '1999-11-23' });
  await client.customers.create({ name: 'Chưa tới', foundedOn: '2008-12-01' });
  await client.customers.create({ name: 'Năm nay mới mở', foundedOn: monday });
  expect(await shown(device)).toEqual([
    // Of one day in the order of the kinds.
    'birthday Chị Hoa 2026-11-23 (36)',
    'founding Cùng ngày 2026-11-23 (27)',
    'birthday Anh Phúc 2026-11-26 (41)',
    'birthday Bé Na 2026-11-27 (11)',
    'founding Đại Phát 2026-11-30 (18)',
  ]);
  // Whoever asked that the record be used no more is not congratulated.
  await client.customers.update({ id: customerId, change: { restrictedOn: monday } });
  expect(await shown(device)).toEqual(['birthday Chị Hoa 2026-11-23 (36)', 'founding Cùng ngày 2026-11-23 (27)']);
});

test('next visits, visits without a result and my tasks are told, overdue ones first', async () => {
  const device = await aDevice();
  await aVisit(device, 'Hôm qua', on(-1), '09:00', '09:45');
  await aVisit(device, 'Sáng nay', monday, '09:00', '09:45');
  await aVisit(device, 'Ngày kia', on(2), '09:00', '09:45');
  const me = (await device.client.app.status({})).profile?.userId ?? '';
  await addTask(device, { id: taskId(1), title: 'Gửi báo giá', dueOn: on(-2), assignee: me });
  await addTask(device, { id: taskId(2), title: 'Của người khác', dueOn: monday, assignee: taskId(9) });
  await addTask(device, { id: taskId(3), title: 'Hỏi thăm sau bán', dueOn: on(3), assignee: me, origin: 'care' });
  await addTask(device, { id: taskId(4), title: 'Việc xa', dueOn: on(5), assignee: me });
  // What has no time of its day stands before what has.
  await addTask(device, { id: taskId(5), title: 'Gọi lại', dueOn: monday, assignee: me });
  expect(await shown(device)).toEqual([
    'task Gửi báo giá 2026-11-21',
    'missing-result Hôm qua 2026-11-22',
    'task Gọi lại 2026-11-23',
    'visit Sáng nay 2026-11-23',
    'care Hỏi thăm sau bán 2026-11-26',
  ]);
  expect((await device.client.reminders.list({})).counts).toEqual({ task: 2, 'missing-result': 1, visit: 1, care: 1 });
});

test('a reminder is put off, done and opened again, and undo takes each back', async () => {
  const device = await aDevice();
  const { client } = device;
  await client.customers.create({ name: 'Đại Phát', foundedOn: '2008-11-23' });
  const [reminder] = (await client.reminders.list({})).reminders;
  const key = reminder?.key ?? '';
  const later = new Date(device.clock.now + 3_600_000).toISOString();
  expect((await refusalOf(client.reminders.mark({ key, state: 'snoozed' }))).fields).toEqual({ until: 'required' });
  await client.reminders.mark({ key, state: 'snoozed', until: later });
  expect(await shown(device)).toEqual([]);
  expect((await client.reminders.list({ withHandled: true })).reminders).toMatchObject([{ key, state: 'snoozed', until: later }]);
  device.clock.now += 3_600_001;
  expect(await shown(device)).toHaveLength(1);
  const done = await client.reminders.mark({ key, state: 'done' });
  expect(await client.reminders.list({})).toMatchObject({ reminders: [], total: 0, handled: 1 });
  await client.undo.apply({ groupId: done.groupId });
  expect(await shown(device)).toHaveLength(1);
  await client.reminders.mark({ key, state: 'done' });
  await client.reminders.mark({ key, state: 'open' });
  await client.reminders.mark({ key, state: 'done' });
  const again = await device.restart();
  expect(await shown(again)).toEqual([]);
  // What somebody else did with theirs is no matter here.
  await inspect(again, (db) => db.exec("UPDATE reminder_states SET created_by = '0192d3f0-0000-7000-8000-0000000000c1'"));
  expect(await shown(again)).toHaveLength(1);
});

test('days that come round by the moon are told as early as the day itself asks', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id: customerId } = await client.customers.create({ name: 'Đại Phát' });
  const day = { customerId, contactId: null, calendar: 'lunar', daysAhead: null, note: null } as const;
  // 23 November 2026 is the 15th of the tenth month; the month after has 29 or 30 days.
  await client.yearlyDays.save({ ...day, name: 'Rằm', month: 0, day: 15 });
  await client.yearlyDays.save({ ...day, name: 'Giỗ cụ tổ', month: 10, day: 20, daysAhead: 3 });
  const { id, groupId } = await client.yearlyDays.save({ ...day, name: 'Khai trương', month: 10, day: 30, daysAhead: 20 });
  expect(await shown(device)).toEqual(['yearly-day Rằm 2026-11-23', 'yearly-day Khai trương 2026-12-08']);
  expect(await shown(device, on(1))).not.toContain('yearly-day Giỗ cụ tổ 2026-11-28');
  expect(await shown(device, on(2))).toContain('yearly-day Giỗ cụ tổ 2026-11-28');
  expect((await client.yearlyDays.list({ customerId })).days.map(({ name, nextOn }) => [name, nextOn])).toEqual([
    ['Rằm', '2026-11-23'],
    ['Giỗ cụ tổ', '2026-11-28'],
    ['Khai trương', '2026-12-08'],
  ]);
  await client.yearlyDays.save({ ...day, id, name: 'Khai trương', calendar: 'solar', month: 11, day: 24 });
  expect(await shown(device)).toContain('yearly-day Khai trương 2026-11-24');
  expect((await refusalOf(client.yearlyDays.save({ ...day, name: 'Sai', month: 10, day: 31 }))).fields).toEqual({
    day: 'not-a-date',
  });
  await client.undo.apply({ groupId });
  await client.yearlyDays.delete({ id });
  expect((await client.yearlyDays.list({ customerId })).days).toHaveLength(2);
});

test('the office says how many days ahead, or not at all; others than administrators do not', async () => {
  const device = await aDevice();
  const { client } = device;
  await client.customers.create({ name: 'Đại Phát', foundedOn: '2008-11-26' });
  const { groupId } = await client.reminders.setRule({ kind: 'founding', daysAhead: 2, isActive: true });
  expect(await shown(device)).toEqual([]);
  expect(await shown(device, on(1))).toHaveLength(1);
  await client.reminders.setRule({ kind: 'founding', daysAhead: 30, isActive: false });
  expect(await shown(device, on(1))).toEqual([]);
  await client.undo.apply({ groupId });
  expect((await client.reminders.rules({})).rules.map(({ kind }) => kind)).toContain('receivable');
  await inspect(device, (db) => db.exec("UPDATE users SET role = 'rep'"));
  expect((await refusalOf(client.reminders.setRule({ kind: 'founding', daysAhead: 1, isActive: true }))).code).toBe('forbidden');
});

test('my customers are counted by whether they still buy', async () => {
  const { client } = await aDevice();
  for (const [name, lastTransactionOn] of [
    ['Đang mua', '2026-11-01'],
    ['Ngừng mua', '2026-01-01'],
    ['Ngừng mua hai', '2026-02-01'],
  ] as const)
    await client.customers.create({ name, lastTransactionOn });
  await client.customers.create({ name: 'Chưa mua' });
  expect((await client.reminders.list({})).customers).toEqual({ trading: 1, stopped: 2, potential: 1, tradingLimitDays: 90 });
  await client.officeRules.set({ tradingLimitDays: 10 });
  expect((await client.reminders.list({})).customers).toMatchObject({ trading: 0, stopped: 3 });
});

test('in the first days of the year nobody is reminded of visits, and the screen can say so', async () => {
  const device = await aDevice();
  await aVisit(device, 'Mùng hai', '2027-02-07', '09:00', '09:45');
  device.clock.now = Date.parse(instantOf('2027-02-06', '10:00'));
  expect(await shown(device)).toEqual([]);
  expect((await device.client.reminders.list({})).quiet).toEqual(['visit', 'receivable']);
  await device.client.officeRules.set({ tetVisitFreeDays: 0 });
  expect(await shown(device)).toEqual(['visit Mùng hai 2027-02-07']);
});

const taskId = (index: number) => `0192d3f0-0000-7000-8000-00000000000${index}`;

/** Straight into the table: the screens of tasks have tests of their own. */
async function addTask(
  device: Device,
  task: { id: string; title: string; dueOn: string; assignee: string; origin?: string; minute?: number },
) {
  await inspect(device, (db) =>
    db
      .prepare(
        `INSERT INTO tasks (id, scope_id, root_id, created_at, title, due_on, due_minute, priority, state, assignee_id, origin)
         VALUES (?, 'office', ?, '2026-11-20T00:00:00.000Z', ?, ?, ?, 'normal', 'open', ?, ?)`,
      )
      .run(task.id, task.id, task.title, task.dueOn, task.minute ?? null, task.assignee, task.origin ?? 'hand'),
  );
}

test('a debt is told three days ahead and again each week it is overdue until it is paid, but not at Tết', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id: customerId } = await client.customers.create({ name: 'Tạp hóa Bé Ba' });
  const add = (number: string, dueOn: string | null, totalDong = 2_000_000) =>
    client.receivables.addInvoice({ customerId, symbol: '1C26TAA', number, issuedOn: '2026-11-01', dueOn, totalDong });
  const { id: invoiceId } = await add('7', on(2));
  await add('8', on(90));
  const owed = async (day: string) =>
    (await client.reminders.list({ on: day })).reminders.filter(({ kind }) => kind === 'receivable');
  expect(await owed(on(-2))).toEqual([]);
  const [first] = await owed(monday);
  expect(first).toMatchObject({
    name: '1C26TAA 7',
    customerName: 'Tạp hóa Bé Ba',
    on: on(2),
    amountDong: 2_000_000,
    recordId: invoiceId,
  });
  await client.reminders.mark({ key: first?.key ?? '', state: 'done' });
  expect(await owed(on(2))).toEqual([]);
  const [late] = await owed(on(3));
  expect(late).toMatchObject({ on: on(2), state: 'open' });
  await client.reminders.mark({ key: late?.key ?? '', state: 'done' });
  expect(await owed(on(9))).toEqual([]);
  expect(await owed(on(10))).toHaveLength(1);
  await client.receivables.addReceipt({ customerId, invoiceId, amountDong: 500_000, paidOn: monday });
  expect(await owed(on(10))).toMatchObject([{ amountDong: 1_500_000 }]);
  const { groupId } = await client.receivables.dealOut({ customerId, amountDong: 1_500_000, paidOn: monday });
  expect(await owed(on(10))).toEqual([]);
  await client.undo.apply({ groupId });
  // Tết falls on 6 February 2027: quiet from Giao thừa to Mùng 7, also about what was due in those days, and not a day longer.
  await add('9', '2027-02-08');
  expect(await owed('2027-02-08')).toEqual([]);
  expect(await owed('2027-02-12')).toEqual([]);
  expect((await owed('2027-02-13')).map(({ name }) => name)).toEqual(['1C26TAA 7', '1C26TAA 9']);
});
