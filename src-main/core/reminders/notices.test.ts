import { expect, test } from 'vitest';
import { instantOf } from '../../../src-shared/lib/dates.ts';
import { standardSettings } from '../../../src-shared/settings/settings.contract.ts';
import { aDevice, type Device } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';
import { aLaptop, anOffice, type Laptop, newCustomer, syncAll } from '../../../tests/support/office-laptops.ts';
import { createReminders } from './reminders.service.ts';

const monday = '2026-11-23';

async function aVisit({ client }: Device, name: string, from: string, to: string, day = monday) {
  const { id: customerId } = await client.customers.create({ name });
  return client.visits.create({ customerId, startsAt: instantOf(day, from), endsAt: instantOf(day, to) });
}

/** What this laptop shows at a time; a clock that jumps is no other than one that runs. */
async function shownAt(device: Device, time: string, day = monday): Promise<string[]> {
  device.clock.now = Date.parse(instantOf(day, time));
  return (await device.client.reminders.takeNotices({})).notices.map(({ title, body }) => `${title}: ${body}`);
}

test('the morning is summed up once, and a visit is shown a quarter of an hour before it', async () => {
  const device = await aDevice();
  await aVisit(device, 'Đại Phát', '09:30', '10:00');
  await device.client.customers.create({ name: 'Hoa', kind: 'person', birthday: '1990-11-23' });
  expect(await shownAt(device, '06:59')).toEqual([]);
  expect(await shownAt(device, '07:00')).toEqual(['Hôm nay của bạn: 1 lượt thăm · 1 sinh nhật']);
  expect(await shownAt(device, '09:14')).toEqual([]);
  expect(await shownAt(device, '09:15')).toEqual(['Thăm lúc 09:30: Đại Phát']);
  expect(await shownAt(device, '09:16')).toEqual([]);
  expect(await shownAt(await device.restart(), '09:17')).toEqual([]);
});

test('after sleep only what is still of use is shown, and many at once become one', async () => {
  const device = await aDevice();
  await shownAt(device, '07:00');
  for (const [name, from] of [
    ['Sáng', '08:00'],
    ['Một', '13:50'],
    ['Hai', '13:55'],
    ['Ba', '14:00'],
    ['Bốn', '14:05'],
  ] as const)
    await aVisit(device, name, from, '14:30');
  // The lid was closed from seven to two.
  const shown = await shownAt(device, '14:00');
  expect(shown).toEqual(['Hôm nay của bạn: 5 lượt thăm', '4 việc đến giờ: 4 lượt thăm']);
});

test('what was put off comes back at its moment, also over a clock that was set back', async () => {
  const device = await aDevice();
  await device.client.customers.create({ name: 'Đại Phát', foundedOn: '2008-11-23' });
  await shownAt(device, '08:00');
  const key = (await device.client.reminders.list({})).reminders[0]?.key ?? '';
  await device.client.reminders.mark({ key, state: 'snoozed', until: instantOf(monday, '10:00') });
  expect(await shownAt(device, '09:59')).toEqual([]);
  expect(await shownAt(device, '10:00')).toEqual(['Nhắc lại: Đại Phát']);
  expect(await shownAt(device, '09:00')).toEqual([]);
  expect(await shownAt(device, '10:01')).toEqual([]);
});

test('a laptop a day ahead shows tomorrow’s visit, and again when its clock is right', async () => {
  const device = await aDevice();
  await aVisit(device, 'Đại Phát', '09:30', '10:00', '2026-11-24');
  expect(await shownAt(device, '09:20', '2026-11-24')).toContain('Thăm lúc 09:30: Đại Phát');
  expect(await shownAt(device, '09:20')).toEqual([]);
  expect(await shownAt(device, '09:25', '2026-11-24')).toEqual(['Hôm nay của bạn: 1 lượt thăm', 'Thăm lúc 09:30: Đại Phát']);
  expect(await shownAt(device, '09:26', '2026-11-24')).toEqual([]);
});

test('a notice names what a click opens: the task itself, also where it is a customer’s', async () => {
  const device = await aDevice();
  await shownAt(device, '07:00');
  const { id: customerId } = await device.client.customers.create({ name: 'Đại Phát' });
  const { id } = await device.client.tasks.create({ title: 'Gọi chị Hoa', customerId, dueOn: monday, dueMinute: 9 * 60 });
  device.clock.now = Date.parse(instantOf(monday, '09:00'));
  expect((await device.client.reminders.takeNotices({})).notices).toMatchObject([
    { title: 'Hôm nay của bạn', record: null },
    { title: 'Việc lúc 09:00', body: 'Gọi chị Hoa · Đại Phát', record: { entity: 'task', id } },
  ]);
});

test('nothing is shown in quiet hours, at Tết, or where notices are off', async () => {
  const device = await aDevice();
  await aVisit(device, 'Tết', '09:30', '10:00', '2027-02-07');
  expect(await shownAt(device, '09:20', '2027-02-07')).toEqual([]);
  await aVisit(device, 'Trưa', '12:30', '13:00', '2027-03-01');
  await device.client.settings.set({ quietFrom: 12 * 60, quietTo: 13 * 60 });
  expect(await shownAt(device, '12:20', '2027-03-01')).toEqual([]);
  await device.client.settings.set({ quietFrom: 0, quietTo: 0, showsNotices: false });
  expect(await shownAt(device, '12:21', '2027-03-01')).toEqual([]);
  await device.client.settings.set({ showsNotices: true, language: 'en' });
  expect(await shownAt(device, '12:22', '2027-03-01')).toContain('Visit at 12:30: Trưa');
});

test('of two laptops of one person the one used last shows a notice, and it is never shown by both while they reach the office', async () => {
  const office = anOffice();
  const [first, second] = [await aLaptop(office, 'lan'), await aLaptop(office, 'lan')];
  const remindersOf = ({ ctx }: Laptop) => createReminders(ctx, { settings: () => standardSettings, isOffice: true }).handlers;
  const [one, two] = [remindersOf(first), remindersOf(second)];
  const at = (time: string) => {
    office.clock.now = Date.parse(instantOf(monday, time));
  };
  const shown = async (laptop: ReturnType<typeof remindersOf>) =>
    (await laptop.takeNotices({})).notices.map(({ title }) => title);
  const aVisitAt = (time: string) =>
    first.ctx.write.transact((tx) =>
      tx.create('visits', {
        customerId,
        purpose: 'maintain',
        state: 'planned',
        startsAt: instantOf(monday, time),
        endsAt: instantOf(monday, '16:00'),
        ownerId: first.person.id,
      }),
    );
  at('08:00');
  const customerId = newCustomer(first, 'Đại Phát');
  aVisitAt('09:00');
  aVisitAt('10:00');
  aVisitAt('11:00');
  await one.workHere({});
  await one.workHere({});
  await syncAll(first, second, first);
  expect(first.count("SELECT count(*) FROM outbox WHERE entity = 'reminderStates'")).toBe(1);
  expect([await shown(two), await shown(one)]).toEqual([[], ['Hôm nay của bạn']]);
  at('08:45');
  expect([await shown(two), await shown(one)]).toEqual([[], ['Thăm lúc 09:00']]);
  await syncAll(first, second);

  // She goes on at the other one: it shows what is new and nothing that was shown.
  await two.workHere({});
  at('08:46');
  expect(await shown(two)).toEqual([]);
  await syncAll(second, first);
  at('09:45');
  expect([await shown(one), await shown(two)]).toEqual([[], ['Thăm lúc 10:00']]);
  await syncAll(second, first);

  // Without the office the laptop that was used last still shows it, the other one not.
  first.faults.isCut = true;
  second.faults.isCut = true;
  at('10:45');
  expect([await shown(one), await shown(two)]).toEqual([[], ['Thăm lúc 11:00']]);
  // Only where she works at both in that time both show it: neither can know.
  await one.workHere({});
  expect(await shown(one)).toEqual(['Thăm lúc 11:00']);
});

test('a laptop whose clock is a day off reminds of the office’s day', async () => {
  const office = anOffice();
  const laptop = await aLaptop(office, 'lan');
  const { handlers } = createReminders(laptop.ctx, { settings: () => standardSettings, isOffice: true });
  const dayMs = 24 * 3_600_000;
  office.clock.now = Date.parse(instantOf('2026-11-24', '08:00'));
  laptop.ctx.state.set('clock_offset_ms', String(dayMs));
  expect((await handlers.list({})).on).toBe(monday);
});

test('what has its hour today is shown, however many tasks are late and however large a job falls on today', async () => {
  const device = await aDevice();
  const me = (await device.client.app.status({})).profile?.userId ?? '';
  const lay = (kind: string, many: number, day: string, minute: number | null) =>
    inspect(device, (db) =>
      db
        .prepare(
          `WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < @many),
             one(id) AS (SELECT '0192d3f0-' || @kind || '-7000-8000-' || substr('000000000000' || n, -12) FROM c)
           INSERT INTO tasks (id, scope_id, root_id, created_at, title, due_on, due_minute, priority, state, assignee_id, origin)
           SELECT id, 'office', id, '2026-01-01T00:00:00.000Z', 'Việc ' || @kind, @day, @minute, 'normal', 'open', @me, 'hand' FROM one`,
        )
        .run({ kind, many, day, minute, me }),
    );
  const names = async () => (await device.client.reminders.list({})).reminders.map(({ name }) => name);
  await lay('1111', 1200, '2026-09-01', null);
  await lay('2222', 1, '2026-11-20', 600);
  await lay('3333', 1, monday, 600);
  await lay('4444', 1, monday, null);
  // The morning is summed up.
  await shownAt(device, '07:00');
  expect(await shownAt(device, '10:00')).toEqual(['Việc lúc 10:00: Việc 3333']);
  expect((await names()).filter((name) => name !== 'Việc 1111')).toEqual(['Việc 2222', 'Việc 4444', 'Việc 3333']);

  await lay('5555', 1200, monday, null);
  await lay('6666', 1, monday, 660);
  expect(await shownAt(device, '11:00')).toEqual(['Việc lúc 11:00: Việc 6666']);
  expect(await names()).toEqual(expect.arrayContaining(['Việc 1111', 'Việc 2222', 'Việc 3333', 'Việc 5555', 'Việc 6666']));
});
