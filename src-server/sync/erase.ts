import {
  erasedKey,
  namingFields,
  ofContact,
  redactNaming,
  redactRow,
  redactTexts,
  sharedTexts,
  staysWhy,
  textsAboutCustomer,
} from '../../src-shared/erasures/redact.ts';
import { patternOf, wordsOfPerson } from '../../src-shared/erasures/words.ts';
import { anchorOfValue } from '../../src-shared/sync/anchors.ts';
import type { EntityName } from '../../src-shared/sync/entities.ts';
import type { Fields, FieldVersion } from '../../src-shared/sync/merge.ts';
import { entitiesOfCustomers } from './commit.ts';
import type { Commit, StoredRow, WriteTransaction } from './store.ts';
import type { WorkingRows } from './working-rows.ts';

/*
 * Erasing a person in the office, in the same commit as the line of the erase list that asks for it:
 *
 *   the person's own rows          keep ids and choices, are deleted, and are marked: no later edit puts anything back
 *   rows of others that name him   lose the name, the number, the note
 *   texts of the same customer     lose the name, phones and addresses wherever they stand
 *   the history of all of these    loses the values; its lines stay
 *
 * All of it goes to the laptops as ordinary rows of this commit. Done again it changes nothing.
 */

export interface Erased {
  readonly rowIds: ReadonlySet<string>;
  readonly pattern: RegExp | null;
  readonly history: readonly { readonly id: string; readonly changes: string }[];
}

/** Carries out the lines of the erase list that this push has written; null where it wrote none. */
export async function eraseAsked(tx: WriteTransaction, rows: WorkingRows, seq: number): Promise<Erased | null> {
  const asked = rows.changed().filter(({ name, working }) => name === 'erasures' && working.loaded === null);
  if (asked.length === 0) return null;
  const rowIds = new Set<string>();
  const roots = new Set<string>();
  const words = new Set<string>();
  for (const { working } of asked) {
    const { onEntity, onId, ofCustomerId, erasedAt } = working.row.fields;
    const version = working.row.fv['*'] ?? null;
    const mark = { seq, at: String(erasedAt), version, rowIds, words };
    if (onEntity === 'customers') {
      for (const id of await familyOf(tx, String(onId))) roots.add(id);
      await eraseCustomers(tx, rows, [...roots], mark);
    } else {
      roots.add(String(ofCustomerId));
      await eraseContact(tx, rows, String(onId), mark);
    }
  }
  const pattern = patternOf([...words]);
  const about = await redactOthers(tx, rows, [...roots], { seq, rowIds, pattern });
  return { rowIds, pattern, history: await redactedHistory(tx, [...roots, ...about], rowIds, pattern) };
}

/** Refused or found in this very commit: lines and questions that still have the person's values. */
export function withoutErased(commit: Commit, erased: Erased): Commit {
  const conflicts = commit.rows.get('conflicts') ?? [];
  const rows = new Map(commit.rows);
  if (conflicts.length > 0) {
    rows.set(
      'conflicts',
      conflicts.map((row) =>
        erased.rowIds.has(String(row.fields['rowId'])) ? { ...row, fields: redactRow('conflicts', row.fields) } : row,
      ),
    );
  }
  return {
    ...commit,
    rows,
    history: commit.history.map((line) => ({ ...line, changes: changesWithout(line.rowId, line.changes, erased) })),
    redactedHistory: erased.history,
  };
}

interface Mark {
  readonly seq: number;
  readonly at: string;
  readonly version: FieldVersion | null;
  readonly rowIds: Set<string>;
  readonly words: Set<string>;
}

async function familyOf(tx: WriteTransaction, id: string): Promise<string[]> {
  const family = new Set([id]);
  for (let last: readonly string[] = [id]; last.length > 0; ) {
    const merged = await tx.rowsWhere('customers', 'mergedInto', last);
    last = merged.map((row) => row.id).filter((merge) => !family.has(merge));
    for (const each of last) family.add(each);
  }
  return [...family];
}

async function eraseCustomers(tx: WriteTransaction, rows: WorkingRows, ids: readonly string[], mark: Mark): Promise<void> {
  for (const entity of entitiesOfCustomers) {
    for (const row of await tx.rowsWhere(entity, 'rootId', ids)) {
      if (entity === 'customers' || entity === 'contacts') addWords(mark, current(rows, entity, row).fields);
      erase(rows, entity, row, mark);
    }
  }
  for (const { entity, by } of namingFields) {
    for (const row of await tx.rowsWhere(entity, by, ids)) {
      if (mark.rowIds.has(row.id)) continue;
      const { fields } = current(rows, entity, row);
      put(rows, entity, row, { fields: redactNaming(entity, by, fields), rev: mark.seq });
      // The history of that row told who it was.
      mark.rowIds.add(row.id);
      // So did its own fields.
      for (const value of await ownValuesOf(tx, entity, [row.id])) erase(rows, 'customValues', value, mark);
    }
  }
}

/** What stands in the own fields of rows that hang on no customer. */
async function ownValuesOf(tx: WriteTransaction, entity: EntityName, ids: readonly string[]): Promise<StoredRow[]> {
  return anchorOfValue(entity) === 'customers' || ids.length === 0 ? [] : await tx.rowsWhere('customValues', 'rootId', ids);
}

async function eraseContact(tx: WriteTransaction, rows: WorkingRows, id: string, mark: Mark): Promise<void> {
  for (const row of await tx.rows('contacts', [id])) {
    addWords(mark, current(rows, 'contacts', row).fields);
    erase(rows, 'contacts', row, mark);
  }
  for (const { entity, by } of ofContact) {
    for (const row of await tx.rowsWhere(entity, by, [id])) erase(rows, entity, row, mark);
  }
}

function addWords(mark: Mark, fields: Fields): void {
  for (const word of wordsOfPerson(fields)) mark.words.add(word);
}

function erase(rows: WorkingRows, name: EntityName, loaded: StoredRow, mark: Mark): void {
  const row = current(rows, name, loaded);
  mark.rowIds.add(row.id);
  const deletedAt = staysWhy[name] === undefined ? (row.deletedAt ?? mark.at) : row.deletedAt;
  const fv = mark.version === null ? row.fv : { ...row.fv, [erasedKey]: mark.version };
  put(rows, name, loaded, { fields: redactRow(name, row.fields), extra: null, deletedAt, fv, rev: mark.seq });
}

/** Texts of the same customer, and shared filters, in which the person stands by name or number. Answers rows of their own that name the customer. */
async function redactOthers(
  tx: WriteTransaction,
  rows: WorkingRows,
  roots: readonly string[],
  { seq, rowIds, pattern }: { seq: number; rowIds: ReadonlySet<string>; pattern: RegExp | null },
): Promise<string[]> {
  if (pattern === null) return [];
  const about: string[] = [];
  const redactIn = (name: EntityName, found: readonly StoredRow[]) => {
    for (const row of found) {
      if (rowIds.has(row.id)) continue;
      const { fields, extra } = current(rows, name, row);
      const texts = redactTexts(fields, pattern);
      const more = extra === null ? null : redactTexts(extra, pattern);
      if (texts !== null || more !== null) put(rows, name, row, { fields: texts ?? fields, extra: more ?? extra, rev: seq });
    }
  };
  for (const entity of entitiesOfCustomers) redactIn(entity, await tx.rowsWhere(entity, 'rootId', roots));
  for (const entity of textsAboutCustomer) {
    const found = await tx.rowsWhere(entity, 'customerId', roots);
    redactIn(entity, found);
    const ids = found.map((row) => row.id);
    redactIn('customValues', await ownValuesOf(tx, entity, ids));
    about.push(...ids);
  }
  for (const entity of sharedTexts) redactIn(entity, await tx.rowsWhere(entity, null, []));
  return about;
}

async function redactedHistory(
  tx: WriteTransaction,
  roots: readonly string[],
  rowIds: ReadonlySet<string>,
  pattern: RegExp | null,
): Promise<Erased['history']> {
  const lines = await tx.historyWhere(roots, [...rowIds]);
  return lines.flatMap(({ id, rowId, changes }) => {
    const next = changesWithout(rowId, changes, { rowIds, pattern });
    return next === changes ? [] : [{ id, changes: next }];
  });
}

function changesWithout(rowId: string, changes: string, { rowIds, pattern }: Pick<Erased, 'rowIds' | 'pattern'>): string {
  if (rowIds.has(rowId)) return '{}';
  return pattern === null ? changes : ((redactTexts({ changes }, pattern)?.['changes'] as string | undefined) ?? changes); // a text in, a text out
}

/** The row as this push leaves it so far. */
function current(rows: WorkingRows, name: EntityName, loaded: StoredRow): StoredRow {
  return rows.get(name, loaded.id)?.row ?? loaded;
}

function put(rows: WorkingRows, name: EntityName, loaded: StoredRow, change: Partial<StoredRow>): void {
  const working = rows.get(name, loaded.id);
  const before = working === null ? loaded : working.loaded;
  rows.set(name, { row: { ...current(rows, name, loaded), ...change }, loaded: before, isChanged: true });
}
