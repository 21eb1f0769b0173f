import { columnOf, entities, type EntityDefinition, isEntityName } from '../../src-shared/sync/entities.ts';
import type { FieldValue, Fields, FieldVersions } from '../../src-shared/sync/merge.ts';
import { type WireEntity } from '../../src-shared/sync/protocol.ts';
import type { Sql } from '../platform/database.ts';
import { listOf } from '../platform/sql-list.ts';
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
 * Saves any number of rows: `$1` is the tenant. `insert` is for rows that are not there, `upsert` for any. Not for `history`.
 */
export function saveStatement(
  table: SqlTable,
  how: 'insert' | 'upsert',
  tenantId: string,
  rows: readonly StoredRow[],
): { readonly text: string; readonly parameters: readonly (string | null)[] } {
  const columns = columnsOfRows(table, rows);
  const { select, from, parameters } = columnsAsRows(table.name, columns, 2);
  const insert = `INSERT INTO ${table.name} (tenant_id, ${columns.map(({ column }) => column).join(', ')})
    SELECT $1::uuid, ${select} FROM ${from}`;
  // Who made a row, and when, never changes.
  const sets = columns
    .filter(({ column }) => !['id', 'created_at', 'created_by'].includes(column))
    .map(({ column }) => `${column} = excluded.${column}`);
  const text = how === 'insert' ? insert : `${insert} ON CONFLICT (tenant_id, id) DO UPDATE SET ${sets.join(', ')}`;
  return { text, parameters: [tenantId, ...parameters] };
}

function columnsOfRows(table: SqlTable, rows: readonly StoredRow[]): WrittenColumn[] {
  const valuesOf: Readonly<Record<(typeof headColumns)[number][0], (row: StoredRow) => FieldValue>> = {
    id: (row) => row.id,
    scope_id: (row) => row.scopeId,
    root_id: (row) => row.rootId,
    rev: (row) => row.rev,
    deleted_at: (row) => row.deletedAt,
    created_at: (row) => row.createdAt,
    created_by: (row) => row.createdBy,
    extra: (row) => (row.extra === null ? null : JSON.stringify(row.extra)),
  };
  return [
    ...headColumns.map(([column, type]) => ({ column, type, values: rows.map(valuesOf[column]) })),
    { column: 'fv', type: 'jsonb', values: rows.map((row) => JSON.stringify(row.fv)) },
    ...table.fields.map(({ field, column, type }) => ({ column, type, values: rows.map((row) => row.fields[field] ?? null) })),
  ];
}

/** One value for each row; none of a message ever becomes a name or a type. */
export interface WrittenColumn {
  readonly column: string;
  readonly type: string;
  readonly values: readonly FieldValue[];
}

/** From so many rows on it is worth looking for what all of them say. */
const manyRows = 50;
/** Each way in which columns are alike is a statement of its own, which PostgreSQL keeps for each connection. */
const mostShapes = 200;
const knownShapes = new Set<string>();

/**
 * Columns as the rows of a SELECT, with parameters from `first` on. Of a column in which all rows say the same (who, when, nothing) the one
 * value goes along and no list: of a day's notes that is two of three columns, and a list costs both sides much the same whatever is in it.
 */
export function columnsAsRows(
  into: string,
  columns: readonly WrittenColumn[],
  first: number,
): { readonly select: string; readonly from: string; readonly parameters: (string | null)[] } {
  const count = columns[0]?.values.length ?? 0;
  // The first is the id, and says how many rows there are.
  const alike = columns.map(
    ({ values }, index) => index > 0 && count >= manyRows && values.every((value) => value === values[0]),
  );
  const shape = `${into} ${alike.map(Number).join('')}`;
  if (knownShapes.size < mostShapes) knownShapes.add(shape);
  const isAlike = knownShapes.has(shape) ? alike : alike.map(() => false);
  const lists = columns.flatMap(({ type }, index) => (isAlike[index] === true ? [] : [listParameter(first + index, type)]));
  let listed = -1;
  const select = columns.map(({ type }, index) => {
    if (isAlike[index] === true) return `$${first + index}::text::${type}`;
    listed += 1;
    return `r.c${listed}`;
  });
  return {
    select: select.join(', '),
    from: `unnest(${lists.join(', ')}) AS r(${lists.map((_, index) => `c${index}`).join(', ')})`,
    parameters: columns.map(({ values }, index) => {
      if (isAlike[index] !== true) return listOf(values, (value) => value);
      const value = values[0] ?? null;
      return value === null ? null : String(value);
    }),
  };
}

/** Rows `r(c0, c1 …)` out of one list for each column, from the parameter `first` on; each goes in as the text that `listOf` gives. */
export function unnested(types: readonly string[], first: number): string {
  const lists = types.map((type, index) => listParameter(first + index, type));
  return `unnest(${lists.join(', ')}) AS r(${types.map((_, index) => `c${index}`).join(', ')})`;
}

/**
 * The list (`listOf`) in a parameter. As a question of its own it is read once: in the call of `unnest` itself the planner reads it as well,
 * to guess how many rows come.
 */
export function listParameter(number: number, type: string): string {
  return `(SELECT $${number}::text::${type}[])`;
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
