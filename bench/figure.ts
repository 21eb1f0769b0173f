/** One number with its goal, as `npm run bench -- --json` prints it. */
export interface Figure {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  /** In words that a person reads: `≤ 2`, `≥ 0.3`. */
  readonly goal: string;
  readonly ok: boolean;
  /** What it was measured beside, and what else was seen in the same run. */
  readonly against: string;
}

export interface BenchOptions {
  /** Small sizes, for the test command: everything together in about a minute and a half. */
  readonly isQuick: boolean;
}

/** A group of figures that are measured together. */
export interface Bench {
  readonly ids: readonly string[];
  /** What is measured, for `--list`. */
  readonly title: string;
  /** What it tells in the quick run are counts, sizes and processor time, which other work does not change: two such groups run at once. */
  readonly isUntimed?: true;
  run(options: BenchOptions): Promise<Figure[]>;
}

export function atMost(id: string, value: number, unit: string, goal: number, against: string): Figure {
  return { id, value: rounded(value), unit, goal: `≤ ${goal}`, ok: value <= goal, against };
}

export function atLeast(id: string, value: number, unit: string, goal: number, against: string): Figure {
  return { id, value: rounded(value), unit, goal: `≥ ${goal}`, ok: value >= goal, against };
}

export function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
