/** JSON goes in as text: `$1::text::jsonb`. */
export type SqlValue = string | number | boolean | null | readonly (string | number)[];

/** One transaction. int8 comes out as number, jsonb as an object, boolean as boolean; text instants stay text. */
export interface Sql {
  /** One statement with `$1`, `$2` … */
  query<T = Record<string, unknown>>(text: string, parameters?: readonly SqlValue[]): Promise<T[]>;
  /** The texts of the first row, as bytes where the driver need not decode them; null where there is no row. */
  texts(text: string, parameters?: readonly SqlValue[]): Promise<readonly (Uint8Array | string | null)[] | null>;
  /** Others wait while this transaction is open (PGlite): do not let a slow laptop hold it. */
  readonly isAlone: boolean;
}

export interface OwnerSql extends Sql {
  /** Several statements at once, without parameters. */
  script(text: string): Promise<void>;
}

/** PGlite in a folder of its own, or a real PostgreSQL: everything else on the server is the same for both. */
export interface OfficeDatabase {
  readonly kind: 'pglite' | 'postgres';
  /**
   * One transaction as the role that owns nothing, with the tenant set for this transaction only: row-level security holds.
   * `snapshot`: REPEATABLE READ, READ ONLY.
   */
  inTenant<T>(tenantId: string, mode: 'write' | 'snapshot', work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Before anybody is known: as the same role without a tenant, which sees no row; only the SECURITY DEFINER functions answer. */
  asNobody<T>(mode: 'write' | 'snapshot', work: (sql: Sql) => Promise<T>): Promise<T>;
  /** As the owner, all tenants: migrations, office commands, tests. Never on behalf of a request. */
  asOwner<T>(work: (sql: OwnerSql) => Promise<T>): Promise<T>;
  /** Hears `pg_notify(channel, payload)` of committed transactions, of other processes as well. Gives what ends it. */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** The role of all requests: it can log in nowhere, owns nothing and does not bypass row-level security. */
export const appRole = 'fieldbook_app';
/** The tenant of the transaction; every policy reads it. */
export const tenantSetting = 'app.tenant_id';
/** Lets the owner, and nobody else, see all tenants: the tables force their policies on him too. */
export const ownerSetting = 'app.as_owner';

/** A text as an SQL literal, for the statements that take no parameters. */
export function literal(text: string): string {
  if (text.includes('\0')) throw new Error('a text with a zero character cannot go into SQL');
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes('\\') ? ` E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}
