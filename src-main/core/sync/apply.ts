import { columnOf, entities, type EntityDefinition, type EntityName } from '../../../src-shared/sync/entities.ts';
import { type Db, inTransaction, type SqlStatement } from '../platform/database.ts';
import { type Fields, type LocalColumnsByEntity, toSql } from './rows.ts';

/** A row as the office sends it. */
export interface OfficeRow {
  readonly id: string;
  readonly rev: number;
  readonly scopeId: string | null;
  readonly rootId: string | null;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly deletedAt: string | null;
  readonly fields: Fields;
  /** Local columns that the loader knows from rows it brings along, such as what the contacts add to the search text. */
  readonly local?: Readonly<Record<string, string>>;
}

/**
 * Lays rows of the office into the database: no operation and no history, since nobody here changed anything.
 * Raw prepared statements: an object mapper's insert is five times slower (sync.md, T14). Rows of this laptop that wait to be sent
 * are the business of the sync engine; this door takes rows for which nothing waits.
 */
export function createApplyDoor(db: Db, localColumns: LocalColumnsByEntity) {
  const openGuard = db.prepare("INSERT INTO temp.sync_ctx VALUES ('apply')");
  const closeGuard = db.prepare('DELETE FROM temp.sync_ctx');
  const upserts = new Map<EntityName, SqlStatement>();

  const upsertOf = (name: EntityName) => {
    let statement = upserts.get(name);
    if (statement === undefined) {
      const definition: EntityDefinition = entities[name];
      const columns = [
        'id',
        'rev',
        'scope_id',
        'root_id',
        'created_at',
        'created_by',
        'deleted_at',
        ...definition.fields.map(columnOf),
        ...(localColumns[name]?.columns ?? []),
      ];
      const names = columns.map((column) => `"${column}"`).join(', ');
      const sets = columns.slice(1).map((column) => `"${column}" = excluded."${column}"`);
      statement = db.prepare(
        `INSERT INTO "${definition.table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})
         ON CONFLICT(id) DO UPDATE SET ${sets.join(', ')} WHERE excluded.rev >= rev`,
      );
      upserts.set(name, statement);
    }
    return statement;
  };

  const put = (name: EntityName, row: OfficeRow) => {
    const definition: EntityDefinition = entities[name];
    upsertOf(name).run(
      row.id,
      row.rev,
      row.scopeId,
      row.rootId,
      row.createdAt,
      row.createdBy,
      row.deletedAt,
      ...definition.fields.map((field) => toSql(row.fields[field])),
      ...(localColumns[name]?.compute(row.fields, row.local ?? null) ?? []),
    );
  };

  return {
    /** One transaction. */
    rows(name: EntityName, rows: readonly OfficeRow[]): void {
      inTransaction(db, () => {
        openGuard.run();
        for (const row of rows) put(name, row);
        closeGuard.run();
      });
    },
    /** Fills computed columns of many rows at once, after a bulk load. Column, expression and condition are the caller's own SQL. */
    computed(name: EntityName, columns: Readonly<Record<string, string>>, where: string): void {
      const sets = Object.entries(columns).map(([column, expression]) => `"${column}" = ${expression}`);
      inTransaction(db, () => {
        openGuard.run();
        db.exec(`UPDATE "${entities[name].table}" SET ${sets.join(', ')} WHERE ${where}`);
        closeGuard.run();
      });
    },
  };
}

export type ApplyDoor = ReturnType<typeof createApplyDoor>;
