import { entities, isEntityName } from '../../src-shared/sync/entities.ts';
import { rowColumns, type WireEntity, wireEntities } from '../../src-shared/sync/protocol.ts';
import { officeScope } from '../../src-shared/sync/scopes.ts';
import { literal, type Sql, type SqlValue } from '../platform/database.ts';
import { listOf } from '../platform/sql-list.ts';
import { sqlTable, withComposites } from './sql-rows.ts';
import type { Snapshot } from './store.ts';

const rowsInPage = 1000;

export interface SnapshotAsked {
  readonly entity: WireEntity;
  readonly scope: string;
  readonly after: string | null;
  readonly isFilledOnly: boolean;
}

/**
 * All rows of a scope, and of the composite ones that it is a part of, by id, as lines of JSON that PostgreSQL writes itself and nobody parses on the way: a page of them is one text.
 * Where nobody else waits for the connection the pages go out as they come, one ahead of the laptop at most.
 */
export async function snapshotOf(sql: Sql, tenantId: string, asked: SnapshotAsked): Promise<Snapshot> {
  const { entity, scope, after } = asked;
  const table = sqlTable(entity);
  const scopes = hasComposites(entity, scope) ? await withComposites(sql, tenantId, [scope]) : [scope];
  // Most have none; with several scopes each one's next rows are found by the index, and put in order.
  const isOne = scopes.length === 1;
  // Two statements instead of one with `OR … IS NULL`: PostgreSQL plans a repeated one once for all values.
  const afterLast = (last: string | null) => (last === null ? '' : ' AND t.id > $3::uuid');
  const placed = (last: string | null) =>
    `t.tenant_id = $1 AND t.scope_id = ${isOne ? '$2' : 'ANY($2::text::text[])'}${afterLast(last)}`;
  const values = (last: string | null) => [
    tenantId,
    isOne ? scope : listOf(scopes, (one) => one),
    ...(last === null ? [] : [last]),
  ];
  const source = (last: string | null) =>
    isOne
      ? `${table.name} AS t WHERE ${placed(last)} ORDER BY t.id LIMIT ${rowsInPage}`
      : `unnest($2::text::text[]) AS s(scope_id) CROSS JOIN LATERAL (
           SELECT * FROM ${table.name} AS t WHERE t.tenant_id = $1 AND t.scope_id = s.scope_id${afterLast(last)}
           ORDER BY t.id LIMIT ${rowsInPage}
         ) AS t ORDER BY t.id LIMIT ${rowsInPage}`;
  const countsOfFields = asked.isFilledOnly ? table.fields.map(({ column }) => `, count(t.${column}) AS ${column}`).join('') : '';
  const [counted] = await sql.query<Readonly<Record<string, number>>>(
    `SELECT count(*) AS "all rows", count(t.extra) AS "all extras"${countsOfFields} FROM ${table.name} AS t WHERE ${placed(after)}`,
    values(after),
  );
  const rows = Number(counted?.['all rows'] ?? 0);
  const extras = Number(counted?.['all extras'] ?? 0) === 0 ? [] : await extrasOf(sql, table.name, placed(after), values(after));
  const fields = asked.isFilledOnly
    ? table.fields.filter(({ column }) => Number(counted?.[column.slice(1, -1)] ?? 0) > 0)
    : table.fields;
  const line = arrayOf([
    ...['id', 'rev', 'scope_id', 'root_id', 'created_at', 'created_by', 'deleted_at'].map((column) => `t.${column}`),
    ...fields.map(({ column }) => `t.${column}`),
    ...extras.map((extra) => `t.extra->${literal(extra)}`),
  ]);
  const columns = [...rowColumns, ...fields.map(({ field }) => field), ...extras];
  if (rows === 0) return { rows, columns, lines: [] };

  // A plain aggregate takes its rows in the order in which they come; ORDER BY inside it would sort them again.
  const page = (last: string | null) => `SELECT count(*), string_agg(x.line, E'\\n') || E'\\n', (array_agg(x.id))[count(*)]
    FROM (
      SELECT t.id, ${line} AS line FROM ${source(last)}
    ) AS x`;
  const pages = pagesOf(async (last) => {
    const [count, lines, end] = (await sql.texts(page(last), values(last))) ?? [];
    return { isLast: Number(textOf(count)) < rowsInPage, lines: lines ?? null, end: textOf(end) };
  }, after);
  if (!sql.isAlone) return { rows, columns, lines: pages };
  const all: string[] = [];
  for await (const lines of pages) all.push(textOf(lines));
  return { rows, columns, lines: all };
}

/** Which kinds of rows there are in a scope and in the composite ones that it is a part of. */
export async function kindsIn(sql: Sql, tenantId: string, scope: string): Promise<ReadonlySet<WireEntity>> {
  const scopes = await withComposites(sql, tenantId, [scope]);
  return await kindsWith(sql, 't.tenant_id = $1 AND t.scope_id = ANY($2::text::text[])', [
    tenantId,
    listOf(scopes, (one) => one),
  ]);
}

/** How many rows of each of these kinds there are in a scope and in the composite ones that it is a part of. */
export async function countIn(
  sql: Sql,
  tenantId: string,
  scope: string,
  kinds: readonly WireEntity[],
): Promise<ReadonlyMap<WireEntity, number>> {
  if (kinds.length === 0) return new Map();
  const scopes = await withComposites(sql, tenantId, [scope]);
  const counts = kinds.map(
    (entity) =>
      `(SELECT count(*) FROM ${sqlTable(entity).name} AS t WHERE t.tenant_id = $1 AND t.scope_id = ANY($2::text::text[]))::text`,
  );
  const [row] = await sql.query<{ found: readonly string[] }>(`SELECT ARRAY[${counts.join(', ')}] AS found`, [
    tenantId,
    listOf(scopes, (one) => one),
  ]);
  return new Map(kinds.map((entity, index) => [entity, Number(row?.found[index] ?? 0)]));
}

/** The kinds that have a row `t` of which `condition` holds: one question for all of them. */
export async function kindsWith(sql: Sql, condition: string, parameters: readonly SqlValue[]): Promise<ReadonlySet<WireEntity>> {
  const found = wireEntities.map((entity) => `EXISTS (SELECT 1 FROM ${sqlTable(entity).name} AS t WHERE ${condition})`);
  const [row] = await sql.query<{ found: readonly boolean[] }>(`SELECT ARRAY[${found.join(', ')}] AS found`, parameters);
  return new Set(wireEntities.filter((_entity, index) => row?.found[index] === true));
}

/** What belongs to the office or to one person alone lies in no composite scope. */
function hasComposites(entity: WireEntity, scope: string): boolean {
  return scope !== officeScope && !scope.startsWith('own:') && (!isEntityName(entity) || entities[entity].root !== null);
}

interface Page {
  readonly isLast: boolean;
  readonly lines: Uint8Array | string | null;
  readonly end: string;
}

/** The next page is asked for before this one is given away, so that the database works while the laptop is served. */
async function* pagesOf(ask: (last: string | null) => Promise<Page>, start: string | null): AsyncGenerator<Uint8Array | string> {
  let coming: Promise<Page> | null = ask(start);
  try {
    while (coming !== null) {
      const { isLast, lines, end }: Page = await coming;
      coming = isLast ? null : ask(end);
      coming?.catch(() => undefined); // told when it is its turn
      if (lines !== null) yield lines;
    }
  } finally {
    await coming?.catch(() => undefined);
  }
}

/** Fields that only newer laptops know: hardly any row has one. */
async function extrasOf(sql: Sql, table: string, placed: string, values: readonly string[]): Promise<readonly string[]> {
  const names = await sql.query<{ name: string }>(
    `SELECT DISTINCT x.name FROM ${table} AS t, jsonb_object_keys(t.extra) AS x(name)
     WHERE ${placed} AND t.extra IS NOT NULL ORDER BY x.name`,
    values,
  );
  return names.map(({ name }) => name);
}

function textOf(value: Uint8Array | string | null | undefined): string {
  return typeof value === 'string' ? value : Buffer.from(value ?? []).toString('utf8');
}

/**
 * The values as the text of one JSON array, each written by itself: PostgreSQL looks up what kind a value is for each value of each row in
 * `json_build_array`, and once for the whole statement in `to_json`. It takes two fifths of the time.
 */
function arrayOf(values: readonly string[]): string {
  return `'[' || ${values.map((value) => `coalesce(to_json(${value})::text, 'null')`).join(" || ',' || ")} || ']'`;
}
