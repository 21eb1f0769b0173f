import { rowColumns, type WireEntity } from '../../src-shared/sync/protocol.ts';
import { literal, type Sql } from '../platform/database.ts';
import { sqlTable } from './sql-rows.ts';
import type { Snapshot } from './store.ts';

const rowsInPage = 2000;

/**
 * All rows of one scope by id. PostgreSQL writes the lines itself (COPY of `json_build_array`) and nobody parses them on the way;
 * PGlite, which has one connection and no stream, gives pages by key that are collected before anybody is answered.
 */
export async function snapshotOf(
  sql: Sql,
  tenantId: string,
  entity: WireEntity,
  scope: string,
  after: string | null,
): Promise<Snapshot> {
  const table = sqlTable(entity);
  const [counted] = await sql.query<{ rows: number; extras: string[] | null }>(
    `SELECT count(*) AS rows, (
       SELECT array_agg(DISTINCT x.extra_name ORDER BY x.extra_name) FROM ${table.name} AS e, jsonb_object_keys(e.extra) AS x(extra_name)
       WHERE e.tenant_id = $1 AND e.scope_id = $2 AND e.extra IS NOT NULL AND ($3::uuid IS NULL OR e.id > $3::uuid)
     ) AS extras
     FROM ${table.name} AS t WHERE t.tenant_id = $1 AND t.scope_id = $2 AND ($3::uuid IS NULL OR t.id > $3::uuid)`,
    [tenantId, scope, after],
  );
  const extras = counted?.extras ?? [];
  const line = arrayOf([
    ...['id', 'rev', 'scope_id', 'root_id', 'created_at', 'created_by', 'deleted_at'].map((column) => `t.${column}`),
    ...table.fields.map(({ column }) => `t.${column}`),
    ...extras.map((extra) => `t.extra->${literal(extra)}`),
  ]);
  const columns = [...rowColumns, ...table.fields.map(({ field }) => field), ...extras];
  const rows = Number(counted?.rows ?? 0);

  if (sql.copyOut !== null) {
    const above = after === null ? '' : `AND t.id > ${literal(after)}::uuid`;
    // Quote and delimiter are characters that JSON never holds unescaped, so that a line comes out exactly as it was built.
    const lines = await sql.copyOut(
      `COPY (SELECT ${line} FROM ${table.name} AS t
         WHERE t.tenant_id = ${literal(tenantId)}::uuid AND t.scope_id = ${literal(scope)} ${above} ORDER BY t.id)
       TO STDOUT (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')`,
    );
    return { rows, columns, lines };
  }
  const lines: string[] = [];
  for (let last = after; ; ) {
    const page = await sql.query<{ id: string; line: string }>(
      `SELECT t.id, ${line} AS line FROM ${table.name} AS t
       WHERE t.tenant_id = $1 AND t.scope_id = $2 AND ($3::uuid IS NULL OR t.id > $3::uuid) ORDER BY t.id LIMIT ${rowsInPage}`,
      [tenantId, scope, last],
    );
    for (const row of page) lines.push(`${row.line}\n`);
    const end = page[page.length - 1];
    if (end === undefined || page.length < rowsInPage) return { rows, columns, lines };
    last = end.id;
  }
}

/** The values as the text of one JSON array. A function of PostgreSQL takes a hundred arguments at most, so long ones are put together. */
function arrayOf(values: readonly string[]): string {
  const parts: string[] = [];
  for (let at = 0; at < values.length; at += 90) parts.push(`json_build_array(${values.slice(at, at + 90).join(', ')})::text`);
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  return `'[' || ${parts.map((part) => `trim(both '[]' from ${part})`).join(" || ', ' || ")} || ']'`;
}
