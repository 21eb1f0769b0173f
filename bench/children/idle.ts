// A core that nobody asks anything. Counts how often a timer wakes it.
import { createHook } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { coreOf } from '../core.ts';

const timers = new Map<number, number[]>();
const hook = createHook({
  init(id, type) {
    if (type === 'Timeout' || type === 'Immediate') timers.set(id, []);
  },
  before(id) {
    timers.get(id)?.push(performance.now());
  },
}).enable();

const core = coreOf(process.argv[2] ?? '');
await core.start();
await sleep(500);
const from = performance.now();
const watchedMs = Number(process.argv[3] ?? 12_000);
await sleep(watchedMs);
hook.disable();
const fired = [...timers.values()].map((times) => times.filter((at) => at >= from)).filter((times) => times.length > 0);
// The sleep of this file itself fires once, at the end.
const wakes = fired.reduce((sum, times) => sum + times.length, 0) - 1;
const shortestGapMs = Math.min(
  ...fired.flatMap((times) => times.slice(1).map((at, index) => at - (times[index] ?? at))),
  watchedMs,
);
console.log(JSON.stringify({ wakes, seconds: watchedMs / 1000, shortestGapMs }));
await core.close();
