/**
 * Statements that were sent together: what all of them answer, or the first error, told when none of them is under way any more. A connection
 * is given back after that, and nobody else's statements meet the rest of these.
 */
export async function allOf<T extends readonly unknown[]>(sent: T): Promise<{ -readonly [P in keyof T]: Awaited<T[P]> }> {
  await Promise.allSettled(sent);
  return await Promise.all(sent);
}
