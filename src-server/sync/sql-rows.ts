import { columnOf, entities, type EntityDefinition, isEntityName } from '../../src-shared/sync/entities.ts';
import type { FieldValue, Fields, FieldVersions } from '../../src-shared/sync/merge.ts';
import { type WireEntity } from '../../src-shared/sync/protocol.ts';
import type { Sql } from '../platform/database.ts';
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
    extra: (columns['extra'] ?? null) as Fields | null, // written by `saveStatement` and nothing else
  };
}

export function readStoredRow(table: SqlTable, columns: Readonly<Record<string, unknown>>): StoredRow {
  return { ...readRow(table, columns), fv: columns['fv'] as FieldVersions }; // jsonb NOT NULL, written by `saveStatement`
}

/**
 * Statements for any number of rows: `$1` the tenant, then what `columnsOfRows` gives. `insert` is for rows that are not there, `upsert` for any.
 * Not for `history`.
 */
export function saveStatement(table: SqlTable, how: 'insert' | 'upsert'): string {
  const columns = savedColumns(table);
  const names = columns.map(({ column }) => column).join(', ');
  const insert = `INSERT INTO ${table.name} (tenant_id, ${names})
    SELECT $1::uuid, ${columns.map((_, index) => `r.c${index}`).join(', ')} FROM ${unnested(
      columns.map(({ type }) => type),
      2,
    )}`;
  if (how === 'insert') return insert;
  // Who made a row, and when, never changes.
  const sets = columns
    .filter(({ column }) => !['id', 'created_at', 'created_by'].includes(column))
    .map(({ column }) => `${column} = excluded.${column}`);
  return `${insert} ON CONFLICT (tenant_id, id) DO UPDATE SET ${sets.join(', ')}`;
}

export function columnsOfRows(table: SqlTable, rows: readonly StoredRow[]): string[] {
  return [
    listOf(rows, (row) => row.id),
    listOf(rows, (row) => row.scopeId),
    listOf(rows, (row) => row.rootId),
    listOf(rows, (row) => row.rev),
    listOf(rows, (row) => row.deletedAt),
    listOf(rows, (row) => row.createdAt),
    listOf(rows, (row) => row.createdBy),
    listOf(rows, (row) => (row.extra === null ? null : JSON.stringify(row.extra))),
    listOf(rows, (row) => JSON.stringify(row.fv)),
    ...table.fields.map(({ field }) => listOf(rows, (row) => row.fields[field] ?? null)),
  ];
}

function savedColumns(table: SqlTable): { readonly column: string; readonly type: string }[] {
  return [...headColumns.map(([column, type]) => ({ column, type })), { column: 'fv', type: 'jsonb' }, ...table.fields];
}

/** Rows `r(c0, c1 …)` out of one list for each column, from the parameter `first` on; each goes in as the text that `listOf` gives. */
export function unnested(types: readonly string[], first: number): string {
  const lists = types.map((type, index) => `$${first + index}::text::${type}[]`);
  return `unnest(${lists.join(', ')}) AS r(${types.map((_, index) => `c${index}`).join(', ')})`;
}

/**
 * A list as PostgreSQL writes one. Columns as lists are read in half the time that records of JSON take, and as text they are none of the
 * driver's business.
 */
export function listOf<T>(items: readonly T[], valueOf: (item: T) => FieldValue): string {
  const values = items.map((item) => {
    const value = valueOf(item);
    if (value === null) return 'NULL';
    if (typeof value !== 'string') return String(value);
    return `"${/["\\]/.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`;
  });
  return `{${values.join(',')}}`;
}

/** These single scopes, and every composite one of the office that one of them is a part of. */
export async function withComposites(sql: Sql, tenantId: string, scopes: readonly string[]): Promise<string[]> {
  const rows = await sql.query<{ scope_id: string }>(
    'SELECT DISTINCT scope_id FROM composite_scopes WHERE tenant_id = $1 AND part = ANY($2::text[])',
    [tenantId, scopes],
  );
  return [...scopes, ...rows.map(({ scope_id }) => scope_id)];
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
