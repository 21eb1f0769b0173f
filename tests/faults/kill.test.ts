import { expect, test } from 'vitest';
import { runKills } from './kill-runner.ts';
import { seedOf } from './random.ts';
import { isFull } from './tools.ts';

test('whatever was saved is there after the program was killed in the middle of anything', async () => {
  const seed = seedOf();
  const report = await runKills(isFull ? { runs: 3000, seed } : { runs: 300, seed, budgetSeconds: 25, atLeast: 60 });
  process.stdout.write(
    `kill -9: ${report.runs} kills of ${isFull ? 3000 : 300}, seed ${seed}, ${report.acknowledged} saved, ${report.lost.length} lost, slowest start ${Math.round(report.slowestStartMs)} ms, ${Math.round(report.seconds)} s\n`,
  );
  expect({ seed, lost: report.lost, broken: report.broken }).toEqual({ seed, lost: [], broken: [] });
  // A machine that is busy with other things gets through fewer of them; the full run makes them all.
  expect(report.runs).toBeGreaterThanOrEqual(isFull ? 3000 : 60);
  expect(report.acknowledged).toBeGreaterThan(report.runs);
  expect(report.slowestStartMs).toBeLessThan(3000);
});

test('an answer that comes before the data is on the disk is found', async () => {
  const seed = seedOf();
  const report = await runKills({ runs: 12, seed, plant: 'answer-before-commit' });
  expect(report.lost.length, `seed ${seed}`).toBeGreaterThan(0);
});
