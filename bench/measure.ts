import { rounded } from './figure.ts';

/** The value under which `share` of the values lie; the nearest one that was measured. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const found = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
  if (found === undefined) throw new Error('nothing was measured');
  return found;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** `p50 0.4 · p95 1.2 · max 3.1 ms of 400` */
export function spread(values: readonly number[]): string {
  const at = (share: number) => rounded(percentile(values, share));
  return `p50 ${at(0.5)} · p95 ${at(0.95)} · max ${at(1)} ms of ${values.length}`;
}

/** Milliseconds that the work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

export function timedSync(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** The longest turn of this thread's event loop while the work runs, as time and as processor time, and how long it took whole. */
export async function longestTurn(work: () => unknown): Promise<{ ms: number; workMs: number; wholeMs: number }> {
  const workSoFar = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let [ms, workMs, isOver] = [0, 0, false];
  let [last, lastWork] = [performance.now(), workSoFar()];
  const turn = () => {
    const [now, workNow] = [performance.now(), workSoFar()];
    ms = Math.max(ms, now - last);
    workMs = Math.max(workMs, workNow - lastWork);
    [last, lastWork] = [now, workNow];
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  const wholeMs = await timed(work);
  // The last turn of the work is over when the next one is looked at.
  await new Promise((resolve) => setImmediate(resolve));
  isOver = true;
  return { ms, workMs, wholeMs };
}
