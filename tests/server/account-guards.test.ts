import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditEvents, nobodysTenant, verifyAudit } from '../../src-server/accounts/audit.ts';
import { isEndOf, type SessionEnd, watchSessionEnds } from '../../src-server/accounts/session-ends.ts';
import { verifyAuditLogs } from '../../src-server/admin/audit.ts';
import { setActive, setPassword, setRole } from '../../src-server/admin/users.ts';
import { createPasswordHasher } from '../../src-server/accounts/hashing.ts';
import type { OfficeDatabase } from '../../src-server/platform/database.ts';
import { protocolHeader, protocolVersion, routes } from '../../src-shared/sync/protocol.ts';
import { aDatabase } from '../support/office.ts';
import { aLaptop, aLoggedInLaptop, type TestLaptop } from './test-laptop.ts';
import { addTestOffice } from './test-office.ts';
import { cheapCost, password, startTestServer, type TestServer } from './test-server.ts';

const minute = 60_000;
let database: OfficeDatabase;
let end: () => Promise<void>;
beforeAll(async () => {
  ({ database, end } = await aDatabase('postgres'));
});
afterAll(async () => await end());

const changePassword = (laptop: TestLaptop) =>
  laptop.call('changePassword', { body: { current: password, next: 'ngày mai trời lại sáng' } });

async function start(config: Parameters<typeof startTestServer>[1] = {}) {
  const office = await addTestOffice(database);
  const server = await startTestServer(database, config);
  return { office, server, rep: office.people.repNorth };
}
const officeDepsOf = ({ deps }: TestServer) => ({ ...deps, hasher: createPasswordHasher(cheapCost) });

describe('somebody who guesses passwords', () => {
  test('a thousand tries in a quarter of an hour: ten are answered at most, and the honest person logs in from elsewhere', async () => {
    const { server, rep } = await start();
    const thief = aLaptop(server, rep.account, '203.0.113.9');
    const codes = new Map<string, number>();
    for (let nth = 0; nth < 1000; nth += 1) {
      const { code, headers } = await thief.login({ password: `guess number ${nth}` });
      codes.set(code ?? 'in', (codes.get(code ?? 'in') ?? 0) + 1);
      if (code === 'too-many-tries') expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      server.clock.nowMs += (15 * minute) / 1000;
    }
    expect([...codes.keys()].sort()).toEqual(['too-many-tries', 'wrong-password']);
    expect(codes.get('wrong-password')).toBeLessThanOrEqual(10);
    // The right password does not help him either while he has to wait.
    expect(await thief.login()).toMatchObject({ status: 429, code: 'too-many-tries' });
    expect(await aLaptop(server, rep.account, '198.51.100.7').login()).toMatchObject({ status: 200 });
  });

  test('fifty at the same moment get no further than a handful', async () => {
    const { server, rep } = await start();
    const thief = aLaptop(server, rep.account, '203.0.113.9');
    const answers = await Promise.all(Array.from({ length: 50 }, (_, nth) => thief.login({ password: `guess number ${nth}` })));
    expect(answers.filter(({ code }) => code === 'wrong-password').length).toBeLessThanOrEqual(6);
    expect(answers.every(({ code }) => code === 'wrong-password' || code === 'too-many-tries')).toBe(true);
  });

  test('at a laptop that was left unlocked is no quicker with the current password', async () => {
    const { server, rep } = await start();
    const laptop = await aLoggedInLaptop(server, rep.account);
    let answered = 0;
    for (let nth = 0; nth < 45; nth += 1) {
      const { code } = await laptop.call('changePassword', { body: { current: `guess ${nth}`, next: 'ngày mai trời lại sáng' } });
      if (code === 'wrong-password') answered += 1;
      server.clock.nowMs += 20_000;
    }
    expect(answered).toBeLessThanOrEqual(10);
  });

  test('a flood from one address is cut before anything is looked up', async () => {
    const { server } = await start({ config: { requestsInMinute: 20 } });
    const answers = [];
    for (let nth = 0; nth < 30; nth += 1)
      answers.push(await server.call({ method: 'GET', url: '/devices', token: 'x'.repeat(43) }));
    expect(answers.map(({ code }) => code)).toEqual([
      ...Array.from({ length: 20 }, () => 'unauthenticated'),
      ...Array.from({ length: 10 }, () => 'too-many-tries'),
    ]);
    expect(await server.call({ method: 'GET', url: '/hello', address: '198.51.100.8' })).toMatchObject({ status: 200 });
  });
});

describe('the audit log', () => {
  async function linesOf(tenantId: string) {
    return await database.asOwner((sql) =>
      sql.query<{ event: string; userId: string | null; address: string | null; detail: string }>(
        `SELECT event, user_id::text AS "userId", address, detail FROM audit_log WHERE tenant_id = $1 ORDER BY n`,
        [tenantId],
      ),
    );
  }
  /** A denial is written down after its answer has gone out. */
  const untilDenied = async (tenantId: string, times: number) => {
    const denials = async () => (await linesOf(tenantId)).filter(({ event }) => event === 'denied').length;
    await expect.poll(denials, { timeout: 10_000 }).toBe(times);
  };
  const verified = (tenantId: string, expected: string | null = null) =>
    database.asOwner((sql) => verifyAudit(sql, tenantId, expected));

  test('holds who logged in, failed, was refused, denied, ended, changed, and in which order', async () => {
    const { office, server, rep } = await start();
    const { tenantId, people } = office;
    const laptop = await aLoggedInLaptop(server, rep.account);
    await aLaptop(server, rep.account).login({ password: 'wrong' });
    await aLaptop(server, people.otherRepNorth.account).login({ device: { id: laptop.device.id } });
    await laptop.call('allDevices');
    await untilDenied(tenantId, 1);
    await laptop.askRefresh({ signature: 'AAAA' });
    await laptop.call('changePassword', { body: { current: password, next: 'ngày mai trời lại sáng' } });
    await laptop.call('renewDevice', { body: { id: crypto.randomUUID(), name: 'x', publicKey: laptop.publicKey, lastOpNo: 0 } });
    await setRole(officeDepsOf(server), tenantId, rep.userId, 'manager');
    await setPassword(officeDepsOf(server), tenantId, rep.userId, 'mười hai con giáp');
    await laptop.login({ password: 'mười hai con giáp' });
    await laptop.call('revokeDevice', { id: laptop.device.id });
    await laptop.login({ password: 'mười hai con giáp' });
    await setActive(officeDepsOf(server), tenantId, rep.userId, false);
    const lines = await linesOf(tenantId);
    expect(lines.map(({ event }) => event)).toEqual([
      'device-registered',
      'login',
      'login-failed',
      'login-refused',
      'denied',
      'refresh-refused',
      'password-changed',
      'device-renewed',
      'role-changed',
      'password-set',
      'login',
      'device-revoked',
      'login-refused',
      'user-changed',
    ]);
    expect(lines[2]).toEqual({
      event: 'login-failed',
      userId: rep.userId,
      address: '198.51.100.7',
      detail: '{"code":"wrong-password"}',
    });
    expect(lines[4]).toMatchObject({ event: 'denied', userId: rep.userId, detail: '{"method":"GET","route":"/devices/all"}' });
    expect(await verified(tenantId)).toMatchObject({ lines: 14, problem: null });
    expect(lines.filter(({ event }) => !auditEvents.some((known) => known === event))).toEqual([]);
  });

  test('a reused token, a logout and an account that nobody has stand in it as well', async () => {
    const { office, server, rep } = await start();
    const laptop = await aLoggedInLaptop(server, rep.account);
    const old = laptop.session().refreshToken;
    await laptop.refresh();
    server.clock.nowMs += minute;
    await laptop.askRefresh({ refreshToken: old });
    await laptop.login();
    await laptop.call('logout');
    expect((await linesOf(office.tenantId)).map(({ event }) => event).slice(2)).toEqual(['session-reused', 'login', 'logout']);
    await aLaptop(server, 'mật-khẩu-gõ-nhầm-ô').login();
    const nobodys = await linesOf(nobodysTenant);
    expect(nobodys.at(-1)).toMatchObject({ event: 'login-failed', userId: null, address: '198.51.100.7' });
    expect(JSON.stringify(nobodys)).not.toContain('gõ-nhầm');
    expect(await verified(nobodysTenant)).toMatchObject({ problem: null });
  });

  test('the server’s role can neither change nor delete a line, nor choose its number or hash', async () => {
    const { office, server, rep } = await start();
    await aLoggedInLaptop(server, rep.account);
    const asApp = (text: string) => database.inTenant(office.tenantId, 'write', (sql) => sql.query(text));
    for (const text of ["UPDATE audit_log SET event = 'x'", 'DELETE FROM audit_log', 'TRUNCATE audit_log']) {
      await expect(asApp(text), text).rejects.toThrow(/permission denied/);
      await expect(
        database.asOwner((sql) => sql.query(text)),
        text,
      ).rejects.toThrow(/only added to/);
    }
    await asApp(
      `INSERT INTO audit_log (tenant_id, n, at, event, previous_hash, hash) VALUES ('${office.tenantId}', 1, 'x', 'forged', 'y', 'z')`,
    );
    await expect(
      asApp(
        `INSERT INTO audit_log (tenant_id, n, at, event, previous_hash, hash) VALUES ('${nobodysTenant}', 1, 'x', 'forged', 'y', 'z')`,
      ),
    ).rejects.toThrow(/row-level security/);
    expect(await verified(office.tenantId)).toMatchObject({ lines: 3, problem: null });
  });

  test.each([
    ['another text', "UPDATE audit_log SET detail = '{}' WHERE tenant_id = $1 AND n = 4", { number: 4, problem: 'hash' }],
    ['another person', 'UPDATE audit_log SET user_id = NULL WHERE tenant_id = $1 AND n = 2', { number: 2, problem: 'hash' }],
    ['a line taken out', 'DELETE FROM audit_log WHERE tenant_id = $1 AND n = 3', { number: 3, problem: 'number' }],
    [
      'a line taken out and the rest moved up',
      'DELETE FROM audit_log WHERE tenant_id = $1 AND n = 4; UPDATE audit_log SET n = n - 1 WHERE tenant_id = $1 AND n > 4',
      { number: 4, problem: 'previous' },
    ],
    ['the end cut off', 'DELETE FROM audit_log WHERE tenant_id = $1 AND n > 3', { number: 4, problem: 'expected-missing' }],
  ])('%s by whoever owns the database is noticed', async (_what, tamper, problem) => {
    const { office, server, rep } = await start();
    const laptop = await aLoggedInLaptop(server, rep.account);
    for (let nth = 0; nth < 3; nth += 1) await laptop.call('allDevices');
    await untilDenied(office.tenantId, 3);
    const { hash } = await verified(office.tenantId);
    const changed = database.asOwner(async (sql) => {
      await sql.script('ALTER TABLE audit_log DISABLE TRIGGER audit_is_append_only');
      for (const statement of tamper.split('; ')) await sql.query(statement, [office.tenantId]);
      const verdict = await verifyAudit(sql, office.tenantId, hash);
      await sql.script('ALTER TABLE audit_log ENABLE TRIGGER audit_is_append_only');
      return verdict;
    });
    expect((await changed).problem).toEqual(problem);
  });

  test('`audit verify` tells the operator where each log ends, and which line of which office is not as it was', async () => {
    const { office, server, rep } = await start();
    await aLoggedInLaptop(server, rep.account);
    const said: string[] = [];
    const verify = async (hash: string | null) =>
      await verifyAuditLogs(officeDepsOf(server), { id: office.tenantId, name: 'Sơn Mai' }, hash, (line) => said.push(line));
    await verify(null);
    const { hash } = await verified(office.tenantId);
    expect(said).toEqual([`Sơn Mai: 2 lines, all as they were written. The last one's hash: ${hash}`]);
    await expect(verify('f'.repeat(64))).rejects.toThrow(/line 3 and perhaps more is missing/);
    await database.asOwner(async (sql) => {
      await sql.script('ALTER TABLE audit_log DISABLE TRIGGER audit_is_append_only');
      await sql.query('UPDATE audit_log SET at = $1 WHERE tenant_id = $2 AND n = 1', [
        '2026-01-01T00:00:00.000Z',
        office.tenantId,
      ]);
      await sql.script('ALTER TABLE audit_log ENABLE TRIGGER audit_is_append_only');
    });
    await expect(verify(hash)).rejects.toThrow(/Sơn Mai: line 1 is not as it was written/);
  });
});

describe('whoever holds a stream open', () => {
  test.each([
    ['the device is ended', (of: TestLaptop, by: TestLaptop) => by.call('revokeDevice', { id: of.device.id })],
    ['the person logs out there', (of: TestLaptop) => of.call('logout')],
    ['the password is changed elsewhere', (_of: TestLaptop, by: TestLaptop) => changePassword(by)],
    ['the person logs in there anew', (of: TestLaptop) => of.login()],
  ])('is cut off as soon as %s, and others are not', async (_when, act) => {
    const { server, rep } = await start();
    const [laptop, other] = [await aLoggedInLaptop(server, rep.account), await aLoggedInLaptop(server, rep.account)];
    const address = await server.server.listen({ host: '127.0.0.1', port: 0 });
    const open = async ({ session }: TestLaptop) => {
      const headers = { authorization: `Bearer ${session().accessToken}`, [protocolHeader]: String(protocolVersion) };
      const response = await fetch(`${address}${routes.events.path}`, { headers });
      expect(response.status).toBe(200);
      const readToEnd = async () => {
        for await (const _chunk of response.body ?? []);
        return 'cut off';
      };
      // In an object: a promise alone would be waited for here.
      return { isCut: readToEnd() };
    };
    const [cut, kept] = [await open(laptop), await open(other)];
    expect(await act(laptop, other)).toMatchObject({ status: 200 });
    expect(await Promise.race([cut.isCut, kept.isCut.then(() => 'the other one')])).toBe('cut off');
    expect(await Promise.race([kept.isCut, other.call('myDevices')])).toMatchObject({ status: 200 });
    await server.server.close();
    expect(await kept.isCut).toBe('cut off');
  });

  test('hears of the end of a session, of a device, of all but one session of a person', async () => {
    const { office, server, rep } = await start();
    const laptops = [await aLoggedInLaptop(server, rep.account), await aLoggedInLaptop(server, rep.account)] as const;
    const heard: SessionEnd[] = [];
    const { promise: isTold, resolve } = Promise.withResolvers<void>();
    const stop = await watchSessionEnds(database, (one) => {
      if (heard.push(one) === 2) resolve();
    });
    await changePassword(laptops[0]);
    await laptops[0].call('revokeDevice', { id: laptops[1].device.id });
    await isTold;
    await stop();
    const caller = (at: 0 | 1, sessionId: string) => ({
      tenantId: office.tenantId,
      userId: rep.userId,
      role: 'rep' as const,
      deviceId: laptops[at].device.id,
      sessionId,
    });
    const own = heard[0]?.exceptSessionId ?? '';
    expect(heard.map((one) => isEndOf(one, caller(0, own)))).toEqual([false, false]);
    expect(heard.map((one) => isEndOf(one, caller(1, 'another')))).toEqual([true, true]);
    expect(heard.map((one) => isEndOf(one, { ...caller(1, 'another'), tenantId: 'x' }))).toEqual([false, false]);
  });
});

test('no secret stands in a log line, in an answer that refuses, in the audit log or, as itself, in any table', async () => {
  const { server, rep } = await start();
  const [wrong, next] = ['bí mật gõ nhầm 77', 'ngày mai trời lại sáng'];
  const laptop = await aLoggedInLaptop(server, rep.account);
  const secrets = new Set([password, wrong, next]);
  const keep = () => secrets.add(laptop.session().accessToken).add(laptop.session().refreshToken);
  keep();
  const refusals = [
    await aLaptop(server, rep.account).login({ password: wrong }),
    await aLaptop(server, wrong).login(),
    await aLaptop(server, rep.account).login({ device: { publicKey: wrong } }),
    await laptop.askRefresh({ signature: wrong }),
    await laptop.call('changePassword', { body: { current: wrong, next } }),
    await laptop.call('changePassword', { body: { current: wrong, next, more: wrong } }),
    await laptop.call('changePassword', { body: { current: password, next: password } }),
    await laptop.call('revokeDevice', { id: encodeURIComponent(wrong) }),
    await server.call({
      method: 'POST',
      url: `/auth/${encodeURIComponent(wrong)}`,
      body: { password: wrong },
      token: wrong.replaceAll(' ', ''),
    }),
    await server.call({ method: 'GET', url: `/devices?token=${laptop.session().accessToken}` }),
  ];
  expect(refusals.map(({ status }) => status < 400 || status >= 500)).not.toContain(true);
  await laptop.refresh();
  keep();
  await laptop.call('changePassword', { body: { current: password, next } });
  await laptop.call('logout');

  const everything = await database.asOwner(async (sql) => {
    const tables = await sql.query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'");
    const rows = await Promise.all(tables.map(({ name }) => sql.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`)));
    return rows.flat().map(({ row }) => row);
  });
  expect(server.lines.length).toBeGreaterThan(10);
  const places = { log: server.lines, refusals: refusals.map(({ text }) => text), tables: everything };
  for (const [place, texts] of Object.entries(places)) {
    for (const secret of secrets) {
      const found = texts.find((text) => text.includes(secret) || text.includes(encodeURIComponent(secret)));
      expect(found, `${place} holds a secret`).toBeUndefined();
    }
  }
});
