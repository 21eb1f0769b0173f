import { describe, expect, test } from 'vitest';
import { aDevice, type Device, refusalOf } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';
import { addDays, formatTime, instantOf, localDay } from '../../../src-shared/lib/dates.ts';

const day = 24 * 3_600_000;
const weekly = {
  purpose: 'periodic',
  everyDays: 7,
  weekdays: null,
  minuteOfDay: null,
  minutes: 45,
  fromOn: '2026-11-23',
} as const;
const classA = {
  name: 'Hạng A',
  rating: 'A',
  groupId: null,
  purpose: 'periodic',
  everyDays: 14,
  weekdays: null,
  minuteOfDay: null,
  minutes: 45,
} as const;

/** The visits ahead, as `2026-11-25 08:00`. */
const calendarOf = async ({ client }: Device, to = '2027-03-31') =>
  (await client.visits.list({ from: '2026-11-23', to })).visits
    .filter(({ state }) => state === 'planned')
    .map(({ startsAt }) => `${localDay(startsAt)} ${formatTime(startsAt)}`);

describe('a plan of one customer', () => {
  test('puts a quarter of visits into the calendar, and one undo takes plan and visits away', async () => {
    const device = await aDevice();
    const { client } = device;
    const { id: customerId } = await client.customers.create({ name: 'Đại Phát' });
    const saved = await client.visitPlans.save({ ...weekly, customerId });
    const calendar = await calendarOf(device);
    expect(saved.made).toBe(calendar.length);
    expect(calendar.slice(0, 3)).toEqual(['2026-11-23 08:15', '2026-11-30 08:00', '2026-12-07 08:00']);
    // Monday 8 February 2027 is Mùng 3; Wednesday and Thursday are off in lieu.
    expect(calendar).toContain('2027-02-12 08:00');
    expect(calendar.at(-1)?.slice(0, 10) ?? '').toBe('2027-02-22');
    expect((await client.customers.get({ id: customerId })).nextVisitAt).toBe(instantOf('2026-11-23', '08:15'));
    await client.undo.apply({ groupId: saved.groupId });
    expect(await calendarOf(device)).toEqual([]);
    expect((await client.visitPlans.of({ customerId })).plans).toEqual([]);
  });

  test('made again it makes nothing twice, and what was moved or cancelled stays so', async () => {
    const device = await aDevice();
    const { client } = device;
    const { id: customerId } = await client.customers.create({ name: 'Đại Phát' });
    await client.visitPlans.save({ ...weekly, everyDays: 30, customerId });
    const { next } = await client.visitPlans.of({ customerId });
    expect(next).toHaveLength(4);
    const [, second, third] = next;
    if (second === undefined || third === undefined) throw new Error('there are four');
    await client.visits.update({
      id: second.id,
      change: { startsAt: instantOf('2026-12-25', '15:00'), endsAt: instantOf('2026-12-25', '16:00') },
    });
    await client.visits.cancel({ id: third.id, reason: null });
    const before = await calendarOf(device);
    expect(await client.visitPlans.fill({})).toEqual({ groupId: null, made: 0, removed: 0, unplaced: 0 });
    expect(await calendarOf(device)).toEqual(before);
    expect(before).toContain('2026-12-25 15:00');
  });

  test('in another rhythm takes the place of the one before, and only what a person moved stays', async () => {
    const device = await aDevice();
    const { client } = device;
    const { id: customerId } = await client.customers.create({ name: 'Đại Phát' });
    const { id } = await client.visitPlans.save({ ...weekly, customerId });
    const moved = (await client.visitPlans.of({ customerId })).next[1];
    await client.visits.update({
      id: moved?.id ?? '',
      change: { startsAt: instantOf('2026-12-02', '15:00'), endsAt: instantOf('2026-12-02', '16:00') },
    });
    await client.visitPlans.save({ ...weekly, id, customerId, everyDays: 28, weekdays: '4', minuteOfDay: 9 * 60 + 30 });
    expect(await calendarOf(device)).toEqual(['2026-12-02 15:00', '2026-12-31 09:30', '2027-01-28 09:30']);
    const back = await client.visitPlans.save({ ...weekly, id, customerId });
    expect(back.made).toBeGreaterThan(8);
    await client.visitPlans.remove({ id });
    expect(await calendarOf(device)).toEqual(['2026-12-02 15:00']);
  });

  test('on Sundays, or one that ends before it begins, is refused with the field that says why', async () => {
    const { client } = await aDevice();
    const { id: customerId } = await client.customers.create({ name: 'Đại Phát' });
    const sundays = await refusalOf(client.visitPlans.save({ ...weekly, customerId, weekdays: '7' }));
    expect(sundays.fields).toEqual({ weekdays: 'never-working' });
    const backwards = await refusalOf(client.visitPlans.save({ ...weekly, customerId, untilOn: '2026-11-01' }));
    expect(backwards.fields).toEqual({ untilOn: 'last-day-before-first' });
  });
});

describe('the rule of a class', () => {
  test('visits every customer of the class that this person looks after, and an own plan counts before it', async () => {
    const device = await aDevice();
    const { client } = device;
    const ids: string[] = [];
    for (const name of ['An Bình', 'Bảy Hiền', 'Cô Trâm']) ids.push((await client.customers.create({ name, rating: 'A' })).id);
    await client.customers.create({ name: 'Hạng B', rating: 'B' });
    const foreign = await client.customers.create({ name: 'Của người khác', rating: 'A' });
    await inspect(device, (db) =>
      db.prepare('UPDATE customers SET owner_id = ? WHERE id = ?').run('0192d3f0-0000-7000-8000-000000000001', foreign.id),
    );
    await client.visitRules.save(classA);
    const filled = await client.visitPlans.fill({});
    expect(filled.made).toBeGreaterThan(17);
    const { visits } = await client.visits.list({ from: '2026-11-23', to: '2027-03-31' });
    expect(new Set(visits.map(({ customerName }) => customerName))).toEqual(new Set(['An Bình', 'Bảy Hiền', 'Cô Trâm']));
    await client.visitPlans.save({ ...weekly, customerId: ids[0] ?? '', everyDays: 60 });
    expect((await client.visitPlans.of({ customerId: ids[0] ?? '' })).next.length).toBeLessThanOrEqual(3);
    await client.undo.apply({ groupId: filled.groupId ?? '' });
    const left = await client.visits.list({ from: '2026-11-23', to: '2027-03-31' });
    expect(new Set(left.visits.map(({ customerName }) => customerName))).toEqual(new Set(['An Bình']));
  });

  test('a customer whose class changes loses the visits that nobody touched', async () => {
    const device = await aDevice();
    const { client } = device;
    const { id } = await client.customers.create({ name: 'An Bình', rating: 'A' });
    await client.visitRules.save(classA);
    await client.visitPlans.fill({});
    expect((await calendarOf(device)).length).toBeGreaterThan(5);
    await client.customers.update({ id, change: { rating: 'C' } });
    expect((await client.visitPlans.fill({})).removed).toBeGreaterThan(5);
    expect((await client.visitPlans.of({ customerId: id })).rule).toBeNull();
  });

  test('only administrators change rules', async () => {
    const device = await aDevice();
    const { id } = await device.client.visitRules.save(classA);
    await inspect(device, (db) => db.exec("UPDATE users SET role = 'rep'"));
    expect((await refusalOf(device.client.visitRules.save(classA))).code).toBe('forbidden');
    expect((await refusalOf(device.client.visitRules.delete({ id }))).code).toBe('forbidden');
    expect((await device.client.visitRules.list({})).mayChange).toBe(false);
  });
});

describe('before Tết', () => {
  test('every customer of the class gets one gift visit by 23 tháng Chạp, spread over the days before', async () => {
    const device = await aDevice();
    const { client } = device;
    for (let at = 0; at < 45; at += 1) await client.customers.create({ name: `Khách ${at}`, rating: at < 40 ? 'A' : 'B' });
    const trial = await client.visitPlans.beforeTet({ rating: 'A', purpose: 'maintain', isTrial: true });
    expect(trial).toMatchObject({ customers: 40, made: 40, unplaced: 0, tetOn: '2027-02-06', by: '2027-01-30', groupId: null });
    expect(await calendarOf(device)).toEqual([]);
    const { made, groupId } = await client.visitPlans.beforeTet({ rating: 'A', purpose: 'maintain' });
    expect(made).toBe(40);
    const perDay = Map.groupBy(await calendarOf(device), (at) => at.slice(0, 10));
    expect(perDay.size).toBe(15);
    expect(Math.max(...[...perDay.values()].map((visits) => visits.length))).toBe(3);
    expect([...perDay.keys()].at(-1)).toBe('2027-01-30');
    // Filling the calendar leaves them, and a second run plans nobody twice.
    await client.visitRules.save({ ...classA, rating: 'D' });
    expect((await client.visitPlans.fill({})).removed).toBe(0);
    expect((await client.visitPlans.beforeTet({ rating: 'A', purpose: 'maintain' })).made).toBe(0);
    await client.undo.apply({ groupId: groupId ?? '' });
    expect(await calendarOf(device)).toEqual([]);
  });
});

test('the next day the calendar is filled by itself one day further, and after an undo not against the user’s will', async () => {
  const device = await aDevice();
  const { client, clock } = device;
  const { id: customerId } = await client.customers.create({ name: 'Đại Phát' });
  const saved = await client.visitPlans.save({ ...weekly, customerId, everyDays: 1 });
  const before = (await calendarOf(device)).length;
  clock.now += day;
  await client.visitPlans.fill({});
  expect((await calendarOf(device)).length).toBe(before + 1);
  expect((await calendarOf(device)).at(-1)?.slice(0, 10)).toBe(addDays('2026-11-23', 92));
  expect(saved.made).toBe(before);
});

describe('a day becomes one off after visits were planned on it', () => {
  const off = (day: string) => ({ day, kind: 'off', vi: 'Nghỉ bù', en: 'Day in lieu' }) as const;

  test('those of a plan that nobody has touched go to the next working day, and go with the plan all the same', async () => {
    const device = await aDevice();
    const { client } = device;
    const { id: customerId } = await client.customers.create({ name: 'Đại Phát' });
    const { id } = await client.visitPlans.save({ ...weekly, customerId });
    const before = await calendarOf(device);
    await client.holidays.add(off('2026-11-30'));
    await client.visitPlans.fill({});
    const after = before.map((line) => line.replace('2026-11-30', '2026-12-01'));
    expect(await calendarOf(device)).toEqual(after);
    await client.visitPlans.fill({});
    expect(await calendarOf(device)).toEqual(after);
    // Again, onto the day that it once had.
    await client.holidays.add(off('2026-12-01'));
    await client.visitPlans.fill({});
    expect((await calendarOf(device)).slice(1, 3)).toEqual(['2026-12-02 08:00', '2026-12-07 08:00']);
    // A turn that comes onto the day of the next one is one visit with it.
    for (const day of ['02', '03', '04', '05']) await client.holidays.add(off(`2026-12-${day}`));
    await client.visitPlans.fill({});
    expect((await calendarOf(device)).slice(0, 3)).toEqual(['2026-11-23 08:15', '2026-12-07 08:00', '2026-12-14 08:00']);
    await client.visitPlans.remove({ id });
    expect(await calendarOf(device)).toEqual([]);
  });

  test('those planned by hand are told and stay until somebody moves them, in one step that can be taken back', async () => {
    const device = await aDevice();
    const { client } = device;
    const { id: customerId } = await client.customers.create({ name: 'Đại Phát' });
    const plan = (day: string, time: string) => client.visits.create({ customerId, startsAt: instantOf(day, time) });
    for (const time of ['09:00', '14:00']) await plan('2026-12-24', time);
    // A Sunday that somebody chose himself is his business.
    await plan('2026-12-27', '09:00');
    await plan('2026-12-25', '09:00');
    const span = { from: '2026-12-21', to: '2026-12-27' };
    expect((await client.visitPlans.onDaysOff(span)).visits).toEqual([]);
    await client.holidays.add(off('2026-12-24'));
    await client.visitPlans.fill({});
    expect((await client.visitPlans.onDaysOff(span)).visits.map(({ startsAt }) => formatTime(startsAt))).toEqual([
      '09:00',
      '14:00',
    ]);
    const before = await calendarOf(device);
    const moved = await client.visitPlans.leaveDaysOff(span);
    expect(moved).toMatchObject({ moved: 2, unplaced: 0 });
    // At nine somebody else is visited already.
    expect(await calendarOf(device)).toEqual(['2026-12-25 09:00', '2026-12-25 10:00', '2026-12-25 14:00', '2026-12-27 09:00']);
    expect((await client.visitPlans.onDaysOff(span)).visits).toEqual([]);
    await client.undo.apply({ groupId: moved.groupId ?? '' });
    expect(await calendarOf(device)).toEqual(before);
    // The rule of Tết is such a change too: the 15th of February 2027 is Mùng 10.
    await plan('2027-02-15', '09:00');
    const tet = { from: '2027-02-12', to: '2027-02-20' };
    expect((await client.visitPlans.onDaysOff(tet)).visits).toEqual([]);
    await client.officeRules.set({ tetVisitFreeDays: 10 });
    expect((await client.visitPlans.onDaysOff(tet)).visits).toHaveLength(1);
    expect(await refusalOf(client.visitPlans.leaveDaysOff({ from: '2027-02-20', to: '2027-02-12' }))).toMatchObject({
      code: 'invalid',
    });
  });
});
