import { expect, test } from 'vitest';
import { instantOf } from '../../../src-shared/lib/dates.ts';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';

test('targets of a month stand beside what was reached, are copied to the next month, and undone', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id: customerId } = await client.customers.create({ name: 'An Phú' });
  const { id } = await client.visits.create({ customerId, startsAt: instantOf('2026-11-20', '09:00') });
  await client.visits.complete({ id, result: { outcome: 'successful', said: 'x' } });
  const userId = (await client.team.users({})).users[0]?.id ?? '';
  const goalsOf = async (month: string) =>
    (await client.targets.progress({ month })).rows[0]?.goals.map(({ kind, target, reached }) => `${kind} ${reached}/${target}`);
  expect(await goalsOf('2026-11')).toEqual([
    'visits 1/null',
    'customers-visited 1/null',
    'successful-visits 1/null',
    'new-customers 1/null',
  ]);
  await client.targets.save({
    month: '2026-11',
    values: [
      { userId, kind: 'visits', value: 40 },
      { userId, kind: 'new-customers', value: 5 },
    ],
  });
  await client.targets.save({ month: '2026-12', values: [{ userId, kind: 'visits', value: 50 }] });
  const { count, groupId } = await client.targets.copy({ month: '2026-12' });
  expect(count).toBe(1);
  expect(await goalsOf('2026-12')).toEqual([
    'visits 0/50',
    'customers-visited 0/null',
    'successful-visits 0/null',
    'new-customers 0/5',
  ]);
  await client.undo.apply({ groupId });
  expect((await goalsOf('2026-12'))?.[3]).toBe('new-customers 0/null');
  // Taken away and set again it is the same row.
  await client.targets.save({ month: '2026-11', values: [{ userId, kind: 'visits', value: null }] });
  expect((await goalsOf('2026-11'))?.[0]).toBe('visits 1/null');
  await client.targets.save({ month: '2026-11', values: [{ userId, kind: 'visits', value: 30 }] });
  const restarted = await device.restart();
  expect((await restarted.client.targets.progress({ month: '2026-11', userId })).rows[0]?.goals[0]).toEqual({
    kind: 'visits',
    target: 30,
    reached: 1,
  });
});

test('a target for nobody, for no month or below nothing is refused', async () => {
  const { client } = await aDevice();
  const userId = '0190a000-0000-7000-8000-000000000001';
  const values = [{ userId, kind: 'visits' as const, value: 3 }];
  expect((await refusalOf(client.targets.save({ month: '2026-11', values }))).code).toBe('not-found');
  expect((await refusalOf(client.targets.save({ month: '2026-13', values }))).code).toBe('invalid');
  const negative = [{ userId, kind: 'visits' as const, value: -1 }];
  expect((await refusalOf(client.targets.save({ month: '2026-11', values: negative }))).code).toBe('invalid');
});
