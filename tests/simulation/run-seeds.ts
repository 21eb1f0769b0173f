import { join } from 'node:path';
import { makeTemplate } from './laptop.ts';
import { scratchFolder } from './scratch-folder.ts';
import { type MakeOffice, runSeed, type SeedReport } from './world.ts';

export interface SeedsReport {
  readonly seeds: number;
  readonly operations: number;
  readonly refused: number;
  readonly conflicts: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly failed: readonly SeedReport[];
  readonly seconds: number;
}

/** Runs seeds one after another in this process, in memory where the machine has such a place. */
export async function runSeeds(options: {
  seeds: Iterable<number>;
  steps: number;
  makeOffice: MakeOffice;
  /** Ends at the first failure. */
  stops?: boolean;
  traces?: boolean;
  /** No seed begins later than this. */
  budgetSeconds?: number;
  /** So many are made though the time is over: what is found must not hang on how busy the machine is. */
  atLeast?: number;
  onSeed?: (report: SeedReport) => void;
}): Promise<SeedsReport> {
  const began = performance.now();
  const scratch = scratchFolder('simulation');
  const folder = scratch.path;
  const failed: SeedReport[] = [];
  const faults: Record<string, number> = {};
  let [seeds, operations, refused, conflicts] = [0, 0, 0, 0];
  const seconds = () => (performance.now() - began) / 1000;
  try {
    const template = await makeTemplate(join(folder, 'template'));
    for (const seed of options.seeds) {
      if (seeds >= (options.atLeast ?? 0) && seconds() > (options.budgetSeconds ?? Infinity)) break;
      const report = await runSeed({
        seed,
        template,
        folder: join(folder, String(seed)),
        makeOffice: options.makeOffice,
        steps: options.steps,
        traces: options.traces ?? false,
      });
      seeds += 1;
      operations += report.operations;
      refused += report.refused;
      conflicts += report.conflicts;
      for (const [fault, count] of Object.entries(report.faults)) faults[fault] = (faults[fault] ?? 0) + count;
      options.onSeed?.(report);
      if (report.failures.length === 0) continue;
      failed.push(report);
      if (options.stops === true) break;
    }
  } finally {
    scratch.remove();
  }
  return { seeds, operations, refused, conflicts, faults, failed, seconds: seconds() };
}

export function tellSeeds(report: SeedsReport): string {
  const faults = Object.entries(report.faults)
    .filter(([fault]) => fault !== 'none')
    .map(([fault, count]) => `${count} × ${fault}`);
  return `simulation: ${report.seeds} seeds, ${report.operations} operations, ${report.refused} refused, ${report.conflicts} conflicts, ${faults.join(', ')}; ${report.failed.length} seeds failed; ${report.seconds.toFixed(1)} s`;
}
