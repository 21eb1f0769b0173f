import { expect, test } from 'vitest';
import { aDevice } from '../../../tests/support/devices.ts';
import { createChanges } from '../platform/changes.ts';
import { createVisitPlanner } from './visit-planner.ts';

/** A planner over a calendar that only counts how often it was filled. */
function aPlanner() {
  const clock = { now: Date.parse('2026-11-23T01:00:00.000Z') };
  const changes = createChanges();
  const filled: string[] = [];
  const log = { error: () => {}, warn: () => {}, info: () => {} };
  const ctx = { changes, clock: { now: () => clock.now }, ids: { next: () => 'g' }, log, state: { get: () => null } };
  const filler = {
    fill: async () => {
      filled.push(new Date(clock.now).toISOString().slice(0, 10));
      return { made: 0, removed: 0, unplaced: 0 };
    },
    sources: { isEmpty: () => false },
    hasVisitsAhead: () => false,
  };
  // The planner asks for no more of either than is here.
  const planner = createVisitPlanner(ctx as never, filler as never);
  return { planner, clock, changes, filled, settled: () => new Promise((resolve) => setImmediate(resolve)) };
}

test('the calendar is filled once a day, and again when a rule, a plan or a holiday changes', async () => {
  const { planner, clock, changes, filled, settled } = aPlanner();
  const tick = async () => {
    planner.tick();
    await settled();
  };
  await tick();
  await tick();
  expect(filled).toEqual(['2026-11-23']);
  changes.emit({ type: 'changed', entity: 'customers', ids: null });
  await tick();
  expect(filled).toHaveLength(1);
  changes.emit({ type: 'changed', entity: 'visitRules', ids: null });
  await tick();
  expect(filled).toHaveLength(2);
  clock.now += 24 * 3_600_000;
  await tick();
  expect(filled.at(-1)).toBe('2026-11-24');
  planner.stop();
  changes.emit({ type: 'changed', entity: 'visitRules', ids: null });
  await tick();
  expect(filled).toHaveLength(3);
});

test('a program that starts with a rule has its visits in the calendar after a moment', async () => {
  const device = await aDevice();
  await device.client.customers.create({ name: 'An Bình', rating: 'A' });
  await device.client.visitRules.save({
    name: 'Hạng A',
    rating: 'A',
    groupId: null,
    purpose: 'periodic',
    everyDays: 14,
    weekdays: null,
    minuteOfDay: null,
    minutes: 45,
  });
  const { client, keepHouse } = await device.restart();
  keepHouse();
  const planned = async () => (await client.visits.list({ from: '2026-11-23', to: '2027-03-31' })).visits.length;
  await expect.poll(planned, { timeout: 30_000 }).toBeGreaterThan(5);
});
