import {
  namingFields,
  ofContact,
  redactNaming,
  redactRow,
  redactTexts,
  sharedTexts,
  staysWhy,
  textsAboutCustomer,
} from '../../../src-shared/erasures/redact.ts';
import { patternOf, wordsOfPerson } from '../../../src-shared/erasures/words.ts';
import { anchorOfValue } from '../../../src-shared/sync/anchors.ts';
import { columnOf, entities, type EntityName, isEntityName } from '../../../src-shared/sync/entities.ts';
import type { WireTable } from '../../../src-shared/sync/protocol.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { createRowStore, type RowStore, type ServerRow } from './apply-rows.ts';
import type { Fields, StoredRow } from './rows.ts';
import { createStateStore, type StateStore } from './state.ts';
import type { SyncColumns } from './sync-columns.ts';
import { childEntities } from './write-row.ts';

/*
 * Erasing a person on this laptop, in the transaction that brings the line of the erase list, before the rows that the office has erased:
 * only now does this laptop still know the name to look for.
 *
 *     rows · the office's versions of rows · operations · history · drafts · kept texts of imports     one transaction
 *     journal · search indexes · free pages · log · backups · files                                    `erasures/` after it
 *
 * What is left to do after it stands in the state until it is done, so that a crash between the two forgets nothing.
 */

export interface Erasure {
  readonly onEntity: 'customers' | 'contacts';
  readonly onId: string;
  readonly ofCustomerId: string;
}

/** What is still to be cleaned outside of the transaction. */
export interface LeftToClean {
  readonly rowIds: readonly string[];
  readonly words: readonly string[];
  readonly contents: readonly string[];
}

export type Erasing = ReturnType<typeof createErasing>;

export function createErasing(db: Db, rows: RowStore) {
  const state = createStateStore(db);
  const merged = db.prepare<[string]>('SELECT id FROM customers WHERE merged_into = ?').pluck();
  const noteDone = db.prepare(
    `INSERT INTO erasures_done (on_entity, on_id, of_customer_id, done_at) VALUES (@onEntity, @onId, @ofCustomerId, @now)
     ON CONFLICT (on_entity, on_id) DO UPDATE SET cleaned_at = NULL`,
  );

  const familyOf = (id: string): string[] => {
    const family = [id];
    for (const member of family) {
      for (const each of merged.all(member) as string[]) if (!family.includes(each)) family.push(each); // ids
    }
    return family;
  };
  const idsWhere = (name: EntityName, field: string, value: string): string[] => {
    const column = name === 'customers' && field === 'customerId' ? 'id' : columnOf(field);
    return db.prepare<[string]>(`SELECT id FROM "${entities[name].table}" WHERE "${column}" = ?`).pluck().all(value) as string[]; // ids
  };
  /** What stands in the own fields of a row that hangs on no customer. */
  const ownValuesOf = (name: EntityName, id: string): string[] =>
    anchorOfValue(name) === 'customers' ? [] : idsWhere('customValues', 'customerId', id);
  const write = (name: EntityName, row: StoredRow, columns: Readonly<Record<string, unknown>>, change: Partial<ServerRow>) =>
    rows.update(name, { fields: row.fields, columns }, { ...row, ...change });

  return {
    /** Erases; answers the rows that changed, by entity. In a transaction of the doors. */
    erase(erasure: Erasure, now: string): Map<EntityName, Set<string>> {
      const touched = new Map<EntityName, Set<string>>();
      const gone = new Set<string>();
      const words = new Set<string>();
      const contents = new Set<string>();
      const note = (name: EntityName, id: string) => touched.set(name, (touched.get(name) ?? new Set()).add(id));
      const addWords = (fields: Fields) => {
        for (const word of wordsOfPerson(fields)) words.add(word);
      };
      const eraseRow = (name: EntityName, id: string) => {
        gone.add(id);
        const found = rows.read(name, id);
        if (found === null) return;
        const { row, columns } = found;
        if (name === 'customers' || name === 'contacts') addWords(row.fields);
        if (name === 'files') contents.add(String(row.fields['sha256']));
        const deletedAt = staysWhy[name] === undefined ? (row.deletedAt ?? now) : row.deletedAt;
        if (write(name, row, columns, { fields: redactRow(name, row.fields), extra: null, deletedAt })) note(name, id);
      };

      const roots = erasure.onEntity === 'customers' ? familyOf(erasure.onId) : [erasure.ofCustomerId];
      if (erasure.onEntity === 'customers') {
        for (const root of roots) {
          for (const name of childEntities) for (const id of idsWhere(name, 'customerId', root)) eraseRow(name, id);
          eraseRow('customers', root);
          for (const { entity, by } of namingFields) {
            for (const id of idsWhere(entity, by, root)) {
              if (gone.has(id)) continue;
              gone.add(id);
              const found = rows.read(entity, id);
              if (found === null) continue;
              const fields = redactNaming(entity, by, found.row.fields);
              if (write(entity, found.row, found.columns, { fields })) note(entity, id);
              for (const value of ownValuesOf(entity, id)) eraseRow('customValues', value);
            }
          }
        }
      } else {
        eraseRow('contacts', erasure.onId);
        for (const { entity, by } of ofContact) for (const id of idsWhere(entity, by, erasure.onId)) eraseRow(entity, id);
      }

      addWordsOfBases(db, gone, addWords);
      const pattern = patternOf([...words]);
      const about = textsAboutCustomer.map((name) => ({
        name,
        ids: roots.flatMap((root) => idsWhere(name, 'customerId', root)),
      }));
      if (pattern !== null) {
        const redactIn = (name: EntityName, ids: readonly string[]) => {
          for (const id of ids) {
            const found = gone.has(id) ? null : rows.read(name, id);
            const fields = found === null ? null : redactTexts(found.row.fields, pattern);
            if (found !== null && fields !== null && write(name, found.row, found.columns, { fields })) note(name, id);
          }
        };
        for (const root of roots) {
          for (const name of [...childEntities, 'customers' as const]) redactIn(name, idsWhere(name, 'customerId', root));
        }
        for (const { name, ids } of about) {
          redactIn(name, ids);
          redactIn(
            'customValues',
            ids.flatMap((id) => ownValuesOf(name, id)),
          );
        }
        for (const name of sharedTexts) {
          redactIn(name, db.prepare(`SELECT id FROM "${entities[name].table}"`).pluck().all() as string[]); // ids
        }
      }
      redactBases(db, gone, pattern);
      redactOutbox(db, gone, pattern);
      redactHistory(db, gone, [...roots, ...about.flatMap(({ ids }) => ids)], pattern);
      forgetTexts(db, state, [erasure.onId, ...gone], pattern);
      for (const root of roots) for (const id of rows.refreshFamily(root, now)) note('customers', id);

      const left = leftToClean(state);
      const union = (a: readonly string[], b: Iterable<string>) => [...new Set([...a, ...b])];
      state.set(
        'erase_cleaning',
        JSON.stringify({
          rowIds: union(left.rowIds, gone),
          words: union(left.words, words),
          contents: union(left.contents, contents),
        }),
      );
      noteDone.run({ ...erasure, now });
      return touched;
    },
  };
}

export function leftToClean(state: StateStore): LeftToClean {
  const value = state.get('erase_cleaning');
  return value === null ? { rowIds: [], words: [], contents: [] } : (JSON.parse(value) as LeftToClean); // written above
}

/** The lines of the erase list in a page of the office. */
export function erasuresIn(tables: readonly WireTable[]): Erasure[] {
  return tables
    .filter(({ entity }) => entity === 'erasures')
    .flatMap(({ columns, rows }) => {
      const at = (field: string) => columns.indexOf(field);
      return rows.map(
        (row): Erasure => ({
          onEntity: row[at('onEntity')] === 'customers' ? 'customers' : 'contacts',
          onId: String(row[at('onId')]),
          ofCustomerId: String(row[at('ofCustomerId')]),
        }),
      );
    });
}

/** Erases outside of a pull: on a laptop that works alone, and after a backup was put back. One transaction for each. */
export function createEraseDoor(db: Db, columns: SyncColumns) {
  const erasing = createErasing(db, createRowStore(db, columns));
  const openGuard = db.prepare("INSERT INTO temp.sync_ctx VALUES ('apply')");
  const closeGuard = db.prepare('DELETE FROM temp.sync_ctx');
  return (erasure: Erasure, now: string): Map<EntityName, Set<string>> =>
    inTransaction(db, () => {
      openGuard.run();
      const touched = erasing.erase(erasure, now);
      closeGuard.run();
      return touched;
    });
}

/** The office's versions of rows may know a name that was changed here meanwhile. */
function addWordsOfBases(db: Db, gone: ReadonlySet<string>, addWords: (fields: Fields) => void): void {
  const base = db
    .prepare<[string]>("SELECT row_json FROM sync_base WHERE row_id = ? AND entity IN ('customers', 'contacts')")
    .pluck();
  const lines = db.prepare<[string]>(
    `SELECT field, old_value AS before, new_value AS after FROM history
     WHERE row_id = ? AND entity IN ('customers', 'contacts') AND field IN ('name', 'phone', 'email', 'zalo')`,
  );
  for (const id of gone) {
    const json = base.get(id);
    if (typeof json === 'string') addWords((JSON.parse(json) as ServerRow).fields); // written by the doors
    // What the person was called before, too.
    for (const { field, before, after } of lines.all(id) as { field: string; before: string | null; after: string | null }[]) {
      for (const value of [before, after]) if (value !== null) addWords({ [field]: JSON.parse(value) as string | null }); // a field's value
    }
  }
}

function redactBases(db: Db, gone: ReadonlySet<string>, pattern: RegExp | null): void {
  const update = db.prepare('UPDATE sync_base SET row_json = ? WHERE entity = ? AND row_id = ?');
  const bases = db.prepare('SELECT entity, row_id AS id, row_json AS json FROM sync_base').all();
  for (const { entity, id, json } of bases as { entity: string; id: string; json: string }[] /* the columns selected */) {
    if (!isEntityName(entity)) continue;
    const row = JSON.parse(json) as ServerRow; // written by the doors
    const fields = gone.has(id) ? redactRow(entity, row.fields) : redactTexts(row.fields, pattern);
    if (fields !== null) update.run(JSON.stringify({ ...row, fields, ...(gone.has(id) ? { extra: null } : {}) }), entity, id);
  }
}

function redactOutbox(db: Db, gone: ReadonlySet<string>, pattern: RegExp | null): void {
  const update = db.prepare('UPDATE outbox SET patch = ? WHERE op_no = ?');
  const changed: [string, number][] = [];
  const ops = db.prepare('SELECT op_no AS opNo, entity, row_id AS rowId, patch FROM outbox').iterate();
  for (const op of ops as Iterable<{ opNo: number; entity: string; rowId: string; patch: string }> /* the columns selected */) {
    const patch = redactedPatch(op, gone, pattern);
    if (patch !== op.patch) changed.push([patch, op.opNo]);
  }
  for (const change of changed) update.run(...change);
}

/** An operation's values without the person's: of his own rows what a row of an erased person keeps, of others the texts. */
export function redactedPatch(
  op: { readonly entity: string; readonly rowId: string; readonly patch: string },
  gone: ReadonlySet<string>,
  pattern: RegExp | null,
): string {
  const isGone = gone.has(op.rowId);
  if (!isEntityName(op.entity) || (!isGone && (pattern === null || op.patch.search(pattern) < 0))) return op.patch;
  const fields = JSON.parse(op.patch) as Fields; // written by the write door
  return JSON.stringify(isGone ? redactRow(op.entity, fields) : (redactTexts(fields, pattern) ?? fields));
}

function redactHistory(db: Db, gone: ReadonlySet<string>, roots: readonly string[], pattern: RegExp | null): void {
  const drop = db.prepare('DELETE FROM history WHERE row_id = ? AND field IS NOT NULL');
  for (const id of gone) drop.run(id);
  if (pattern === null) return;
  const update = db.prepare('UPDATE history SET old_value = ?, new_value = ? WHERE rid = ?');
  const lines = db.prepare<[string]>(
    'SELECT rid, old_value AS before, new_value AS after FROM history WHERE root_id = ? AND field IS NOT NULL',
  );
  for (const root of roots) {
    for (const line of lines.all(root) as {
      rid: number;
      before: string | null;
      after: string | null;
    }[] /* the columns selected */) {
      const texts = redactTexts({ before: line.before, after: line.after }, pattern);
      if (texts !== null) update.run(texts['before'], texts['after'], line.rid);
    }
  }
}

/** Half-typed forms, and the cells that an import could not read. */
function forgetTexts(db: Db, state: StateStore, ids: readonly string[], pattern: RegExp | null): void {
  for (const { key, value } of state.list('draft:')) {
    const text = `${key} ${value}`;
    if (ids.some((id) => text.includes(id)) || (pattern !== null && text.search(pattern) >= 0)) {
      state.remove(`draft:${key.slice('draft:'.length)}`);
    }
  }
  if (pattern === null) return;
  const update = db.prepare('UPDATE import_problems SET value = NULL WHERE rid = ?');
  const cells = db.prepare('SELECT rid, value FROM import_problems WHERE value IS NOT NULL').all();
  for (const { rid, value } of cells as { rid: number; value: string }[] /* the columns selected */) {
    if (value.search(pattern) >= 0) update.run(rid);
  }
}
