import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { mondayMorning, refusalOf } from '../support/devices.ts';
import { aLaptop, type Laptop } from '../support/laptop-on-a-line.ts';
import { aServer, anOffice, type TestOffice, type TestServer, type TestUser } from '../support/office.ts';

// By which names the laptops of an office go on one another.

let server: TestServer;
let office: TestOffice;
beforeAll(async () => {
  server = await aServer({ startMs: mondayMorning });
}, 120_000);
afterAll(async () => {
  await server?.close();
});
beforeEach(async () => {
  office = await anOffice(server);
});

async function joined(user: TestUser, deviceName: string): Promise<Laptop> {
  const laptop = await aLaptop();
  await laptop.client.office.join({ address: server.address, account: user.account, password: user.password, deviceName });
  return laptop;
}

test('a colleague’s laptop goes by its name in the history of whoever sees the customer, offline and after a restart too', async () => {
  const manager = await joined(office.users.southManager, 'Máy của sếp');
  const { id } = await manager.client.customers.create({ name: 'Gỗ Tân Thành' });
  await manager.client.customers.update({ id, change: { ownerId: office.users.southRep.id } });
  const own = await manager.client.customers.create({ name: 'Không phải của cô ấy' });
  await manager.client.office.syncNow({});
  let rep = await joined(office.users.southRep, 'Máy của Hằng');
  await rep.client.office.syncNow({});
  const writers = async () =>
    new Set((await rep.client.customers.history({ id })).changes.map(({ device, userName }) => `${userName} ${device}`));
  expect([...(await writers())]).toEqual([`${office.users.southManager.name} Máy của sếp`]);

  // Another laptop of his comes in by a pull.
  const other = await joined(office.users.southManager, 'Máy ở nhà');
  await other.client.office.syncNow({});
  await other.client.customers.update({ id, change: { note: 'Gọi trước khi đến' } });
  await other.client.office.syncNow({});
  expect((await rep.client.office.syncNow({})).state).toBe('online');
  rep.line.unplug();
  rep = Object.assign(await rep.restart(), { line: rep.line });
  expect([...(await writers())].sort()).toEqual(
    ['Máy của sếp', 'Máy ở nhà'].map((device) => `${office.users.southManager.name} ${device}`),
  );
  expect(await refusalOf(rep.client.customers.history({ id: own.id }))).toMatchObject({ code: 'not-found' });
});
