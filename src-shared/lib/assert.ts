/** Ends a switch over a union: the compiler refuses a case that was forgotten. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`);
}

/** Narrows away null and undefined where the program's own logic guarantees a value; the claim names that logic. */
export function assertPresent<T>(value: T | null | undefined, claim: string): T {
  if (value === null || value === undefined) throw new Error(`expected ${claim}`);
  return value;
}
