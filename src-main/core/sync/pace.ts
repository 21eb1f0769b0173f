import type { Clock } from '../platform/ports.ts';

/** A read of a screen waits for the transaction that is under way: none should take longer. */
const aimMs = 25;
const mostRows = 200;
const fewestRows = 20;

/** How many rows one transaction takes on this machine, as it is at this moment. */
export interface Pace {
  rows(): number;
  /** Runs one transaction and learns from how long it took. */
  timed<T>(rows: number, work: () => T): T;
}

export function createPace(clock: Clock): Pace {
  let rows = mostRows;
  return {
    rows: () => rows,
    timed(count, work) {
      const before = clock.now();
      const value = work();
      const took = clock.now() - before;
      // A few rows say nothing of many, and a clock that jumped says nothing at all.
      if (count >= fewestRows && took >= 0) {
        const fitting = took === 0 ? mostRows : Math.round((count * aimMs) / took);
        rows = Math.min(mostRows, Math.max(fewestRows, fitting, Math.round(rows / 2)), rows * 2);
      }
      return value;
    },
  };
}
