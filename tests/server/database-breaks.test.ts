import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OfficeDatabase } from '../../src-server/platform/database.ts';
import { migrate } from '../../src-server/platform/migrate.ts';
import { openPostgresDatabase } from '../../src-server/platform/postgres-database.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

/*
 * A connection to the database breaks at each of its steps, from the first word of greeting on: whoever asked is told that the database is
 * away, and nothing is thrown that nobody catches, which would end the office's server.
 */

type Side = 'server' | 'database';

/** Between the pool and PostgreSQL. */
interface BreakingLine {
  readonly url: string;
  /** The next connection breaks with the piece that comes after `pieces` pieces of one side. Where `stays`, nobody connects any more until it is mended. */
  breakNext(from: Side, pieces: number, stays: boolean): void;
  /** Answers whether anything broke since `breakNext`. */
  mend(): Promise<boolean>;
  close(): Promise<void>;
}

let postgres: TestPostgres;
let line: BreakingLine;
const uncaught: unknown[] = [];
const note = (error: unknown) => void uncaught.push(error);
beforeAll(async () => {
  postgres = await startPostgres();
  const owner = await openPostgresDatabase(postgres.url());
  await migrate(owner, new Date().toISOString());
  await owner.close();
  line = await openBreakingLine(postgres);
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
}, 120_000);
afterAll(async () => {
  process.off('unhandledRejection', note);
  process.off('uncaughtException', note);
  await line.close();
  await postgres.stop();
});

/** What a request does: one transaction with lists, numbers and texts. */
function ask(database: OfficeDatabase): Promise<unknown[]> {
  return database.asNobody('write', async (sql) => {
    const names = ['Sơn "Mai"', 'a\\b', '{x,y}', ''];
    const listed = await sql.query<{ name: string; number: number }>(
      'SELECT name, number FROM unnest($1::text[], $2::bigint[]) AS r(name, number) ORDER BY number',
      [names, [4, 3, 2, 1]],
    );
    const [one] = await sql.query<{ sum: number; truth: boolean }>('SELECT ($1::bigint + 1) AS sum, $2::boolean AS truth', [
      9_007_199_254_740_990,
      true,
    ]);
    return [...listed.map(({ name }) => name), one?.sum, one?.truth];
  });
}
const answer = ['', '{x,y}', 'a\\b', 'Sơn "Mai"', 9_007_199_254_740_991, true];

test.for<[Side, string, boolean]>([
  ['server', 'for a moment', false],
  ['database', 'for a moment', false],
  ['server', 'for longer', true],
  ['database', 'for longer', true],
])(
  'a connection that breaks after any piece of what the %s says, %s, is told of, ends nothing, and the next one works',
  async ([from, , stays]) => {
    const database = await openPostgresDatabase(line.url, { connections: 1 });
    try {
      expect(await ask(database)).toEqual(answer);
      let hasBroken = true;
      let pieces = 0;
      for (; hasBroken; pieces += 1) {
        // What is connected breaks first, so that the next request meets a new connection.
        line.breakNext(from, 0, false);
        await ask(database).catch(() => undefined);
        await line.mend();
        line.breakNext(from, pieces, stays);
        const [said] = await Promise.allSettled([ask(database)]);
        hasBroken = await line.mend();
        // What breaks with the end itself may have been done or not.
        if (said.status === 'rejected') expect(said.reason).toMatchObject({ name: 'DatabaseAway' });
        else expect(said.value).toEqual(answer);
        expect(await ask(database)).toEqual(answer);
      }
      // The greeting, its answer, the beginning, each statement and the end.
      expect(pieces).toBeGreaterThan(4);
      expect(uncaught).toEqual([]);
    } finally {
      await line.mend();
      await database.close();
    }
  },
);

async function openBreakingLine(to: TestPostgres): Promise<BreakingLine> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-line-'));
  const path = join(folder, '.s.PGSQL.5432');
  const sockets = new Set<Socket>();
  let next: { readonly from: Side; readonly pieces: number; readonly stays: boolean } | null = null;
  let hasBroken = false;
  const server = createServer((client) => {
    const database = connect(join(to.folder, '.s.PGSQL.5432'));
    const passed = { server: 0, database: 0 };
    const pass = (from: Side, source: Socket, target: Socket) => {
      sockets.add(source);
      source.on('error', () => undefined);
      source.on('close', () => {
        sockets.delete(source);
        target.destroy();
      });
      source.on('data', (bytes) => {
        if (next?.from === from && passed[from] >= next.pieces) {
          if (next.stays) server.close();
          next = null;
          hasBroken = true;
          client.destroy();
          return;
        }
        passed[from] += 1;
        target.write(bytes);
      });
    };
    pass('server', client, database);
    pass('database', database, client);
  });
  const listen = () => new Promise<void>((resolve) => server.listen(path, resolve));
  await listen();
  return {
    url: to.url().replace(encodeURIComponent(to.folder), encodeURIComponent(folder)),
    breakNext(from, pieces, stays) {
      next = { from, pieces, stays };
      hasBroken = false;
    },
    async mend() {
      next = null;
      if (!server.listening) await listen();
      return hasBroken;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
