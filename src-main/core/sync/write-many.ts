import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { entities, type EntityName } from '../../../src-shared/sync/entities.ts';
import type { Db, SqlStatement } from '../platform/database.ts';
import { schemaVersion } from '../platform/migrate.ts';
import type { LocalColumnsByEntity } from './rows.ts';
import { columnsOfNewRow } from './write-row.ts';

/*
 * Many new rows at once: a statement for every row, operation and line of history costs more to begin and to end than what it writes.
 * OR ROLLBACK: a statement that would have to be undone alone keeps every page that it changes a second time. Only write.ts uses this file.
 */

/** So many rows are in one statement; what is left over is written one by one. */
const sizes = [32, 8] as const;
/** Rows that leave other columns empty are other statements; so many are kept. */
const mostShapes = 40;

export function partsOfMany<T>(rows: readonly T[]): T[][] {
  const parts: T[][] = [];
  let at = 0;
  for (const size of sizes) for (; rows.length - at >= size; at += size) parts.push(rows.slice(at, at + size));
  for (; at < rows.length; at += 1) parts.push(rows.slice(at, at + 1));
  return parts;
}

export interface SameForAll {
  readonly name: EntityName;
  readonly groupId: string;
  readonly now: string;
  readonly userId: string | null;
  readonly deviceId: string | null;
}

export interface NewOperation {
  readonly rowId: string;
  readonly rootId: string | null;
  readonly patch: string;
  readonly hlc: string;
}

export function createManyWriter(db: Db, localColumns: LocalColumnsByEntity) {
  const rollback = db.prepare('ROLLBACK');
  const shapes = new Map<string, SqlStatement>();
  const columnsOf = new Map<EntityName, readonly { column: string; mayBeLeftOut: boolean }[]>();
  const columnsFor = (name: EntityName) => {
    let columns = columnsOf.get(name);
    if (columns === undefined) {
      const known = db.pragma(`table_info("${entities[name].table}")`) as { name: string; dflt_value: string | null }[]; // SQLite's own columns
      const filled = new Set(known.filter(({ dflt_value: value }) => value !== null).map(({ name: column }) => column));
      columns = columnsOfNewRow(name, localColumns).map((column) => ({ column, mayBeLeftOut: !filled.has(column) }));
      columnsOf.set(name, columns);
    }
    return columns;
  };
  const operations = new Map(sizes.map((count) => [count as number, prepareOperations(db, count)]));
  const history = new Map(sizes.map((count) => [count as number, prepareHistory(db, count)]));

  /** Whatever goes wrong with many rows, none of the transaction stays: a statement may end with some of its rows written. */
  const runWhole = (statement: SqlStatement, values: readonly unknown[], same: Readonly<Record<string, unknown>>) => {
    try {
      return statement.run(values, same);
    } catch (error) {
      if (db.inTransaction) rollback.run();
      throw error;
    }
  };

  return {
    /** Rows with their values in the order of `columnsOfNewRow`. A column that all of them leave empty is not named. */
    insertRows({ name, now, userId }: SameForAll, rows: readonly (readonly (string | number | null)[])[]): void {
      const columns = columnsFor(name);
      const used: number[] = [];
      for (const [at, { mayBeLeftOut }] of columns.entries())
        if (!mayBeLeftOut || rows.some((row) => row[at] !== null)) used.push(at);
      const key = `${name} ${rows.length} ${used.join(' ')}`;
      let statement = shapes.get(key);
      if (statement === undefined) {
        if (shapes.size >= mostShapes) shapes.clear();
        const names = used.map((at) => `"${columns[at]?.column}"`);
        const row = `(@now, @userId, ${names.map(() => '?').join(', ')})`;
        statement = db.prepare(
          `INSERT OR ROLLBACK INTO "${entities[name].table}" (created_at, created_by, ${names.join(', ')}) VALUES ${listOf(row, rows.length)}`,
        );
        shapes.set(key, statement);
      }
      const values: unknown[] = [];
      for (const row of rows) for (const at of used) values.push(row[at]);
      runWhole(statement, values, { now, userId });
    },
    /** Adds an operation for each row that was made, and its line of history; answers the number of the first. */
    addOperations({ name, groupId, now, userId, deviceId }: SameForAll, made: readonly NewOperation[]): number {
      const { lastInsertRowid } = runWhole(
        assertPresent(operations.get(made.length), 'a statement of this size'),
        made.flatMap(({ rowId, patch, hlc }) => [rowId, patch, hlc]),
        { groupId, entity: name, schemaV: schemaVersion, now },
      );
      // Numbers rise by one: those of one statement stand together.
      const firstOpNo = Number(lastInsertRowid) - made.length + 1;
      runWhole(
        assertPresent(history.get(made.length), 'a statement of this size'),
        made.flatMap(({ rowId, rootId }, at) => [rowId, rootId, firstOpNo + at]),
        { groupId, entity: name, now, userId, deviceId },
      );
      return firstOpNo;
    },
  };
}

function prepareOperations(db: Db, count: number): SqlStatement {
  const row = "(@groupId, @entity, ?, 'create', ?, 0, ?, @schemaV, 'pending', @now)";
  return db.prepare(
    `INSERT OR ROLLBACK INTO outbox (group_id, entity, row_id, kind, patch, base_rev, hlc, schema_v, state, created_at) VALUES ${listOf(row, count)}`,
  );
}

function prepareHistory(db: Db, count: number): SqlStatement {
  const row = "(@entity, ?, ?, @groupId, 'create', @now, @userId, @deviceId, ?)";
  return db.prepare(
    `INSERT OR ROLLBACK INTO history (entity, row_id, root_id, group_id, kind, at, user_id, device_id, op_no) VALUES ${listOf(row, count)}`,
  );
}

function listOf(row: string, count: number): string {
  return Array.from({ length: count }, () => row).join(', ');
}
