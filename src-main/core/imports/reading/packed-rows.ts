import type { DuplicateKeys } from '../../../../src-shared/imports/duplicates.ts';
import type { RowReading } from '../../../../src-shared/imports/row.ts';
import type { ReadRow } from './read-rows.ts';

/*
 * Rows on their way between the reading thread and the core are bytes outside of both heaps: as objects a stretch of 16 000 rows was
 * 50 MB in the one, and what arrives in messages of more than 100 KB is laid among the old objects of the other, which V8 clears away
 * seldom and then in one long turn. The names of fields, the same in nearly every row, go once with each piece: without them a row is half as
 * long, and twice as many can wait to be sorted.
 */

/** A row that waits, with what it is sorted by. */
export interface PackedRow {
  readonly keys: Pick<DuplicateKeys, 'name' | 'tax'> | null;
  readonly bytes: Uint8Array;
}

/** Longer ones cost both threads more in one piece; see above. */
export const packedBytes = 64 * 1024;

/** Rows with other cells filled in have other names; so many lists of names are told apart, further ones stand in the row itself. */
const mostLists = 60;

type Values = readonly unknown[];
/** The number of the list of names, then the values; or the object as it is. */
type PackedObject = readonly [list: number, ...values: Values] | Readonly<Record<string, unknown>> | null;
type PackedTuple = readonly [
  row: number,
  cells: readonly string[],
  customer: PackedObject,
  contact: PackedObject,
  problems: RowReading['problems'],
  given: number | RowReading['given'],
  noteLines: RowReading['noteLines'],
  own: RowReading['own'],
  guess: RowReading['guess'],
  openWard: RowReading['openWard'],
  keys: readonly [tax: string | null, name: string, phones: readonly string[], address: string] | null,
];

export interface RowPacker {
  pack(row: ReadRow): PackedRow;
  /** Some rows as one piece of memory, which belongs to nobody else and may be handed over. */
  join(rows: readonly PackedRow[]): Uint8Array<ArrayBuffer>;
}

const [comma, closing] = [0x2c, 0x5d];

export function createRowPacker(): RowPacker {
  const lists: (readonly string[])[] = [];
  const numbers = new Map<string, number>();
  let opening = Buffer.from('[[]');
  /** Null where there are too many lists already. */
  const numberOf = (names: readonly string[]): number | null => {
    const key = names.join();
    const known = numbers.get(key);
    if (known !== undefined) return known;
    if (lists.length >= mostLists) return null;
    numbers.set(key, lists.length);
    lists.push(names);
    opening = Buffer.from(JSON.stringify([lists]).slice(0, -1));
    return lists.length - 1;
  };
  const packObject = (object: Readonly<Record<string, unknown>> | null): PackedObject => {
    if (object === null) return null;
    const names: string[] = [];
    const values: unknown[] = [];
    for (const [name, value] of Object.entries(object)) {
      if (value === undefined) continue;
      names.push(name);
      values.push(value);
    }
    const list = numberOf(names);
    return list === null ? object : [list, ...values];
  };
  return {
    pack({ row, cells, reading, keys }) {
      const { customer, contact, problems, given, noteLines, own, guess, openWard } = reading;
      // The subject of the keys is the row's own customer.
      const packedKeys = keys === null ? null : ([keys.tax, keys.name, keys.phones, keys.address] as const);
      const tuple: PackedTuple = [
        row,
        cells,
        packObject(customer),
        packObject(contact),
        problems,
        numberOf(given) ?? given,
        noteLines,
        own,
        guess,
        openWard,
        packedKeys,
      ];
      return { keys: keys === null ? null : { name: keys.name, tax: keys.tax }, bytes: Buffer.from(JSON.stringify(tuple)) };
    },
    join(rows) {
      const joined = new Uint8Array(rows.reduce((size, { bytes }) => size + bytes.length + 1, opening.length + 1));
      joined.set(opening);
      let at = opening.length;
      for (const { bytes } of rows) {
        joined[at++] = comma;
        joined.set(bytes, at);
        at += bytes.length;
      }
      joined[at] = closing;
      return joined;
    },
  };
}

export function unpackRows(joined: Uint8Array): ReadRow[] {
  const text = Buffer.from(joined.buffer, joined.byteOffset, joined.byteLength).toString('utf8');
  const [lists, ...rows] = JSON.parse(text) as [readonly (readonly string[])[], ...PackedTuple[]]; // written by a packer
  return rows.map(
    ([row, cells, packedCustomer, packedContact, problems, given, noteLines, own, guess, openWard, packedKeys]): ReadRow => {
      // As `pack` found them.
      const customer = unpackObject(packedCustomer, lists) as RowReading['customer'];
      const contact = unpackObject(packedContact, lists) as RowReading['contact'];
      const names = typeof given === 'number' ? ((lists[given] ?? []) as RowReading['given']) : given;
      const reading: RowReading = { customer, contact, problems, given: names, noteLines, own, guess, openWard };
      if (packedKeys === null || customer === null) return { row, cells, reading, keys: null };
      const [tax, name, phones, address] = packedKeys;
      return { row, cells, reading, keys: { tax, name, phones, address, subject: customer } };
    },
  );
}

function unpackObject(packed: PackedObject, lists: readonly (readonly string[])[]): unknown {
  if (!isNumbered(packed)) return packed;
  const object: Record<string, unknown> = {};
  const names = lists[packed[0]] ?? [];
  for (let at = 0; at < names.length; at++) object[names[at] ?? ''] = packed[at + 1];
  return object;
}

function isNumbered(packed: PackedObject): packed is readonly [list: number, ...values: Values] {
  return Array.isArray(packed);
}
