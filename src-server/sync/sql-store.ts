import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FieldVersions } from '../../src-shared/sync/merge.ts';
import type { OpResult } from '../../src-shared/sync/protocol.ts';
import type { People } from '../../src-shared/sync/rights.ts';
import { localDay } from '../../src-shared/lib/dates.ts';
import type { ScopeUser } from '../../src-shared/sync/scopes.ts';
import { type StandIn, standInsOn } from '../../src-shared/team/substitution.ts';
import { nextDocumentNumber } from '../documents/next-number.ts';
import { allOf } from '../platform/all-of.ts';
import { listOf } from '../platform/sql-list.ts';
import type { OfficeDatabase, Sql } from '../platform/database.ts';
import { listParameter, readRow, readStoredRow, selectColumns, type SqlTable, sqlTable, withComposites } from './sql-rows.ts';
import { sqlDigests } from './digests.ts';
import { saveCommit } from './sql-save.ts';
import { countIn, kindsIn, kindsWith, snapshotOf } from './sql-snapshot.ts';
import type { AnchorRow, Head, ReadTransaction, ScopeMove, StoredResult, SyncStore, WriteTransaction } from './store.ts';

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
export function createSqlStore(database: OfficeDatabase, nowMs: () => number = Date.now): SyncStore {
  const known = new Map<string, KnownPeople>();
  const today = () => localDay(new Date(nowMs()).toISOString());
  return {
    write: async (tenantId, work) =>
      await database.inTenant(tenantId, 'write', async (sql) => await work(writerOf(sql, tenantId, known, today()))),
    read: async (tenantId, work) =>
      await database.inTenant(tenantId, 'snapshot', async (sql) => await work(readerOf(sql, tenantId, known, today()))),
  };
}

function readerOf(sql: Sql, tenantId: string, known: Map<string, KnownPeople>, today: string): ReadTransaction {
  let mark: string | null = null;
  return {
    async head() {
      // People change with a commit like all else, so the newest commits of these tables tell whether they did; who stands in, with the day.
      const [row] = await sql.query<Head & { users: number | null; teams: number | null; stand_ins: number | null }>(
        `SELECT seq, epoch,
           (SELECT max(rev) FROM users WHERE tenant_id = $1) AS users,
           (SELECT max(rev) FROM teams WHERE tenant_id = $1) AS teams,
           (SELECT max(rev) FROM substitutions WHERE tenant_id = $1) AS stand_ins
         FROM sync_head WHERE tenant_id = $1`,
        [tenantId],
      );
      if (row === undefined) throw new Error('this office has no head');
      mark = `${row.epoch}/${row.users ?? 0}/${row.teams ?? 0}/${row.stand_ins ?? 0}/${today}`;
      return { seq: row.seq, epoch: row.epoch };
    },
    async people() {
      const kept = known.get(tenantId);
      if (kept !== undefined && mark !== null && kept.mark === mark) return kept.people;
      const people = await readPeople(sql, tenantId, today);
      if (mark !== null) {
        known.delete(tenantId);
        known.set(tenantId, { mark, people });
        const [oldest] = known.keys();
        if (known.size > mostOfficesKept && oldest !== undefined) known.delete(oldest);
      }
      return people;
    },
    withComposites: async (scopes) => await withComposites(sql, tenantId, scopes),
    kindsChanged: async ({ after, upTo, scopes }) =>
      await kindsWith(sql, 't.tenant_id = $1 AND t.rev > $2 AND t.rev <= $3 AND t.scope_id = ANY($4::text::text[])', [
        tenantId,
        after,
        upTo,
        listOf(scopes, (scope) => scope),
      ]),
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
    kindsUnder: async (rootIds, scopes) =>
      await kindsWith(sql, 't.tenant_id = $1 AND t.root_id = ANY($2::text::uuid[]) AND t.scope_id = ANY($3::text::text[])', [
        tenantId,
        listOf(rootIds, (id) => id),
        listOf(scopes, (scope) => scope),
      ]),
    async subtree(entity, rootIds, scopes) {
      const table = sqlTable(entity);
      const rows = await sql.query(
        `SELECT ${selectColumns(table, 't', false)} FROM ${table.name} AS t
         WHERE t.tenant_id = $1 AND t.root_id = ANY($2::uuid[]) AND t.scope_id = ANY($3::text[]) ORDER BY t.rev, t.id`,
        [tenantId, rootIds, scopes],
      );
      return rows.map((row) => readRow(table, row));
    },
    digests: async (scopes) => await sqlDigests(sql, tenantId, scopes),
    countIn: async (scope, kinds) => await countIn(sql, tenantId, scope, kinds),
    kindsIn: async (scope) => await kindsIn(sql, tenantId, scope),
    snapshot: async (entity, scope, after, isFilledOnly) =>
      await snapshotOf(sql, tenantId, { entity, scope, after, isFilledOnly: isFilledOnly === true }),
  };
}

async function readPeople(sql: Sql, tenantId: string, today: string): Promise<People> {
  const users = await sql.query<{
    id: string;
    team_id: string | null;
    department_id: string | null;
    role: string | null;
    is_active: boolean;
  }>(
    `SELECT id, team_id, department_id, role, is_active IS TRUE AND deleted_at IS NULL AS is_active FROM users WHERE tenant_id = $1`,
    [tenantId],
  );
  const substitutions = await sql.query<StandIn & { fromOn: string; toOn: string }>(
    `SELECT user_id AS "userId", substitute_id AS "substituteId", from_on AS "fromOn", to_on AS "toOn"
     FROM substitutions WHERE tenant_id = $1 AND deleted_at IS NULL`,
    [tenantId],
  );
  const teams = await sql.query<{ id: string; leader_id: string | null }>(
    'SELECT id, leader_id FROM teams WHERE tenant_id = $1 AND deleted_at IS NULL',
    [tenantId],
  );
  return {
    users: users.map(
      (user): ScopeUser => ({
        id: user.id,
        teamId: user.team_id,
        departmentId: user.department_id,
        role: user.role === 'admin' || user.role === 'manager' ? user.role : 'rep',
        isActive: user.is_active,
      }),
    ),
    teamIds: teams.map(({ id }) => id),
    leaders: new Map(teams.flatMap(({ id, leader_id: leaderId }) => (leaderId === null ? [] : [[id, leaderId] as const]))),
    standIns: standInsOn(substitutions, today),
    lateStandIns: standInsOn(substitutions, today, { late: true }),
  };
}

function writerOf(sql: Sql, tenantId: string, known: Map<string, KnownPeople>, today: string): WriteTransaction {
  const reader = readerOf(sql, tenantId, known, today);
  return {
    async lockHead() {
      // The second statement sees what was committed while the first one waited; it is sent along, since nothing is asked in between.
      const [, head] = await allOf([
        sql.query('SELECT 1 FROM sync_head WHERE tenant_id = $1 FOR UPDATE', [tenantId]),
        reader.head(),
      ]);
      return head;
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
      const rows = await sql.query(`SELECT ${selectColumns(table, 't', true)} FROM ${byIds(table)}`, [
        tenantId,
        listOf(ids, (id) => id),
      ]);
      return rows.map((row) => readStoredRow(table, row));
    },
    async anchors(entity, ids) {
      const rows = await sql.query<{
        id: string;
        scope_id: string;
        root_id: string | null;
        created_at: string;
        deleted_at: string | null;
        fv: FieldVersions | null;
      }>(
        `SELECT t.id, t.scope_id, t.root_id, t.created_at, t.deleted_at, CASE WHEN t.deleted_at IS NOT NULL THEN t.fv END AS fv
         FROM ${byIds(sqlTable(entity))}`,
        [tenantId, listOf(ids, (id) => id)],
      );
      return rows.map(
        (row): AnchorRow => ({
          id: row.id,
          scopeId: row.scope_id,
          rootId: row.root_id,
          createdAt: row.created_at,
          deletedAt: row.deleted_at,
          fv: row.fv ?? {},
        }),
      );
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
    async erasedAmong(ids) {
      const rows = await sql.query<{ on_id: string }>(
        'SELECT on_id FROM erasures WHERE tenant_id = $1 AND on_id = ANY($2::text[])',
        [tenantId, ids],
      );
      return rows.map((row) => row.on_id);
    },
    async rowsWhere(entity, field, values) {
      const table = sqlTable(entity);
      const columns = `SELECT ${selectColumns(table, 't', true)} FROM ${table.name} AS t WHERE t.tenant_id = $1`;
      if (field === null) return (await sql.query(columns, [tenantId])).map((row) => readStoredRow(table, row));
      const column = field === 'rootId' ? 't.root_id' : table.fields.find((known) => known.field === field)?.column;
      if (column === undefined) throw new Error(`${entity} has no field ${field}`);
      const rows = await sql.query(`${columns} AND ${column} = ANY($2::${field === 'rootId' ? 'uuid' : 'text'}[])`, [
        tenantId,
        values,
      ]);
      return rows.map((row) => readStoredRow(table, row));
    },
    async historyWhere(rootIds, rowIds) {
      const rows = await sql.query<{ id: string; row_id: string; changes: string }>(
        `SELECT id, row_id, changes FROM history WHERE tenant_id = $1 AND (root_id = ANY($2::uuid[]) OR row_id = ANY($3::uuid[]))`,
        [tenantId, rootIds, rowIds],
      );
      return rows.map(({ id, row_id: rowId, changes }) => ({ id, rowId, changes }));
    },
    nextNumber: async (series, year) => await nextDocumentNumber(sql, { tenantId, series, year }),
    save: async (commit) => await saveCommit(sql, tenantId, commit),
    // The driver writes at the end of a turn.
    onTheWay: async () => await nextTurn(),
  };
}

/**
 * The rows `t` of these ids, `$1` the tenant and `$2` the ids (`listOf`). Each is looked up by itself: asked for all at once the planner would
 * rather read every row of the office, of a table that was not analysed yet and of one of twenty thousand rows alike.
 */
function byIds(table: SqlTable): string {
  return `unnest(${listParameter(2, 'uuid')}) AS wanted(id)
    CROSS JOIN LATERAL (SELECT * FROM ${table.name} WHERE tenant_id = $1 AND id = wanted.id LIMIT 1) AS t`;
}

interface StoredDetail {
  readonly result: OpResult;
  readonly refusedRowId?: string | null;
}
