import { expect, test } from 'vitest';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';

test('the administrator writes down the day beside National Day, corrects it and takes it back', async () => {
  const { client } = await aDevice();
  const first = await client.holidays.add({ day: '2027-09-01', kind: 'working', vi: 'Làm việc bình thường' });
  const second = await client.holidays.add({
    day: '2027-09-03',
    kind: 'off',
    vi: 'Nghỉ liền kề Quốc khánh',
    en: 'Day beside National Day',
    source: 'Thông báo của Bộ Nội vụ',
  });
  await client.holidays.change({ id: second.id, change: { source: 'Thông báo 6150/TB-BLĐTBXH' } });
  expect(
    (await client.holidays.list({ year: 2027 })).holidays.map(({ day, kind, en, source }) => [day, kind, en, source]),
  ).toEqual([
    ['2027-09-01', 'working', 'Làm việc bình thường', null],
    ['2027-09-03', 'off', 'Day beside National Day', 'Thông báo 6150/TB-BLĐTBXH'],
  ]);
  expect((await client.holidays.list({ year: 2026 })).holidays).toEqual([]);
  const moved = await client.holidays.change({ id: second.id, change: { day: '2027-09-04' } });
  expect((await client.holidays.list({})).holidays.map(({ day }) => day)).toEqual(['2027-09-01', '2027-09-04']);
  await client.undo.apply({ groupId: moved.groupId });
  expect((await client.holidays.list({})).holidays.map(({ day }) => day)).toEqual(['2027-09-01', '2027-09-03']);
  await client.holidays.remove({ id: first.id });
  await client.holidays.add({ day: '2027-09-01', kind: 'off', vi: 'Nghỉ' });
  expect((await client.holidays.list({})).holidays.map(({ day, kind }) => `${day} ${kind}`)).toEqual([
    '2027-09-01 off',
    '2027-09-03 off',
  ]);
});

test('a day that is in the list already is refused with the field that says so, and a rep changes nothing', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id } = await client.holidays.add({ day: '2027-01-02', kind: 'off', vi: 'Nghỉ hoán đổi' });
  const refused = await refusalOf(client.holidays.add({ day: '2027-01-02', kind: 'working', vi: 'x' }));
  expect([refused.code, refused.fields]).toEqual(['invalid', { day: 'day-taken' }]);
  await inspect(device, (db) => db.exec("UPDATE users SET role = 'rep'"));
  expect((await refusalOf(client.holidays.remove({ id }))).code).toBe('forbidden');
  expect((await refusalOf(client.holidays.add({ day: '2027-01-03', kind: 'off', vi: 'x' }))).code).toBe('forbidden');
  expect((await client.holidays.list({})).mayChange).toBe(false);
});

test('a term of the law counts with the office’s days', async () => {
  const { client } = await aDevice();
  const { id: customerId } = await client.customers.create({ name: 'Chị Lan', kind: 'person' });
  const asked = { customerId, contactId: null, kind: 'view', via: null, words: null, needsOthers: false } as const;
  await client.dataRequests.receive({ ...asked, receivedOn: '2026-11-20' });
  const answerBy = async () => (await client.dataRequests.list({})).requests[0]?.answerBy;
  // Monday 23, then Wednesday 25: Tuesday is Ngày Văn hóa.
  expect(await answerBy()).toBe('2026-11-25');
  await client.holidays.add({ day: '2026-11-24', kind: 'working', vi: 'Làm việc bình thường' });
  expect(await answerBy()).toBe('2026-11-24');
});
