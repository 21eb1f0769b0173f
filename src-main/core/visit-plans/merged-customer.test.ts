import { expect, test } from 'vitest';
import { aDevice } from '../../../tests/support/devices.ts';
import { instantOf } from '../../../src-shared/lib/dates.ts';

const weekly = {
  purpose: 'periodic',
  everyDays: 7,
  weekdays: null,
  minuteOfDay: null,
  minutes: 45,
  fromOn: '2026-11-23',
} as const;

/** Two records of one customer; `plans` are made for the second one, which is then merged into the first. */
async function twoRecords() {
  const device = await aDevice();
  const { client } = device;
  const { id: keptId } = await client.customers.create({ name: 'Đại Phát', rating: 'A' });
  const { id: otherId } = await client.customers.create({ name: 'Cty Đại Phát', rating: 'A' });
  const merge = () => client.merges.merge({ winnerId: keptId, ids: [otherId] });
  const ahead = async () =>
    (await client.visits.list({ from: '2026-11-23', to: '2027-06-30' })).visits
      .filter(({ state }) => state === 'planned')
      .map(({ id, startsAt, customerId }) => ({ id, startsAt, customerId }));
  return { ...device, keptId, otherId, merge, ahead };
}

test('a merge keeps the visits that the plan of the other record has made, shows the plan, and a quarter later it still makes some', async () => {
  const { client, clock, keptId, otherId, merge, ahead } = await twoRecords();
  const { id: planId } = await client.visitPlans.save({ ...weekly, customerId: otherId });
  const before = await ahead();
  await merge();
  expect(await client.visitPlans.fill({})).toMatchObject({ made: 0, removed: 0 });
  expect(await ahead()).toEqual(before.map((visit) => ({ ...visit, customerId: keptId })));
  const shown = await client.visitPlans.of({ customerId: keptId });
  expect(shown.plans.map(({ id }) => id)).toEqual([planId]);
  expect(shown.next.map(({ id }) => id)).toEqual(before.slice(0, 12).map(({ id }) => id));

  clock.now += 28 * 86_400_000;
  expect(await client.visitPlans.fill({})).toMatchObject({ made: 4, removed: 0 });
  expect((await ahead()).length).toBe(before.length + 4);

  // Changed and ended on the customer’s own page like any other.
  await client.visitPlans.save({ ...weekly, id: planId, customerId: keptId, everyDays: 28 });
  expect((await client.visitPlans.of({ customerId: keptId })).next.length).toBeLessThan(5);
  await client.visitPlans.remove({ id: planId });
  expect((await client.visitPlans.of({ customerId: keptId })).next).toEqual([]);
});

const { fromOn: _fromOn, ...rhythm } = weekly;
const monthly = { ...rhythm, name: 'Hạng A', rating: 'A', groupId: null, order: 1, everyDays: 30 } as const;

test('a visit to either record counts for the rhythm of a rule', async () => {
  const { client, keptId, otherId, merge, ahead } = await twoRecords();
  await client.visits.create({ customerId: otherId, startsAt: instantOf('2026-11-20', '09:00') });
  await client.visitRules.save(monthly);
  await merge();
  await client.visitPlans.fill({});
  // Thirty days after that Friday is a Sunday.
  expect((await ahead())[0]).toMatchObject({ customerId: keptId, startsAt: instantOf('2026-12-21', '08:00') });
});

test('of the visits ahead that a rule made for both records one series stays', async () => {
  const { client, merge, ahead } = await twoRecords();
  await client.visitRules.save(monthly);
  await client.visitPlans.fill({});
  // Each record's days depend on its id, so that one of them may have a visit less before the end of what is planned.
  const before = await ahead();
  await merge();
  const { made, removed } = await client.visitPlans.fill({});
  const left = await ahead();
  expect(made).toBe(0);
  expect(left.length).toBe(before.length - removed);
  const stay = new Set(left.map(({ id }) => id));
  expect(new Set(before.filter(({ id }) => stay.has(id)).map(({ customerId }) => customerId)).size).toBe(1);
  expect([Math.floor(before.length / 2), Math.ceil(before.length / 2)]).toContain(left.length);
});
