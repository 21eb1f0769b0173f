import { expect, test } from 'vitest';
import { migrate } from '../../src-server/platform/migrate.ts';
import { openPgliteDatabase } from '../../src-server/platform/pglite-database.ts';
import { isFull } from '../faults/tools.ts';
import { runSeeds, tellSeeds } from './run-seeds.ts';
import { makeSqlOfficeIn } from './sql-office.ts';

test("the same holds over the server's own SQL", { timeout: isFull ? 1_800_000 : 120_000 }, async () => {
  const database = await openPgliteDatabase(null);
  try {
    await migrate(database, new Date().toISOString());
    const seeds = Array.from({ length: isFull ? 100 : 6 }, (_, index) => index + 1);
    const report = await runSeeds({
      seeds,
      steps: 120,
      makeOffice: makeSqlOfficeIn(database),
      ...(isFull ? {} : { budgetSeconds: 7, atLeast: 3 }),
    });
    process.stdout.write(`on PGlite: ${tellSeeds(report)}\n`);
    expect(report.failed.map(({ seed, failures }) => ({ seed, failures: failures.slice(0, 5) }))).toEqual([]);
    expect(report.seeds).toBeGreaterThanOrEqual(3);
  } finally {
    await database.close();
  }
});
