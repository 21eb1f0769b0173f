import { expect, test } from 'vitest';
import { orderStops, type OrderTask } from './order-stops.ts';

const seed = Number(process.env['ROUTES_SEED'] ?? 20_261_126);

/** Places in a square of 50 km; the last one is where the day begins. */
function aDay(random: () => number, count: number, kind: number): OrderTask {
  const at = Array.from({ length: count + 1 }, () => [random() * 50_000, random() * 50_000] as const);
  const between = (from: number, to: number) => {
    const [[x, y], [u, v]] = [at[from] ?? [0, 0], at[to] ?? [0, 0]];
    return Math.hypot(x - u, y - v);
  };
  const home = (stop: number) => between(count, stop);
  return { count, between, fromStart: kind === 2 ? null : home, toEnd: kind === 0 ? home : null };
}

function lengthOf(task: OrderTask, order: readonly number[]): number {
  const [first, last] = [order[0] ?? 0, order.at(-1) ?? 0];
  const legs = order.slice(1).map((stop, at) => task.between(order[at] ?? 0, stop));
  return legs.reduce((sum, leg) => sum + leg, 0) + (task.fromStart?.(first) ?? 0) + (task.toEnd?.(last) ?? 0);
}

/** The best of all orders, by dynamic programming over the sets of stops (Held and Karp, 1962). */
function bestOfAll(task: OrderTask): number {
  const { count } = task;
  const all = 1 << count;
  const best = new Float64Array(all * count).fill(Number.POSITIVE_INFINITY);
  for (let stop = 0; stop < count; stop += 1) best[(1 << stop) * count + stop] = task.fromStart?.(stop) ?? 0;
  for (let seen = 1; seen < all; seen += 1) {
    for (let last = 0; last < count; last += 1) {
      const so = best[seen * count + last] ?? Number.POSITIVE_INFINITY;
      if (so === Number.POSITIVE_INFINITY) continue;
      for (let next = 0; next < count; next += 1) {
        if ((seen & (1 << next)) !== 0) continue;
        const at = (seen | (1 << next)) * count + next;
        best[at] = Math.min(best[at] ?? Number.POSITIVE_INFINITY, so + task.between(last, next));
      }
    }
  }
  let shortest = Number.POSITIVE_INFINITY;
  for (let last = 0; last < count; last += 1)
    shortest = Math.min(shortest, (best[(all - 1) * count + last] ?? 0) + (task.toEnd?.(last) ?? 0));
  return shortest;
}

function dice(from: number): () => number {
  let state = from >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

test(`the order of a day is within 5 % of the best that there is, on 100 random days (seed ${seed})`, () => {
  const random = dice(seed);
  for (let round = 0; round < 100; round += 1) {
    const isSmall = round < 70;
    const count = isSmall ? 1 + (round % 9) : 10 + ((round - 70) % 31);
    const task = aDay(random, count, round % 3);
    const found = orderStops(task);
    expect(found.order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, stop) => stop));
    expect(found.metres).toBeCloseTo(lengthOf(task, found.order), 3);
    const best = isSmall ? bestOfAll(task) : orderStops({ ...task, kicks: 1500, seed: round }).metres;
    expect(found.metres, `day ${round} of ${count} stops, seed ${seed}`).toBeLessThanOrEqual(best * 1.05 + 0.01);
    expect(found.metres).toBeGreaterThanOrEqual((isSmall ? best : best * 0.95) - 0.01);
  }
}, 60_000);

test('stops with an agreed time keep their order; the others find their place between them', () => {
  const random = dice(seed + 1);
  for (let round = 0; round < 60; round += 1) {
    const count = 3 + (round % 20);
    const task = aDay(random, count, round % 3);
    const fixed = Array.from({ length: count }, (_, stop) => stop).filter(() => random() < 0.4);
    fixed.sort(() => random() - 0.5);
    const { order, metres } = orderStops({ ...task, fixed });
    expect(order.filter((stop) => fixed.includes(stop))).toEqual(fixed);
    expect(order).toHaveLength(count);
    expect(metres).toBeGreaterThanOrEqual(orderStops(task).metres * 0.95);
  }
  // Three shops in a row on one road; the far one is agreed first.
  const road = { count: 3, between: (a: number, b: number) => Math.abs(a - b) * 1000, fromStart: null, toEnd: null };
  expect(orderStops({ ...road, fixed: [2, 0] }).order.filter((stop) => stop !== 1)).toEqual([2, 0]);
});

test('the same day gives the same order, and a day of no, one or equal stops is no trouble', () => {
  const task = aDay(dice(7), 25, 1);
  expect(orderStops(task)).toEqual(orderStops(task));
  const nothing = { between: () => 0, fromStart: null, toEnd: null };
  expect(orderStops({ count: 0, ...nothing })).toEqual({ order: [], metres: 0 });
  expect(orderStops({ count: 1, ...nothing }).order).toEqual([0]);
  expect(orderStops({ count: 5, ...nothing }).metres).toBe(0);
});
