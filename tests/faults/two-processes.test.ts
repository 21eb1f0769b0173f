import { expect, test } from 'vitest';
import { seedOf } from './random.ts';
import { isFull } from './tools.ts';
import { runTwoProcesses } from './two-processes.ts';

test('two programs on one profile lose nothing, refuse nothing and damage nothing', async () => {
  const seed = seedOf();
  const report = await runTwoProcesses({ seconds: isFull ? 60 : 10, seed });
  process.stdout.write(
    `two processes: seed ${seed}, ${report.acknowledged.join(' and ')} saved, slowest ${Math.round(report.slowestMs)} ms\n`,
  );
  expect({ seed, refused: report.refused, lost: report.lost, broken: report.broken }).toEqual({
    seed,
    refused: [],
    lost: [],
    broken: [],
  });
  for (const saved of report.acknowledged) expect(saved).toBeGreaterThan(20);
});
