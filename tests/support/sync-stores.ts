import type { OfficeDatabase, SqlValue } from '../../src-server/platform/database.ts';
import { createSqlStore } from '../../src-server/sync/sql-store.ts';
import { officeScope } from '../../src-shared/sync/scopes.ts';
import { aDatabase, type DatabaseKind } from './office.ts';
import { type StoreUnderTest, testClock } from './sync-office.ts';

/** A real database with the way into it that office commands have. One for each file of tests; each test takes an office of its own. */
export async function sqlStoreUnderTest(kind: DatabaseKind): Promise<StoreUnderTest & { readonly database: OfficeDatabase }> {
  const { database, end } = await aDatabase(kind);
  return { ...storeUnderTestOf(kind, database), close: end };
}

export function storeUnderTestOf(name: string, database: OfficeDatabase): StoreUnderTest & { readonly database: OfficeDatabase } {
  const store = createSqlStore(database, testClock.now);
  const createdAt = '2026-01-01T00:00:00.000Z';
  const change = async (tenantId: string, table: string, id: string, column: string, value: SqlValue) => {
    await database.asOwner(async (sql) => {
      const [head] = await sql.query<{ seq: number }>('UPDATE sync_head SET seq = seq + 1 WHERE tenant_id = $1 RETURNING seq', [
        tenantId,
      ]);
      await sql.query(`UPDATE ${table} SET ${column} = $3, rev = $4 WHERE tenant_id = $1 AND id = $2`, [
        ...[tenantId, id, value, head?.seq ?? 0],
      ]);
    });
  };
  return {
    name,
    store,
    database,
    async seed({ tenantId, epoch, teams, people, devices }) {
      await database.asOwner(async (sql) => {
        const insert = async (table: string, row: Readonly<Record<string, SqlValue>>) => {
          const names = Object.keys(row);
          await sql.query(
            `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
            Object.values(row),
          );
        };
        const head = (id: string, rev: number) => ({
          tenant_id: tenantId,
          id,
          scope_id: officeScope,
          rev,
          created_at: createdAt,
        });
        await insert('organisations', { id: tenantId, name: 'Sơn Mai', created_at: createdAt });
        await insert('sync_head', { tenant_id: tenantId, seq: 2, epoch });
        for (const { id, name: title } of teams) await insert('teams', { ...head(id, 1), name: title });
        for (const { id, name: title, role, teamId, departmentId, isActive } of people) {
          await insert('users', {
            ...head(id, 2),
            name: title,
            role,
            team_id: teamId,
            department_id: departmentId,
            is_active: isActive,
          });
        }
        for (const [at, { id, userId }] of devices.entries()) {
          await insert('devices', {
            tenant_id: tenantId,
            id,
            user_id: userId,
            code: `D${at}`,
            name: 'Máy',
            platform: 'test',
            app_version: '0',
            public_key: '',
            created_at: createdAt,
          });
        }
      });
    },
    setTeam: async (tenantId, userId, teamId) => await change(tenantId, 'users', userId, 'team_id', teamId),
    setLeader: async (tenantId, teamId, userId) => await change(tenantId, 'teams', teamId, 'leader_id', userId),
    leave: async (tenantId, userId) => await change(tenantId, 'users', userId, 'is_active', false),
    close: async () => await database.close(),
  };
}
