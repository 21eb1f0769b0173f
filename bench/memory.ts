import { runBundledChild } from './child.ts';
import { atMost, type Bench, rounded } from './figure.ts';
import { profileWith } from './profiles.ts';

interface Held {
  readonly total: number;
  readonly rss: number;
  readonly highest: number;
  readonly heap: number;
}

export const memory: Bench = {
  ids: ['memory-core-100k', 'memory-core-1m'],
  title:
    "the core's process, bundled as it ships, after walking a list, 300 pages, searching letter by letter and a month of visits: its highest resident size",
  isUntimed: true,
  async run({ isQuick }) {
    if (isQuick) return [await figure('memory-core-100k', 20_000, 200)];
    return [await figure('memory-core-100k', 100_000, 200), await figure('memory-core-1m', 1_000_000, 350)];
  },
};

async function figure(id: string, customers: number, goal: number) {
  const held = await runBundledChild<Held>('memory', [await profileWith(customers)]);
  const inMb = (bytes: number) => rounded(bytes / 1e6);
  return atMost(
    id,
    held.highest / 1e6,
    'MB',
    goal,
    `${held.total} customers; at the end ${inMb(held.rss)} MB, of it ${inMb(held.heap)} MB JavaScript`,
  );
}
