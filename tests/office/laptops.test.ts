import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { setActive, setPassword } from '../../src-server/admin/users.ts';
import { type Device, mondayMorning, refusalOf } from '../support/devices.ts';
import { aLaptop, eventually, type Laptop } from '../support/laptop-on-a-line.ts';
import { inspect } from '../support/inspect.ts';
import { aServer, anOffice, type TestOffice, type TestServer, type TestUser } from '../support/office.ts';

// Whole laptops against the whole server, over HTTP on this machine: what a person sees when things go well, and when they do not.

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

async function joined(user: TestUser, deviceName = `Laptop ${user.name}`): Promise<Laptop> {
  const laptop = await aLaptop();
  await laptop.client.office.join({ address: server.address, account: user.account, password: user.password, deviceName });
  return laptop;
}

const nameOn = async (laptop: Device, id: string) =>
  laptop.client.customers.get({ id }).then(
    ({ name }) => name,
    () => null,
  );
const statusOf = (laptop: Device) => laptop.client.office.status({});

test('who joins works at once with what is his, and the badge says so', async () => {
  const laptop = await joined(office.users.southRep);
  const { id } = await laptop.client.customers.create({ name: 'Đại Đồng Tiến' });
  const status = await laptop.client.office.syncNow({});
  expect(status).toMatchObject({
    state: 'online',
    problem: null,
    waiting: 0,
    rejected: 0,
    organisationName: office.name,
    role: 'rep',
  });
  expect(await nameOn(laptop, id)).toBe('Đại Đồng Tiến');
  await eventually(laptop, async () => (await laptop.client.app.status({})).sync.state === 'online');
  const app = await laptop.client.app.status({});
  expect(app).toMatchObject({ profile: { kind: 'office', userName: 'Lê Thị Hằng' }, sync: { waiting: 0, attention: 0 } });
  expect((await laptop.client.team.users({})).users).toHaveLength(6);
  expect((await laptop.client.lists.all({})).items.length).toBeGreaterThan(5);
});

test('whoever asks to sync is told what his own run found, although the next one has begun', async () => {
  const laptop = await joined(office.users.southRep);
  const asked: Promise<{ state: string }>[] = [];
  laptop.line.meddle = (path) => {
    // In the middle of each of the first runs somebody asks for another.
    if (path === '/sync/pull' && asked.length < 5) asked.push(laptop.client.office.syncNow({}));
    return null;
  };
  expect((await laptop.client.office.syncNow({})).state).toBe('online');
  for (const one of asked) expect((await one).state).toBe('online');
  expect(asked).toHaveLength(5);
});

test('a second laptop of the same person gets what the first one wrote, visits and history among it', async () => {
  const first = await joined(office.users.southRep);
  const { id } = await first.client.customers.create({ name: 'Đại Đồng Tiến' });
  await first.client.contacts.create({ customerId: id, name: 'Anh Phúc' });
  await first.client.visits.create({ customerId: id, startsAt: '2026-11-24T02:00:00.000Z' });
  await first.client.customers.update({ id, change: { rating: 'A' } });
  await first.client.office.syncNow({});

  const second = await joined(office.users.southRep, 'Máy thứ hai');
  expect(await second.client.customers.get({ id })).toMatchObject({
    name: 'Đại Đồng Tiến',
    rating: 'A',
    nextVisitAt: '2026-11-24T02:00:00.000Z',
  });
  expect((await second.client.customers.search({ text: 'anh phuc' })).hits).toHaveLength(1);
  await second.client.office.syncNow({});
  const { changes } = await second.client.customers.history({ id });
  expect(changes.map(({ field, newValue }) => [field, newValue])).toEqual([
    ['rating', 'A'],
    [null, null],
  ]);
  // The history says which laptop wrote it, nobody looked at the list of laptops.
  expect([...new Set(changes.map(({ device }) => device))]).toEqual(['Laptop Lê Thị Hằng']);
  const { devices } = await second.client.office.devices({});
  const named = devices.map(({ name, isThis }) => `${name} ${isThis}`);
  expect(named.sort()).toEqual(['Laptop Lê Thị Hằng false', 'Máy thứ hai true']);
});

test('with both online a change is on the other screen within a second', async () => {
  const rep = await joined(office.users.southRep);
  const manager = await joined(office.users.southManager);
  await manager.client.office.syncNow({});
  const { id } = await rep.client.customers.create({ name: 'Đại Đồng' });
  await eventually(manager, async () => (await nameOn(manager, id)) === 'Đại Đồng');
  const times: number[] = [];
  for (const name of ['Một', 'Hai', 'Ba']) {
    const started = performance.now();
    await rep.client.customers.update({ id, change: { name } });
    await eventually(manager, async () => (await nameOn(manager, id)) === name);
    times.push(performance.now() - started);
  }
  console.log(`a change was seen after ${times.map((ms) => `${ms.toFixed(0)} ms`).join(', ')}`);
  expect(Math.min(...times)).toBeLessThan(1000);
});

test('what was committed before a laptop listens to the office is on its screen as soon as it does', async () => {
  const rep = await joined(office.users.southRep);
  const manager = await aLaptop();
  const nobodyThere = { kind: 'answer', status: 503, type: 'text/html', text: '' } as const;
  manager.line.meddle = (path) => (path === '/sync/events' ? nobodyThere : null);
  const { account, password } = office.users.southManager;
  await manager.client.office.join({ address: server.address, account, password, deviceName: 'Laptop' });
  await manager.client.office.syncNow({});
  const { id } = await rep.client.customers.create({ name: 'Đại Đồng' });
  await rep.client.office.syncNow({});
  manager.line.meddle = () => null;
  // Long before the next minute.
  await eventually(manager, async () => (await nameOn(manager, id)) === 'Đại Đồng', 30_000);
}, 60_000);

test('two laptops work offline for a day and converge; what truly met is shown to both and decided with one click', async () => {
  const rep = await joined(office.users.southRep);
  const { id } = await rep.client.customers.create({ name: 'Đại Đồng', phone: '0907 555 018' });
  await rep.client.office.syncNow({});
  const manager = await joined(office.users.southManager);
  await manager.client.office.syncNow({});
  for (const laptop of [rep, manager]) laptop.line.unplug();

  await rep.client.customers.update({ id, change: { address: '12 Nguyễn Trãi', note: 'của Hằng' } });
  await rep.client.interactions.create({
    customerId: id,
    kind: 'call',
    text: 'Hẹn báo giá',
    happenedAt: '2026-11-23T02:00:00.000Z',
  });
  await manager.client.customers.update({ id, change: { rating: 'A', note: 'của Đức' } });
  await manager.client.visits.create({ customerId: id, startsAt: '2026-11-25T02:00:00.000Z' });
  expect(await rep.client.office.syncNow({})).toMatchObject({ problem: { code: 'offline' }, waiting: 2 });

  for (const laptop of [rep, manager]) laptop.line.plug();
  for (const laptop of [rep, manager, rep, manager]) await laptop.client.office.syncNow({});
  const [a, b] = [await rep.client.customers.get({ id }), await manager.client.customers.get({ id })];
  expect(a).toEqual(b);
  expect(a).toMatchObject({ address: '12 Nguyễn Trãi', rating: 'A', nextVisitAt: '2026-11-25T02:00:00.000Z' });
  expect((await manager.client.timeline.list({ customerId: id })).entries.filter((entry) => entry.kind === 'call')).toHaveLength(
    1,
  );

  const { conflicts } = await rep.client.office.conflicts({});
  expect(conflicts).toMatchObject([{ field: 'note', title: 'Đại Đồng', originalValue: null, resolution: null }]);
  const [conflict] = conflicts;
  if (conflict === undefined) throw new Error('no conflict');
  expect([conflict.keptValue, conflict.lostValue].sort()).toEqual(['của Hằng', 'của Đức']);
  expect(a.note).toBe(conflict.keptValue);
  await rep.client.office.resolve({ id: conflict.id, use: 'lost' });
  for (const laptop of [rep, manager]) await laptop.client.office.syncNow({});
  expect((await manager.client.customers.get({ id })).note).toBe(conflict.lostValue);
  expect((await manager.client.office.conflicts({})).conflicts).toEqual([]);
});

test('a change that the office refuses is shown with its reason and holds nothing else up', async () => {
  const rep = await joined(office.users.southRep);
  await rep.client.lists.add({ list: 'visit_purpose', vi: 'Khảo sát', en: 'Survey' });
  const { id } = await rep.client.customers.create({ name: 'Sau đó' });
  const status = await rep.client.office.syncNow({});
  expect(status).toMatchObject({ state: 'attention', rejected: 1, waiting: 0 });
  const { changes } = await rep.client.office.pending({});
  expect(changes).toMatchObject([
    { entity: 'listItems', title: 'Khảo sát', state: 'rejected', refusal: { code: 'office-only' } },
  ]);
  expect((await rep.client.lists.all({})).items.some(({ list, vi }) => list === 'visit_purpose' && vi === 'Khảo sát')).toBe(
    false,
  );
  const other = await joined(office.users.southRep, 'Máy thứ hai');
  expect(await nameOn(other, id)).toBe('Sau đó');
  await rep.client.office.discard({ opNos: changes.map(({ opNo }) => opNo) });
  expect(await rep.client.office.syncNow({})).toMatchObject({ state: 'online', rejected: 0 });
});

test('a revoked device is told so, keeps what was written on it, and sends nothing any more', async () => {
  const rep = await joined(office.users.southRep);
  const admin = await joined(office.users.admin);
  const { devices } = await admin.client.office.devices({ everyone: true });
  const device = devices.find(({ userName }) => userName === office.users.southRep.name);
  await admin.client.office.revokeDevice({ id: device?.id ?? '' });
  const { id } = await rep.client.customers.create({ name: 'Viết sau khi bị thu hồi' });
  expect(await rep.client.office.syncNow({})).toMatchObject({
    state: 'attention',
    problem: { code: 'device-revoked' },
    waiting: 1,
  });
  expect(await nameOn(rep, id)).toBe('Viết sau khi bị thu hồi');
  expect((await refusalOf(rep.client.office.revokeDevice({ id: device?.id ?? '' }))).code).toBe('device-revoked');
  expect(await rep.client.backup.create({})).toMatchObject({ customers: 1 });
});

test('whoever knows the password goes on with a revoked laptop as a new device, and what waited is sent once', async () => {
  const rep = await joined(office.users.southRep);
  const admin = await joined(office.users.admin);
  const { id } = await rep.client.customers.create({ name: 'Trước khi thu hồi' });
  await rep.client.office.syncNow({});
  // Heard by the office, the answer lost: sent again under the new device, it must not count twice.
  await rep.client.customers.update({ id, change: { note: 'Đã tới nơi, chưa có trả lời' } });
  rep.line.meddle = (path) => (path === '/sync/push' ? { kind: 'lost-answer' } : null);
  await rep.client.office.syncNow({});
  rep.line.meddle = () => null;
  const before = await rep.client.office.status({});
  const { devices } = await admin.client.office.devices({ everyone: true });
  const revoked = devices.find(({ userName }) => userName === office.users.southRep.name);
  await admin.client.office.revokeDevice({ id: revoked?.id ?? '' });
  const later = await rep.client.customers.create({ name: 'Viết sau khi bị thu hồi' });
  expect(await rep.client.office.syncNow({})).toMatchObject({ problem: { code: 'device-revoked' } });
  expect((await refusalOf(rep.client.office.signIn({ password: 'không phải cái này' }))).code).toBe('wrong-password');
  await rep.client.office.signIn({ password: office.users.southRep.password });
  const status = await rep.client.office.syncNow({});
  expect(status).toMatchObject({ state: 'online', problem: null, waiting: 0, rejected: 0, conflicts: 0 });
  expect(status.deviceCode).not.toBe(before.deviceCode);
  await admin.client.office.syncNow({});
  expect(await nameOn(admin, later.id)).toBe('Viết sau khi bị thu hồi');
  expect((await admin.client.customers.get({ id })).note).toBe('Đã tới nơi, chưa có trả lời');
  const { devices: mine } = await rep.client.office.devices({ everyone: false });
  expect(mine.filter(({ isThis }) => isThis)).toMatchObject([{ code: status.deviceCode, revokedAt: null }]);
  const again = Object.assign(await rep.restart(), { line: rep.line });
  await again.client.customers.update({ id, change: { note: 'Sau khi mở lại' } });
  expect(await again.client.office.syncNow({})).toMatchObject({ problem: null, waiting: 0, rejected: 0 });
  await admin.client.office.syncNow({});
  expect((await admin.client.customers.get({ id })).note).toBe('Sau khi mở lại');
});

test('a closed account is told so; its laptop keeps everything, is kept aside and can be opened again', async () => {
  const rep = await joined(office.users.southRep);
  await setActive(server.officeDeps, office.tenantId, office.users.southRep.id, false);
  const { id } = await rep.client.customers.create({ name: 'Chưa gửi được' });
  expect(await rep.client.office.syncNow({})).toMatchObject({ problem: { code: 'signed-out' }, waiting: 1 });
  expect((await refusalOf(rep.client.office.signIn({ password: office.users.southRep.password }))).code).toBe('account-closed');
  const companyName = (await rep.client.app.status({})).profile?.companyName ?? '';
  const { keptIn, unsent } = await rep.client.profile.startOver({ companyName });
  expect(unsent).toBe(1);
  const { account, password } = office.users.southManager;
  await rep.client.office.join({ address: server.address, account, password, deviceName: 'Máy dùng lại' });
  expect(await nameOn(rep, id)).toBe(null);
  await rep.client.profile.startOver({ companyName });
  await rep.client.profile.takeBack({ folder: keptIn });
  expect(await nameOn(rep, id)).toBe('Chưa gửi được');
  expect(await rep.client.office.status({})).toMatchObject({ account: office.users.southRep.account, waiting: 1 });
});

test('who signed out works on, and sends everything after signing in again', async () => {
  const rep = await joined(office.users.southRep);
  await rep.client.office.signOut({});
  const { id } = await rep.client.customers.create({ name: 'Không có phiên' });
  expect(await rep.client.office.syncNow({})).toMatchObject({ problem: { code: 'signed-out' }, waiting: 1 });
  expect((await refusalOf(rep.client.office.signIn({ password: 'sai rồi' }))).code).toBe('wrong-password');
  await rep.client.office.signIn({ password: office.users.southRep.password });
  expect(await rep.client.office.syncNow({})).toMatchObject({ state: 'online', problem: null, waiting: 0 });
  expect(await nameOn(rep, id)).toBe('Không có phiên');
});

test('a new password is asked for on the other laptop, not on this one', async () => {
  const here = await joined(office.users.southRep);
  const there = await joined(office.users.southRep, 'Máy thứ hai');
  const next = 'một mật khẩu thật dài';
  expect((await refusalOf(here.client.office.changePassword({ current: 'sai rồi', next }))).code).toBe('wrong-password');
  expect(
    (await refusalOf(here.client.office.changePassword({ current: office.users.southRep.password, next: '123456' }))).code,
  ).toBe('too-weak-password');
  await here.client.office.changePassword({ current: office.users.southRep.password, next });
  expect(await here.client.office.syncNow({})).toMatchObject({ problem: null });
  expect(await there.client.office.syncNow({})).toMatchObject({ problem: { code: 'signed-out' } });
  await there.client.office.signIn({ password: next });
  expect(await there.client.office.syncNow({})).toMatchObject({ problem: null });
});

test('a password from the administrator is changed while joining, and again where it was forgotten; unsent work waits for it', async () => {
  const { southRep } = office.users;
  const give = (password: string) => setPassword(server.officeDeps, office.tenantId, southRep.id, password, true);
  await give('tạm thời lần thứ nhất');
  const rep = await aLaptop();
  const wanted = {
    address: server.address,
    account: southRep.account,
    password: 'tạm thời lần thứ nhất',
    deviceName: 'Laptop Hằng',
  };
  expect((await refusalOf(rep.client.office.join(wanted))).code).toBe('password-change-due');
  expect((await refusalOf(rep.client.office.join({ ...wanted, newPassword: 'ngắn' }))).code).toBe('too-weak-password');
  expect(await rep.client.app.status({})).toMatchObject({ state: 'no-profile' });
  await rep.client.office.join({ ...wanted, newPassword: 'của riêng một mình tôi' });

  await give('tạm thời lần thứ hai');
  const { id } = await rep.client.customers.create({ name: 'Viết khi chưa đăng nhập được' });
  expect(await rep.client.office.syncNow({})).toMatchObject({ problem: { code: 'signed-out' }, waiting: 1 });
  const second = { password: 'tạm thời lần thứ hai' };
  expect((await refusalOf(rep.client.office.signIn(second))).code).toBe('password-change-due');
  await rep.client.office.signIn({ ...second, newPassword: 'vẫn của riêng một mình tôi' });
  // As if that answer had been lost and she tried again.
  await rep.client.office.signIn({ ...second, newPassword: 'vẫn của riêng một mình tôi' });
  expect(await rep.client.office.syncNow({})).toMatchObject({ problem: null, waiting: 0 });
  expect(await nameOn(rep, id)).toBe('Viết khi chưa đăng nhập được');
});

test('a program that is started again is still signed in', async () => {
  const rep = await joined(office.users.southRep);
  const again = await rep.restart();
  const { id } = await again.client.customers.create({ name: 'Hôm sau' });
  expect(await again.client.office.syncNow({})).toMatchObject({ problem: null, waiting: 0 });
  expect(await nameOn(again, id)).toBe('Hôm sau');
});

test.each([
  ['an address that is none', { address: 'lan cong ty' }, 'invalid'],
  ['an address where nobody is', { address: '127.0.0.1:1' }, 'offline'],
  ['a wrong password', { password: 'sai rồi' }, 'wrong-password'],
  ['an account that nobody has', { account: 'khong.co@thu.example' }, 'wrong-password'],
])('joining with %s is told, and leaves a program that can be started anew', async (_name, wrong, code) => {
  const { account, password } = office.users.southRep;
  const laptop = await aLaptop();
  const right = { address: server.address, account, password, deviceName: 'Laptop' };
  expect((await refusalOf(laptop.client.office.join({ ...right, ...wrong }))).code).toBe(code);
  expect((await laptop.client.app.status({})).state).toBe('no-profile');
  await laptop.client.office.join(right);
  expect((await laptop.client.app.status({})).state).toBe('ready');
});

const refusalText = (code: string) => JSON.stringify({ error: { code, message: code } });
test.each([
  ['a Wi-Fi’s page', { kind: 'answer', status: 200, type: 'text/html', text: '<html>Đăng nhập' }, 'not-an-office'],
  [
    'an office that is newer',
    { kind: 'answer', status: 426, type: 'application/json', text: refusalText('client-too-old') },
    'client-too-old',
  ],
  [
    'an office that is older',
    { kind: 'answer', status: 426, type: 'application/json', text: refusalText('client-too-new') },
    'server-too-old',
  ],
  ['a gateway without its server', { kind: 'answer', status: 502, type: 'text/html', text: '<html>' }, 'unavailable'],
  ['answers that break off', { kind: 'cut', afterBytes: 20 }, 'offline'],
  ['answers that are lost', { kind: 'lost-answer' }, 'offline'],
] as const)('%s is told while working, and nothing is lost or doubled', async (_name, meddling, code) => {
  const rep = await joined(office.users.southRep);
  await rep.client.office.syncNow({});
  rep.line.meddle = (path) => (path.startsWith('/sync/p') ? meddling : null);
  const { id } = await rep.client.customers.create({ name: 'Giữa chừng' });
  expect(await rep.client.office.syncNow({})).toMatchObject({ problem: { code } });
  expect(await nameOn(rep, id)).toBe('Giữa chừng');
  rep.line.meddle = () => null;
  expect(await rep.client.office.syncNow({})).toMatchObject({ state: 'online', problem: null, waiting: 0, rejected: 0 });
  expect(
    await inspect(rep, (db) => db.prepare("SELECT count(*) FROM history WHERE row_id = ? AND kind = 'create'").pluck().get(id)),
  ).toBe(1);
  const other = await joined(office.users.southRep, 'Máy thứ hai');
  expect((await other.client.customers.list({})).rows.map(({ name }) => name)).toEqual(['Giữa chừng']);
});

test('a first sync whose streams break off again and again comes to its end with every row once', async () => {
  const first = await joined(office.users.southRep);
  const names = Array.from({ length: 40 }, (_, index) => `Khách ${String(index).padStart(2, '0')}`);
  for (const name of names) await first.client.customers.create({ name });
  await first.client.office.syncNow({});
  const laptop = await aLaptop();
  let cuts = 0;
  laptop.line.meddle = (path, request) => {
    if (path !== '/sync/snapshot' || !request.url.includes('entity=customers') || cuts >= 2) return null;
    if (!request.url.includes('user%3A')) return null;
    cuts += 1;
    return { kind: 'cut', afterBytes: 4000 };
  };
  const { account, password } = office.users.southRep;
  await laptop.client.office.join({ address: server.address, account, password, deviceName: 'Máy thứ hai' });
  expect(cuts).toBe(2);
  const { rows } = await laptop.client.customers.list({ limit: 100 });
  expect(rows.map(({ name }) => name).sort()).toEqual(names);
});

test('a backup that is put back makes a new device of the laptop, and nothing that it writes then is taken for something else', async () => {
  const rep = await joined(office.users.southRep);
  const { id } = await rep.client.customers.create({ name: 'Trước' });
  await rep.client.office.syncNow({});
  const { file } = await rep.client.backup.create({});
  await rep.client.customers.update({ id, change: { name: 'Sau bản sao' } });
  await rep.client.office.syncNow({});
  const before = await statusOf(rep);
  await rep.client.backup.restore({ file, keepsLaterChanges: false });
  await rep.client.customers.update({ id, change: { rating: 'A' } });
  const after = await rep.client.office.syncNow({});
  expect(after).toMatchObject({ problem: null, waiting: 0, rejected: 0 });
  expect(after.deviceCode).not.toBe(before.deviceCode);
  expect(await rep.client.customers.get({ id })).toMatchObject({ name: 'Sau bản sao', rating: 'A' });
  const other = await joined(office.users.southRep, 'Máy thứ hai');
  expect(await other.client.customers.get({ id })).toMatchObject({ name: 'Sau bản sao', rating: 'A' });
});
