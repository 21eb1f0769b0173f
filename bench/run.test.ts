import { expect, test } from 'vitest';
import { atLeast, atMost, type Bench } from './figure.ts';
import { median, percentile } from './measure.ts';
import { runBenches } from './run.ts';

const fast: Bench = { ids: ['fast'], title: '', run: async () => [atMost('fast', 1.23456, 'ms', 2, 'of 10')] };
const slow: Bench = {
  ids: ['slow', 'share'],
  title: '',
  run: async () => [atMost('slow', 6.1, 'ms', 2, ''), atLeast('share', 0.5, '', 0.3, '')],
};
const broken: Bench = {
  ids: ['broken'],
  title: '',
  run: () => Promise.reject(new Error('no browser')),
};

async function run(benches: readonly Bench[], more: { only?: string[]; isJson?: boolean; noise?: number } = {}) {
  const lines: string[] = [];
  const code = await runBenches(
    benches,
    { isQuick: true, isJson: more.isJson ?? true, only: more.only, noise: () => more.noise ?? 1 },
    (line) => lines.push(line),
  );
  return { code, lines };
}

test('a figure is one line of JSON, and a goal that is met ends well', async () => {
  const { code, lines } = await run([fast]);
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { id: 'fast', value: 1.23, unit: 'ms', goal: '≤ 2', ok: true, against: 'of 10' },
  ]);
  expect(code).toBe(0);
});

test('one goal missed ends with code 1, and the other figures are told all the same', async () => {
  const { code, lines } = await run([slow, fast], { isJson: false });
  expect(code).toBe(1);
  expect(lines.map((line) => line.split(/\s+/).slice(0, 2))).toEqual([
    ['MISSED', 'slow'],
    ['ok', 'share'],
    ['ok', 'fast'],
  ]);
});

test('what cannot be measured is a missed goal and not a silence', async () => {
  const { code, lines } = await run([broken, fast]);
  expect(code).toBe(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ id: 'broken', ok: false, against: 'could not be measured: no browser' });
  expect(lines).toHaveLength(2);
});

test('one figure can be asked for alone, and a wrong name is told', async () => {
  expect(await run([slow, fast], { only: ['share'] })).toMatchObject({ code: 0, lines: [expect.stringContaining('"share"')] });
  expect((await run([fast], { only: ['quick'] })).code).toBe(2);
});

test('the p95 of a hundred values is the ninety-fifth', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([percentile(values, 0.95), median(values), percentile(values, 1)]).toEqual([95, 50, 100]);
});

test('in the quick run what other work cannot change is measured two at a time after the rest, and one by one in the full run', async () => {
  let [running, most] = [0, 0];
  const order: string[] = [];
  const untimed = (id: string): Bench => ({
    ids: [id],
    title: '',
    isUntimed: true,
    run: async () => {
      order.push(id);
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return [atMost(id, 0, 'lost', 0, '')];
    },
  });
  const timed: Bench = { ...fast, run: async () => (order.push(`fast beside ${running}`), await fast.run({ isQuick: true })) };
  const all = [untimed('a'), untimed('b'), timed, untimed('c')];
  const { code, lines } = await run(all);
  expect({ code, most, order, told: lines.length }).toEqual({
    code: 0,
    most: 2,
    order: ['fast beside 0', 'a', 'b', 'c'],
    told: 4,
  });
  [most, order.length] = [0, 0];
  await runBenches(all, { isQuick: false, isJson: true, only: undefined }, () => {});
  expect({ most, order }).toEqual({ most: 1, order: ['a', 'b', 'fast beside 0', 'c'] });
});

test('the quick run measures a missed group again, and the full run does not', async () => {
  let runs = 0;
  const shaky = {
    ids: ['shaky'],
    title: 'met the second time',
    run: async () => [atMost('shaky', ++runs === 1 ? 9 : 1, 'ms', 2, 'nothing')],
  };
  const lines: string[] = [];
  expect(
    await runBenches([shaky], { isQuick: true, isJson: true, only: undefined, noise: () => 1 }, (line) => lines.push(line)),
  ).toBe(0);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ value: 1, ok: true, against: 'nothing; measured 2 times' });
  runs = 0;
  expect(await runBenches([shaky], { isQuick: false, isJson: true, only: undefined }, () => {})).toBe(1);
});

test('a time that misses its goal on a quiet machine is missed; beside other work it is held against what a small piece of work took longer', async () => {
  const busy: Bench = { ids: ['time'], title: '', run: async () => [atMost('time', 4.1, 'ms', 2, '')] };
  expect(await run([busy])).toMatchObject({ code: 1, lines: [expect.stringContaining('"goal":"≤ 2","ok":false')] });
  expect(await run([busy], { noise: 2 })).toMatchObject({ code: 1 });
  expect(await run([busy], { noise: 2.1 })).toMatchObject({
    code: 0,
    lines: [expect.stringContaining('≤ 2 × 2.1 (busy machine)')],
  });
  const share: Bench = { ids: ['share'], title: '', run: async () => [atLeast('share', 0.2, '', 0.3, '')] };
  expect((await run([share], { noise: 3 })).code).toBe(1);
  const size: Bench = { ids: ['size'], title: '', run: async () => [atMost('size', 3, 'MB', 2, '')] };
  expect((await run([size], { noise: 3 })).code).toBe(1);
});
