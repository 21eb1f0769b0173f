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
