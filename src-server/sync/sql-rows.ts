import { columnOf, entities, type EntityDefinition, isEntityName } from '../../src-shared/sync/entities.ts';
import type { FieldValue, Fields, FieldVersions } from '../../src-shared/sync/merge.ts';
import { type WireEntity } from '../../src-shared/sync/protocol.ts';
import type { StoredRow, SyncedRow } from './store.ts';
import { fieldsOnWire } from './wire-rows.ts';

/** Tables and columns come from the registry alone; nothing of a message ever becomes an identifier. */
export interface SqlTable {
  readonly name: string;
  readonly fields: readonly { readonly field: string; readonly column: string; readonly type: string }[];
}

const headColumns = [
  ['id', 'uuid'],
  ['scope_id', 'text'],
  ['root_id', 'uuid'],
  ['rev', 'bigint'],
  ['deleted_at', 'text'],
  ['created_at', 'text'],
  ['created_by', 'uuid'],
  ['extra', 'jsonb'],
] as const;

const historyTypes: Readonly<Record<string, string>> = {
  rowId: 'uuid',
  groupId: 'uuid',
  userId: 'uuid',
  deviceId: 'uuid',
  opNo: 'bigint',
};

export function sqlTable(entity: WireEntity): SqlTable {
  if (!isEntityName(entity)) {
    const fields = fieldsOnWire(entity).map((field) => ({
      field,
      column: `"${columnOf(field)}"`,
      type: historyTypes[field] ?? 'text',
    }));
    return { name: 'history', fields };
  }
  const definition: EntityDefinition = entities[entity];
  const typeOf = (field: string) =>
    definition.booleans.includes(field) ? 'boolean' : definition.integers.includes(field) ? 'bigint' : 'text';
  return {
    name: definition.table,
    fields: definition.fields.map((field) => ({ field, column: `"${columnOf(field)}"`, type: typeOf(field) })),
  };
}

/** What a row is read with; `history` has no versions of fields worth reading. */
export function selectColumns(table: SqlTable, alias: string, withVersions: boolean): string {
  const head = headColumns.map(([column]) => `${alias}.${column}`);
  return [...head, ...(withVersions ? [`${alias}.fv`] : []), ...table.fields.map(({ column }) => `${alias}.${column}`)].join(
    ', ',
  );
}

/** Reads a row as the driver gives it; the columns are those of `selectColumns`. */
export function readRow(table: SqlTable, columns: Readonly<Record<string, unknown>>): SyncedRow {
  const fields: Fields = {};
  for (const { field, column } of table.fields) {
    fields[field] = (columns[column.slice(1, -1)] ?? null) as FieldValue; // text, integer, boolean or NULL by the table's definition
  }
  return {
    id: String(columns['id']),
    rev: Number(columns['rev']),
    scopeId: String(columns['scope_id']),
    rootId: textOrNull(columns['root_id']),
    createdAt: String(columns['created_at']),
    createdBy: textOrNull(columns['created_by']),
    deletedAt: textOrNull(columns['deleted_at']),
    fields,
    extra: (columns['extra'] ?? null) as Fields | null, // written by `upsertRows` and nobody else
  };
}

export function readStoredRow(table: SqlTable, columns: Readonly<Record<string, unknown>>): StoredRow {
  return { ...readRow(table, columns), fv: columns['fv'] as FieldVersions }; // jsonb NOT NULL, written by `upsertRows`
}

/** One statement for any number of rows: `$1` the tenant, `$2` the rows as JSON text. Not for `history`. */
export function upsertStatement(table: SqlTable): string {
  const columns = [...headColumns.map(([column, type]) => ({ column, type })), { column: 'fv', type: 'jsonb' }, ...table.fields];
  const names = columns.map(({ column }) => column).join(', ');
  const record = columns.map(({ column, type }) => `${column} ${type}`).join(', ');
  // Who made a row, and when, never changes.
  const sets = columns
    .filter(({ column }) => !['id', 'created_at', 'created_by'].includes(column))
    .map(({ column }) => `${column} = excluded.${column}`);
  return `INSERT INTO ${table.name} (tenant_id, ${names})
    SELECT $1::uuid, ${columns.map(({ column }) => `r.${column}`).join(', ')} FROM jsonb_to_recordset($2::text::jsonb) AS r(${record})
    ON CONFLICT (tenant_id, id) DO UPDATE SET ${sets.join(', ')}`;
}

export function rowsAsJson(table: SqlTable, rows: readonly StoredRow[]): string {
  return JSON.stringify(
    rows.map((row) => ({
      id: row.id,
      scope_id: row.scopeId,
      root_id: row.rootId,
      rev: row.rev,
      deleted_at: row.deletedAt,
      created_at: row.createdAt,
      created_by: row.createdBy,
      extra: row.extra,
      fv: row.fv,
      ...Object.fromEntries(table.fields.map(({ field, column }) => [column.slice(1, -1), row.fields[field] ?? null])),
    })),
  );
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
