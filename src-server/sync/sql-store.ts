import { type EntityName, entityNames } from '../../src-shared/sync/entities.ts';
import type { OpResult, WireEntity } from '../../src-shared/sync/protocol.ts';
import type { People } from '../../src-shared/sync/rights.ts';
import type { ScopeUser } from '../../src-shared/sync/scopes.ts';
import type { OfficeDatabase, Sql } from '../platform/database.ts';
import { entitiesOfCustomers } from './commit.ts';
import { readRow, readStoredRow, rowsAsJson, selectColumns, sqlTable, upsertStatement } from './sql-rows.ts';
import { snapshotOf } from './sql-snapshot.ts';
import type { Commit, Head, ReadTransaction, ScopeMove, StoredResult, SyncStore, WriteTransaction } from './store.ts';

/** Offices whose people are kept in memory; read again as soon as one of them changes. */
const mostOfficesKept = 200;

interface KnownPeople {
  readonly mark: string;
  readonly people: People;
}

/**
 * The office in PostgreSQL or PGlite. The tenant is named in every statement although row-level security adds it anyway: two
 * independent fences.
 */
export function createSqlStore(database: OfficeDatabase): SyncStore {
  const known = new Map<string, KnownPeople>();
  return {
    write: async (tenantId, work) =>
      await database.inTenant(tenantId, 'write', async (sql) => await work(writerOf(sql, tenantId, known))),
    read: async (tenantId, work) =>
      await database.inTenant(tenantId, 'snapshot', async (sql) => await work(readerOf(sql, tenantId, known))),
  };
}

function readerOf(sql: Sql, tenantId: string, known: Map<string, KnownPeople>): ReadTransaction {
  let mark: string | null = null;
  return {
    async head() {
      // People change with a commit like all else, so the newest commits of both tables tell whether they did.
      const [row] = await sql.query<Head & { users: number | null; teams: number | null }>(
        `SELECT seq, epoch,
           (SELECT max(rev) FROM users WHERE tenant_id = $1) AS users,
           (SELECT max(rev) FROM teams WHERE tenant_id = $1) AS teams
         FROM sync_head WHERE tenant_id = $1`,
        [tenantId],
      );
      if (row === undefined) throw new Error('this office has no head');
      mark = `${row.epoch}/${row.users ?? 0}/${row.teams ?? 0}`;
      return { seq: row.seq, epoch: row.epoch };
    },
    async people() {
      const kept = known.get(tenantId);
      if (kept !== undefined && mark !== null && kept.mark === mark) return kept.people;
      const people = await readPeople(sql, tenantId);
      if (mark !== null) {
        known.delete(tenantId);
        known.set(tenantId, { mark, people });
        const [oldest] = known.keys();
        if (known.size > mostOfficesKept && oldest !== undefined) known.delete(oldest);
      }
      return people;
    },
    async changes(entity, { after, upTo, scopes, limit }) {
      const table = sqlTable(entity);
      const rows = await sql.query(
        `SELECT ${selectColumns(table, 't', false)} FROM ${table.name} AS t
         WHERE t.tenant_id = $1 AND t.rev > $2 AND t.rev <= $3 AND t.scope_id = ANY($4::text[])
         ORDER BY t.rev, t.id LIMIT $5`,
        [tenantId, after, upTo, scopes, limit],
      );
      return rows.map((row) => readRow(table, row));
    },
    async moves({ after, upTo, scopes, limit }) {
      const rows = await sql.query<{ seq: number; root_id: string; from_scope: string; to_scope: string }>(
        `SELECT seq, root_id, from_scope, to_scope FROM scope_moves
         WHERE tenant_id = $1 AND seq > $2 AND seq <= $3 AND (from_scope = ANY($4::text[]) OR to_scope = ANY($4::text[]))
         ORDER BY seq, root_id LIMIT $5`,
        [tenantId, after, upTo, scopes, limit],
      );
      return rows.map((row): ScopeMove => ({ seq: row.seq, rootId: row.root_id, from: row.from_scope, to: row.to_scope }));
    },
    async subtree(entity, rootIds, scopes) {
      const table = sqlTable(entity);
      const rows = await sql.query(
        `SELECT ${selectColumns(table, 't', false)} FROM ${table.name} AS t
         WHERE t.tenant_id = $1 AND t.root_id = ANY($2::uuid[]) AND t.scope_id = ANY($3::text[]) ORDER BY t.rev, t.id`,
        [tenantId, rootIds, scopes],
      );
      return rows.map((row) => readRow(table, row));
    },
    snapshot: async (entity, scope, after) => await snapshotOf(sql, tenantId, entity, scope, after),
  };
}

async function readPeople(sql: Sql, tenantId: string): Promise<People> {
  const users = await sql.query<{ id: string; team_id: string | null; role: string | null; is_active: boolean }>(
    `SELECT id, team_id, role, is_active IS TRUE AND deleted_at IS NULL AS is_active FROM users WHERE tenant_id = $1`,
    [tenantId],
  );
  const teams = await sql.query<{ id: string }>('SELECT id FROM teams WHERE tenant_id = $1 AND deleted_at IS NULL', [tenantId]);
  return {
    users: users.map(
      (user): ScopeUser => ({
        id: user.id,
        teamId: user.team_id,
        role: user.role === 'admin' || user.role === 'manager' ? user.role : 'rep',
        isActive: user.is_active,
      }),
    ),
    teamIds: teams.map(({ id }) => id),
  };
}

function writerOf(sql: Sql, tenantId: string, known: Map<string, KnownPeople>): WriteTransaction {
  const reader = readerOf(sql, tenantId, known);
  return {
    async lockHead() {
      await sql.query('SELECT 1 FROM sync_head WHERE tenant_id = $1 FOR UPDATE', [tenantId]);
      // A second statement, so that it sees what was committed while this one waited.
      return await reader.head();
    },
    async device(deviceId) {
      const [row] = await sql.query<{ user_id: string; last_op_no: number }>(
        'SELECT user_id, last_op_no FROM devices WHERE tenant_id = $1 AND id = $2 AND revoked_at IS NULL',
        [tenantId, deviceId],
      );
      return row === undefined ? null : { userId: row.user_id, lastOpNo: row.last_op_no };
    },
    async results(deviceId, opNos) {
      const rows = await sql.query<{ op_no: number; hlc: string; seq: number; detail: StoredDetail }>(
        'SELECT op_no, hlc, seq, detail FROM op_results WHERE tenant_id = $1 AND device_id = $2 AND op_no = ANY($3::bigint[])',
        [tenantId, deviceId, opNos],
      );
      return rows.map(
        ({ op_no: opNo, hlc, seq, detail }): StoredResult => ({
          opNo,
          hlc,
          seq,
          result: detail.result,
          refusedRowId: detail.refusedRowId ?? null,
        }),
      );
    },
    people: reader.people,
    async rows(entity, ids) {
      const table = sqlTable(entity);
      const rows = await sql.query(
        `SELECT ${selectColumns(table, 't', true)} FROM ${table.name} AS t WHERE t.tenant_id = $1 AND t.id = ANY($2::uuid[])`,
        [tenantId, ids],
      );
      return rows.map((row) => readStoredRow(table, row));
    },
    async refusedCreates(deviceId, rowIds) {
      const rows = await sql.query<{ id: string }>(
        `SELECT DISTINCT detail->>'refusedRowId' AS id FROM op_results
         WHERE tenant_id = $1 AND device_id = $2 AND status = 'rejected' AND detail->>'refusedRowId' = ANY($3::text[])`,
        [tenantId, deviceId, rowIds],
      );
      return rows.map(({ id }) => id);
    },
    async historyAfter(rowIds, after) {
      const rows = await sql.query<{ row_id: string; rev: number; changes: string }>(
        `SELECT row_id, rev, changes FROM history WHERE tenant_id = $1 AND row_id = ANY($2::uuid[]) AND rev > $3
         ORDER BY rev, op_no`,
        [tenantId, rowIds, after],
      );
      return rows.map(({ row_id: rowId, rev, changes }) => ({ rowId, rev, changes }));
    },
    async openDeletionConflicts(rowIds) {
      // By the customer first, where there is an index; what is deleted is a customer or hangs on one.
      const rows = await sql.query<{ id: string; row_id: string }>(
        `SELECT id, row_id FROM conflicts WHERE tenant_id = $1 AND kind = 'edit-of-deleted' AND resolution IS NULL
           AND deleted_at IS NULL AND row_id = ANY($2::text[])`,
        [tenantId, rowIds],
      );
      return rows.map(({ id, row_id: rowId }) => ({ id, rowId }));
    },
    save: async (commit) => await saveCommit(sql, tenantId, commit),
  };
}

interface StoredDetail {
  readonly result: OpResult;
  readonly refusedRowId?: string | null;
}

async function saveCommit(sql: Sql, tenantId: string, commit: Commit): Promise<void> {
  await saveResults(sql, tenantId, commit);
  if (commit.seq === null) return;
  await saveMoves(sql, tenantId, commit);
  for (const name of entityNames) {
    const rows = commit.rows.get(name);
    if (rows === undefined || rows.length === 0) continue;
    const table = sqlTable(name);
    await sql.query(upsertStatement(table), [tenantId, rowsAsJson(table, rows)]);
  }
  await saveHistory(sql, tenantId, commit, commit.seq);
  await sql.query('UPDATE sync_head SET seq = $2 WHERE tenant_id = $1', [tenantId, commit.seq]);
}

async function saveResults(sql: Sql, tenantId: string, commit: Commit): Promise<void> {
  const results = commit.results.map(({ opNo, hlc, seq, result, refusedRowId }) => ({
    op_no: opNo,
    hlc,
    status: result.status,
    seq,
    detail: refusedRowId === null ? { result } : { result, refusedRowId },
  }));
  await sql.query(
    `INSERT INTO op_results (tenant_id, device_id, op_no, hlc, status, seq, detail, at)
     SELECT $1::uuid, $2::uuid, r.op_no, r.hlc, r.status, r.seq, r.detail, $4
     FROM jsonb_to_recordset($3::text::jsonb) AS r(op_no bigint, hlc text, status text, seq bigint, detail jsonb)`,
    [tenantId, commit.deviceId, JSON.stringify(results), commit.at],
  );
  await sql.query('UPDATE devices SET last_op_no = $3, last_seen_at = $4 WHERE tenant_id = $1 AND id = $2', [
    tenantId,
    commit.deviceId,
    commit.lastOpNo,
    commit.at,
  ]);
}

/** All that hangs on a customer goes with it; `rev` stays, since nothing about it changed but who sees it. */
async function saveMoves(sql: Sql, tenantId: string, commit: Commit): Promise<void> {
  if (commit.moves.length === 0) return;
  const moves = JSON.stringify(
    commit.moves.map(({ seq, rootId, from, to }) => ({ seq, root_id: rootId, from_scope: from, to_scope: to })),
  );
  await sql.query(
    `INSERT INTO scope_moves (tenant_id, seq, root_id, from_scope, to_scope)
     SELECT $1::uuid, r.* FROM jsonb_to_recordset($2::text::jsonb) AS r(seq bigint, root_id uuid, from_scope text, to_scope text)`,
    [tenantId, moves],
  );
  const tables = [...entitiesOfCustomers.filter((name) => name !== 'customers'), 'history'] satisfies (EntityName | 'history')[];
  for (const entity of tables as readonly WireEntity[]) {
    await sql.query(
      `UPDATE ${sqlTable(entity).name} AS t SET scope_id = r.to_scope
       FROM jsonb_to_recordset($2::text::jsonb) AS r(root_id uuid, to_scope text)
       WHERE t.tenant_id = $1 AND t.root_id = r.root_id`,
      [tenantId, moves],
    );
  }
}

async function saveHistory(sql: Sql, tenantId: string, commit: Commit, seq: number): Promise<void> {
  if (commit.history.length === 0) return;
  const lines = commit.history.map((line) => ({
    id: line.id,
    scope_id: line.scopeId,
    root_id: line.rootId,
    entity: line.entity,
    row_id: line.rowId,
    group_id: line.groupId,
    kind: line.kind,
    changes: line.changes,
    at: line.at,
    user_id: line.userId,
    device_id: line.deviceId,
    op_no: line.opNo,
  }));
  await sql.query(
    `INSERT INTO history (tenant_id, rev, created_at, created_by, id, scope_id, root_id, entity, row_id, group_id, kind, changes, at,
       user_id, device_id, op_no)
     SELECT $1::uuid, $3::bigint, $4, r.user_id, r.* FROM jsonb_to_recordset($2::text::jsonb) AS r(id uuid, scope_id text, root_id uuid,
       entity text, row_id uuid, group_id uuid, kind text, changes text, at text, user_id uuid, device_id uuid, op_no bigint)`,
    [tenantId, JSON.stringify(lines), seq, commit.at],
  );
}
