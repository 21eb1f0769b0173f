/*
 * What a laptop compares with its office once a day (ADR 0027): of each kind of rows how many there are and the sum of what stands for each
 * of them, which does not depend on an order. PostgreSQL and laptops make it of the same text with the same hash.
 */

/** Sums stay below this; so does what stands for a row. */
export const digestLimit = 2 ** 48;

export interface Digest {
  readonly rows: number;
  readonly sum: number;
}

/** What stands for a row: which row, in which version, and in whose scope. Its values come and go with the version. */
export function digestText(id: string, rev: number, scopeId: string): string {
  return `${id} ${rev} ${scopeId}`;
}

/** @param md5 in hex of `digestText` */
export function addToDigest({ rows, sum }: Digest, md5: string): Digest {
  return { rows: rows + 1, sum: (sum + Number.parseInt(md5.slice(0, 12), 16)) % digestLimit };
}

export const emptyDigest: Digest = { rows: 0, sum: 0 };
