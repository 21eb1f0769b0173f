import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OfficeDatabase } from '../../src-server/platform/database.ts';
import { routes } from '../../src-shared/sync/protocol.ts';
import { passwordTests } from './password-tests.ts';
import { aLaptop, aLoggedInLaptop } from './test-laptop.ts';
import { addTestOffice } from './test-office.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Logging in, refreshing, ending: on whichever database is given, since transactions and locks are half of it. */
export function sessionSuite(open: () => Promise<{ database: OfficeDatabase; end: () => Promise<void> }>): void {
  let database: OfficeDatabase;
  let end: () => Promise<void>;
  let server: TestServer;
  const start = async () => {
    const office = await addTestOffice(database);
    server = await startTestServer(database);
    return { office, rep: office.people.repNorth };
  };

  beforeAll(async () => {
    ({ database, end } = await open());
  });
  afterAll(async () => await end());

  describe('logging in', () => {
    test('gives a session, the person, the office and a short code for the laptop', async () => {
      const { office, rep } = await start();
      const [first, second] = [aLaptop(server, rep.account.toUpperCase()), aLaptop(server, ` ${rep.account} `)];
      expect(await first.login()).toMatchObject({ status: 200 });
      expect(first.session()).toMatchObject({
        deviceId: first.device.id,
        deviceCode: 'A1',
        accessExpiresInMs: 15 * minute,
        user: { id: rep.userId, name: 'repNorth', role: 'rep' },
        organisation: { id: office.tenantId, name: 'Sơn Mai' },
        serverTime: server.clock.now(),
      });
      expect(await second.login()).toMatchObject({ status: 200 });
      expect(second.session().deviceCode).toBe('B1');
      expect(await first.call('myDevices')).toMatchObject({ status: 200 });
    });

    test('a wrong password and an account that nobody has get one answer', async () => {
      const { rep } = await start();
      const wrong = await aLaptop(server, rep.account).login({ password: 'con mèo trèo cây cam' });
      const nobody = await aLaptop(server, 'nobody@example.vn').login();
      expect(wrong).toMatchObject({ status: 401, code: 'wrong-password' });
      expect(nobody.text).toBe(wrong.text);
    });

    test('of two laptops with one name at the same moment each has its own code', async () => {
      const { rep } = await start();
      const laptops = Array.from({ length: 4 }, () => aLaptop(server, rep.account));
      for (const answer of await Promise.all(laptops.map((laptop) => laptop.login()))) expect(answer.status).toBe(200);
      expect(new Set(laptops.map((laptop) => laptop.session().deviceCode)).size).toBe(4);
    });

    test('again on the same laptop it keeps its code and the session before is over', async () => {
      const { rep } = await start();
      const laptop = await aLoggedInLaptop(server, rep.account);
      const before = laptop.session();
      await laptop.login();
      expect(laptop.session()).toMatchObject({ deviceCode: before.deviceCode, deviceId: before.deviceId });
      expect(await laptop.call('myDevices', { token: before.accessToken })).toMatchObject({ status: 401, code: 'signed-out' });
      expect(await laptop.askRefresh({ refreshToken: before.refreshToken })).toMatchObject({ status: 401, code: 'signed-out' });
      expect(await laptop.call('myDevices')).toMatchObject({ status: 200 });
    });

    test('somebody who has left does not get in, even with the right password, and a laptop of his is out at the next request', async () => {
      const { rep, office } = await start();
      const laptop = await aLoggedInLaptop(server, rep.account);
      await database.asOwner((sql) =>
        sql.query('UPDATE users SET is_active = false WHERE tenant_id = $1 AND id = $2', [office.tenantId, rep.userId]),
      );
      expect(await laptop.call('myDevices')).toMatchObject({ status: 401, code: 'signed-out' });
      expect(await laptop.askRefresh()).toMatchObject({ status: 401, code: 'signed-out' });
      expect(await laptop.login()).toMatchObject({ status: 403, code: 'forbidden' });
      expect(await laptop.login({ password: 'wrong' })).toMatchObject({ status: 401, code: 'wrong-password' });
    });

    test('another person’s laptop is refused, of the same office and of another one', async () => {
      const { office, rep } = await start();
      const foreign = await addTestOffice(database);
      const laptop = await aLoggedInLaptop(server, rep.account);
      for (const person of [office.people.otherRepNorth, foreign.people.repNorth]) {
        const thief = aLaptop(server, person.account);
        expect(await thief.login({ device: { id: laptop.device.id } })).toMatchObject({ status: 409, code: 'foreign-device' });
      }
      expect(await laptop.call('myDevices')).toMatchObject({ status: 200 });
      expect(await laptop.refresh()).toMatchObject({ status: 200 });
    });

    test('a device whose id came in capitals is the same device', async () => {
      const { rep } = await start();
      const laptop = aLaptop(server, rep.account);
      const id = laptop.device.id;
      laptop.device.id = id.toUpperCase();
      expect(await laptop.login()).toMatchObject({ status: 200, body: { deviceId: id } });
      expect(await laptop.refresh()).toMatchObject({ status: 200, body: { deviceId: id } });
      expect(await laptop.call('revokeDevice', { id: id.toUpperCase() })).toMatchObject({ status: 200 });
      expect(await laptop.call('myDevices')).toMatchObject({ status: 401, code: 'device-revoked' });
    });

    test('what is no key of a device is refused before a password is looked at', async () => {
      const { rep } = await start();
      for (const publicKey of ['', 'AAAA', 'x'.repeat(90)]) {
        expect(await aLaptop(server, rep.account).login({ device: { publicKey } })).toMatchObject({
          status: 400,
          code: 'invalid',
        });
      }
    });
  });

  describe('refreshing', () => {
    test('gives other tokens each time, and the new ones work', async () => {
      const { rep } = await start();
      const laptop = await aLoggedInLaptop(server, rep.account);
      const seen = new Set<string>();
      for (let round = 0; round < 5; round += 1) {
        seen.add(laptop.session().accessToken).add(laptop.session().refreshToken);
        server.clock.nowMs += 14 * minute;
        expect(await laptop.refresh()).toMatchObject({ status: 200 });
        expect(await laptop.call('myDevices')).toMatchObject({ status: 200 });
      }
      expect(seen.size).toBe(10);
    });

    test('an access token works for a quarter of an hour', async () => {
      const { rep } = await start();
      const laptop = await aLoggedInLaptop(server, rep.account);
      server.clock.nowMs += 15 * minute - 1;
      expect(await laptop.call('myDevices')).toMatchObject({ status: 200 });
      server.clock.nowMs += 1;
      expect(await laptop.call('myDevices')).toMatchObject({ status: 401, code: 'unauthenticated' });
      expect(await laptop.refresh()).toMatchObject({ status: 200 });
    });

    test('whose answer was lost is asked again within thirty seconds and gets the same', async () => {
      const { rep } = await start();
      const laptop = await aLoggedInLaptop(server, rep.account);
      const lost = await laptop.askRefresh();
      server.clock.nowMs += 30_000;
      const again = await laptop.refresh();
      expect(again).toMatchObject({ status: 200 });
      const { accessToken, refreshToken } = laptop.session();
      expect(lost.body).toMatchObject({ accessToken, refreshToken });
      expect(laptop.session().accessExpiresInMs).toBe(15 * minute - 30_000);
      expect(await laptop.refresh()).toMatchObject({ status: 200 });
    });

    test('twice at the same moment gives one new generation, the same to both', async () => {
      const { rep, office } = await start();
      const laptop = await aLoggedInLaptop(server, rep.account);
      const answers = await Promise.all(Array.from({ length: 6 }, () => laptop.askRefresh()));
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(answers[0]).toMatchObject({ status: 200 });
      const generations = await database.asOwner((sql) =>
        sql.query('SELECT 1 FROM session_tokens WHERE tenant_id = $1', [office.tenantId]),
      );
      expect(generations).toHaveLength(2);
    });

    test('with a token that was used before ends the session: somebody has a copy', async () => {
      const { rep } = await start();
      const laptop = await aLoggedInLaptop(server, rep.account);
      const old = laptop.session().refreshToken;
      await laptop.refresh();
      server.clock.nowMs += 30_001;
      expect(await laptop.askRefresh({ refreshToken: old })).toMatchObject({ status: 401, code: 'signed-out' });
      expect(await laptop.call('myDevices')).toMatchObject({ status: 401, code: 'signed-out' });
      expect(await laptop.askRefresh()).toMatchObject({ status: 401, code: 'signed-out' });
    });

    test('each of twenty old tokens is worth nothing', async () => {
      const { rep } = await start();
      const laptop = await aLoggedInLaptop(server, rep.account);
      const old: string[] = [];
      for (let round = 0; round < 20; round += 1) {
        old.push(laptop.session().refreshToken);
        server.clock.nowMs += minute;
        await laptop.refresh();
      }
      server.clock.nowMs += minute;
      for (const refreshToken of old) expect((await laptop.askRefresh({ refreshToken })).status).toBe(401);
    });

    test('with the one before last inside the thirty seconds gets nothing and does no harm', async () => {
      const { rep } = await start();
      const laptop = await aLoggedInLaptop(server, rep.account);
      const old = laptop.session().refreshToken;
      await laptop.refresh();
      await laptop.refresh();
      expect(await laptop.askRefresh({ refreshToken: old })).toMatchObject({ status: 401, code: 'signed-out' });
      expect(await laptop.refresh()).toMatchObject({ status: 200 });
    });

    test('needs the device’s own signature, of this token and of now', async () => {
      const { rep } = await start();
      const laptop = await aLoggedInLaptop(server, rep.account);
      const thief = aLaptop(server, rep.account);
      const { refreshToken } = laptop.session();
      const signed = thief.refreshBody({ refreshToken }).signature;
      for (const signature of ['', 'AAAA', signed, laptop.refreshBody({ refreshToken: 'another' }).signature]) {
        expect(await laptop.askRefresh({ signature })).toMatchObject({ status: 401, code: 'signed-out' });
      }
      expect(await laptop.refresh()).toMatchObject({ status: 200 });
    });

    test('a token that was stolen is of no use on another device', async () => {
      const { office, rep } = await start();
      const laptop = await aLoggedInLaptop(server, rep.account);
      const { refreshToken } = laptop.session();
      for (const account of [rep.account, office.people.otherRepNorth.account]) {
        const thief = await aLoggedInLaptop(server, account);
        expect(await thief.askRefresh({ refreshToken })).toMatchObject({ status: 409, code: 'foreign-device' });
        expect(await thief.askRefresh({ refreshToken, deviceId: laptop.device.id })).toMatchObject({
          status: 401,
          code: 'signed-out',
        });
      }
      expect(await laptop.refresh()).toMatchObject({ status: 200 });
    });

    test('bears a clock that is five minutes off, and says so plainly where it is more', async () => {
      const { rep } = await start();
      const laptop = await aLoggedInLaptop(server, rep.account);
      const now = server.clock.now();
      for (const skew of [5 * minute + 1, -5 * minute - 1, 365 * day, -365 * day]) {
        const answer = await laptop.askRefresh({ signedAt: now + skew });
        expect(answer).toMatchObject({ status: 400, code: 'clock-skew', headers: { 'fieldbook-time': String(now) } });
      }
      for (const skew of [5 * minute, -5 * minute])
        expect(await laptop.askRefresh({ signedAt: now + skew })).toMatchObject({ status: 200 });
    });

    test('is over after thirty days, however often it was done', async () => {
      const { rep } = await start();
      const laptop = await aLoggedInLaptop(server, rep.account);
      for (let days = 0; days < 29; days += 7) {
        server.clock.nowMs += 7 * day;
        const answer = await laptop.refresh();
        expect(answer.status).toBe(days < 28 ? 200 : 401);
      }
      expect(await laptop.call('myDevices')).toMatchObject({ status: 401 });
    });
  });

  describe('passwords', () => {
    passwordTests(async () => ({ ...(await start()), database, server }));
  });

  describe('ending', () => {
    test('logging out ends this laptop’s session and no other', async () => {
      const { rep } = await start();
      const [laptop, other] = [await aLoggedInLaptop(server, rep.account), await aLoggedInLaptop(server, rep.account)];
      expect(await laptop.call('logout')).toMatchObject({ status: 200 });
      expect(await laptop.call('myDevices')).toMatchObject({ status: 401, code: 'signed-out' });
      expect(await laptop.askRefresh()).toMatchObject({ status: 401, code: 'signed-out' });
      expect(await other.call('myDevices')).toMatchObject({ status: 200 });
    });

    test('a device that was ended is out at once and for good; its owner’s other ones are not', async () => {
      const { office, rep } = await start();
      const [laptop, other] = [await aLoggedInLaptop(server, rep.account), await aLoggedInLaptop(server, rep.account)];
      const admin = await aLoggedInLaptop(server, office.people.admin.account);
      expect(await admin.call('revokeDevice', { id: laptop.device.id })).toMatchObject({ status: 200 });
      expect(await laptop.call('myDevices')).toMatchObject({ status: 401, code: 'device-revoked' });
      expect(await laptop.askRefresh()).toMatchObject({ status: 401, code: 'device-revoked' });
      expect(await laptop.login()).toMatchObject({ status: 401, code: 'device-revoked' });
      expect(await other.call('revokeDevice', { id: laptop.device.id })).toMatchObject({ status: 200 });
      expect(await other.call('myDevices')).toMatchObject({
        status: 200,
        body: {
          devices: [
            { id: other.device.id, revokedAt: null },
            { id: laptop.device.id, revokedAt: new Date(server.clock.now()).toISOString() },
          ],
        },
      });
    });

    test('a colleague, a manager and another office’s administrator end nobody’s device', async () => {
      const { office, rep } = await start();
      const foreign = await addTestOffice(database);
      const laptop = await aLoggedInLaptop(server, rep.account);
      for (const { account } of [office.people.otherRepNorth, office.people.managerNorth]) {
        const who = await aLoggedInLaptop(server, account);
        expect(await who.call('revokeDevice', { id: laptop.device.id })).toMatchObject({ status: 403, code: 'forbidden' });
        expect(await who.call('revokeDevice', { id: crypto.randomUUID() })).toMatchObject({ status: 403, code: 'forbidden' });
      }
      const outsider = await aLoggedInLaptop(server, foreign.people.admin.account);
      expect(await outsider.call('revokeDevice', { id: laptop.device.id })).toMatchObject({ status: 404, code: 'not-found' });
      expect(await laptop.call('myDevices')).toMatchObject({ status: 200 });
    });
  });

  test('everything at the same moment on one laptop: nobody waits for one who waits for him', async () => {
    const { rep, office } = await start();
    const admin = await aLoggedInLaptop(server, office.people.admin.account);
    const statuses = new Set<number>();
    for (let round = 0; round < 8; round += 1) {
      const laptop = await aLoggedInLaptop(server, rep.account);
      const body = { id: crypto.randomUUID(), name: 'Máy của Lan', publicKey: laptop.publicKey, lastOpNo: 0 };
      const answers = await Promise.all([
        laptop.askRefresh(),
        server.call({ method: 'POST', url: routes.login.path, body: laptop.loginBody(), address: '198.51.100.7' }),
        laptop.askRefresh(),
        laptop.call('renewDevice', { body }),
        admin.call('revokeDevice', { id: laptop.device.id }),
        laptop.call('logout'),
        laptop.askRefresh(),
      ]);
      for (const { status } of answers) statuses.add(status);
    }
    expect([...statuses].filter((status) => status >= 500)).toEqual([]);
  });

  describe('a laptop whose data was put back from a backup', () => {
    test('goes on as a new device; asked twice it is one, and a lost answer does no harm', async () => {
      const { rep } = await start();
      const laptop = await aLoggedInLaptop(server, rep.account);
      const old = laptop.device.id;
      const body = { id: crypto.randomUUID(), name: 'Máy của Lan', publicKey: laptop.publicKey, lastOpNo: 41 };
      const first = await laptop.call('renewDevice', { body });
      expect(first).toMatchObject({ status: 200, body: { deviceId: body.id, deviceCode: 'B1' } });
      expect((await laptop.call('renewDevice', { body })).text).toBe(first.text);
      // Still by the old name: the answer tells the new one.
      expect(await laptop.refresh()).toMatchObject({ status: 200, body: { deviceId: body.id, deviceCode: 'B1' } });
      laptop.device.id = body.id;
      expect(await laptop.refresh()).toMatchObject({ status: 200 });
      const devices = await database.asOwner((sql) =>
        sql.query('SELECT id::text, last_op_no FROM devices WHERE id = ANY($1::uuid[]) ORDER BY code', [[old, body.id]]),
      );
      expect(devices).toEqual([
        { id: old, last_op_no: 0 },
        { id: body.id, last_op_no: 41 },
      ]);
    });

    test('does not become a device that somebody has', async () => {
      const { office, rep } = await start();
      const laptop = await aLoggedInLaptop(server, rep.account);
      const other = await aLoggedInLaptop(server, office.people.otherRepNorth.account);
      const own = await aLoggedInLaptop(server, rep.account);
      for (const { device } of [other, own]) {
        const body = { id: device.id, name: 'x', publicKey: laptop.publicKey, lastOpNo: 0 };
        expect(await laptop.call('renewDevice', { body })).toMatchObject({ status: 409, code: 'foreign-device' });
      }
      expect(await laptop.refresh()).toMatchObject({ status: 200 });
    });
  });
}
