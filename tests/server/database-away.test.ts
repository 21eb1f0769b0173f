import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OfficeDatabase } from '../../src-server/platform/database.ts';
import { openPostgresDatabase } from '../../src-server/platform/postgres-database.ts';
import type { TestPostgres } from '../support/postgres.ts';
import { anHttpOffice, type HttpOffice } from './sync-http-office.ts';

/*
 * The database is killed as in a power cut while requests are under way: nobody waits for an answer longer than some seconds, the
 * process lives on, and it works again by itself.
 */

let office: HttpOffice;
let postgres: TestPostgres;
beforeAll(async () => {
  office = await anHttpOffice('postgres');
  if (office.server.postgres === null) throw new Error('it was asked for');
  postgres = office.server.postgres;
}, 120_000);
afterAll(async () => await office.close());

const answerWithinMs = 3000;
const workAgainWithinMs = 5000;

test('while the database is away every request is answered “come again” at once, and afterwards the server works by itself', async () => {
  const { address } = office.server;
  const { headers } = await office.laptop('southRep');
  const ask = async (): Promise<{ status: number; code: string | null; ms: number }> => {
    const began = performance.now();
    const answer = await fetch(`${address}/sync/pull?cursor=0&scopes=`, { headers, signal: AbortSignal.timeout(20_000) });
    const text = await answer.text();
    const code = answer.status === 200 ? null : (JSON.parse(text) as { error: { code: string } }).error.code; // serverError
    return { status: answer.status, code, ms: performance.now() - began };
  };
  expect((await ask()).status).toBe(200);
  for (let round = 0; round < 3; round += 1) {
    let isOver = false;
    const answers: Awaited<ReturnType<typeof ask>>[] = [];
    // More at once than there are connections, so that some wait for one.
    const asking = Array.from({ length: 24 }, async () => {
      while (!isOver) answers.push(await ask());
    });
    let healedMs = 0;
    try {
      await until(() => answers.length > 50);
      await postgres.kill();
      const served = answers.filter(({ status }) => status === 200).length;
      await until(() => answers.filter(({ status }) => status === 503).length > 50);
      await postgres.start();
      const healedAt = performance.now();
      await until(() => answers.filter(({ status }) => status === 200).length > served + 100);
      healedMs = performance.now() - healedAt;
    } finally {
      // Whoever still asks when the server has ended would fail the run and not this test.
      isOver = true;
      await Promise.allSettled(asking);
    }
    await Promise.all(asking);
    expect(new Set(answers.map(({ status, code }) => `${status} ${code ?? ''}`.trim()))).toEqual(
      new Set(['200', '503 unavailable']),
    );
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(answerWithinMs);
    expect(healedMs).toBeLessThan(workAgainWithinMs);
  }
}, 90_000);

test('after the database was away another process’s commits are heard again', async () => {
  const heard: string[] = [];
  const database = office.server.database;
  const end = await database.listen('heard_again', (payload) => void heard.push(payload));
  await postgres.kill();
  await postgres.start();
  const other = await openPostgresDatabase(postgres.url());
  try {
    await untilHeard(other, 'heard_again', heard);
    expect(heard.length).toBeGreaterThan(0);
  } finally {
    await end();
    await other.close();
  }
}, 60_000);

test('a transaction whose connection is gone fails where it stands, and nothing of it is there', async () => {
  const { database } = office.server;
  await database.asOwner((sql) => sql.script('CREATE TABLE marks (name text)'));
  const broken = database.asOwner(async (sql) => {
    await sql.query('INSERT INTO marks VALUES ($1)', ['lost']);
    const [own] = await sql.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await database.asOwner((other) => other.query('SELECT pg_terminate_backend($1)', [own?.pid ?? 0]));
    await sql.query('SELECT 1').catch(() => undefined);
    // Were the driver's new connection used, this would be outside of any transaction.
    await sql.query('INSERT INTO marks VALUES ($1)', ['outside']);
  });
  await expect(broken).rejects.toMatchObject({ name: 'DatabaseAway' });
  const swallowed = database.asOwner(async (sql) => {
    await sql.query('INSERT INTO marks VALUES ($1)', ['half']);
    await sql.query('INSERT INTO nothing VALUES (1)').catch(() => undefined);
  });
  await expect(swallowed).rejects.toThrow('nothing was written');
  expect(await database.asOwner((sql) => sql.query('SELECT * FROM marks'))).toEqual([]);
});

async function until(isTrue: () => boolean): Promise<void> {
  const began = performance.now();
  while (!isTrue()) {
    if (performance.now() - began > 20_000) throw new Error('it did not happen within 20 s');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Says it until it is heard: the listener connects again after a pause of its own. */
async function untilHeard(from: OfficeDatabase, channel: string, heard: readonly string[]): Promise<void> {
  for (let tries = 0; tries < 200 && heard.length === 0; tries += 1) {
    await from.asNobody('write', (sql) => sql.query('SELECT pg_notify($1, $2)', [channel, String(tries)]));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
