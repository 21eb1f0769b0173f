/*
 * The tree of a company and its plants, branches and dependent companies. A record knows its parent only, and two laptops may each make
 * one record the parent of the other while both are offline: nothing here may run for ever, and every laptop reads the same tree.
 */

/** The parent that a record names, null at the top; undefined for a record that is not here. */
export type ParentOf = (id: string) => string | null | undefined;

/** True where making `parentId` the parent of `id` would put a record above itself. */
export function wouldLoop(parentOf: ParentOf, id: string, parentId: string): boolean {
  const seen = new Set<string>();
  for (let at: string | null | undefined = parentId; at != null && !seen.has(at); at = parentOf(at)) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}

/** The records of the loop that `id` is part of, beginning with itself; empty where it is in none. */
export function loopOf(parentOf: ParentOf, id: string): string[] {
  const path: string[] = [];
  const seen = new Set<string>();
  let at: string | null | undefined = id;
  while (at != null && !seen.has(at)) {
    seen.add(at);
    path.push(at);
    at = parentOf(at);
  }
  return at === id ? path : [];
}

/**
 * The parent by which a record is read. Of the records of a loop the oldest, which has the smallest id, is read as the top one: the ids
 * are the same on every laptop, so all show the same tree until somebody puts it right.
 */
export function settledParentOf(parentOf: ParentOf, id: string): string | null {
  const parent = parentOf(id);
  if (parent == null || parentOf(parent) === undefined) return null;
  const loop = loopOf(parentOf, id);
  return loop.length > 0 && loop.every((other) => id <= other) ? null : parent;
}

/** The records above one, the nearest first. */
export function ancestorsOf(parentOf: ParentOf, id: string): string[] {
  const above: string[] = [];
  for (let at = settledParentOf(parentOf, id); at !== null && !above.includes(at); at = settledParentOf(parentOf, at))
    above.push(at);
  return above;
}

export interface Placed<T> {
  readonly node: T;
  /** 0 for the record that the tree is shown of. */
  readonly depth: number;
}

/**
 * A record and everything below it, each child under its parent, in the order of `nodes`. `nodes` may hold more than the tree; what a
 * loop would bring again is left out.
 */
export function treeBelow<T extends { readonly id: string }>(
  nodes: readonly T[],
  parentOf: ParentOf,
  topId: string,
): Placed<T>[] {
  const children = Map.groupBy(
    nodes.filter((node) => node.id !== topId),
    (node) => settledParentOf(parentOf, node.id),
  );
  const placed: Placed<T>[] = [];
  const seen = new Set<string>();
  const visit = (node: T, depth: number) => {
    if (seen.has(node.id)) return;
    seen.add(node.id);
    placed.push({ node, depth });
    for (const child of children.get(node.id) ?? []) visit(child, depth + 1);
  };
  const top = nodes.find((node) => node.id === topId);
  if (top !== undefined) visit(top, 0);
  return placed;
}

export interface SiteFigures {
  /** Visits done in the time that is counted. */
  readonly visits: number;
  /** Ordered in the time that is counted, in đồng. */
  readonly salesDong: number;
  readonly lastVisitAt: string | null;
  readonly nextVisitAt: string | null;
  readonly lastTransactionOn: string | null;
}

/** A tree's own figures: visits and sales added up, the latest visit and transaction, the next visit. */
export function rollUp(sites: readonly SiteFigures[]): SiteFigures {
  const latest = (values: (string | null)[]) => values.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);
  const earliest = (values: (string | null)[]) => values.reduce((a, b) => (a === null || (b !== null && b < a) ? b : a), null);
  return {
    visits: sites.reduce((sum, site) => sum + site.visits, 0),
    salesDong: sites.reduce((sum, site) => sum + site.salesDong, 0),
    lastVisitAt: latest(sites.map((site) => site.lastVisitAt)),
    nextVisitAt: earliest(sites.map((site) => site.nextVisitAt)),
    lastTransactionOn: latest(sites.map((site) => site.lastTransactionOn)),
  };
}
