import { setImmediate as nextTurn } from 'node:timers/promises';
import { entityNames } from '../../src-shared/sync/entities.ts';
import type { WireEntity } from '../../src-shared/sync/protocol.ts';
import { writeAudit } from '../accounts/audit.ts';
import { allOf } from '../platform/all-of.ts';
import { listOf } from '../platform/sql-list.ts';
import type { Sql } from '../platform/database.ts';
import { isComposite, partsOfScope } from '../../src-shared/sync/scopes.ts';
import { entitiesOfCustomers, entitiesOfOthers } from './commit.ts';
import { columnsAsRows, saveStatement, sqlTable, unnested, type WrittenColumn } from './sql-rows.ts';
import type { Commit } from './store.ts';

/** So many rows take the database long enough for the next statement to be written down meanwhile. */
const manyRows = 50;

/** Everything is sent without waiting for answers: the database works on one statement while the next is being written down. */
export async function saveCommit(sql: Sql, tenantId: string, commit: Commit): Promise<void> {
  const { seq } = commit;
  const sent: Promise<unknown>[] = [];
  const goOut = async () => {
    if (commit.results.length < manyRows) return;
    for (const statement of sent) statement.catch(() => undefined); // told by `allOf` below
    await nextTurn();
  };
  if (seq !== null) {
    sent.push(saveComposites(sql, tenantId, commit), saveMoves(sql, tenantId, commit));
    for (const name of entityNames) {
      const rows = commit.rows.get(name);
      if (rows === undefined) continue;
      const table = sqlTable(name);
      const [made, changed] = [rows.filter(({ id }) => commit.made.has(id)), rows.filter(({ id }) => !commit.made.has(id))];
      for (const [how, some] of [['insert', made] as const, ['upsert', changed] as const]) {
        if (some.length === 0) continue;
        const { text, parameters } = saveStatement(table, how, tenantId, some);
        sent.push(sql.query(text, parameters));
      }
    }
    await goOut();
    sent.push(saveHistory(sql, tenantId, commit, seq));
    await goOut();
    if (commit.redactedHistory !== undefined) sent.push(redactHistory(sql, tenantId, commit.redactedHistory));
  }
  sent.push(saveResults(sql, tenantId, commit));
  if (seq !== null) sent.push(sql.query('UPDATE sync_head SET seq = $2 WHERE tenant_id = $1', [tenantId, seq]));
  await allOf(sent);
  // The last statements: until the commit everybody else who wants to write a line waits.
  for (const detail of sealsOf(commit)) {
    const { userId, deviceId } = commit;
    await writeAudit(sql, tenantId, { event: 'visit-sealed', userId, deviceId, address: null, detail }, Date.parse(commit.at));
  }
}

/** Seals of visits that this commit brings: from here on nobody can say that a visit was always proved so. */
function sealsOf(commit: Commit): { visit: string; seal: string }[] {
  return commit.history.flatMap(({ entity, rowId, changes }) => {
    if (entity !== 'visits' || !changes.includes('"proofHash"')) return [];
    const seal = (JSON.parse(changes) as Record<string, readonly [unknown, unknown]>)['proofHash']?.[1]; // written by `commitOf`
    return typeof seal === 'string' ? [{ visit: rowId, seal }] : [];
  });
}

async function saveResults(sql: Sql, tenantId: string, commit: Commit): Promise<void> {
  const { results } = commit;
  const columns: WrittenColumn[] = [
    { column: 'op_no', type: 'bigint', values: results.map(({ opNo }) => opNo) },
    { column: 'hlc', type: 'text', values: results.map(({ hlc }) => hlc) },
    { column: 'status', type: 'text', values: results.map(({ result }) => result.status) },
    { column: 'seq', type: 'bigint', values: results.map(({ seq }) => seq) },
    {
      column: 'detail',
      type: 'jsonb',
      values: results.map(({ result, refusedRowId }) =>
        JSON.stringify(refusedRowId === null ? { result } : { result, refusedRowId }),
      ),
    },
  ];
  const { select, from, parameters } = columnsAsRows('op_results', columns, 4);
  await allOf([
    sql.query(
      `INSERT INTO op_results (tenant_id, device_id, at, ${columns.map(({ column }) => column).join(', ')})
       SELECT $1::uuid, $2::uuid, $3, ${select} FROM ${from}`,
      [tenantId, commit.deviceId, commit.at, ...parameters],
    ),
    sql.query('UPDATE devices SET last_op_no = $3, last_seen_at = $4 WHERE tenant_id = $1 AND id = $2', [
      tenantId,
      commit.deviceId,
      commit.lastOpNo,
      commit.at,
    ]),
  ]);
}

/** All that hangs on a customer goes with it; `rev` stays, since nothing about it changed but who sees it. */
async function saveMoves(sql: Sql, tenantId: string, commit: Commit): Promise<void> {
  if (commit.moves.length === 0) return;
  const toJson = (moves: Commit['moves']) =>
    JSON.stringify(moves.map(({ seq, rootId, from, to }) => ({ seq, root_id: rootId, from_scope: from, to_scope: to })));
  const ofCustomers = commit.moves.filter(({ entity }) => entity === 'customers');
  const ofOthers = commit.moves.filter(({ entity }) => entity !== 'customers');
  const follow = (moves: Commit['moves'], tables: readonly WireEntity[]) =>
    moves.length === 0 ? [] : tables.map((entity) => ({ entity, moves: toJson(moves) }));
  const following = [
    ...follow(ofCustomers, [...entitiesOfCustomers.filter((name) => name !== 'customers'), 'history']),
    ...follow(ofOthers, [...entitiesOfOthers, 'history']),
  ];
  await allOf([
    sql.query(
      `INSERT INTO scope_moves (tenant_id, seq, root_id, from_scope, to_scope)
       SELECT $1::uuid, r.* FROM json_to_recordset($2::text::json) AS r(seq bigint, root_id uuid, from_scope text, to_scope text)`,
      [tenantId, toJson(commit.moves)],
    ),
    ...following.map(({ entity, moves }) =>
      sql.query(
        `UPDATE ${sqlTable(entity).name} AS t SET scope_id = r.to_scope
         FROM json_to_recordset($2::text::json) AS r(root_id uuid, to_scope text)
         WHERE t.tenant_id = $1 AND t.root_id = r.root_id`,
        [tenantId, moves],
      ),
    ),
  ]);
}

/** Composite scopes by their parts, so that everybody's are found without looking at rows. They are few, and stay. */
async function saveComposites(sql: Sql, tenantId: string, commit: Commit): Promise<void> {
  const scopes = new Set([...commit.rows.values()].flat().map(({ scopeId }) => scopeId));
  const composites = [...scopes].filter(isComposite).flatMap((scope) => partsOfScope(scope).map((part) => ({ scope, part })));
  if (composites.length === 0) return;
  await sql.query(
    `INSERT INTO composite_scopes (tenant_id, part, scope_id) SELECT $1::uuid, r.* FROM ${unnested(['text', 'text'], 2)}
     ON CONFLICT DO NOTHING`,
    [tenantId, listOf(composites, ({ part }) => part), listOf(composites, ({ scope }) => scope)],
  );
}

async function redactHistory(sql: Sql, tenantId: string, lines: NonNullable<Commit['redactedHistory']>): Promise<void> {
  if (lines.length === 0) return;
  await sql.query(
    `UPDATE history AS h SET changes = r.c1 FROM ${unnested(['uuid', 'text'], 2)} WHERE h.tenant_id = $1 AND h.id = r.c0`,
    [tenantId, listOf(lines, ({ id }) => id), listOf(lines, ({ changes }) => changes)],
  );
}

async function saveHistory(sql: Sql, tenantId: string, commit: Commit, seq: number): Promise<void> {
  const lines = commit.history;
  if (lines.length === 0) return;
  const columns: WrittenColumn[] = [
    { column: 'id', type: 'uuid', values: lines.map(({ id }) => id) },
    { column: 'scope_id', type: 'text', values: lines.map(({ scopeId }) => scopeId) },
    { column: 'root_id', type: 'uuid', values: lines.map(({ rootId }) => rootId) },
    { column: 'entity', type: 'text', values: lines.map(({ entity }) => entity) },
    { column: 'row_id', type: 'uuid', values: lines.map(({ rowId }) => rowId) },
    { column: 'group_id', type: 'uuid', values: lines.map(({ groupId }) => groupId) },
    { column: 'kind', type: 'text', values: lines.map(({ kind }) => kind) },
    { column: 'changes', type: 'text', values: lines.map(({ changes }) => changes) },
    { column: 'at', type: 'text', values: lines.map(({ at }) => at) },
    { column: 'op_no', type: 'bigint', values: lines.map(({ opNo }) => opNo) },
  ];
  const { select, from, parameters } = columnsAsRows('history', columns, 6);
  await sql.query(
    `INSERT INTO history (tenant_id, rev, created_at, created_by, user_id, device_id, ${columns.map(({ column }) => column).join(', ')})
     SELECT $1::uuid, $2::bigint, $3, $4::uuid, $4::uuid, $5::uuid, ${select} FROM ${from}`,
    [tenantId, seq, commit.at, commit.userId, commit.deviceId, ...parameters],
  );
}
