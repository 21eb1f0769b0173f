/** A group as far as the tree is made of it. */
export interface GroupInTree {
  readonly id: string;
  readonly parentId: string | null;
}

/**
 * The groups each after its parent, with how deep it lies; siblings stay in the order given. Two laptops may have hung two groups under each
 * other at the same time: such ones, and those whose parent is gone, stand at the top, so that none is ever lost.
 */
export function inTreeOrder<G extends GroupInTree>(groups: readonly G[]): (G & { readonly depth: number })[] {
  const known = new Set(groups.map(({ id }) => id));
  const children = new Map<string | null, G[]>();
  for (const group of groups) {
    const parent = group.parentId !== null && known.has(group.parentId) ? group.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), group]);
  }
  const placed = new Map<string, G & { readonly depth: number }>();
  const place = (group: G, depth: number) => {
    if (placed.has(group.id)) return;
    placed.set(group.id, { ...group, depth });
    for (const child of children.get(group.id) ?? []) place(child, depth + 1);
  };
  for (const group of children.get(null) ?? []) place(group, 0);
  for (const group of groups) place(group, 0);
  return [...placed.values()];
}

/** The group itself and every group under it, however deep; also where they hang in a circle. */
export function underGroups(groups: readonly GroupInTree[], id: string): Set<string> {
  const found = new Set([id]);
  // A set hands out what is added while it is walked.
  for (const parent of found) for (const group of groups) if (group.parentId === parent) found.add(group.id);
  return found;
}

/** From the top group down to this one; a circle ends where it would begin again. */
export function pathOf<G extends GroupInTree>(groups: readonly G[], id: string | null): G[] {
  const path: G[] = [];
  for (let next = id; next !== null; ) {
    const group = groups.find((one) => one.id === next);
    if (group === undefined || path.includes(group)) break;
    path.unshift(group);
    next = group.parentId;
  }
  return path;
}
