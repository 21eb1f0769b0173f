import type { DuplicateKeys } from '../../../src-shared/imports/duplicates.ts';

/*
 * Rows are written in the order of their names. Most indexes of customers are in that order, so a transaction then writes a few pages of each
 * instead of as many as it has rows, which was a third of what an import cost. Rows that may be of one customer stay in the order of the
 * file: the first of them is who comes in.
 */

export interface Sortable {
  readonly keys: Pick<DuplicateKeys, 'name' | 'tax'> | null;
}

/** Sorts rows by name. Rows of one name, or of one tax code, stand together in the order that they have. */
export function sortedByName<T extends Sortable>(rows: readonly T[]): T[] {
  const leader = rows.map((_row, at) => at);
  const leaderOf = (at: number): number => {
    let root = at;
    while (leader[root] !== undefined && leader[root] !== root) root = leader[root] ?? root;
    leader[at] = root;
    return root;
  };
  const firstWith = new Map<string, number>();
  rows.forEach(({ keys }, at) => {
    if (keys === null) return;
    for (const key of keys.tax === null ? [keys.name] : [keys.name, `tax:${keys.tax}`]) {
      const first = firstWith.get(key);
      if (first === undefined) firstWith.set(key, at);
      else {
        const [a, b] = [leaderOf(first), leaderOf(at)];
        leader[Math.max(a, b)] = Math.min(a, b);
      }
    }
  });
  const names = rows.map((_row, at) => rows[leaderOf(at)]?.keys?.name ?? '');
  return rows
    .map((_row, at) => at)
    .sort((a, b) => compare(names[a] ?? '', names[b] ?? '') || leaderOf(a) - leaderOf(b) || a - b)
    .map((at) => rows[at])
    .filter((row) => row !== undefined);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
