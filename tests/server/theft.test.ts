import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OfficeDatabase } from '../../src-server/platform/database.ts';
import { aDatabase } from '../support/office.ts';
import { aLoggedInLaptop, type TestLaptop } from './test-laptop.ts';
import { addTestOffice } from './test-office.ts';
import { anOp, aPush } from './test-ops.ts';
import { startTestServer } from './test-server.ts';

let database: OfficeDatabase;
let end: () => Promise<void>;
beforeAll(async () => {
  ({ database, end } = await aDatabase('postgres'));
});
afterAll(async () => await end());

async function start() {
  const office = await addTestOffice(database);
  const server = await startTestServer(database);
  const owner = await aLoggedInLaptop(server, office.people.repNorth.account);
  const colleague = await aLoggedInLaptop(server, office.people.otherRepNorth.account);
  const noteOfCustomer = async () =>
    await database.asOwner((sql) => sql.query('SELECT note, rev FROM customers WHERE id = $1', [office.customerId]));
  const write = (opNo: number, note: string) => anOp({ id: office.customerId, opNo, patch: { note } });
  return { office, server, owner, colleague, noteOfCustomer, write };
}

describe('of what a thief sends nothing is taken', () => {
  test('another person’s device with his own session, and his own device with another person’s session', async () => {
    const { owner, colleague, noteOfCustomer, write } = await start();
    const before = await noteOfCustomer();
    for (const laptop of [owner, colleague]) {
      for (const deviceId of [laptop === owner ? colleague.device.id : owner.device.id, crypto.randomUUID()]) {
        const answer = await laptop.call('push', { body: aPush(laptop, [write(1, 'Không phải của tôi')], { deviceId }) });
        expect(answer).toMatchObject({ status: 409, code: 'foreign-device' });
      }
    }
    expect(await noteOfCustomer()).toEqual(before);
    // And the owner's own first number is still free.
    expect(await owner.call('push', { body: aPush(owner, [write(1, 'Của tôi')]) })).toMatchObject({ body: { outcome: 'done' } });
  });

  test('numbers of operations that another device has used or would use next', async () => {
    const { owner, colleague, noteOfCustomer, write } = await start();
    for (let opNo = 1; opNo <= 3; opNo += 1) await owner.call('push', { body: aPush(owner, [write(opNo, `Lần ${opNo}`)]) });
    const before = await noteOfCustomer();
    // On his own device they are his own numbers: he has none yet, so these leave a gap, and the first one is refused for lack of rights.
    for (const opNo of [2, 3, 4]) {
      expect(await colleague.call('push', { body: aPush(colleague, [write(opNo, 'Trộm')]) })).toMatchObject({
        body: { outcome: 'gap' },
      });
    }
    expect(await colleague.call('push', { body: aPush(colleague, [write(1, 'Trộm')]) })).toMatchObject({
      body: { outcome: 'done', results: [{ status: 'rejected', code: 'forbidden' }] },
    });
    expect(await noteOfCustomer()).toEqual(before);
  });

  test('a request that was overheard and is sent again changes nothing a second time', async () => {
    const { owner, noteOfCustomer, write } = await start();
    const body = aPush(owner, [write(1, 'Một lần thôi')]);
    const first = await owner.call('push', { body });
    const before = await noteOfCustomer();
    // Only the first answer says what the push became (`echo`); the second one tells what was answered then, and does nothing.
    const { echo: _echo, ...told } = first.body as Record<string, unknown>; // an answer of the protocol is an object
    expect((await owner.call('push', { body })).body).toEqual(told);
    expect(await noteOfCustomer()).toEqual(before);
  });

  test('another office’s session with this office’s ids and epoch', async () => {
    const { owner, server, noteOfCustomer, write } = await start();
    const foreign = await addTestOffice(database);
    const outsider = await aLoggedInLaptop(server, foreign.people.admin.account);
    const before = await noteOfCustomer();
    const tries: [Parameters<typeof aPush>[2], unknown][] = [
      [{ epoch: owner.session().epoch }, { status: 409, code: 'office-changed' }],
      [{ deviceId: owner.device.id }, { status: 409, code: 'foreign-device' }],
      [{}, { status: 200, body: { outcome: 'done', results: [{ status: 'rejected', code: 'forbidden' }] } }],
    ];
    for (const [changes, refusal] of tries) {
      expect(await outsider.call('push', { body: aPush(outsider, [write(1, 'Từ ngoài')], changes) })).toMatchObject(
        refusal as object,
      ); // the table above
    }
    expect(await noteOfCustomer()).toEqual(before);
  });

  test('tokens that are old, ended, made up, cut or of another kind', async () => {
    const { owner, server, noteOfCustomer, write } = await start();
    const { accessToken: first, refreshToken } = owner.session();
    await owner.refresh();
    server.clock.nowMs += 15 * 60_000;
    await owner.refresh();
    const ended = owner.session().accessToken;
    await owner.login();
    const now = owner.session();
    const before = await noteOfCustomer();
    const made = 'A'.repeat(43);
    const worthless = [
      first,
      ended,
      refreshToken,
      now.refreshToken,
      made,
      now.accessToken.slice(1),
      `${now.accessToken}A`,
      now.deviceId,
      '',
    ];
    for (const token of worthless) {
      expect((await owner.call('push', { token, body: aPush(owner, [write(1, 'Cũ')]) })).status, token).toBe(401);
      expect((await owner.call('pull', { token, query: '?cursor=0&scopes=none' })).status, token).toBe(401);
    }
    expect(await noteOfCustomer()).toEqual(before);
    expect(await owner.call('push', { body: aPush(owner, [write(1, 'Mới')]) })).toMatchObject({ body: { outcome: 'done' } });
  });

  test('the device before a renewal, once the laptop is another one', async () => {
    const { owner, noteOfCustomer, write } = await start();
    const old = owner.device.id;
    const id = crypto.randomUUID();
    await owner.call('renewDevice', { body: { id, name: 'Máy của Lan', publicKey: owner.publicKey, lastOpNo: 0 } });
    const before = await noteOfCustomer();
    expect(await owner.call('push', { body: aPush(owner, [write(1, 'Cũ')], { deviceId: old }) })).toMatchObject({
      code: 'foreign-device',
    });
    expect(await noteOfCustomer()).toEqual(before);
    expect(await owner.call('push', { body: aPush(owner, [write(1, 'Mới')], { deviceId: id }) })).toMatchObject({
      body: { outcome: 'done' },
    });
  });

  test('a copy of the whole laptop, key and tokens, works until either of the two refreshes, and then ends both', async () => {
    const { owner, server } = await start();
    const stolen = owner.session();
    const copyAsks = (): ReturnType<TestLaptop['askRefresh']> => owner.askRefresh({ refreshToken: stolen.refreshToken });
    await owner.refresh();
    server.clock.nowMs += 60_000;
    expect(await copyAsks()).toMatchObject({ status: 401, code: 'signed-out' });
    expect(await owner.call('pull', { query: '?cursor=0&scopes=none' })).toMatchObject({ status: 401, code: 'signed-out' });
  });
});
