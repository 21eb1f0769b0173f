import { expect, test } from 'vitest';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';

const hung = '0192d3f0-0000-7000-8000-00000000000a';
const gone = '0192d3f0-0000-7000-8000-00000000000b';
const noon = '2026-11-23T01:00:00.000Z';

async function withColleagues() {
  const device = await aDevice();
  const me = (await device.client.team.users({})).users[0]?.id ?? '';
  await inspect(device, (db) => {
    const add = db.prepare(`INSERT INTO users (id, name, role, is_active, created_at) VALUES (?, ?, 'rep', ?, ?)`);
    add.run(hung, 'Hùng', 1, noon);
    add.run(gone, 'Nghỉ', 0, noon);
  });
  return { ...device, me };
}

test('the administrator says who stands in for whom; what cannot be is refused at its field', async () => {
  const { client, me } = await withColleagues();
  const days = { fromOn: '2026-11-24', toOn: '2026-11-25' };
  const { id } = await client.substitutions.save({ userId: hung, substituteId: me, ...days, note: 'Nghỉ phép' });
  expect((await client.substitutions.list({})).substitutions).toMatchObject([
    { id, userName: 'Hùng', substituteName: 'Nguyễn Thị Lan', ...days },
  ]);
  const tries = [
    [{ userId: hung, substituteId: hung, ...days }, { substituteId: 'invalid' }],
    [{ userId: hung, substituteId: gone, ...days }, { substituteId: 'has-left' }],
    [{ userId: hung, substituteId: me, fromOn: '2026-11-25', toOn: '2026-11-24' }, { toOn: 'end-before-start' }],
  ] as const;
  for (const [values, fields] of tries) {
    expect((await refusalOf(client.substitutions.save(values))).fields).toEqual(fields);
  }
  await client.substitutions.delete({ id });
  expect((await client.substitutions.list({})).substitutions).toEqual([]);
});

test('today and the calendar show the colleague’s visits on the days of standing in, and on no other', async () => {
  const { client, me } = await withColleagues();
  const { id: customerId } = await client.customers.create({ name: 'Khách của Hùng' });
  for (const day of ['23', '24', '25', '26']) {
    await client.visits.create({ customerId, startsAt: `2026-11-${day}T02:00:00.000Z`, ownerId: hung });
  }
  await client.substitutions.save({ userId: hung, substituteId: me, fromOn: '2026-11-24', toOn: '2026-11-25' });
  const days = async (ownerId: string) =>
    (await client.visits.list({ from: '2026-11-23', to: '2026-11-30', ownerId })).visits.map(({ startsAt }) =>
      startsAt.slice(8, 10),
    );
  expect(await days(me)).toEqual(['24', '25']);
  expect(await days(hung)).toEqual(['23', '24', '25', '26']);
  // The month counts them as well, and shows no more of a day than it has room for.
  const { id: ownId } = await client.customers.create({ name: 'Khách của Lan' });
  await client.visits.create({ customerId: ownId, startsAt: '2026-11-24T01:00:00.000Z' });
  const month = await client.visits.days({ from: '2026-11-01', to: '2026-11-30', ownerId: me, perDay: 1 });
  expect(month.days.map(({ day, all, visits }) => [day, all, visits.map(({ customerName }) => customerName)])).toEqual([
    ['2026-11-24', 2, ['Khách của Lan']],
    ['2026-11-25', 1, ['Khách của Hùng']],
  ]);
  const shown = async (on: string) => (await client.today.get({ on })).visits.length;
  expect([await shown('2026-11-23'), await shown('2026-11-24'), await shown('2026-11-26')]).toEqual([0, 2, 0]);
});

test('the route, the reminders and the missing results take in the colleague’s visits on the days of standing in', async () => {
  const { client, me, clock } = await withColleagues();
  const { id: customerId } = await client.customers.create({ name: 'Khách của Hùng' });
  for (const day of ['23', '24', '25', '26']) {
    await client.visits.create({ customerId, startsAt: `2026-11-${day}T02:00:00.000Z`, ownerId: hung });
  }
  await client.substitutions.save({ userId: hung, substituteId: me, fromOn: '2026-11-24', toOn: '2026-11-25' });
  const seen = async () => {
    const { reminders } = await client.reminders.list({});
    return reminders.filter(({ kind }) => kind === 'visit' || kind === 'missing-result').map(({ kind, on }) => [kind, on]);
  };
  const stops = async (on: string) => (await client.routes.get({ on })).stops.length;
  expect([await stops('2026-11-23'), await stops('2026-11-24'), await stops('2026-11-26')]).toEqual([0, 1, 0]);
  expect(await seen()).toEqual([['visit', '2026-11-24']]);
  clock.now = Date.parse('2026-11-24T01:00:00.000Z');
  expect(await seen()).toEqual([
    ['visit', '2026-11-24'],
    ['visit', '2026-11-25'],
  ]);
  clock.now = Date.parse('2026-11-25T01:00:00.000Z');
  expect(await seen()).toEqual([
    ['missing-result', '2026-11-24'],
    ['visit', '2026-11-25'],
  ]);
  expect((await client.today.get({})).missingResults.map(({ startsAt }) => startsAt.slice(0, 10))).toEqual(['2026-11-24']);
});
