import { expect, test } from 'vitest';
import { runEveryCut, runLineScenarios } from './office-line-runner.ts';
import { seedOf } from './random.ts';
import { isFull } from './tools.ts';

test('on a line that breaks, repeats, delays and lies nothing is lost and nothing arrives twice', async () => {
  const seed = seedOf();
  const report = await runLineScenarios(
    isFull ? { scenarios: 5000, seed, compareEvery: 50 } : { scenarios: 1000, seed, compareEvery: 100, budgetSeconds: 22 },
  );
  process.stdout.write(`bad line: ${JSON.stringify(report)}\n`);
  expect({ seed, wrong: report.wrong }).toEqual({ seed, wrong: [] });
  expect(report.slowestHealingMs).toBeLessThan(10_000);
  expect(report.scenarios).toBeGreaterThanOrEqual(isFull ? 5000 : 10);
});

test('a push and a pull that are cut after any byte are made up for', async () => {
  const seed = seedOf();
  const report = await runEveryCut({ seed, stride: isFull ? 1 : 97 });
  process.stdout.write(`cuts: ${JSON.stringify(report)}\n`);
  expect({ seed, wrong: report.wrong }).toEqual({ seed, wrong: [] });
});
