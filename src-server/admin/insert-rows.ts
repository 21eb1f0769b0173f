import { columnOf, entities, type EntityDefinition, type EntityName } from '../../src-shared/sync/entities.ts';
import type { OwnerSql } from '../platform/database.ts';

export interface OfficeRow {
  readonly id: string;
  readonly scopeId: string | null;
  readonly rootId: string | null;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly deletedAt: string | null;
  readonly fields: Readonly<Record<string, string | number | boolean | null>>;
}

/** Puts new rows into an entity's table with one statement. */
export async function insertRows(
  sql: OwnerSql,
  tenantId: string,
  entity: EntityName,
  seq: number,
  rows: readonly OfficeRow[],
): Promise<void> {
  const definition: EntityDefinition = entities[entity];
  const head = ['id uuid', 'scope_id text', 'root_id uuid', 'created_at text', 'created_by uuid', 'deleted_at text'];
  const fields = definition.fields.map((field) => `"${columnOf(field)}" ${typeOf(definition, field)}`);
  const columns = [...head.map((column) => column.split(' ')[0]), ...definition.fields.map((field) => `"${columnOf(field)}"`)];
  const records = rows.map((row) => ({
    id: row.id,
    scope_id: row.scopeId,
    root_id: row.rootId,
    created_at: row.createdAt,
    created_by: row.createdBy,
    deleted_at: row.deletedAt,
    ...Object.fromEntries(definition.fields.map((field) => [columnOf(field), row.fields[field] ?? emptyOf(definition, field)])),
  }));
  await sql.query(
    `INSERT INTO ${definition.table} (tenant_id, rev, ${columns.join(', ')})
     SELECT $1::uuid, $2::bigint, ${columns.join(', ')}
       FROM jsonb_to_recordset($3::text::jsonb) AS rows(${[...head, ...fields].join(', ')})`,
    [tenantId, seq, JSON.stringify(records)],
  );
}

/** A command that says nothing of a yes or no says no; of a number of the office's own tables (the order of a list), zero. */
function emptyOf(definition: EntityDefinition, field: string): boolean | number | null {
  if (definition.booleans.includes(field)) return false;
  return definition.root === null && definition.integers.includes(field) ? 0 : null;
}

function typeOf(definition: EntityDefinition, field: string): string {
  if (definition.booleans.includes(field)) return 'boolean';
  return definition.integers.includes(field) ? 'bigint' : 'text';
}
