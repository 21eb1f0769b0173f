import type { channels } from './customer.ts';

export type Channel = (typeof channels)[number];

/** Fewer contacts than this say nothing about what somebody likes. */
const fewest = 3;

/**
 * The channel that a customer was reached by most, where it stands out: at least three times, and more often than each other one. Counts are
 * of contacts that happened.
 */
export function suggestedChannel(counts: Readonly<Partial<Record<Channel, number>>>): Channel | null {
  const sorted = (Object.entries(counts) as [Channel, number][]) // the object's own keys are channels
    .toSorted(([, a], [, b]) => b - a);
  const [first, second] = sorted;
  if (first === undefined || first[1] < fewest) return null;
  return second !== undefined && second[1] === first[1] ? null : first[0];
}
