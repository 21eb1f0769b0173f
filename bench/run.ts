import { type Bench, type Figure, rounded } from './figure.ts';
import { machineNoise } from './noise.ts';

export interface RunOptions {
  readonly isQuick: boolean;
  readonly isJson: boolean;
  /** Ids of the figures that are wanted; undefined for all. */
  readonly only: readonly string[] | undefined;
  /** How much slower than a quiet one the machine is right now; for tests. */
  readonly noise?: () => number;
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
  const measure = async (bench: Bench) => {
    for (const figure of await quietFiguresOf(bench, options)) {
      if (only !== undefined && !only.includes(figure.id)) continue;
      if (!figure.ok) code = 1;
      tell(options.isJson ? JSON.stringify(figure) : lineOf(figure));
    }
  };
  const isUntimed = (bench: Bench) => options.isQuick && bench.isUntimed === true;
  for (const bench of chosen.filter((each) => !isUntimed(each))) await measure(bench);
  const waiting = chosen.filter(isUntimed);
  const lane = async () => {
    for (let bench = waiting.shift(); bench !== undefined; bench = waiting.shift()) await measure(bench);
  };
  await Promise.all([lane(), lane()]);
  return code;
}

/** Times the quick run measures a group whose goal was missed; the test command shares its machine with whatever else runs there. */
const quickTries = 3;

/**
 * The quick run asks whether the program can still meet its goals: one quiet moment shows that it can, and a real loss of speed misses
 * every time. A time that was measured while the machine had other things to do is held against the goal times what a small piece of work
 * beside it took longer (`noise.ts`). The full run measures once, holds every figure against its goal alone and tells what it saw.
 */
async function quietFiguresOf(bench: Bench, options: RunOptions): Promise<readonly Figure[]> {
  if (!options.isQuick) return await figuresOf(bench, options);
  const noise = options.noise ?? machineNoise;
  const measure = async () => {
    const before = noise();
    const figures = await figuresOf(bench, options);
    const slower = Math.max(before, noise());
    return figures.map((figure) => besideOtherWork(figure, slower));
  };
  let best: readonly Figure[] = await measure();
  for (let attempt = 2; attempt <= quickTries && best.some(({ ok }) => !ok); attempt += 1) {
    const again = await measure();
    best = best.map((figure) => {
      const newer = again.find(({ id }) => id === figure.id);
      return figure.ok || newer?.ok !== true ? figure : { ...newer, against: `${newer.against}; measured ${attempt} times` };
    });
  }
  return best;
}

function besideOtherWork(figure: Figure, slower: number): Figure {
  const goal = /^≤ ([\d.]+)$/.exec(figure.goal)?.[1];
  if (figure.ok || figure.unit !== 'ms' || figure.value < 0 || goal === undefined || slower < 1.15) return figure;
  return {
    ...figure,
    goal: `${figure.goal} × ${rounded(slower)} (busy machine)`,
    ok: figure.value <= Number(goal) * slower,
  };
}

/** A bench that cannot run has missed its goals; the others go on. */
async function figuresOf(bench: Bench, options: RunOptions): Promise<readonly Figure[]> {
  try {
    return await bench.run({ isQuick: options.isQuick });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return bench.ids.map((id) => ({
      id,
      value: -1,
      unit: '',
      goal: 'can be measured',
      ok: false,
      against: `could not be measured: ${why}`,
    }));
  }
}

function lineOf({ id, value, unit, goal, ok, against }: Figure): string {
  return `${ok ? 'ok    ' : 'MISSED'} ${id.padEnd(20)} ${`${value} ${unit}`.padStart(12)}   ${goal.padEnd(8)} ${against}`;
}
