import { entities, isEntityName } from '../../../src-shared/sync/entities.ts';
import type { Db, SqlStatement } from '../platform/database.ts';
import type { SearchBuilder } from '../platform/search-builder.ts';
import { createRowStore } from './apply-rows.ts';
import { requiredColumns } from './column-forms.ts';
import type { PreparedRows, PreparerSettings, SqlValue } from './prepare-rows.ts';
import type { SyncColumns } from './sync-columns.ts';

/*
 * The first sync writes a file that nobody uses yet: no indexes, no triggers, no journal, and the search indexes are built in one go at
 * the end. Each row is written once: what is computed, of it and across rows, was computed before (`prepare-rows.ts`).
 */

/** Rows between two COMMITs. */
const rowsInTransaction = 50_000;

export interface SnapshotLoader {
  /** Writes rows as `RowPreparer` prepared them. */
  put(prepared: PreparedRows): void;
  /** Builds what was left out, in steps between which others get their turn. */
  finishing(): AsyncGenerator<void>;
}

/** @param now from when on a planned visit counts as the next one */
export function createSnapshotLoader(
  db: Db,
  columns: SyncColumns,
  now: string,
  search: SearchBuilder | null = null,
): SnapshotLoader {
  const later = dropIndexesAndTriggers(db);
  let waiting = 0;
  db.exec('BEGIN');
  let writer: { readonly of: string; readonly put: (rows: PreparedRows['rows']) => void } | null = null;

  return {
    put({ head: { entity }, columns: names, rows }) {
      if (names.length === 0) return;
      const of = `${entity} ${names.join(' ')}`;
      if (writer?.of !== of) writer = { of, put: rowWriter(db, entity, names, search) };
      writer.put(rows);
      waiting += rows.length;
      if (waiting < rowsInTransaction) return;
      waiting = 0;
      db.exec('COMMIT; BEGIN');
    },
    async *finishing() {
      search?.allAdded();
      db.exec('COMMIT');
      for (const { name, sql } of later) {
        if (name.startsWith('customers_search')) continue;
        db.exec(sql);
        yield;
      }
      const isBuilt = (await search?.finish()) ?? false;
      for (const index of isBuilt ? [] : ['customers_tri', 'customers_pre']) {
        db.exec(`INSERT INTO ${index}(${index}) VALUES ('rebuild')`);
        yield;
      }
      // The words of calls and visit results; their triggers stand already, and nothing writes here meanwhile.
      db.exec("INSERT INTO activity_fts(activity_fts) VALUES ('rebuild')");
      yield;
      db.exec("INSERT INTO transaction_fts(transaction_fts) VALUES ('rebuild')");
      yield;
      for (const { name, sql } of later) if (name.startsWith('customers_search')) db.exec(sql);
      gatherForWinners(db, columns, now);
    },
  };
}

/** Answers the statements that make them again. Those that stand for UNIQUE have no statement and stay. */
function dropIndexesAndTriggers(db: Db): { name: string; sql: string }[] {
  const found = db
    .prepare("SELECT name, type, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid")
    .all() as { name: string; type: string; sql: string }[]; // the columns selected
  for (const { name, type } of found) db.exec(`DROP ${type} "${name}"`);
  return found;
}

/** What hangs on merged records passed by under their own names; their winners have it too. */
function gatherForWinners(db: Db, columns: SyncColumns, now: string): void {
  const winners = db
    .prepare('SELECT DISTINCT merged_into FROM customers WHERE merged_into IS NOT NULL')
    .pluck()
    .all() as string[]; // ids
  if (winners.length === 0) return;
  const rows = createRowStore(db, columns);
  db.exec('BEGIN');
  for (const id of winners) rows.refreshFamily(id, now);
  db.exec('COMMIT');
}

/** Writes rows of one entity whose columns are those; `history` knows no second time. */
function rowWriter(db: Db, entity: string, columns: readonly string[], search: SearchBuilder | null) {
  const isHistory = !isEntityName(entity);
  const table = isHistory ? 'history' : entities[entity].table;
  // Columns that were null in every row so far are not named: each one costs, and there are many of them.
  const insert = `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')})
     VALUES (${columns.map(() => '?').join(', ')})`;
  const all = db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[]; // the column selected
  const sets = all.filter((column) => column !== 'rid' && column !== 'id').map((column) => `"${column}" = excluded."${column}"`);
  const statement: SqlStatement = db.prepare(
    isHistory ? insert : `${insert} ON CONFLICT(id) DO UPDATE SET ${sets.join(', ')} WHERE excluded.rev >= rev`,
  );
  const searchAt = entity === 'customers' ? columns.indexOf('search') : -1;
  return (rows: PreparedRows['rows']): void => {
    for (const row of rows) {
      const { lastInsertRowid } = statement.run(...row.map(quicklyBound));
      if (searchAt !== -1) search?.add(Number(lastInsertRowid), String(row[searchAt]));
    }
  };
}

/**
 * SQLite keeps NaN as NULL, and the driver hands a number over in a third of the time that it takes to find out that a value is none: of a
 * customer's columns four of ten are empty. Values are handed over one by one, since looking them up in a list costs as much again.
 */
const quicklyBound = (value: SqlValue): string | number => value ?? Number.NaN;

/** What a thread has to know of the tables to prepare their rows. */
export function preparerSettings(db: Db, now: string): PreparerSettings {
  const required = Object.entries(entities).map(([name, { table }]) => [name, requiredColumns(db, table)] as const);
  return { now, required: Object.fromEntries(required) };
}
