import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openPostgresDatabase } from '../../src-server/platform/postgres-database.ts';
import type { Patience } from '../../src-server/platform/postgres-pool.ts';
import type { TestPostgres } from '../support/postgres.ts';
import { anHttpOffice, type HttpLaptop, type HttpOffice } from './sync-http-office.ts';

/*
 * The database is there and does not answer: a lock that somebody holds, a connection whose process stands still, a PostgreSQL that stands
 * still as a whole. Whoever asks is told to come again in seconds, nobody holds anything up for ever, and the server works again by itself.
 */

const patience: Patience = { statement: 3000, lock: 1500, idle: 1500, answer: 4000 };
/** All of a request's statements together; a machine under load is slower. */
const answerWithinMs = 20_000;

let office: HttpOffice;
let postgres: TestPostgres;
let laptop: HttpLaptop;
beforeAll(async () => {
  office = await anHttpOffice('postgres', {}, { connections: 6, patience });
  if (office.server.postgres === null) throw new Error('it was asked for');
  postgres = office.server.postgres;
}, 120_000);
afterAll(async () => await office.close());
beforeEach(async () => {
  laptop = await office.anotherLaptop(office.office, 'southRep');
});

const aCustomer = [
  { entity: 'customers', kind: 'create', patch: { kind: 'company', name: 'Công ty Sơn Mai', lifecycle: 'lead' } },
] as const;

async function said(asking: Promise<Response>): Promise<{ status: number; code: string | null; ms: number }> {
  const began = performance.now();
  const answer = await asking;
  const text = await answer.text();
  const code = answer.status === 200 ? null : (JSON.parse(text) as { error: { code: string } }).error.code; // serverError
  return { status: answer.status, code, ms: performance.now() - began };
}
const pull = () => said(laptop.get('/sync/pull?cursor=0&scopes='));

function expectComeAgain(answer: Awaited<ReturnType<typeof said>>): void {
  expect(answer).toMatchObject({ status: 503, code: 'unavailable' });
  expect(answer.ms).toBeLessThan(answerWithinMs);
}

test('while somebody holds the office’s order of changes a push is told to come again; what it brought is taken once afterwards', async () => {
  const other = await openPostgresDatabase(postgres.url());
  const ops = laptop.ops(aCustomer);
  const push = () =>
    fetch(`${office.server.address}/sync/push`, {
      method: 'POST',
      headers: { ...laptop.headers, 'content-type': 'application/json' },
      body: laptop.pushBody(ops),
    });
  try {
    await other.asOwner(async (sql) => {
      await sql.query('SELECT 1 FROM sync_head WHERE tenant_id = $1 FOR UPDATE', [laptop.tenantId]);
      expectComeAgain(await said(push()));
      // Whoever only reads is not held up.
      expect((await pull()).status).toBe(200);
    });
    expect(await (await push()).json()).toMatchObject({ outcome: 'done', results: [{ status: 'ok' }] });
    const again = await (await push()).json();
    expect(again).toMatchObject({ outcome: 'done', results: [{ status: 'ok' }] });
    expect(
      await other.asOwner((sql) =>
        sql.query('SELECT 1 FROM customers WHERE tenant_id = $1 AND id = $2', [laptop.tenantId, ops[0]?.id ?? '']),
      ),
    ).toHaveLength(1);
  } finally {
    await other.close();
  }
}, 90_000);

test('connections whose processes stand still are given up, and others take their place', async () => {
  const stopped = await standStill();
  try {
    // One more than there were, so that every one of them is tried.
    const answers = await Promise.all(Array.from({ length: stopped.length + 1 }, pull));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 503]));
    for (const { ms } of answers) expect(ms).toBeLessThan(answerWithinMs);
    // They still stand, and nobody minds any more.
    for (let round = 0; round < 8; round += 1) expect(await pull()).toMatchObject({ status: 200 });
  } finally {
    for (const pid of stopped) process.kill(pid, 'SIGCONT');
  }
}, 90_000);

test('while PostgreSQL stands still as a whole every request is told to come again, and afterwards the server works by itself', async () => {
  const stopped = [...(await standStill()), postgres.pid()];
  process.kill(postgres.pid(), 'SIGSTOP');
  try {
    for (const answer of await Promise.all(Array.from({ length: 5 }, pull))) expectComeAgain(answer);
    expectComeAgain(await said(laptop.push(aCustomer)));
    const ready = await said(fetch(`${office.server.address}/ready`));
    expectComeAgain(ready);
    expect((await fetch(`${office.server.address}/health`)).status).toBe(200);
  } finally {
    for (const pid of stopped) process.kill(pid, 'SIGCONT');
  }
  const began = performance.now();
  while ((await pull()).status !== 200) expect(performance.now() - began).toBeLessThan(answerWithinMs);
}, 90_000);

test('a transaction that is left standing by its own process is ended, so that what it holds is free again', async () => {
  let isFree: () => void = () => undefined;
  const freed = new Promise<void>((resolve) => {
    isFree = resolve;
  });
  const { database } = office.server;
  const left = database.inTenant(laptop.tenantId, 'write', async (sql) => {
    await sql.query('SELECT 1 FROM sync_head WHERE tenant_id = $1 FOR UPDATE', [laptop.tenantId]);
    await freed;
    await sql.query('SELECT 1');
  });
  left.catch(() => undefined);
  const began = performance.now();
  while ((await laptop.push(aCustomer)).status !== 200) expect(performance.now() - began).toBeLessThan(answerWithinMs);
  isFree();
  await expect(left).rejects.toMatchObject({ name: 'DatabaseAway' });
}, 90_000);

test('a first sync that is read slowly is not given up', async () => {
  const longerThanEveryLimit = patience.answer + 500;
  const answered = office.server.database.inTenant(laptop.tenantId, 'snapshot', async (sql) => {
    await sql.query('SELECT 1');
    await new Promise((resolve) => setTimeout(resolve, longerThanEveryLimit));
    return await sql.query('SELECT 2 AS two');
  });
  expect(await answered).toEqual([{ two: 2 }]);
}, 90_000);

/** Stops the processes of all connections of this server, as a disk that hangs does. */
async function standStill(): Promise<number[]> {
  // All of them are open and idle after this.
  await Promise.all(Array.from({ length: 12 }, pull));
  const rows = await office.server.database.asOwner((sql) =>
    sql.query<{ pid: number }>("SELECT pid FROM pg_stat_activity WHERE application_name = 'fieldbook'"),
  );
  return rows.flatMap(({ pid }) => {
    try {
      process.kill(pid, 'SIGSTOP');
      return [pid];
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // Node's own error
      // One that an earlier test stopped, and that ended since: nobody speaks to it any more.
      return [];
    }
  });
}
