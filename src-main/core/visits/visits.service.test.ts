import { expect, test } from 'vitest';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';

const at = (time: string, day = '2026-11-23') => new Date(`${day}T${time}:00+07:00`).toISOString();

test('a planned visit stands in its Vietnamese day and on the customer as the next one', async () => {
  const device = await aDevice();
  const { id: customerId } = await device.client.customers.create({ name: 'Đức Thịnh' });
  const { id } = await device.client.visits.create({ customerId, startsAt: at('09:30'), purpose: 'introduce' });
  // 00:30 in Vietnam is still the day before in UTC.
  await device.client.visits.create({ customerId, startsAt: at('00:30', '2026-11-24') });
  const { visits } = await device.client.visits.list({ from: '2026-11-23', to: '2026-11-23' });
  expect(visits.map((visit) => [visit.id, visit.purpose, visit.endsAt])).toEqual([[id, 'introduce', at('10:15')]]);
  expect((await device.client.customers.get({ id: customerId })).nextVisitAt).toBe(at('09:30'));
});

test('recording a result marks the visit done, keeps whom we met, and plans the next visit in the same step', async () => {
  const device = await aDevice();
  const { id: customerId } = await device.client.customers.create({ name: 'Đức Thịnh' });
  const { id } = await device.client.visits.create({ customerId, startsAt: at('07:30') });
  device.clock.now = Date.parse(at('08:42'));
  const { nextVisitId, groupId } = await device.client.visits.complete({
    id,
    result: {
      outcome: 'follow-up',
      said: 'Hẹn gửi bảng giá mới',
      metWhom: 'Chị Hằng (kế toán)',
      nextStep: 'Gửi bảng giá',
      nextOn: '2026-11-25',
    },
    next: { startsAt: at('09:00', '2026-12-07') },
  });
  const done = await device.client.visits.get({ id });
  expect(done).toMatchObject({
    state: 'done',
    isMissingResult: false,
    result: {
      outcome: 'follow-up',
      metWhom: 'Chị Hằng (kế toán)',
      said: 'Hẹn gửi bảng giá mới',
      nextStep: 'Gửi bảng giá',
      nextOn: '2026-11-25',
    },
  });
  expect(await device.client.customers.get({ id: customerId })).toMatchObject({
    lastVisitAt: at('07:30'),
    nextVisitAt: at('09:00', '2026-12-07'),
  });

  await device.client.undo.apply({ groupId });
  expect(await device.client.visits.get({ id })).toMatchObject({ state: 'planned', result: null });
  expect((await refusalOf(device.client.visits.get({ id: nextVisitId ?? '' }))).code).toBe('not-found');
  expect(await device.client.customers.get({ id: customerId })).toMatchObject({ lastVisitAt: null, nextVisitAt: null });
});

test('a second result of a done visit is a correction: both stay, the newer one shows', async () => {
  const device = await aDevice();
  const { id: customerId } = await device.client.customers.create({ name: 'Đức Thịnh' });
  const { id } = await device.client.visits.create({ customerId, startsAt: at('07:30') });
  await device.client.visits.complete({ id, result: { outcome: 'successful', said: 'Đặt 20 thùng' } });
  device.clock.now += 60_000;
  await device.client.visits.complete({ id, result: { outcome: 'successful', said: 'Đặt 25 thùng' } });
  expect((await device.client.visits.get({ id })).result?.said).toBe('Đặt 25 thùng');
  const { entries } = await device.client.timeline.list({ customerId, kinds: ['visit'] });
  expect(entries.map((entry) => entry.text)).toEqual(['Đặt 25 thùng']);
  expect(entries[0]?.earlier.map((before) => before.text)).toEqual(['Đặt 20 thùng']);
});

test('a visit whose time has passed without a result is flagged and waits on Hôm nay', async () => {
  const device = await aDevice();
  const { id: customerId } = await device.client.customers.create({ name: 'Đức Thịnh' });
  const { id } = await device.client.visits.create({ customerId, startsAt: at('09:00', '2026-11-20') });
  const today = await device.client.today.get({});
  expect(today.missingResults.map((visit) => [visit.id, visit.isMissingResult])).toEqual([[id, true]]);
});

test('a cancelled visit cannot get a result, and can be planned again', async () => {
  const device = await aDevice();
  const { id: customerId } = await device.client.customers.create({ name: 'Đức Thịnh' });
  const { id } = await device.client.visits.create({ customerId, startsAt: at('09:00') });
  await device.client.visits.cancel({ id, reason: 'Khách bận' });
  expect((await refusalOf(device.client.visits.complete({ id, result: { outcome: 'successful', said: 'x' } }))).code).toBe(
    'conflict',
  );
  await device.client.visits.reopen({ id });
  expect((await device.client.visits.get({ id })).state).toBe('planned');
});

test('a visit that ends before it starts is refused at its field', async () => {
  const device = await aDevice();
  const { id: customerId } = await device.client.customers.create({ name: 'Đức Thịnh' });
  const refusal = await refusalOf(device.client.visits.create({ customerId, startsAt: at('09:00'), endsAt: at('08:00') }));
  expect([refusal.code, refusal.fields]).toEqual(['invalid', { endsAt: 'end-before-start' }]);
});

test('Hôm nay counts the month and the week', async () => {
  const device = await aDevice();
  const { id: customerId } = await device.client.customers.create({ name: 'Đại Đồng Tiến' });
  const { id } = await device.client.visits.create({ customerId, startsAt: at('07:00') });
  await device.client.visits.complete({ id, result: { outcome: 'successful', said: 'x' } });
  await device.client.visits.create({ customerId, startsAt: at('10:00', '2026-11-25') });
  const today = await device.client.today.get({});
  expect(today.month).toEqual({ planned: 2, done: 1 });
  expect(today.week.map((day) => `${day.on} ${day.done}/${day.planned}`)).toEqual([
    '2026-11-23 1/1',
    '2026-11-24 0/0',
    '2026-11-25 0/1',
    '2026-11-26 0/0',
    '2026-11-27 0/0',
    '2026-11-28 0/0',
    '2026-11-29 0/0',
  ]);
});

test('a month counts every visit of a day and shows only as many as find room, the cancelled ones last', async () => {
  const { client } = await aDevice();
  const { id: customerId } = await client.customers.create({ name: 'Đại Phát' });
  const ids: string[] = [];
  for (const hour of [9, 8, 11, 10]) {
    const startsAt = `2026-11-24T0${hour - 7}:00:00.000Z`;
    ids.push((await client.visits.create({ customerId, startsAt })).id);
  }
  await client.visits.cancel({ id: ids[1] ?? '', reason: null });
  await client.visits.create({ customerId, startsAt: '2026-11-24T16:30:00.000Z' });
  await client.visits.create({ customerId, startsAt: '2026-11-24T17:30:00.000Z' });
  const { days } = await client.visits.days({ from: '2026-11-23', to: '2026-11-30', perDay: 2 });
  expect(
    days.map(({ day, count, all, visits }) => [day, count, all, visits.map(({ startsAt }) => startsAt.slice(11, 16))]),
  ).toEqual([
    ['2026-11-24', 4, 5, ['02:00', '03:00']],
    ['2026-11-25', 1, 1, ['17:30']],
  ]);
});
