/** What a form begins with, and over it what was kept of it: only fields of today's form, as an older program may have kept others. */
export function restoreValues<T extends object>(start: T, kept: unknown): { values: T; isRestored: boolean } {
  if (typeof kept !== 'object' || kept === null) return { values: start, isRestored: false };
  const known = Object.entries(kept).filter(
    ([name, value]) => Object.hasOwn(start, name) && sameKind(value, Reflect.get(start, name)),
  );
  return {
    values: { ...start, ...Object.fromEntries(known) },
    isRestored: known.some(([name, value]) => value !== Reflect.get(start, name)),
  };
}

/** The fields of a form that are not as it began. */
export function changedValues<T extends Readonly<Record<string, unknown>>>(start: T, values: T): Partial<T> {
  // Only fields of T are left out, none comes in.
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== start[name])) as Partial<T>;
}

function sameKind(value: unknown, model: unknown): boolean {
  return model === null || value === null || typeof value === typeof model;
}
