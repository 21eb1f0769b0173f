import { foldText } from '../../../src-shared/vietnam/fold.ts';
import type { Db } from '../platform/database.ts';
import { entryColumns, entryOf, holds, type IndexedProduct, type ProductRow } from './product-entry.ts';
import { createWordIndex, order, type WordIndex } from './word-index.ts';

/*
 * The catalogue in memory, for search while typing and for its list; nothing of it is stored, and nothing syncs.
 *
 *     all rows, once  →  word index (sorted by name)        what was written since  →  a handful of entries beside it
 *                                   └───────────── one answer ─────────────┘
 *
 * Temporary triggers note which rows were written, so nobody has to tell, and a change costs its own rows. What was written by another
 * process shows in `data_version`: then everything is read again.
 */

export interface ProductFilter {
  /** Null: of every group. */
  readonly groups: ReadonlySet<string> | null;
  readonly state: 'active' | 'inactive' | 'all';
}

export interface ProductIndex {
  /** The likeliest first: its code or barcode, codes that begin so, words that begin so, words that hold it. */
  search(text: string, filter: ProductFilter, limit: number): IndexedProduct[];
  /** Everything that holds the words, in the order asked for. */
  list(text: string, filter: ProductFilter, by: { by: 'name' | 'code'; descending: boolean }): readonly IndexedProduct[];
  /** How many products that are sold each group has itself. */
  countsOfGroups(): ReadonlyMap<string, number>;
}

interface Held {
  readonly index: WordIndex;
  /** Rows of the index that were written since: they stand in `newer`, or are gone. */
  readonly stale: Set<number>;
  newer: IndexedProduct[];
}

/** More changed rows than this are worth a new index. */
const mostNewer = 500;

export function createProductIndex(db: Db): ProductIndex {
  followWrites(db);
  const ownChanges = db.prepare('SELECT total_changes()').pluck();
  const touched = db.prepare('SELECT rid FROM temp.products_touched').pluck();
  const forget = db.prepare('DELETE FROM temp.products_touched');
  const all = db.prepare(`SELECT ${entryColumns} FROM products WHERE deleted_at IS NULL`);
  const one = db.prepare(`SELECT ${entryColumns} FROM products WHERE rid = ? AND deleted_at IS NULL`);

  let held: Held | null = null;
  let versionThen: unknown = null;
  let changesThen: unknown = null;

  const current = (): Held => {
    const version = db.pragma('data_version', { simple: true });
    if (held !== null && version === versionThen && ownChanges.get() === changesThen) return held;
    const rids = touched.all() as number[]; // the one column
    if (rids.length > 0) forget.run();
    if (held === null || version !== versionThen || held.stale.size + rids.length > mostNewer) {
      held = { index: createWordIndex((all.all() as ProductRow[]).map(entryOf)), stale: new Set(), newer: [] }; // the columns selected
    } else if (rids.length > 0) {
      for (const rid of rids) held.stale.add(rid);
      held.newer = [...held.stale]
        .flatMap((rid) => {
          const row = one.get(rid) as ProductRow | undefined; // the columns selected
          return row === undefined ? [] : [entryOf(row)];
        })
        .sort(byName);
    }
    versionThen = version;
    changesThen = ownChanges.get();
    return held;
  };

  return {
    search(text, filter, limit) {
      const { index, stale, newer } = current();
      const words = wordsOf(text);
      const closed = words.join('');
      const found = new Set<IndexedProduct>();
      const take = (entry: IndexedProduct | undefined) => {
        if (entry !== undefined && found.size < limit && passes(entry, filter)) found.add(entry);
      };
      const takeOld = (number: number | undefined) => {
        const entry = number === undefined ? undefined : index.entries[number];
        if (entry !== undefined && !stale.has(entry.rid)) take(entry);
      };
      const takeMerged = (isAnywhere: boolean) => {
        const among = index.among(words, isAnywhere);
        const those = newer.filter((entry) => holds(entry, words, isAnywhere));
        let next = 0;
        for (let number = 0; among !== null && number < index.entries.length; number += 1) {
          if (found.size >= limit) return;
          const entry = index.entries[number];
          if (entry === undefined || (among !== 'all' && among[number] !== 1) || !holds(entry, words, isAnywhere)) continue;
          for (let other = those[next]; other !== undefined && byName(other, entry) < 0; other = those[(next += 1)]) take(other);
          takeOld(number);
        }
        for (const other of those.slice(next)) take(other);
      };
      if (words.length === 0) {
        takeMerged(false);
        return [...found];
      }
      takeOld(index.byBarcode(closed));
      for (const entry of newer) if (entry.code === closed || entry.barcode === closed) take(entry);
      // One letter begins too many codes to be meant as one.
      if (closed.length > 1) {
        for (const number of index.byCode(closed)) {
          if (found.size >= limit) break;
          takeOld(number);
        }
        for (const entry of newer) if (entry.code.startsWith(closed)) take(entry);
      }
      for (const isAnywhere of [false, true]) if (found.size < limit) takeMerged(isAnywhere);
      return [...found];
    },
    list(text, filter, { by, descending }) {
      const { index, stale, newer } = current();
      const words = wordsOf(text);
      const among = index.among(words, true);
      const rows = index.entries.filter(
        (entry, number) =>
          (among === 'all' || among?.[number] === 1) &&
          passes(entry, filter) &&
          holds(entry, words, true) &&
          (stale.size === 0 || !stale.has(entry.rid)),
      );
      rows.push(...newer.filter((entry) => passes(entry, filter) && holds(entry, words, true)));
      if (by === 'code') rows.sort((a, b) => order(a.codeSort, b.codeSort) || a.rid - b.rid);
      else if (newer.length > 0) rows.sort(byName);
      return descending ? rows.reverse() : rows;
    },
    countsOfGroups() {
      const { index, stale, newer } = current();
      const counts = new Map<string, number>();
      for (const { groupId, isActive } of [...index.entries.filter(({ rid }) => !stale.has(rid)), ...newer])
        if (groupId !== null && isActive) counts.set(groupId, (counts.get(groupId) ?? 0) + 1);
      return counts;
    },
  };
}

function followWrites(db: Db): void {
  db.exec('CREATE TEMP TABLE IF NOT EXISTS products_touched (rid INTEGER PRIMARY KEY)');
  const rowOf = { INSERT: 'NEW', UPDATE: 'NEW', DELETE: 'OLD' } as const;
  for (const [event, row] of Object.entries(rowOf))
    db.exec(
      `CREATE TEMP TRIGGER IF NOT EXISTS products_touched_${event.toLowerCase()} AFTER ${event} ON main.products
       BEGIN INSERT OR IGNORE INTO temp.products_touched VALUES (${row}.rid); END;
       CREATE TEMP TRIGGER IF NOT EXISTS products_touched_by_value_${event.toLowerCase()} AFTER ${event} ON main.custom_values
       WHEN ${row}.entity = 'products'
       BEGIN INSERT OR IGNORE INTO temp.products_touched SELECT rid FROM main.products WHERE id = ${row}.customer_id; END`,
    );
}

function passes({ groupId, isActive }: IndexedProduct, { groups, state }: ProductFilter): boolean {
  if (state !== 'all' && isActive !== (state === 'active')) return false;
  return groups === null || (groupId !== null && groups.has(groupId));
}

function wordsOf(text: string): string[] {
  const folded = foldText(text);
  return folded === '' ? [] : folded.split(' ');
}

const byName = (a: IndexedProduct, b: IndexedProduct) => order(a.sortKey, b.sortKey) || a.rid - b.rid;
