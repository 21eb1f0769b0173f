/*
 * The shortest way through a day's stops, as far as can be found in some milliseconds: nearest neighbour, then 2-opt and or-opt until no
 * move helps, then small disturbances with the same search again (an iterated local search: H. R. Lourenço, O. Martin, T. Stützle, 2003).
 * The same input gives the same order: the dice have a fixed seed.
 */

export interface StopOrder {
  /** The stops by their place in the input, in the order to drive. */
  readonly order: readonly number[];
  readonly metres: number;
}

export interface OrderTask {
  /** How many stops; each has its place in the functions below, from 0. */
  readonly count: number;
  readonly between: (from: number, to: number) => number;
  /** The way from where the day begins; null where it may begin at any stop. */
  readonly fromStart: ((to: number) => number) | null;
  /** The way to where the day ends; null where it may end at any stop. */
  readonly toEnd: ((from: number) => number) | null;
  /** Stops that keep this order among themselves: those whose time is agreed, by time. */
  readonly fixed?: readonly number[];
  /** How often a found order is disturbed and searched anew; without it as often as some milliseconds allow. */
  readonly kicks?: number;
  readonly seed?: number;
}

/** A better order must be shorter by more than a millimetre, or rounding would go round for ever. */
const shortest = 0.001;
const longestSegment = 3;

export function orderStops(task: OrderTask): StopOrder {
  const { count } = task;
  if (count === 0) return { order: [], metres: 0 };
  const search = createSearch(task);
  search.improve();
  let best = search.path.slice();
  let bestMetres = search.length();
  const random = dice(task.seed ?? 20_261_126);
  const kicks = count < 4 ? 0 : (task.kicks ?? Math.min(400, Math.ceil(160_000 / (count * count))));
  for (let kick = 0; kick < kicks; kick += 1) {
    if (!search.kick(random)) continue;
    search.improve();
    const metres = search.length();
    if (metres < bestMetres - shortest) {
      best = search.path.slice();
      bestMetres = metres;
    } else {
      search.use(best);
    }
  }
  return { order: Array.from(best.subarray(1, count + 1)), metres: bestMetres };
}

interface Search {
  /** Start, the stops in order, end. */
  readonly path: Int32Array;
  length(): number;
  use(path: Int32Array): void;
  improve(): void;
  /** Swaps two neighbouring pieces; false where the agreed times forbid it. */
  kick(random: () => number): boolean;
}

function createSearch(task: OrderTask): Search {
  const { count } = task;
  const size = count + 2;
  const [start, end] = [count, count + 1];
  const metres = new Float64Array(size * size);
  for (let from = 0; from < count; from += 1) {
    for (let to = 0; to < count; to += 1) metres[from * size + to] = from === to ? 0 : task.between(from, to);
    metres[start * size + from] = task.fromStart?.(from) ?? 0;
    metres[from * size + end] = task.toEnd?.(from) ?? 0;
  }
  const way = (from: number, to: number) => metres[from * size + to] ?? 0;
  const place = new Int32Array(count).fill(-1);
  for (const [at, stop] of (task.fixed ?? []).entries()) place[stop] = at;

  const hasFixed = task.fixed !== undefined && task.fixed.length > 1;

  const path = nearestNeighbours();
  /** How many stops with an agreed time stand before each position. */
  const fixedBefore = new Int32Array(size + 1);
  countFixed();

  function nearestNeighbours(): Int32Array {
    const made = new Int32Array(size);
    made[0] = start;
    made[size - 1] = end;
    const left = new Set(Array.from({ length: count }, (_, stop) => stop));
    let nextFixed = 0;
    for (let at = 1; at <= count; at += 1) {
      const before = made[at - 1] ?? start;
      let nearest = -1;
      for (const stop of left) {
        const fixedPlace = place[stop] ?? -1;
        if (fixedPlace >= 0 && fixedPlace !== nextFixed) continue;
        if (nearest < 0 || way(before, stop) < way(before, nearest)) nearest = stop;
      }
      if ((place[nearest] ?? -1) >= 0) nextFixed += 1;
      left.delete(nearest);
      made[at] = nearest;
    }
    return made;
  }
  function countFixed(): void {
    if (!hasFixed) return;
    for (let at = 0; at < size; at += 1) {
      const stop = path[at] ?? 0;
      const isFixed = stop < count && (place[stop] ?? -1) >= 0;
      fixedBefore[at + 1] = (fixedBefore[at] ?? 0) + (isFixed ? 1 : 0);
    }
  }
  const stopAt = (at: number) => path[at] ?? 0;
  const fixedIn = (first: number, last: number) => (hasFixed ? (fixedBefore[last + 1] ?? 0) - (fixedBefore[first] ?? 0) : 0);

  function reverse(first: number, last: number): void {
    path.subarray(first, last + 1).reverse();
    countFixed();
  }

  /** Turns pieces of the way round while that helps. */
  function twoOpt(): boolean {
    let isBetter = false;
    for (let first = 1; first < count; first += 1) {
      for (let last = first + 1; last <= count; last += 1) {
        const [a, b, c, d] = [stopAt(first - 1), stopAt(first), stopAt(last), stopAt(last + 1)];
        const gain = way(a, b) + way(c, d) - way(a, c) - way(b, d);
        if (gain <= shortest || fixedIn(first, last) > 1) continue;
        reverse(first, last);
        isBetter = true;
      }
    }
    return isBetter;
  }

  /** Moves up to three neighbouring stops to where they are less of a detour, the one way round or the other. */
  function orOpt(): boolean {
    let isBetter = false;
    for (let long = 1; long <= longestSegment; long += 1) {
      for (let first = 1; first + long - 1 <= count; first += 1) {
        if (moveSegment(first, first + long - 1)) isBetter = true;
      }
    }
    return isBetter;
  }
  function moveSegment(first: number, last: number): boolean {
    const [a, b, c, d] = [stopAt(first - 1), stopAt(first), stopAt(last), stopAt(last + 1)];
    const saved = way(a, b) + way(c, d) - way(a, d);
    if (saved <= shortest) return false;
    const fixedOwn = fixedIn(first, last);
    let best = shortest;
    let bestAt = -1;
    let isTurned = false;
    for (let at = 0; at <= count; at += 1) {
      // Between the stops at `at` and the next one.
      if (at >= first - 1 && at <= last) continue;
      if (fixedOwn > 0 && (at < first ? fixedIn(at + 1, first - 1) : fixedIn(last + 1, at)) > 0) continue;
      const [e, f] = [stopAt(at), stopAt(at + 1)];
      const open = saved + way(e, f);
      const straight = open - way(e, b) - way(c, f);
      const turned = fixedOwn > 1 ? Number.NEGATIVE_INFINITY : open - way(e, c) - way(b, f);
      if (Math.max(straight, turned) <= best) continue;
      best = Math.max(straight, turned);
      bestAt = at;
      isTurned = turned > straight;
    }
    if (bestAt < 0) return false;
    const piece = Array.from(path.subarray(first, last + 1));
    if (isTurned) piece.reverse();
    if (bestAt < first) {
      path.copyWithin(bestAt + 1 + piece.length, bestAt + 1, first);
      path.set(piece, bestAt + 1);
    } else {
      path.copyWithin(first, last + 1, bestAt + 1);
      path.set(piece, bestAt + 1 - piece.length);
    }
    countFixed();
    return true;
  }

  return {
    path,
    length() {
      let total = 0;
      for (let at = 0; at <= count; at += 1) total += way(stopAt(at), stopAt(at + 1));
      return total;
    },
    use(other) {
      path.set(other);
      countFixed();
    },
    improve() {
      let isBetter = true;
      while (isBetter) {
        const isTurned = twoOpt();
        isBetter = orOpt() || isTurned;
      }
    },
    kick(random) {
      const among = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
      const first = among(1, count - 1);
      const middle = among(first, Math.min(count - 1, first + 9));
      const last = among(middle + 1, Math.min(count, middle + 10));
      if (fixedIn(first, middle) > 0 && fixedIn(middle + 1, last) > 0) return false;
      const piece = [...path.subarray(middle + 1, last + 1), ...path.subarray(first, middle + 1)];
      path.set(piece, first);
      countFixed();
      return true;
    },
  };
}

/** mulberry32: small dice whose throws follow from the seed. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
