import { foldText } from '../../../src-shared/vietnam/fold.ts';
import { nameSortKey } from '../../../src-shared/vietnam/sort-key.ts';
import type { Db } from '../platform/database.ts';

/*
 * The catalogue in memory, for search while typing and for its list: at most some ten thousand lines, so one text that holds all of them
 * answers faster than an index on the disk, and no column of it ever syncs.
 *
 *     rows  →  entries in the order of their names  →  one text:  "\n code closedcode barcode name words\n code …"
 *
 * A search looks for its rarest word with `indexOf` and holds the others against the entry found. Temporary triggers note which rows were
 * written since, so a change costs its own rows and the joining (some milliseconds), and nobody has to tell.
 */

export interface IndexedProduct {
  readonly rid: number;
  readonly id: string;
  readonly groupId: string | null;
  readonly isActive: boolean;
  /** Folded, without spaces. */
  readonly code: string;
  readonly barcode: string;
  readonly sortKey: string;
  readonly codeSort: string;
  readonly text: string;
}

export interface ProductFilter {
  /** Null: of every group. */
  readonly groups: ReadonlySet<string> | null;
  readonly state: 'active' | 'inactive' | 'all';
}

export interface ProductIndex {
  /** The likeliest first: what is called exactly so, codes that begin so, names with words that begin so, names that hold it anywhere. */
  search(text: string, filter: ProductFilter, limit: number): IndexedProduct[];
  /** Everything that matches, in the order asked for. */
  list(text: string, filter: ProductFilter, order: { by: 'name' | 'code'; descending: boolean }): readonly IndexedProduct[];
  /** How many living products each group has itself. */
  countsOfGroups(): ReadonlyMap<string, number>;
}

interface Row {
  rid: number;
  id: string;
  code: string;
  name: string;
  nameEn: string | null;
  groupId: string | null;
  barcode: string | null;
  isActive: number;
}

interface Built {
  readonly entries: readonly IndexedProduct[];
  readonly byCode: readonly IndexedProduct[];
  readonly text: string;
  /** Where each entry begins in the text. */
  readonly starts: Int32Array;
  /** How many words begin with these three letters. */
  readonly frequency: ReadonlyMap<string, number>;
}

const columns = 'rid, id, code, name, name_en AS nameEn, group_id AS groupId, barcode, is_active AS isActive';

export function createProductIndex(db: Db): ProductIndex {
  db.exec('CREATE TEMP TABLE IF NOT EXISTS products_touched (rid INTEGER PRIMARY KEY)');
  for (const [event, row] of [
    ['INSERT', 'NEW'],
    ['UPDATE', 'NEW'],
    ['DELETE', 'OLD'],
  ])
    db.exec(
      `CREATE TEMP TRIGGER IF NOT EXISTS products_touched_${String(event).toLowerCase()} AFTER ${event} ON main.products
       BEGIN INSERT OR IGNORE INTO temp.products_touched VALUES (${row}.rid); END`,
    );
  const ownChanges = db.prepare('SELECT total_changes()').pluck();
  const touched = db.prepare('SELECT rid FROM temp.products_touched').pluck();
  const forget = db.prepare('DELETE FROM temp.products_touched');
  const all = db.prepare(`SELECT ${columns} FROM products WHERE deleted_at IS NULL`);
  const one = db.prepare(`SELECT ${columns} FROM products WHERE rid = ? AND deleted_at IS NULL`);

  const known = new Map<number, IndexedProduct>();
  let built: Built | null = null;
  let changesThen: unknown = null;
  let versionThen: unknown = null;

  const current = (): Built => {
    const version = db.pragma('data_version', { simple: true });
    const changes = ownChanges.get();
    if (built !== null && version === versionThen && changes === changesThen) return built;
    const rids = touched.all() as number[]; // the one column
    if (rids.length > 0) forget.run();
    // Another process wrote, and its rows are told by no trigger of this connection.
    if (built === null || version !== versionThen) {
      known.clear();
      for (const row of all.all() as Row[]) known.set(row.rid, entryOf(row)); // the columns selected
      built = null;
    } else {
      for (const rid of rids) {
        const row = one.get(rid) as Row | undefined; // the columns selected
        if (row === undefined) known.delete(rid);
        else known.set(rid, entryOf(row));
      }
      if (rids.length > 0) built = null;
    }
    built ??= build([...known.values()]);
    versionThen = version;
    changesThen = ownChanges.get();
    return built;
  };

  return {
    search(text, filter, limit) {
      const index = current();
      const words = wordsOf(text);
      if (words.length === 0) return firstOf(index.entries, filter, limit);
      const found = new Set<IndexedProduct>();
      for (const entry of byCode(index, foldText(text).replaceAll(' ', ''))) {
        if (found.size >= limit) break;
        if (passes(entry, filter)) found.add(entry);
      }
      const needles = words.map((word) => ` ${word}`);
      gather(index, needles, filter, found, limit);
      // One or two letters stand in the middle of nearly everything.
      if (found.size < limit) {
        gather(
          index,
          words.map((word) => (word.length < 3 ? ` ${word}` : word)),
          filter,
          found,
          limit,
        );
      }
      return [...found];
    },
    list(text, filter, { by, descending }) {
      const index = current();
      const words = wordsOf(text);
      const sorted = by === 'code' ? index.byCode : index.entries;
      const rows = sorted.filter((entry) => passes(entry, filter) && words.every((word) => entry.text.includes(word)));
      return descending ? rows.reverse() : rows;
    },
    countsOfGroups() {
      const counts = new Map<string, number>();
      for (const { groupId, isActive } of current().entries)
        if (groupId !== null && isActive) counts.set(groupId, (counts.get(groupId) ?? 0) + 1);
      return counts;
    },
  };
}

function entryOf({ rid, id, groupId, isActive, ...row }: Row): IndexedProduct {
  const code = foldText(row.code);
  const closed = code.replaceAll(' ', '');
  const barcode = foldText(row.barcode ?? '').replaceAll(' ', '');
  const words = [code, closed === code ? '' : closed, barcode, foldText(row.name), foldText(row.nameEn ?? '')];
  return {
    rid,
    id,
    groupId,
    isActive: isActive === 1,
    code: closed,
    barcode,
    sortKey: nameSortKey(row.name),
    codeSort: row.code.toLowerCase(),
    text: ` ${words.filter((word) => word !== '').join(' ')}`,
  };
}

function build(entries: IndexedProduct[]): Built {
  entries.sort((a, b) => order(a.sortKey, b.sortKey) || a.rid - b.rid);
  const starts = new Int32Array(entries.length);
  const frequency = new Map<string, number>();
  let at = 0;
  for (const [number, { text }] of entries.entries()) {
    starts[number] = at;
    at += text.length + 1;
    for (let space = 0; space >= 0; space = text.indexOf(' ', space + 1)) {
      const key = text.slice(space + 1, space + 4);
      frequency.set(key, (frequency.get(key) ?? 0) + 1);
    }
  }
  return {
    entries,
    byCode: [...entries].sort((a, b) => order(a.codeSort, b.codeSort) || a.rid - b.rid),
    text: entries.map(({ text }) => text).join('\n'),
    starts,
    frequency,
  };
}

function* byCode({ entries }: Built, closed: string): Generator<IndexedProduct> {
  const begin: IndexedProduct[] = [];
  for (const entry of entries) {
    if (entry.code === closed || (closed !== '' && entry.barcode === closed)) yield entry;
    else if (entry.code.startsWith(closed)) begin.push(entry);
  }
  // The shortest code that begins so is the likeliest one.
  yield* begin.sort((a, b) => a.code.length - b.code.length || order(a.code, b.code));
}

/** Adds entries that hold every needle; one with a space in front stands where a word begins. */
function gather(
  { entries, text, starts, frequency }: Built,
  needles: readonly string[],
  filter: ProductFilter,
  found: Set<IndexedProduct>,
  limit: number,
): void {
  const rarity = (needle: string) => {
    const word = needle.trimStart();
    return word.length < 3 ? Number.MAX_SAFE_INTEGER : (frequency.get(word.slice(0, 3)) ?? 0);
  };
  const [first = '', ...others] = [...needles].sort((a, b) => rarity(a) - rarity(b) || b.length - a.length);
  for (let at = text.indexOf(first); at >= 0 && found.size < limit; ) {
    const number = entryAt(starts, at);
    const entry = entries[number];
    if (entry !== undefined && passes(entry, filter) && others.every((needle) => entry.text.includes(needle))) found.add(entry);
    const next = starts[number + 1];
    at = next === undefined ? -1 : text.indexOf(first, next);
  }
}

/** The number of the entry that holds this place of the text. */
function entryAt(starts: Int32Array, at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function firstOf(entries: readonly IndexedProduct[], filter: ProductFilter, limit: number): IndexedProduct[] {
  const found: IndexedProduct[] = [];
  for (const entry of entries) {
    if (found.length >= limit) break;
    if (passes(entry, filter)) found.push(entry);
  }
  return found;
}

function passes({ groupId, isActive }: IndexedProduct, { groups, state }: ProductFilter): boolean {
  if (state !== 'all' && isActive !== (state === 'active')) return false;
  return groups === null || (groupId !== null && groups.has(groupId));
}

function wordsOf(text: string): string[] {
  const folded = foldText(text);
  return folded === '' ? [] : folded.split(' ');
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
