import postgres from 'postgres';
import { appRole, type OfficeDatabase, ownerSetting, type OwnerSql, type SqlValue, tenantSetting } from './database.ts';

/** The oldest PostgreSQL whose SQL this program is tested with. */
export const oldestPostgres = 15;

export interface PostgresOptions {
  /** Connections at once; each request holds one for as long as its transaction. */
  readonly connections?: number;
}

export class DatabaseTooOld extends Error {
  constructor(version: string) {
    super(`This PostgreSQL is version ${version}. The office server needs PostgreSQL ${oldestPostgres} or later.`);
    this.name = 'DatabaseTooOld';
  }
}

export class DatabaseAway extends Error {
  constructor(code: string) {
    super(
      `The database of DATABASE_URL does not answer (${code}). Is PostgreSQL running there, and are user, password and name right?`,
    );
    this.name = 'DatabaseAway';
  }
}

/**
 * `url` as in DATABASE_URL. A socket's folder goes in as `?host=/folder`.
 * @throws DatabaseTooOld, DatabaseAway
 */
export async function openPostgresDatabase(url: string, options: PostgresOptions = {}): Promise<OfficeDatabase> {
  const { address, socket } = readUrl(url);
  const pool = postgres(address, {
    ...socket,
    max: options.connections ?? 15,
    // Sequences, revisions and counts stay far below 2^53.
    types: { bigint: { to: 20, from: [20], parse: Number, serialize: String } },
    onnotice: () => undefined,
    connect_timeout: 10,
    idle_timeout: 300,
    connection: {
      application_name: 'fieldbook',
      // A process that hangs in the middle of a transaction must not keep the office's head locked.
      idle_in_transaction_session_timeout: 60_000,
    },
  });

  async function transaction<T>(
    mode: 'write' | 'snapshot',
    begin: (tx: postgres.TransactionSql) => Promise<unknown>,
    work: (sql: OwnerSql) => Promise<T>,
  ): Promise<T> {
    const options = mode === 'snapshot' ? 'isolation level repeatable read read only' : '';
    let result: { readonly value: T } | null = null;
    await pool.begin(options, async (tx) => {
      await begin(tx);
      result = { value: await work(sqlOf(tx)) };
    });
    if (result === null) throw new Error('a transaction ended without its work');
    return (result as { readonly value: T }).value; // set in the callback, which the compiler does not follow
  }

  try {
    const rows = await pool.unsafe(`SELECT current_setting('server_version_num')::int AS number, version() AS text`);
    const [version] = rows as unknown as { number: number; text: string }[]; // the two columns of that statement
    refuseOldPostgres(version?.number ?? 0, version?.text ?? 'unknown');
  } catch (error) {
    await pool.end({ timeout: 5 });
    if (error instanceof DatabaseTooOld) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code';
    throw new DatabaseAway(code);
  }

  return {
    kind: 'postgres',
    inTenant: (tenantId, mode, work) => transaction(mode, (tx) => enter(tx, tenantId), work),
    asNobody: (work) => transaction('write', (tx) => enter(tx, ''), work),
    asOwner: (work) =>
      transaction('write', (tx) => tx.unsafe('SELECT set_config($1, $2, true)', [ownerSetting, 'on'], { prepare: true }), work),
    listen: async (channel, heard) => {
      const listening = await pool.listen(channel, heard);
      return async () => await listening.unlisten();
    },
    close: async () => await pool.end({ timeout: 5 }),
  };
}

/** `number` as PostgreSQL's server_version_num: 150004 is 15.4. */
export function refuseOldPostgres(number: number, text: string): void {
  if (number < oldestPostgres * 10_000) throw new DatabaseTooOld(text);
}

/** One round trip: role and tenant, both for this transaction only. */
async function enter(tx: postgres.TransactionSql, tenantId: string): Promise<void> {
  // `role` is a setting as well; set_config(…, true) is SET LOCAL.
  await tx.unsafe("SELECT set_config($1, $2, true), set_config('role', $3, true)", [tenantSetting, tenantId, appRole], {
    prepare: true,
  });
}

function sqlOf(tx: postgres.TransactionSql): OwnerSql {
  return {
    query: async <T>(text: string, parameters: readonly SqlValue[] = []): Promise<T[]> => {
      // The driver takes lists as they are; its types know lists of its own kinds only.
      const rows = await tx.unsafe(text, [...parameters] as postgres.ParameterOrJSON<never>[], { prepare: true });
      return Array.from(rows) as unknown as T[]; // the caller names the columns of its own statement
    },
    script: async (text) => {
      await tx.unsafe(text);
    },
    copyOut: async (copy) => await tx.unsafe(copy).readable(),
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
