import type { DuplicateKeys } from '../../../../src-shared/imports/duplicates.ts';
import type { ReadRow } from './read-rows.ts';

/*
 * Rows on their way between the reading thread and the core are bytes outside of both heaps: as objects a stretch of 16 000 rows was
 * 50 MB in the one, and what arrives in messages of more than 100 KB is laid among the old objects of the other, which V8 clears away
 * seldom and then in one long turn.
 */

/** A row that waits, with what it is sorted by. */
export interface PackedRow {
  readonly keys: Pick<DuplicateKeys, 'name' | 'tax'> | null;
  readonly bytes: Uint8Array;
}

/** Longer ones cost both threads more in one piece; see above. */
export const packedBytes = 64 * 1024;

const [opening, comma, closing] = [0x5b, 0x2c, 0x5d];

export function packRow(row: ReadRow): PackedRow {
  const { keys } = row;
  // The subject of the keys is the row's own customer.
  const text = JSON.stringify(keys === null ? row : { ...row, keys: { ...keys, subject: null } });
  return { keys: keys === null ? null : { name: keys.name, tax: keys.tax }, bytes: Buffer.from(text) };
}

/** Some rows as one piece of memory, which belongs to nobody else and may be handed over. */
export function joinRows(rows: readonly PackedRow[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(rows.reduce((size, { bytes }) => size + bytes.length + 1, 1) + (rows.length === 0 ? 1 : 0));
  let at = 0;
  joined[at++] = opening;
  for (const { bytes } of rows) {
    joined.set(bytes, at);
    at += bytes.length;
    joined[at++] = comma;
  }
  joined[joined.length - 1] = closing;
  return joined;
}

export function unpackRows(joined: Uint8Array): ReadRow[] {
  const text = Buffer.from(joined.buffer, joined.byteOffset, joined.byteLength).toString('utf8');
  const rows = JSON.parse(text) as ReadRow[]; // written by `packRow`
  return rows.map((row) => {
    const { customer } = row.reading;
    return row.keys === null || customer === null ? row : { ...row, keys: { ...row.keys, subject: customer } };
  });
}
