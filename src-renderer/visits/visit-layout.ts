/** Minutes after midnight of the day that a column shows. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Placed<T> {
  readonly item: T;
  readonly start: number;
  readonly end: number;
  /** Which of so many lanes beside each other, from 0. */
  readonly lane: number;
  readonly lanes: number;
}

/** No block is lower than this, so that its name can be read. */
const leastMinutes = 20;

/**
 * Puts what overlaps beside each other, in one pass: each goes into the first lane that is free, and all that hang together through
 * overlaps share the width evenly.
 */
export function layOut<T>(items: readonly T[], spanOf: (item: T) => Span): Placed<T>[] {
  const spans = items
    .map((item) => {
      const { start, end } = spanOf(item);
      return { item, start, end: Math.max(end, start + leastMinutes) };
    })
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const placed: Placed<T>[] = [];
  let cluster: { item: T; start: number; end: number; lane: number }[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const one of cluster) placed.push({ ...one, lanes: ends.length });
    cluster = [];
    ends = [];
  };
  for (const span of spans) {
    if (ends.every((end) => end <= span.start)) close();
    const free = ends.findIndex((end) => end <= span.start);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = span.end;
    cluster.push({ ...span, lane });
  }
  close();
  return placed;
}
