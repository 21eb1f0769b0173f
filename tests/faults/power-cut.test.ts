import { expect, test } from 'vitest';
import { runCreationCuts } from './power-creation.ts';
import { runPowerCuts } from './power-cut.ts';
import { seedOf } from './random.ts';
import { ensureTools, isFull, isLinux, sayLeftOut } from './tools.ts';

const hasTools = isLinux && ensureTools(['gcc']);
if (!hasTools) sayLeftOut('power cuts', 'the disk is watched with a library made by gcc on Linux');

if (hasTools) {
  test('whatever was saved is there after the power was cut', async () => {
    const seed = seedOf();
    const report = await runPowerCuts(
      isFull
        ? { runs: 1000, seed, synchronous: 'full' }
        : { runs: 100, seed, synchronous: 'full', budgetSeconds: 15, atLeast: 30 },
    );
    process.stdout.write(
      `power cut: ${report.runs} cuts of ${isFull ? 1000 : 100}, seed ${seed}, ${report.acknowledged} saved, ${report.lost.length} lost, ${Math.round(report.seconds)} s\n`,
    );
    expect({ seed, ...only(report) }).toEqual({ seed, lost: [], broken: [], lostInDatabase: 0, lostInJournal: 0 });
    expect(report.acknowledged).toBeGreaterThan(report.runs);
    // A machine that is busy with other things gets through fewer of them; the full run makes them all.
    expect(report.runs).toBeGreaterThanOrEqual(isFull ? 1000 : 30);
  });

  test('whatever was saved is there after the power was cut while a backup was being put back', async () => {
    const seed = seedOf();
    const report = await runPowerCuts({
      runs: isFull ? 300 : 24,
      seed,
      whileRestoring: true,
      budgetSeconds: isFull ? Infinity : 8,
      atLeast: 6,
    });
    expect({ seed, ...only(report) }).toEqual({ seed, lost: [], broken: [], lostInDatabase: 0, lostInJournal: 0 });
    expect(report.acknowledged).toBeGreaterThan(report.runs);
  });

  test('a power cut while a profile is being made leaves a whole one or none', async () => {
    const seed = seedOf();
    expect({ seed, problems: await runCreationCuts({ runs: isFull ? 300 : 20, seed }) }).toEqual({ seed, problems: [] });
  });

  test('a database that works with synchronous=NORMAL is found out', async () => {
    const seed = seedOf();
    const report = await runPowerCuts({ runs: 12, seed, synchronous: 'normal' });
    expect(report.lostInDatabase, `seed ${seed}`).toBeGreaterThan(0);
  });

  test('a journal that is not synced is found out', async () => {
    const seed = seedOf();
    const report = await runPowerCuts({ runs: 12, seed, plant: 'journal-unsynced' });
    expect(report.lostInJournal, `seed ${seed}`).toBeGreaterThan(0);
  });
} else {
  test('power cuts are left out on this machine, and it says so', () => {
    expect(hasTools).toBe(false);
  });
}

function only(report: Awaited<ReturnType<typeof runPowerCuts>>) {
  const { lost, broken, lostInDatabase, lostInJournal } = report;
  return { lost, broken, lostInDatabase, lostInJournal };
}
