import { appRole, type OfficeDatabase, ownerSetting, type OwnerSql, type SqlValue, tenantSetting } from './database.ts';
import { DatabaseAway } from './database-away.ts';
import { createPostgresPool, type PostgresConnection, type PostgresOptions } from './postgres-pool.ts';

/** The oldest PostgreSQL whose SQL this program is tested with. */
export const oldestPostgres = 15;

export class DatabaseTooOld extends Error {
  constructor(version: string) {
    super(`This PostgreSQL is version ${version}. The office server needs PostgreSQL ${oldestPostgres} or later.`);
    this.name = 'DatabaseTooOld';
  }
}

/**
 * `url` as in DATABASE_URL. A socket's folder goes in as `?host=/folder`.
 * @throws DatabaseTooOld, DatabaseAway
 */
export async function openPostgresDatabase(url: string, options: PostgresOptions = {}): Promise<OfficeDatabase> {
  const { address, socket } = readUrl(url);
  const pool = createPostgresPool(address, { ...options, ...socket });

  const transaction = async <T>(
    mode: 'write' | 'snapshot',
    enter: readonly [text: string, parameters: readonly string[]],
    work: (sql: OwnerSql) => Promise<T>,
  ): Promise<T> =>
    await pool.use(async (connection) => {
      await connection.script(mode === 'snapshot' ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'BEGIN');
      try {
        await connection.query(...enter);
        const value = await work(sqlOf(connection));
        await connection.commit();
        return value;
      } catch (error) {
        // Of a connection that is gone nothing is left to roll back.
        if (!connection.isLost()) await connection.script('ROLLBACK');
        throw error;
      }
    });

  try {
    const [version] = await pool.use((connection) =>
      connection.query<{ number: number; text: string }>(
        `SELECT current_setting('server_version_num')::int AS number, version() AS text`,
        [],
      ),
    );
    refuseOldPostgres(version?.number ?? 0, version?.text ?? 'unknown');
  } catch (error) {
    await pool.close();
    if (error instanceof DatabaseTooOld || error instanceof DatabaseAway) throw error;
    throw new DatabaseAway(error instanceof Error && 'code' in error ? String(error.code) : 'no code');
  }

  return {
    kind: 'postgres',
    inTenant: (tenantId, mode, work) => transaction(mode, enterAs(tenantId), work),
    asNobody: (work) => transaction('write', enterAs(''), work),
    asOwner: (work) => transaction('write', ['SELECT set_config($1, $2, true)', [ownerSetting, 'on']], work),
    listen: pool.listen,
    close: pool.close,
  };
}

/** `number` as PostgreSQL's server_version_num: 150004 is 15.4. */
export function refuseOldPostgres(number: number, text: string): void {
  if (number < oldestPostgres * 10_000) throw new DatabaseTooOld(text);
}

/** One round trip: role and tenant, both for this transaction only. */
function enterAs(tenantId: string): readonly [text: string, parameters: readonly string[]] {
  // `role` is a setting as well; set_config(…, true) is SET LOCAL.
  return ["SELECT set_config($1, $2, true), set_config('role', $3, true)", [tenantSetting, tenantId, appRole]];
}

function sqlOf(connection: PostgresConnection): OwnerSql {
  return {
    query: async <T>(text: string, parameters: readonly SqlValue[] = []) => await connection.query<T>(text, parameters),
    script: connection.script,
    copyOut: connection.copyOut,
  };
}

/** postgres.js takes a socket's folder as an option only; libpq's `?host=/folder` is what people know. */
function readUrl(url: string): { address: string; socket: { host?: string } } {
  const parts = URL.parse(url);
  if (parts === null || !['postgres:', 'postgresql:'].includes(parts.protocol))
    throw new DatabaseAway('it is no postgres:// address');
  const host = parts.searchParams.get('host');
  if (host?.startsWith('/') !== true) return { address: url, socket: {} };
  parts.searchParams.delete('host');
  return { address: parts.href, socket: { host } };
}
