import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { OfficeDatabase } from '../../src-server/platform/database.ts';
import { madeCalendarFeedAnswer } from '../../src-shared/sync/protocol.ts';
import { officeRooms } from '../../src-server/rooms.ts';
import { aDatabase } from '../support/office.ts';
import { type CallerName, callers, matrix, type Setting } from './matrix-rows.ts';
import { aLaptop, logAllIn, type TestLaptop } from './test-laptop.ts';
import { addTestOffice, type TestOffice } from './test-office.ts';
import { addTestLine, addTestPaper } from './test-papers.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let database: OfficeDatabase;
let end: () => Promise<void>;
let server: TestServer;
/** What the router was told, whoever told it. */
const routesOfServer: string[] = [];

beforeAll(async () => {
  ({ database, end } = await aDatabase('postgres'));
  const listRoutes: (typeof officeRooms.guards)[number] = async (app) => {
    app.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) routesOfServer.push(`${one} ${url}`);
    });
  };
  server = await startTestServer(database, { rooms: { ...officeRooms, guards: [listRoutes, ...officeRooms.guards] } });
});
afterAll(async () => {
  await server.server.close();
  await end();
});

test('every route of the server has its row in the matrix of rights, and no row is left over', () => {
  expect(routesOfServer.length).toBeGreaterThan(10);
  expect([...routesOfServer].sort()).toEqual(Object.keys(matrix).sort());
});

test('the public description tells every route in a sentence, and which of them need a token', async () => {
  const answer = await server.call({ method: 'GET', url: '/openapi.json' });
  const { paths } = z
    .object({
      paths: z.record(
        z.string(),
        z.record(
          z.string(),
          z.object({ summary: z.string().min(10), security: z.array(z.object({ token: z.array(z.string()) })).optional() }),
        ),
      ),
    })
    .parse(answer.body);
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security }]): [string, boolean] => [
      `${method.toUpperCase()} ${path.replace('{id}', ':id')}`,
      security !== undefined,
    ]),
  );
  const wanted = Object.entries(matrix).map(([route, { expected }]): [string, boolean] => [route, expected.expired !== 'yes']);
  expect(Object.fromEntries(described)).toEqual(Object.fromEntries(wanted));
});

describe('of ten callers exactly those get an answer who may, and who may not changes nothing', () => {
  test.each(Object.entries(matrix))('%s', async (_route, row) => {
    const { setting, laptops, foreignIds } = await (row.spends === true ? tenCallers() : sameCallers());
    const verdicts: Partial<Record<CallerName, string>> = {};
    // Whoever may not asks first: what the others do to their own sessions must not be what refuses him.
    const inOrder = [...callers].sort((a, b) => Number(row.expected[a] === 'yes') - Number(row.expected[b] === 'yes'));
    // Nothing to look at where everybody may.
    const before = inOrder.some((caller) => row.expected[caller] !== 'yes') ? await hashOfTables(row.bookkeeping ?? []) : null;
    for (const caller of inOrder) {
      const answer = await row.ask(laptops[caller], setting);
      const verdict = (row.verdict ?? plainVerdict)(answer, setting);
      verdicts[caller] = verdict;
      if (verdict !== 'yes' && before !== null)
        expect(await hashOfTables(row.bookkeeping ?? []), `${caller} changed something`).toEqual(before);
      if (caller === 'foreignAdmin') {
        for (const id of foreignIds) expect(answer.text.includes(id), 'another office’s id is told').toBe(false);
      }
    }
    expect(verdicts).toEqual(row.expected);
  });
});

function plainVerdict(answer: { status: number; code: string | null }): string {
  return answer.code ?? (answer.status === 200 || answer.status === 204 ? 'yes' : `status ${answer.status}`);
}

let kept: ReturnType<typeof tenCallers> | null = null;
/** One office for all routes that leave their callers as they were. */
function sameCallers(): ReturnType<typeof tenCallers> {
  kept ??= tenCallers();
  return kept;
}

/** An office with the ten callers on laptops of their own. */
async function tenCallers(): Promise<{ setting: Setting; laptops: Record<CallerName, TestLaptop>; foreignIds: string[] }> {
  const office = await addTestOffice(database);
  const foreign = await addTestOffice(database);
  const { people } = office;
  const persons: Record<CallerName, { account: string; userId: string }> = {
    anonymous: { account: 'nobody@example.vn', userId: people.repNorth.userId },
    expired: people.repSouth,
    disabled: people.leftNorth,
    revoked: people.repNorth,
    repOwner: people.repNorth,
    repOther: people.otherRepNorth,
    managerOwn: people.managerNorth,
    managerOther: people.managerSouth,
    admin: people.admin,
    foreignAdmin: foreign.people.admin,
  };
  const entries = callers.map((caller) => [caller, aLaptop(server, persons[caller].account)] as const);
  const laptops = Object.fromEntries(entries) as Record<CallerName, TestLaptop>; // one for each of `callers`
  const spare = aLaptop(server, people.repNorth.account);
  await logAllIn(server, [
    ...callers.map((caller) => ({
      laptop: laptops[caller],
      tenantId: caller === 'foreignAdmin' ? foreign.tenantId : office.tenantId,
      userId: persons[caller].userId,
    })),
    { laptop: spare, tenantId: office.tenantId, userId: people.repNorth.userId },
  ]);
  laptops.anonymous.pretend({ ...spare.session(), accessToken: 'A'.repeat(43), refreshToken: 'B'.repeat(43) });
  await database.asOwner(async (sql) => {
    const past = new Date(server.clock.now() - 1).toISOString();
    await sql.query(
      `UPDATE session_tokens t SET access_expires_at = $1 FROM sessions s
        WHERE s.tenant_id = t.tenant_id AND s.id = t.session_id AND s.device_id = $2`,
      [past, laptops.expired.device.id],
    );
    await sql.query('UPDATE accounts SET disabled_at = $1 WHERE user_id = $2', [past, people.leftNorth.userId]);
    await sql.query('UPDATE devices SET revoked_at = $1 WHERE id = $2', [past, laptops.revoked.device.id]);
  });
  const paper = await addTestPaper(database, office, { isSent: true });
  await addTestLine(database, office, spare.device.id);
  const { token } = madeCalendarFeedAnswer.parse((await spare.call('makeCalendarFeed', { body: {} })).body);
  const setting = { office, paper, calendarToken: token, spareDeviceId: spare.device.id, epoch: spare.session().epoch };
  return { setting, laptops, foreignIds: idsOf(office, Object.values(laptops), laptops.foreignAdmin, setting) };
}

/** Every id of the office that nobody outside may read. */
function idsOf(office: TestOffice, laptops: readonly TestLaptop[], outsider: TestLaptop, setting: Setting): string[] {
  const devices = laptops.filter((laptop) => laptop !== outsider).map(({ device }) => device.id);
  const users = Object.values(office.people).map(({ userId }) => userId);
  return [office.tenantId, office.customerId, setting.epoch, setting.spareDeviceId, ...devices, ...users];
}

/** Of everything the database holds, table by table; the audit log is there to grow. */
async function hashOfTables(without: readonly string[]): Promise<Record<string, string>> {
  return await database.asOwner(async (sql) => {
    const tables = await sql.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
    );
    const counted = tables.map(({ name }) => name).filter((name) => name !== 'audit_log' && !without.includes(name));
    const rows = await sql.query<{ name: string; content: string }>(
      counted
        .map(
          (name) =>
            `SELECT '${name}' AS name, coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') AS content FROM ${name} t`,
        )
        .join(' UNION ALL '),
    );
    return Object.fromEntries(rows.map(({ name, content }) => [name, createHash('sha256').update(content).digest('hex')]));
  });
}
