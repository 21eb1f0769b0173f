import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LineWorld, openLineWorld, runEveryCut, runLineScenarios } from './office-line-runner.ts';
import { seedOf } from './random.ts';
import { isFull } from './tools.ts';

let world: LineWorld;
beforeAll(async () => {
  world = await openLineWorld();
});
afterAll(async () => await world.close());

test('on a line that breaks, repeats, delays and lies nothing is lost and nothing arrives twice', async () => {
  const seed = seedOf();
  const report = await runLineScenarios(
    world,
    isFull ? { scenarios: 5000, seed, compareEvery: 50 } : { scenarios: 1000, seed, compareEvery: 100, budgetSeconds: 10 },
  );
  process.stdout.write(`bad line: ${JSON.stringify(report)}\n`);
  expect({ seed, wrong: report.wrong }).toEqual({ seed, wrong: [] });
  expect(report.slowestHealingMs).toBeLessThan(10_000);
  expect(report.scenarios).toBeGreaterThanOrEqual(isFull ? 5000 : 5);
});

test('a push and a pull that are cut after any byte are made up for', async () => {
  const seed = seedOf();
  const report = await runEveryCut(world, { seed, stride: isFull ? 1 : 257 });
  process.stdout.write(`cuts: ${JSON.stringify(report)}\n`);
  expect({ seed, wrong: report.wrong }).toEqual({ seed, wrong: [] });
  expect(report.requests['cut-request']).toBeGreaterThan(2);
  expect(report.requests['cut-answer']).toBeGreaterThan(2);
});
