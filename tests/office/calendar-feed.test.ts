import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { nodeNetwork } from '../../src-main/core-process/node-network.ts';
import { aFreshDevice, type Device, mondayMorning, refusalOf } from '../support/devices.ts';
import { aServer, anOffice, type TestOffice, type TestServer, type TestUser } from '../support/office.ts';

// P19: the calendar under its secret address, asked for as Outlook and the phones do.

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

async function joined({ account, password, name }: TestUser): Promise<Device> {
  const laptop = await aFreshDevice({ network: nodeNetwork });
  await laptop.client.office.join({ address: server.address, account, password, deviceName: `Laptop ${name}` });
  return laptop;
}

async function read(address: string, headers: Readonly<Record<string, string>> = {}) {
  const answer = await fetch(address, { headers });
  return { status: answer.status, etag: answer.headers.get('etag'), text: (await answer.text()).replaceAll('\r\n ', '') };
}
const titlesOf = (text: string) => [...text.matchAll(/^SUMMARY:(.*?)\r?$/gm)].map(([, title]) => title);

const at = (hours: number) => new Date(mondayMorning + hours * 3_600_000).toISOString();

test('the address tells customer, place and time of the own visits and appointments, and nothing else of anybody', async () => {
  const rep = await joined(office.users.southRep);
  const manager = await joined(office.users.southManager);
  const { id: customerId } = await rep.client.customers.create({
    name: 'Đại Đồng Tiến',
    phone: '0903 555 018',
    address: '12 Nguyễn Trãi, Quận 5',
  });
  await rep.client.visits.create({ customerId, startsAt: at(24), note: 'Mang bảng giá mật' });
  await rep.client.appointments.save({
    title: 'Hội chợ',
    startsAt: at(48),
    endsAt: at(50),
    isAllDay: false,
    place: 'SECC',
    note: 'vé',
  });
  await rep.client.visits.create({ customerId, startsAt: at(24 * 400) });
  await rep.client.office.syncNow({});
  await manager.client.office.syncNow({});
  await manager.client.visits.create({ customerId, startsAt: at(30), ownerId: office.users.southManager.id });
  await manager.client.office.syncNow({});

  const { address } = await rep.client.office.makeCalendarFeed({});
  const first = await read(address);
  expect(titlesOf(first.text)).toEqual(['Đại Đồng Tiến', 'Hội chợ']);
  expect(first.text).toContain('LOCATION:12 Nguyễn Trãi\\, Quận 5');
  expect(first.text).not.toMatch(/mật|vé|555|ATTENDEE|DESCRIPTION/);
  expect(first.text).toContain('METHOD:PUBLISH');

  // Nothing new is not sent again; what is new has another mark.
  server.clock.ms += 60_000;
  expect(await read(address, { 'if-none-match': String(first.etag) })).toEqual({ status: 304, etag: first.etag, text: '' });
  await rep.client.visits.create({ customerId, startsAt: at(72) });
  await rep.client.office.syncNow({});
  const second = await read(address, { 'if-none-match': String(first.etag) });
  expect(second.status).toBe(200);
  expect(titlesOf(second.text)).toHaveLength(3);

  // Whose data may only be kept is not named, and what went to another team is gone.
  await rep.client.consent.restrict({ customerId, contactId: null, reason: 'asked' });
  await rep.client.office.syncNow({});
  expect(titlesOf((await read(address)).text)).toEqual(['Khách hàng', 'Khách hàng', 'Hội chợ']);
  await manager.client.office.syncNow({});
  await manager.client.customers.update({ id: customerId, change: { ownerId: null, teamId: office.teams.north } });
  await manager.client.office.syncNow({});
  expect(titlesOf((await read(address)).text)).toEqual(['Hội chợ']);
  expect(server.logged.join('')).not.toContain(address.slice(-47, -4));
});

test('another address ends the one before, and none is left for who stops it, who has left and whom the office forbids it', async () => {
  const rep = await joined(office.users.southRep);
  const admin = await joined(office.users.admin);
  const { client } = rep;
  expect(await client.office.calendarFeed({})).toEqual({ madeAt: null });
  const { address: old } = await client.office.makeCalendarFeed({});
  const { address, madeAt } = await client.office.makeCalendarFeed({});
  expect(await client.office.calendarFeed({})).toEqual({ madeAt });
  expect([(await read(old)).status, (await read(address)).status]).toEqual([404, 200]);
  for (const wrong of [
    address.replace('.ics', ''),
    `${address}x`,
    address.replace(/.\.ics$/, '.ics'),
    `${server.address}/calendar/feed.ics`,
  ])
    expect((await read(wrong)).status, wrong).toBe(404);

  await admin.client.officeRules.set({ whoMayExport: 'managers' });
  await admin.client.office.syncNow({});
  expect((await read(address)).status).toBe(404);
  expect((await refusalOf(client.office.makeCalendarFeed({}))).code).toBe('forbidden');
  await admin.client.officeRules.set({ whoMayExport: 'everybody' });
  await admin.client.office.syncNow({});
  expect((await read(address)).status).toBe(200);

  await client.office.endCalendarFeed({});
  await client.office.endCalendarFeed({});
  expect((await read(address)).status).toBe(404);
  const { address: last } = await client.office.makeCalendarFeed({});
  await server.database.asOwner((sql) =>
    sql.query('UPDATE accounts SET disabled_at = $1 WHERE user_id = $2', [at(0), office.users.southRep.id]),
  );
  expect((await read(last)).status).toBe(404);
  const events = await server.database.asOwner((sql) =>
    sql.query<{ event: string }>("SELECT event FROM audit_log WHERE tenant_id = $1 AND event LIKE 'calendar%' ORDER BY n", [
      office.tenantId,
    ]),
  );
  expect(events.map(({ event }) => event.replace('calendar-feed-', ''))).toEqual(['made', 'made', 'ended', 'made']);
});
