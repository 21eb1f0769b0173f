import { columnOf, entities, type EntityDefinition, type EntityName } from '../../../src-shared/sync/entities.ts';
import type { Db } from '../platform/database.ts';

export type FieldValue = string | number | boolean | null;
/** A row's synced fields in camelCase, as features speak of them. */
export type Fields = Record<string, FieldValue>;

/** What SQLite keeps: no booleans. */
export function toSql(value: FieldValue | undefined): string | number | null {
  if (value === undefined) return null;
  return typeof value === 'boolean' ? Number(value) : value;
}

export interface StoredRow {
  readonly rid: number;
  readonly id: string;
  readonly scopeId: string | null;
  readonly rootId: string | null;
  readonly rev: number;
  readonly deletedAt: string | null;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly extra: string | null;
  readonly fields: Fields;
}

/** Local columns of an entity: computed from its own synced fields, kept beside them, never sent. */
export interface LocalColumns {
  /** Column names in snake_case. */
  readonly columns: readonly string[];
  /** Changing one of these fields computes the columns again. */
  readonly dependsOn: readonly string[];
  compute(fields: Fields, stored: Readonly<Record<string, unknown>> | null): readonly (string | number | null)[];
}

export type LocalColumnsByEntity = Partial<Record<EntityName, LocalColumns>>;

/** Reads one row by id through the registry; the statement is prepared once for each connection. */
export function createRowReader(db: Db) {
  const statements = new Map<EntityName, { get(id: string): unknown }>();
  return (name: EntityName, id: string): { row: StoredRow; columns: Readonly<Record<string, unknown>> } | null => {
    let statement = statements.get(name);
    if (statement === undefined) {
      statement = db.prepare(`SELECT * FROM "${entities[name].table}" WHERE id = ?`);
      statements.set(name, statement);
    }
    const columns = statement.get(id) as Record<string, unknown> | undefined; // better-sqlite3 answers one object with the table's columns
    return columns === undefined ? null : { row: fromColumns(entities[name], columns), columns };
  };
}

function fromColumns(definition: EntityDefinition, columns: Readonly<Record<string, unknown>>): StoredRow {
  const fields: Fields = {};
  for (const field of definition.fields) {
    const value = columns[columnOf(field)] as string | number | null; // STRICT tables hold nothing else
    fields[field] = definition.booleans.includes(field) && value !== null ? value === 1 : value;
  }
  return {
    rid: Number(columns['rid']),
    id: String(columns['id']),
    scopeId: columns['scope_id'] as string | null, // TEXT column of a STRICT table, as are the next ones
    rootId: columns['root_id'] as string | null,
    rev: Number(columns['rev']),
    deletedAt: columns['deleted_at'] as string | null,
    createdAt: String(columns['created_at']),
    createdBy: columns['created_by'] as string | null,
    extra: columns['extra'] as string | null,
    fields,
  };
}
