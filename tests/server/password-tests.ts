import { expect, test } from 'vitest';
import type { OfficeDatabase } from '../../src-server/platform/database.ts';
import { aLaptop, aLoggedInLaptop } from './test-laptop.ts';
import type { Person, TestOffice } from './test-office.ts';
import { password, type TestServer } from './test-server.ts';

interface Started {
  readonly office: TestOffice;
  readonly rep: Person;
  readonly database: OfficeDatabase;
  readonly server: TestServer;
}

/** The part of the session suite that is about passwords. */
export function passwordTests(start: () => Promise<Started>): void {
  test('another password ends all other sessions, and only the new one logs in', async () => {
    const { rep, server } = await start();
    const [laptop, other] = [await aLoggedInLaptop(server, rep.account), await aLoggedInLaptop(server, rep.account)];
    const next = 'ngày mai trời lại sáng';
    expect(await laptop.call('changePassword', { body: { current: 'wrong', next } })).toMatchObject({
      status: 401,
      code: 'wrong-password',
    });
    expect(await laptop.call('changePassword', { body: { current: password, next: 'ngắn quá' } })).toMatchObject({
      status: 400,
      code: 'too-weak-password',
      body: { error: { fields: { next: 'too-short' } } },
    });
    expect(await other.call('myDevices')).toMatchObject({ status: 200 });
    expect(await laptop.call('changePassword', { body: { current: password, next } })).toMatchObject({ status: 200 });
    expect(await other.call('myDevices')).toMatchObject({ status: 401, code: 'signed-out' });
    expect(await other.askRefresh()).toMatchObject({ status: 401, code: 'signed-out' });
    expect(await laptop.call('myDevices')).toMatchObject({ status: 200 });
    expect(await laptop.refresh()).toMatchObject({ status: 200 });
    expect(await other.login()).toMatchObject({ status: 401, code: 'wrong-password' });
    expect(await other.login({ password: next })).toMatchObject({ status: 200 });
  });

  test('a password that an administrator gave is good for one log-in, which brings the person’s own', async () => {
    const { rep, office, database, server } = await start();
    const other = await aLoggedInLaptop(server, rep.account);
    await database.asOwner((sql) =>
      sql.query('UPDATE accounts SET must_change = true WHERE tenant_id = $1 AND user_id = $2', [office.tenantId, rep.userId]),
    );
    const laptop = aLaptop(server, rep.account);
    const own = 'ngày mai trời lại sáng';
    const devices = async () => (await other.call('myDevices')).body;
    const before = await devices();
    expect(await laptop.login()).toMatchObject({ status: 403, code: 'password-change-due' });
    expect(await laptop.login({ newPassword: 'ngắn quá' })).toMatchObject({
      status: 400,
      code: 'too-weak-password',
      body: { error: { fields: { newPassword: 'too-short' } } },
    });
    expect(await laptop.login({ newPassword: password })).toMatchObject({
      body: { error: { fields: { newPassword: 'unchanged' } } },
    });
    expect(await laptop.login({ password: 'sai mất rồi', newPassword: own })).toMatchObject({ code: 'wrong-password' });
    // Nobody came in, and no device was written down.
    expect(await devices()).toEqual(before);
    expect(await laptop.login({ newPassword: own })).toMatchObject({ status: 200 });
    expect(await laptop.call('myDevices')).toMatchObject({ status: 200 });
    expect(await other.call('myDevices')).toMatchObject({ status: 401, code: 'signed-out' });
    expect(await other.login()).toMatchObject({ status: 401, code: 'wrong-password' });
    expect(await other.login({ password: own })).toMatchObject({ status: 200 });
    const lines = await database.inTenant(office.tenantId, 'snapshot', (sql) =>
      sql.query<{ event: string }>('SELECT event FROM audit_log WHERE user_id = $1 ORDER BY n', [rep.userId]),
    );
    expect(lines.map(({ event }) => event).slice(2)).toEqual([
      'login-refused',
      'login-failed',
      'device-registered',
      'password-changed',
      'login',
      'login-failed',
      'login',
    ]);
  });
}
