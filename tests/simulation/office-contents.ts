import { columnOf, type EntityDefinition, entities, type EntityName, entityNames } from '../../src-shared/sync/entities.ts';
import type { FieldValue, FieldVersions } from '../../src-shared/sync/merge.ts';
import { historyColumns, opResult } from '../../src-shared/sync/protocol.ts';
import type { ScopeUser } from '../../src-shared/sync/scopes.ts';
import type { OfficeDatabase, OwnerSql } from '../../src-server/platform/database.ts';
import type { OfficeContents, OfficeHistory, OfficeRow } from './office.ts';

type Columns = Record<string, string | number | boolean | null>;

/** Everything that the office's database holds, read with SQL of its own, not with the server's. */
export function readOffice(database: OfficeDatabase, tenantId: string): Promise<OfficeContents> {
  return database.asOwner(async (sql) => {
    const [head] = await sql.query<{ seq: number }>('SELECT seq FROM sync_head WHERE tenant_id = $1', [tenantId]);
    const rows = new Map<EntityName, OfficeRow[]>();
    for (const name of entityNames) rows.set(name, await readRows(sql, tenantId, name));
    return {
      head: head?.seq ?? 0,
      users: (rows.get('users') ?? []).map(userOf),
      teamIds: (rows.get('teams') ?? []).map(({ id }) => id),
      rows,
      history: await readHistory(sql, tenantId),
      results: await readResults(sql, tenantId),
    };
  });
}

async function readRows(sql: OwnerSql, tenantId: string, name: EntityName): Promise<OfficeRow[]> {
  const definition: EntityDefinition = entities[name];
  const found = await sql.query<Columns & { fv: FieldVersions }>(
    `SELECT * FROM "${definition.table}" WHERE tenant_id = $1 ORDER BY id`,
    [tenantId],
  );
  return found.map((row) => ({
    ...headOf(row),
    deletedAt: row['deleted_at'] as string | null, // a text column
    fields: Object.fromEntries(definition.fields.map((field) => [field, row[columnOf(field)] ?? null] as [string, FieldValue])),
    fv: row.fv,
  }));
}

function headOf(row: Columns) {
  return {
    id: String(row['id']),
    rev: Number(row['rev']),
    scopeId: String(row['scope_id']),
    rootId: row['root_id'] as string | null, // a uuid, as text
    createdAt: String(row['created_at']),
    createdBy: row['created_by'] as string | null, // a uuid, as text
  };
}

function userOf({ id, fields }: OfficeRow): ScopeUser {
  return {
    id,
    teamId: fields['teamId'] as string | null, // the office commands write it so
    departmentId: fields['departmentId'] as string | null, // as well
    role: fields['role'] as ScopeUser['role'],
    isActive: fields['isActive'] === true,
  };
}

async function readHistory(sql: OwnerSql, tenantId: string): Promise<OfficeHistory[]> {
  const found = await sql.query<Columns>('SELECT * FROM history WHERE tenant_id = $1 ORDER BY rev, id', [tenantId]);
  return found.map((row) => {
    const line = Object.fromEntries(historyColumns.map((column) => [column, row[columnOf(column)] ?? null]));
    return { ...line, scopeId: String(row['scope_id']) } as OfficeHistory; // the columns of the table
  });
}

async function readResults(sql: OwnerSql, tenantId: string): Promise<OfficeContents['results']> {
  const found = await sql.query<{ device_id: string; op_no: number; hlc: string; seq: number; detail: { result: unknown } }>(
    'SELECT * FROM op_results WHERE tenant_id = $1 ORDER BY device_id, op_no',
    [tenantId],
  );
  return new Map(
    found.map(({ device_id, op_no, hlc, seq, detail }) => [
      `${device_id}/${op_no}`,
      { hlc, seq, result: opResult.parse(detail.result) },
    ]),
  );
}
