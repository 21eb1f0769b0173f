import type { Bench, Figure } from './figure.ts';

export interface RunOptions {
  readonly isQuick: boolean;
  readonly isJson: boolean;
  /** Ids of the figures that are wanted; undefined for all. */
  readonly only: readonly string[] | undefined;
}

/** Measures what is wanted, tells each figure as soon as it is there, and answers the exit code: 1 where a goal was missed. */
export async function runBenches(benches: readonly Bench[], options: RunOptions, tell: (line: string) => void): Promise<number> {
  const { only } = options;
  const chosen = benches.filter(({ ids }) => only === undefined || ids.some((id) => only.includes(id)));
  const known = new Set(benches.flatMap(({ ids }) => ids));
  const unknown = (only ?? []).filter((id) => !known.has(id));
  if (unknown.length > 0) {
    tell(`there is no figure ${unknown.join(', ')}; npm run bench -- --list names them`);
    return 2;
  }
  let code = 0;
  for (const bench of chosen) {
    for (const figure of await figuresOf(bench, options)) {
      if (only !== undefined && !only.includes(figure.id)) continue;
      if (!figure.ok) code = 1;
      tell(options.isJson ? JSON.stringify(figure) : lineOf(figure));
    }
  }
  return code;
}

/** A bench that cannot run has missed its goals; the others go on. */
async function figuresOf(bench: Bench, options: RunOptions): Promise<readonly Figure[]> {
  try {
    return await bench.run({ isQuick: options.isQuick });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return bench.ids.map((id) => ({ id, value: -1, unit: '', goal: 'can be measured', ok: false, against: `could not be measured: ${why}` }));
  }
}

function lineOf({ id, value, unit, goal, ok, against }: Figure): string {
  return `${ok ? 'ok    ' : 'MISSED'} ${id.padEnd(20)} ${`${value} ${unit}`.padStart(12)}   ${goal.padEnd(8)} ${against}`;
}
