import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { entities, type EntityName } from '../../../src-shared/sync/entities.ts';
import type { Db, SqlStatement } from '../platform/database.ts';
import { schemaVersion } from '../platform/migrate.ts';
import type { LocalColumnsByEntity } from './rows.ts';
import { columnsOfNewRow } from './write-row.ts';

/*
 * Many new rows at once: a statement for every row, operation and line of history costs more to begin and to end than what it writes. Only
 * write.ts uses this file.
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

  return {
    /** Rows with their values in the order of `columnsOfNewRow`. A column that all of them leave empty is not named. */
    insertRows({ name, now, userId }: SameForAll, rows: readonly (readonly (string | number | null)[])[]): void {
      const columns = columnsFor(name);
      const isUsed = columns.map(({ mayBeLeftOut }, at) => !mayBeLeftOut || rows.some((row) => row[at] !== null));
      const key = `${name} ${rows.length} ${isUsed.map(Number).join('')}`;
      let statement = shapes.get(key);
      if (statement === undefined) {
        if (shapes.size >= mostShapes) shapes.clear();
        const used = columns.filter((_, at) => isUsed[at]).map(({ column }) => `"${column}"`);
        const row = `(@now, @userId, ${used.map(() => '?').join(', ')})`;
        statement = db.prepare(
          `INSERT INTO "${entities[name].table}" (created_at, created_by, ${used.join(', ')}) VALUES ${listOf(row, rows.length)}`,
        );
        shapes.set(key, statement);
      }
      statement.run(
        rows.flatMap((row) => row.filter((_, at) => isUsed[at])),
        { now, userId },
      );
    },
    /** Adds an operation for each row that was made, and its line of history; answers the number of the first. */
    addOperations({ name, groupId, now, userId, deviceId }: SameForAll, made: readonly NewOperation[]): number {
      const { lastInsertRowid } = assertPresent(operations.get(made.length), 'a statement of this size').run(
        made.flatMap(({ rowId, patch, hlc }) => [rowId, patch, hlc]),
        { groupId, entity: name, schemaV: schemaVersion, now },
      );
      // Numbers rise by one: those of one statement stand together.
      const firstOpNo = Number(lastInsertRowid) - made.length + 1;
      assertPresent(history.get(made.length), 'a statement of this size').run(
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
    `INSERT INTO outbox (group_id, entity, row_id, kind, patch, base_rev, hlc, schema_v, state, created_at) VALUES ${listOf(row, count)}`,
  );
}

function prepareHistory(db: Db, count: number): SqlStatement {
  const row = "(@entity, ?, ?, @groupId, 'create', @now, @userId, @deviceId, ?)";
  return db.prepare(
    `INSERT INTO history (entity, row_id, root_id, group_id, kind, at, user_id, device_id, op_no) VALUES ${listOf(row, count)}`,
  );
}

function listOf(row: string, count: number): string {
  return Array.from({ length: count }, () => row).join(', ');
}
