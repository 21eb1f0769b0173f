import { createHash } from 'node:crypto';
import { percentile } from './measure.ts';

const slice = Buffer.alloc(256 * 1024, 7);
const slices = 300;
const most = 3;

/**
 * How much later than on a quiet machine a small piece of work is done at this moment: 300 equal pieces of about half a millisecond, the
 * 95th percentile over the tenth. 1 where nobody else computes; never more than 3.
 */
export function machineNoise(): number {
  const took: number[] = [];
  for (let turn = 0; turn < slices; turn += 1) {
    const startedAt = performance.now();
    createHash('sha256').update(slice).digest();
    took.push(performance.now() - startedAt);
  }
  return Math.min(most, Math.max(1, percentile(took, 0.95) / percentile(took, 0.1)));
}
