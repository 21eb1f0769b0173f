import { expect, test } from 'vitest';
import { manualTimers } from '../../../tests/support/office-laptops.ts';
import { createScheduler } from './scheduler.ts';

function aScheduler() {
  const clock = { now: 0 };
  const timers = manualTimers(clock);
  const runs: number[] = [];
  const outcome = { isWell: true, retryAfterS: null as number | null };
  const listened: number[] = [];
  const scheduler = createScheduler({
    timers,
    random: () => 1,
    async run() {
      runs.push(clock.now);
      return { ...outcome };
    },
    async listen() {
      listened.push(clock.now);
      throw new Error('no stream');
    },
  });
  return { clock, timers, runs, outcome, listened, scheduler };
}

test('it syncs at the start, then every minute', async () => {
  const { timers, runs, scheduler } = aScheduler();
  scheduler.start();
  await timers.pass(150_000);
  expect(runs).toEqual([0, 60_000, 120_000]);
  await scheduler.stop();
  await timers.pass(600_000);
  expect(runs).toHaveLength(3);
});

test('several changes in a row are one sync, a tenth of a second later', async () => {
  const { clock, timers, runs, scheduler } = aScheduler();
  scheduler.start();
  await timers.pass(10_000);
  for (let index = 0; index < 5; index += 1) scheduler.onLocalChange();
  await timers.pass(1000);
  expect(runs).toEqual([0, 10_100]);
  scheduler.nudge();
  await timers.pass(0);
  expect(runs[2]).toBe(11_000);
  expect(clock.now).toBe(11_000);
  await scheduler.stop();
});

test('while the office cannot be reached the pauses grow to some seconds, and changes do not shorten them', async () => {
  const { timers, runs, outcome, scheduler } = aScheduler();
  outcome.isWell = false;
  scheduler.start();
  for (let second = 0; second < 40; second += 1) {
    await timers.pass(1000);
    scheduler.onLocalChange();
  }
  expect(runs).toEqual([0, 1000, 3000, 7000, 15_000, 23_000, 31_000, 39_000]);
  outcome.isWell = true;
  await timers.pass(8000);
  expect(runs).toHaveLength(9);
  await scheduler.stop();
});

test('an office that was away for minutes is found within ten seconds; one that stays away is asked once a minute', async () => {
  const { timers, runs, outcome, scheduler } = aScheduler();
  outcome.isWell = false;
  scheduler.start();
  const longest = () => Math.max(...runs.map((at, index) => at - (runs[index - 1] ?? 0)));
  await timers.pass(180_000);
  expect(longest()).toBeLessThanOrEqual(10_000);
  await timers.pass(600_000);
  expect(longest()).toBe(60_000);
  await scheduler.stop();
});

test('a sync that breaks in a way that nobody foresaw is not the last', async () => {
  const clock = { now: 0 };
  const timers = manualTimers(clock);
  let runs = 0;
  const scheduler = createScheduler({
    timers,
    random: () => 1,
    async run() {
      runs += 1;
      throw new Error('the disk is full');
    },
    listen: async () => undefined,
  });
  scheduler.start();
  await timers.pass(4000);
  expect(runs).toBe(3);
  await scheduler.stop();
});

test('an office that asks to be left alone is left alone', async () => {
  const { timers, runs, outcome, scheduler } = aScheduler();
  Object.assign(outcome, { isWell: false, retryAfterS: 30 });
  scheduler.start();
  await timers.pass(59_000);
  expect(runs).toEqual([0, 30_000]);
  await scheduler.stop();
});

test('a stream that breaks is listened to again, with growing pauses', async () => {
  const { timers, listened, scheduler } = aScheduler();
  scheduler.start();
  await timers.pass(8000);
  expect(listened).toEqual([0, 1000, 3000, 7000]);
  await scheduler.stop();
});
