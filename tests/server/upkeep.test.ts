import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetSessions, forgetTokens } from '../../src-server/accounts/forget-sessions.ts';
import type { OfficeDatabase } from '../../src-server/platform/database.ts';
import { keepHouse } from '../../src-server/platform/upkeep.ts';
import { officeUpkeep } from '../../src-server/rooms.ts';
import { mostOpsInPush } from '../../src-shared/sync/protocol.ts';
import { anOffice, customerPatch, newId, testClock } from '../support/sync-office.ts';
import { sqlStoreUnderTest } from '../support/sync-stores.ts';
import { aLoggedInLaptop } from './test-laptop.ts';
import { addTestOffice } from './test-office.ts';
import { startTestServer } from './test-server.ts';

const day = 24 * 60 * 60_000;

describe.each(['pglite', 'postgres'] as const)('what the office forgets on %s', { timeout: 120_000 }, (kind) => {
  let under: Awaited<ReturnType<typeof sqlStoreUnderTest>>;
  let database: OfficeDatabase;
  beforeAll(async () => {
    under = await sqlStoreUnderTest(kind);
    ({ database } = under);
  }, 120_000);
  afterAll(async () => await under.close());
  const house = (most?: number) => keepHouse({ database, clock: testClock }, officeUpkeep, undefined, most);
  const count = async (tenantId: string, table: string) =>
    (await database.asOwner((sql) => sql.query(`SELECT 1 FROM ${table} WHERE tenant_id = $1`, [tenantId]))).length;

  test('old answers to a laptop’s changes go, but never those that it may have to ask again', async () => {
    const place = await anOffice(under);
    const lan = place.laptop('lan');
    const create = (name: string) =>
      ({ entity: 'customers', id: newId(), kind: 'create', patch: customerPatch({ name }) }) as const;
    const first = lan.ops(create('Rất lâu rồi'), ...Array.from({ length: 29 }, (_, at) => create(`Khách ${at}`)));
    const whole = await lan.pushOps(first);
    const last = lan.ops(...Array.from({ length: mostOpsInPush }, (_, at) => create(`Mới ${at}`)));
    const lost = await lan.pushOps(last);
    expect([whole.answer.outcome, lost.answer.outcome]).toEqual(['done', 'done']);

    testClock.advance(89 * day);
    await house();
    expect(await count(place.tenantId, 'op_results')).toBe(30 + mostOpsInPush);
    testClock.advance(2 * day);
    // In several parts: what is due goes all the same.
    expect(await house(7)).toMatchObject({ opResults: 30 });
    expect(await count(place.tenantId, 'op_results')).toBe(mostOpsInPush);
    expect(await house()).toMatchObject({ opResults: 0 });

    // The answer to the last push was lost, and the laptop lay in a drawer for three months: it gets the same answer and nothing is done twice.
    const before = await count(place.tenantId, 'history');
    const again = await lan.pushOps(last);
    expect({ ...again.answer, echo: null }).toEqual({ ...lost.answer, echo: null });
    expect(again.commit).toBeNull();
    // A laptop that was put back to the day before the first push is told that it went back in time; that is not done twice either.
    for (const ops of [first, first.slice(0, 1), [...first.slice(-1), ...last]]) {
      const replayed = await lan.pushOps(ops);
      expect(replayed).toMatchObject({ answer: { outcome: 'rewound', lastOpNo: 30 + mostOpsInPush }, commit: null });
    }
    expect(await count(place.tenantId, 'history')).toBe(before);
    expect((await lan.push(create('Hôm nay')))[0]).toMatchObject({ status: 'ok' });
  });

  test('tokens go a day after their session has ended, the session a quarter later; one that lives loses nothing', async () => {
    const office = await addTestOffice(database);
    const server = await startTestServer(database);
    const { account } = office.people.repNorth;
    const [ended, alive] = [await aLoggedInLaptop(server, account), await aLoggedInLaptop(server, account)];
    const old = alive.session().refreshToken;
    await alive.refresh();
    await ended.call('logout');
    const due = () => keepHouse({ database, clock: server.clock }, [forgetTokens, forgetSessions]);
    const left = async () => [await count(office.tenantId, 'session_tokens'), await count(office.tenantId, 'sessions')];
    server.clock.nowMs += day - 1;
    await due();
    expect(await left()).toEqual([3, 2]);
    server.clock.nowMs += 2;
    await due();
    expect(await left()).toEqual([2, 2]);
    expect(await alive.refresh()).toMatchObject({ status: 200 });
    // Somebody has a copy, and it is still noticed.
    expect(await alive.askRefresh({ refreshToken: old })).toMatchObject({ status: 401, code: 'signed-out' });
    expect(await alive.call('myDevices')).toMatchObject({ status: 401, code: 'signed-out' });
    server.clock.nowMs += 91 * day;
    await due();
    expect(await left()).toEqual([0, 0]);
  });
});
