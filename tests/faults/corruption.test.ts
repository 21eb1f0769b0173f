import { expect, test } from 'vitest';
import { runMutations } from './corruption.ts';
import { seedOf } from './random.ts';
import { isFull } from './tools.ts';

test('whatever happens to the files, nothing wrong is shown, nothing damaged is thrown away, and the work is there', async () => {
  const seed = seedOf();
  const report = await runMutations(isFull ? { runs: 3000, seed } : { runs: 500, seed, budgetSeconds: 12, atLeast: 30 });
  process.stdout.write(
    `corruption: ${report.runs} of ${isFull ? 3000 : 500} mutations, seed ${seed}, ${report.recovered} put back, ${report.notOpened.length} not opened, ${Math.round(report.seconds)} s\n`,
  );
  expect({ seed, accepted: report.accepted, deleted: report.deleted }).toEqual({ seed, accepted: [], deleted: [] });
  expect(report.notOpened.length, report.notOpened.join('\n')).toBeLessThanOrEqual(report.runs / 100);
  // A machine that is busy with other things gets through fewer of them; the full run makes them all.
  expect(report.runs).toBeGreaterThanOrEqual(isFull ? 3000 : 30);
  expect(report.recovered).toBeGreaterThan(report.runs / 5);
});
