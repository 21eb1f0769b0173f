import postgres from 'postgres';
import { parse } from 'postgres-array';
import type { SqlValue } from './database.ts';
import { DatabaseAway } from './database-away.ts';
import { listOf } from './sql-list.ts';

/*
 * Connections to PostgreSQL, each used by one transaction at a time and thrown away once it was closed. The driver's own pool and its
 * `begin` are not used: when the database goes away in the middle of a transaction the driver writes a ROLLBACK to a socket that is no
 * more (which ends the process), a connection that lost its socket while something was to be written never writes again, and its pauses
 * before connecting grow to 20 s, in which requests get no answer.
 */

export interface PostgresOptions {
  /** Connections at once; each request holds one for as long as its transaction. */
  readonly connections?: number;
  readonly patience?: Patience;
}

/**
 * How long a request waits for a database that hangs, in milliseconds: it is to be told to come again in seconds, and nothing that hangs may
 * keep others waiting. The first three are kept by PostgreSQL itself; `answer` is for a PostgreSQL that does not even do that.
 */
export interface Patience {
  readonly statement: number;
  /** For one row or table that somebody else holds. */
  readonly lock: number;
  /** Between two statements of one transaction. */
  readonly idle: number;
  /** Longer than `statement`: whoever is told by the database itself keeps his connection. */
  readonly answer: number;
}
export const usualPatience: Patience = { statement: 8000, lock: 5000, idle: 15_000, answer: 10_000 };

/** One connection, for whoever `use` gave it to. After it was lost every call fails at once. */
export interface PostgresConnection {
  query<T>(text: string, parameters: readonly SqlValue[]): Promise<T[]>;
  script(text: string): Promise<void>;
  /** @throws where PostgreSQL rolled back instead, since a statement had failed and nobody minded */
  commit(): Promise<void>;
  /** The first row's columns, undecoded. */
  bytes(text: string, parameters: readonly SqlValue[]): Promise<readonly (Uint8Array | null)[] | null>;
  isLost(): boolean;
}

export interface PostgresPool {
  /** `waits`: for work that may take its time (migrations, office commands); it has to lift PostgreSQL's own limits itself. */
  use<T>(work: (connection: PostgresConnection) => Promise<T>, waits?: boolean): Promise<T>;
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** Who waits longer for a connection is told that the office is busy. */
const mostWaitMs = 15_000;
const closeTimeoutMs = 5000;

const asItIs = (text: string): string => text;
/** By the numbers of `pg_type`, which are the same in every PostgreSQL. */
const columnTypes = {
  // Sequences, revisions and counts stay far below 2^53.
  bigint: { to: 20, from: [20], parse: Number, serialize: String },
  // Lists of boolean; of integer and bigint; of "char", name, text, varchar and uuid. They go in as text (`valuesOf`).
  truths: { to: 1000, from: [1000], parse: (text: string) => parse(text, (value) => value === 't'), serialize: asItIs },
  numbers: { to: 1016, from: [1007, 1016], parse: (text: string) => parse(text, Number), serialize: asItIs },
  texts: { to: 1009, from: [1002, 1003, 1009, 1015, 2951], parse: (text: string) => parse(text), serialize: asItIs },
};

export function createPostgresPool(address: string, options: PostgresOptions & { readonly host?: string }): PostgresPool {
  const most = options.connections ?? 15;
  const patience = options.patience ?? usualPatience;
  const settings = {
    ...(options.host === undefined ? {} : { host: options.host }),
    max: 1,
    types: columnTypes,
    // The driver asks a new connection for the kinds of lists before anything else and minds no answer: one that breaks there ends the process.
    fetch_types: false,
    onnotice: () => undefined,
    connect_timeout: 5,
    idle_timeout: 300,
    // The driver would end it between two statements of a transaction.
    max_lifetime: null,
    connection: {
      application_name: 'fieldbook',
      statement_timeout: patience.statement,
      lock_timeout: patience.lock,
      // A process that hangs in the middle of a transaction must not keep the office's head locked.
      idle_in_transaction_session_timeout: patience.idle,
    },
  };
  const idle: Member[] = [];
  const all = new Set<Member>();
  const queue: { give: (member: Member) => void; refuse: (error: Error) => void }[] = [];
  let isClosed = false;
  let emptied: () => void = () => undefined;

  const forget = (member: Member) => {
    const at = idle.indexOf(member);
    if (at !== -1) idle.splice(at, 1);
    if (!all.delete(member)) return;
    // What is left of it is the driver's; there is nothing to say to its socket.
    member.client.end({ timeout: 0 }).catch(() => undefined);
    if (queue.length > 0) queue.shift()?.give(add());
  };
  const add = (): Member => {
    const member = createMember(
      (onclose) => postgres(address, { ...settings, onclose }),
      () => {
        if (idle.includes(member)) forget(member);
      },
      patience.answer,
    );
    all.add(member);
    return member;
  };
  const take = async (): Promise<Member> => {
    if (isClosed) throw new DatabaseAway('CONNECTION_ENDED');
    const member = idle.pop();
    if (member !== undefined) return member;
    if (all.size < most) return add();
    return await new Promise<Member>((resolve, reject) => {
      const waiter = {
        give: (given: Member) => {
          clearTimeout(timer);
          resolve(given);
        },
        refuse: (error: Error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      const timer = setTimeout(() => {
        queue.splice(queue.indexOf(waiter), 1);
        reject(new DatabaseAway('CONNECT_TIMEOUT'));
      }, mostWaitMs);
      queue.push(waiter);
    });
  };
  const giveBack = (member: Member) => {
    if (isClosed || member.connection.isLost()) forget(member);
    else {
      const waiter = queue.shift();
      if (waiter === undefined) idle.push(member);
      else waiter.give(member);
    }
    if (all.size === idle.length) emptied();
  };

  // Opens its connection with the first channel. A channel is listened to again by itself, after this pause.
  const listener = postgres(address, { ...settings, backoff: () => 1 });

  return {
    async use(work, waits = false) {
      const member = await take();
      try {
        member.waits = waits;
        return await work(member.connection);
      } finally {
        giveBack(member);
      }
    },
    async listen(channel, heard) {
      const listening = await listener.listen(channel, heard);
      return async () => await listening.unlisten();
    },
    async close() {
      isClosed = true;
      for (const { refuse } of queue.splice(0)) refuse(new DatabaseAway('CONNECTION_ENDED'));
      if (all.size > idle.length) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, closeTimeoutMs);
          emptied = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      const members = [...all];
      idle.length = 0;
      all.clear();
      await Promise.all([listener.end({ timeout: 0 }), ...members.map(({ client }) => client.end({ timeout: 0 }))]);
    },
  };
}

interface Member {
  readonly client: postgres.Sql;
  waits: boolean;
  readonly connection: PostgresConnection;
}

function createMember(open: (onclose: () => void) => postgres.Sql, onLost: () => void, answerMs: number): Member {
  let isLost = false;
  const waiting = new Set<(error: Error) => void>();
  const lose = (error: Error) => {
    if (isLost) return;
    isLost = true;
    for (const fail of waiting) fail(error);
    waiting.clear();
    onLost();
  };
  const client = open(() => lose(new DatabaseAway('CONNECTION_CLOSED')));

  /** The driver does not always answer when its socket closes between two of its steps; this does. */
  const ask = async <T>(begin: () => PromiseLike<T>): Promise<T> =>
    await new Promise<T>((resolve, reject) => {
      if (isLost) return reject(new DatabaseAway('CONNECTION_CLOSED'));
      waiting.add(reject);
      const timer = member.waits ? null : setTimeout(() => lose(new DatabaseAway('NO_ANSWER')), answerMs);
      const settled = () => {
        if (timer !== null) clearTimeout(timer);
        waiting.delete(reject);
      };
      begin().then(
        (value) => {
          settled();
          resolve(value);
        },
        (error: unknown) => {
          settled();
          const isOver = isEndOfConnection(error);
          reject(isOver ? new DatabaseAway(codeOf(error), error) : error);
          if (isOver) lose(new DatabaseAway('CONNECTION_CLOSED'));
        },
      );
    });

  const member: Member = {
    client,
    waits: false,
    connection: {
      async query<T>(text: string, parameters: readonly SqlValue[]): Promise<T[]> {
        const rows = await ask(() => client.unsafe(text, valuesOf(parameters), { prepare: true }));
        return Array.from(rows) as unknown as T[]; // the caller names the columns of its own statement
      },
      script: async (text) => void (await ask(() => client.unsafe(text))),
      async commit() {
        const { command } = await ask(() => client.unsafe('COMMIT'));
        if (command !== 'COMMIT') throw new Error('a statement of this transaction had failed, so nothing was written');
      },
      async bytes(text, parameters) {
        const rows = await ask(() => client.unsafe(text, valuesOf(parameters), { prepare: true }).raw());
        return (rows[0] ?? null) as readonly (Uint8Array | null)[] | null; // `raw` leaves rows as lists of the bytes that came
      },
      isLost: () => isLost,
    },
  };
  return member;
}

/** Lists as PostgreSQL writes them: of lists the driver knows nothing here. */
function valuesOf(parameters: readonly SqlValue[]): (string | number | boolean | null)[] {
  return parameters.map((value) => (isList(value) ? listOf(value, (item) => item) : value));
}

/** `Array.isArray` does not know lists that are read only. */
function isList(value: SqlValue): value is readonly (string | number)[] {
  return Array.isArray(value);
}

/** Everything but PostgreSQL's refusal of one statement; after its FATAL ones it hangs up as well. */
function isEndOfConnection(error: unknown): boolean {
  return error instanceof postgres.PostgresError
    ? error.severity !== 'ERROR'
    : /^(CONNECT|E[A-Z_]+$|ERR_STREAM)/.test(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
