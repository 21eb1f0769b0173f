import { appRole, literal, type OfficeDatabase, ownerSetting, type OwnerSql, type SqlValue, tenantSetting } from './database.ts';
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

  /**
   * The beginning goes out together with the first statement, which PostgreSQL does not look at before, and the end of a reading is not
   * waited for: most requests are one question, and each turn on the way costs as much as answering it.
   */
  const transaction = async <T>(
    mode: 'write' | 'snapshot',
    enter: string,
    work: (sql: OwnerSql) => Promise<T>,
    waits = false,
  ): Promise<T> =>
    await pool.use(async (connection) => {
      const begin = mode === 'snapshot' ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'BEGIN';
      // One message: where its beginning fails the rest of it is not done either.
      const entered = connection.script(`${begin}; ${enter}`);
      entered.catch(() => undefined); // told by every statement, and below
      try {
        const value = await work(sqlOf(connection, entered));
        await entered;
        if (mode === 'write') await connection.commit();
        else connection.commit().catch(() => undefined);
        return value;
      } catch (error) {
        // Nothing more goes to a connection on which something is still under way.
        await entered.catch(() => undefined);
        // Of a connection that is gone nothing is left to roll back.
        if (!connection.isLost()) await connection.script('ROLLBACK');
        throw error;
      }
    }, waits);

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
    inTenant: (tenantId, mode, work) => transaction(mode, enterAs(tenantId, mode), work),
    asNobody: (mode, work) => transaction(mode, enterAs('', mode), work),
    asOwner: (work) => transaction('write', enterAsOwner, work, true),
    listen: pool.listen,
    close: pool.close,
  };
}

/** `number` as PostgreSQL's server_version_num: 150004 is 15.4. */
export function refuseOldPostgres(number: number, text: string): void {
  if (number < oldestPostgres * 10_000) throw new DatabaseTooOld(text);
}

/** Migrations and commands take the time they need. */
const enterAsOwner = `SELECT set_config(${literal(ownerSetting)}, 'on', true), set_config('statement_timeout', '0', true),
  set_config('lock_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '60s', true)`;

/** Role and tenant, both for this transaction only. */
function enterAs(tenantId: string, mode: 'write' | 'snapshot'): string {
  // A laptop reads its first sync as slowly as its line is; who only reads keeps nobody waiting. (How long it may stand: snapshot-stream.ts.)
  const idle = mode === 'write' ? '' : ", set_config('idle_in_transaction_session_timeout', '90s', true)";
  // `role` is a setting as well; set_config(…, true) is SET LOCAL.
  return `SELECT set_config(${literal(tenantSetting)}, ${literal(tenantId)}, true), set_config('role', ${literal(appRole)}, true)${idle}`;
}

/** No answer is believed before the transaction has begun under its rights. */
function sqlOf(connection: PostgresConnection, entered: Promise<void>): OwnerSql {
  const inside = async <T>(answer: Promise<T>): Promise<T> => (await Promise.all([answer, entered]))[0];
  return {
    query: async <T>(text: string, parameters: readonly SqlValue[] = []) => await inside(connection.query<T>(text, parameters)),
    script: async (text) => await inside(connection.script(text)),
    texts: async (text, parameters = []) => await inside(connection.bytes(text, parameters)),
    isAlone: false,
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
