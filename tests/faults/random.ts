/** A seeded source of chance (mulberry32): the same seed makes the same faults. */
export interface Random {
  /** 0 ≤ value < 1. */
  next(): number;
  /** A whole number, 0 ≤ value < below. */
  below(below: number): number;
  pick<T>(items: readonly T[]): T;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    pick(items) {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
  };
}

/** The seed of a run: the one asked for, or a new one, which the test prints. */
export function seedOf(asked = process.env['FIELDBOOK_SEED']): number {
  return asked === undefined ? Date.now() % 1_000_000_000 : Number(asked);
}
