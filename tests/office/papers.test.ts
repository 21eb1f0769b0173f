import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Network } from '../../src-main/core/platform/ports.ts';
import { aFreshDevice, type Device, mondayMorning, refusalOf } from '../support/devices.ts';
import { aBadLine, type BadLine } from '../support/bad-line.ts';
import { photoBytes } from '../support/photos.ts';
import { aServer, anOffice, type TestOffice, type TestServer, type TestUser } from '../support/office.ts';

// Papers between whole laptops and the whole server.

const mebibyte = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'fieldbook-office-papers-'));
let server: TestServer;
let office: TestOffice;
beforeAll(async () => {
  server = await aServer({ startMs: mondayMorning, config: { mostBlobBytes: 24 * mebibyte } });
}, 120_000);
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  office = await anOffice(server);
});

type Laptop = Device & { readonly line: BadLine };

async function joined(user: TestUser, through: (network: Network) => Network = (network) => network): Promise<Laptop> {
  const line = aBadLine();
  const laptop = Object.assign(await aFreshDevice({ network: through(line.network) }), { line });
  const { account, password } = user;
  await laptop.client.office.join({ address: server.address, account, password, deviceName: `Laptop ${user.name}` });
  return laptop;
}

let made = 0;
function aFile(name: string, content: Uint8Array): string {
  made += 1;
  const path = join(mkdtempSync(join(folder, `${made}-`)), name);
  writeFileSync(path, content);
  return path;
}

async function opened(laptop: Device, id: string): Promise<Buffer> {
  made += 1;
  const copy = join(folder, `opened-${made}`);
  await laptop.client.files.save({ id, file: copy });
  return readFileSync(copy);
}

const places = async (laptop: Device, customerId: string) =>
  (await laptop.client.files.list({ customerId })).papers.map(({ name, place }) => `${name} ${place}`);
/** What was asked for a moment too early is asked for again a little later: by the laptop's clock, which only a test moves. */
async function aMinuteLater<T>(laptop: Device, look: () => Promise<T>): Promise<T> {
  laptop.clock.now += 60_000;
  await laptop.client.office.syncNow({});
  return look();
}
const patiently = { timeout: 20_000 };

test('a paper that was added with the line cut is on the other laptop after both have synced, and waits truthfully until then', async () => {
  const rep = await joined(office.users.southRep);
  const manager = await joined(office.users.southManager);
  rep.line.unplug();
  const { id: customerId } = await rep.client.customers.create({ name: 'Vật liệu Hùng Cường' });
  const content = randomBytes(2.5 * mebibyte);
  const { added } = await rep.client.files.add({ customerId, files: [aFile('Hợp đồng.pdf', content)] });
  const id = added[0]?.id ?? '';
  expect(await places(rep, customerId)).toEqual(['Hợp đồng.pdf waiting']);
  expect((await rep.client.files.store({})).waiting).toMatchObject([
    { name: 'Hợp đồng.pdf', customerName: 'Vật liệu Hùng Cường', bytes: content.length, sentBytes: 0, refusal: null },
  ]);
  expect((await rep.client.app.status({})).sync.waiting).toBe(2);
  expect((await opened(rep, id)).equals(content)).toBe(true);

  rep.line.plug();
  await rep.client.office.syncNow({});
  await expect.poll(() => places(rep, customerId), patiently).toEqual(['Hợp đồng.pdf here']);
  await expect.poll(async () => (await rep.client.app.status({})).sync.waiting, patiently).toBe(0);
  await manager.client.office.syncNow({});
  expect(await places(manager, customerId)).toEqual(['Hợp đồng.pdf office']);
  manager.line.unplug();
  expect((await refusalOf(opened(manager, id))).code).toBe('offline');
  manager.line.plug();
  expect((await opened(manager, id)).equals(content)).toBe(true);
  expect(await places(manager, customerId)).toEqual(['Hợp đồng.pdf here']);
  manager.line.unplug();
  expect((await opened(manager, id)).equals(content)).toBe(true);
});

test('a paper that is cut in the middle goes on where it was, up as down', async () => {
  const rep = await joined(office.users.southRep);
  const { id: customerId } = await rep.client.customers.create({ name: 'Vật liệu Hùng Cường' });
  await rep.client.office.syncNow({});
  const content = randomBytes(5 * mebibyte + 17);
  const sent: string[] = [];
  let isLost = false;
  rep.line.meddle = (path, { method, headers }) => {
    if (!path.startsWith('/blobs/') || method !== 'PATCH') return null;
    sent.push(headers['upload-offset'] ?? '');
    // The third part's answer is lost once, and the line with it.
    if (sent.length !== 3) return null;
    isLost = true;
    return { kind: 'lost-answer' };
  };
  const { added } = await rep.client.files.add({ customerId, files: [aFile('Bản vẽ.pdf', content)] });
  await expect.poll(() => isLost, patiently).toBe(true);
  await expect.poll(async () => (await rep.client.files.store({})).waiting?.[0]?.sentBytes, patiently).toBe(2 * mebibyte);
  await rep.client.office.syncNow({});
  await expect.poll(() => places(rep, customerId), patiently).toEqual(['Bản vẽ.pdf here']);
  expect(sent).toEqual([0, 1, 2, 3, 4, 5].map((no) => String(no * mebibyte)));

  const manager = await joined(office.users.southManager);
  await manager.client.office.syncNow({});
  const asked: string[] = [];
  manager.line.meddle = (path, { headers }) => {
    if (!path.startsWith('/blobs/')) return null;
    asked.push(headers['range'] ?? '');
    return asked.length === 2 ? { kind: 'cut', afterBytes: 1000 } : null;
  };
  const id = added[0]?.id ?? '';
  expect((await refusalOf(opened(manager, id))).code).toBe('offline');
  expect((await opened(manager, id)).equals(content)).toBe(true);
  const range = (no: number) => `bytes=${no * mebibyte}-${(no + 1) * mebibyte - 1}`;
  expect(asked).toEqual([0, 1, 1, 2, 3, 4, 5].map(range));
});

test('a small paper of one’s own customer is on one’s second laptop before it is asked for', async () => {
  const first = await joined(office.users.southRep);
  const second = await joined(office.users.southRep);
  const { id: customerId } = await first.client.customers.create({
    name: 'Vật liệu Hùng Cường',
    ownerId: office.users.southRep.id,
  });
  const content = randomBytes(200_000);
  const { added } = await first.client.files.add({ customerId, files: [aFile('Danh thiếp.jpg', content)] });
  await expect.poll(() => places(first, customerId), patiently).toEqual(['Danh thiếp.jpg here']);
  await expect.poll(() => aMinuteLater(second, () => places(second, customerId)), patiently).toEqual(['Danh thiếp.jpg here']);
  second.line.unplug();
  expect((await opened(second, added[0]?.id ?? '')).equals(content)).toBe(true);
});

test('a paper that is added while a pull is under way goes to the office after its own row', async () => {
  let whilePulling: (() => Promise<unknown>) | null = null;
  const rep = await joined(office.users.southRep, (network) => ({
    async request(request) {
      const work = new URL(request.url).pathname === '/sync/pull' ? whilePulling : null;
      if (work !== null) whilePulling = null;
      await work?.();
      return network.request(request);
    },
  }));
  const { id: customerId } = await rep.client.customers.create({ name: 'Vật liệu Hùng Cường' });
  const file = aFile('Danh thiếp.jpg', randomBytes(1000));
  await rep.client.office.syncNow({});
  whilePulling = () => rep.client.files.add({ customerId, files: [file] });
  await rep.client.customers.update({ id: customerId, change: { note: 'Gọi lại' } });
  await rep.client.office.syncNow({});
  // Its clock stands still: what were refused once would never be offered again.
  await expect.poll(() => places(rep, customerId), patiently).toEqual(['Danh thiếp.jpg here']);
});

test('a rep of another team gets neither the paper nor its bytes, also with its hash in a paper of his own', async () => {
  const rep = await joined(office.users.southRep);
  const { id: customerId } = await rep.client.customers.create({ name: 'Vật liệu Hùng Cường' });
  const content = randomBytes(4000);
  await rep.client.files.add({ customerId, files: [aFile('Bí mật.pdf', content)] });
  await expect.poll(() => places(rep, customerId), patiently).toEqual(['Bí mật.pdf here']);
  const [paper] = (await rep.client.files.list({ customerId })).papers;

  const other = await joined(office.users.northRep);
  await other.client.office.syncNow({});
  expect((await refusalOf(other.client.customers.get({ id: customerId }))).code).toBe('not-found');
  const { id: ownId } = await other.client.customers.create({ name: 'Khách của Tùng' });
  const mine = await other.client.files.add({ customerId: ownId, files: [aFile('Của tôi.pdf', randomBytes(4000))] });
  await expect.poll(() => places(other, ownId), patiently).toEqual(['Của tôi.pdf here']);
  // As a changed program would: the row names the stolen hash.
  await server.database.asOwner((sql) =>
    sql.query(
      'UPDATE files SET sha256 = $1, rev = (SELECT max(seq) FROM sync_head WHERE tenant_id = files.tenant_id) WHERE id = $2',
      [paper?.sha256 ?? '', mine.added[0]?.id ?? ''],
    ),
  );
  const again = await joined(office.users.northRep);
  await again.client.office.syncNow({});
  expect(await places(again, ownId)).toEqual(['Của tôi.pdf office']);
  const refused = await refusalOf(opened(again, mine.added[0]?.id ?? ''));
  expect(refused).toMatchObject({ code: 'not-found', details: { reason: 'paper-not-sent' } });
});

test('where the office has no more room the paper stays on the laptop, opens, and is told as refused', async () => {
  const rep = await joined(office.users.southRep);
  const { id: customerId } = await rep.client.customers.create({ name: 'Vật liệu Hùng Cường' });
  const content = randomBytes(25 * mebibyte);
  const { added } = await rep.client.files.add({ customerId, files: [aFile('Phim công trình.bmp', content)] });
  await expect.poll(() => places(rep, customerId), patiently).toEqual(['Phim công trình.bmp refused']);
  expect((await rep.client.app.status({})).sync).toMatchObject({ waiting: 0, attention: 1, state: 'attention' });
  expect((await rep.client.files.store({})).waiting).toMatchObject([{ refusal: 'office-full' }]);
  expect((await opened(rep, added[0]?.id ?? '')).equals(content)).toBe(true);
  // Rows go on.
  await rep.client.customers.update({ id: customerId, change: { note: 'Gọi lại' } });
  await rep.client.office.syncNow({});
  await expect.poll(async () => (await rep.client.app.status({})).sync.waiting, patiently).toBe(0);
  await rep.client.files.remove({ ids: [added[0]?.id ?? ''] });
  expect((await rep.client.app.status({})).sync.attention).toBe(0);
});

test('a paper that is removed before it was sent is not sent; undo sends it', async () => {
  const rep = await joined(office.users.southRep);
  rep.line.unplug();
  const { id: customerId } = await rep.client.customers.create({ name: 'Vật liệu Hùng Cường' });
  const { added } = await rep.client.files.add({ customerId, files: [aFile('Nhầm.pdf', randomBytes(1000))] });
  const removed = await rep.client.files.remove({ ids: [added[0]?.id ?? ''] });
  const asked: string[] = [];
  rep.line.meddle = (path) => {
    if (path.startsWith('/blobs/')) asked.push(path);
    return null;
  };
  rep.line.plug();
  await rep.client.office.syncNow({});
  await expect.poll(async () => (await rep.client.app.status({})).sync.waiting, patiently).toBe(0);
  expect(asked).toEqual([]);
  await rep.client.undo.apply({ groupId: removed.groupId });
  await expect.poll(() => places(rep, customerId), patiently).toEqual(['Nhầm.pdf here']);
  expect(asked.length).toBeGreaterThan(0);
});

test('[X16] a picture that the administrator puts on a product is on a rep’s laptop without a network; a rep adds none and takes none away', async () => {
  const admin = await joined(office.users.admin);
  const rep = await joined(office.users.northRep);
  const { id: productId } = await admin.client.products.save({ code: 'TC-3L', name: 'Thùng carton 3 lớp', unit: 'cái' });
  admin.line.unplug();
  const front = photoBytes({ seed: 1 });
  const large = Buffer.concat([photoBytes({ seed: 2 }), Buffer.alloc(2 * mebibyte)]);
  const files = [aFile('Mặt trước.jpg', front), aFile('Cỡ lớn.jpg', large)];
  const { added } = await admin.client.productPhotos.add({ productId, files });
  const pictures = async (laptop: Device) =>
    (await laptop.client.productPhotos.list({ productId })).photos.map(({ name, place }) => `${name} ${place}`);
  expect(await pictures(admin)).toEqual(['Mặt trước.jpg waiting', 'Cỡ lớn.jpg waiting']);
  const told = { customerId: null, productId, productName: 'Thùng carton 3 lớp', sentBytes: 0, refusal: null };
  expect((await admin.client.files.store({})).waiting).toMatchObject([told, told]);
  // The product, two rows, two contents: one picture is one thing that waits.
  const waiting = async () => (await admin.client.app.status({})).sync.waiting;
  const before = await waiting();
  admin.line.plug();
  await admin.client.office.syncNow({});
  await expect.poll(() => pictures(admin), patiently).toEqual(['Mặt trước.jpg here', 'Cỡ lớn.jpg here']);
  expect(before).toBeGreaterThanOrEqual(2);
  await expect.poll(waiting, patiently).toBe(0);

  // Small ones come by themselves, larger ones when they are looked at.
  await expect.poll(() => aMinuteLater(rep, () => pictures(rep)), patiently).toEqual(['Mặt trước.jpg here', 'Cỡ lớn.jpg office']);
  rep.line.unplug();
  const [product] = (await rep.client.products.search({ text: 'tc-3l' })).products;
  expect(product?.photo?.id).toBe(added[0]?.id);
  expect((await rep.client.files.content({ id: added[0]?.id ?? '' })).base64).toBe(front.toString('base64'));
  expect((await refusalOf(rep.client.files.content({ id: added[1]?.id ?? '' }))).code).toBe('offline');
  rep.line.plug();
  expect((await opened(rep, added[1]?.id ?? '')).equals(large)).toBe(true);

  const refused = [
    rep.client.productPhotos.add({ productId, files: [aFile('Của tôi.jpg', photoBytes({ seed: 3 }))] }),
    rep.client.productPhotos.arrange({ productId, ids: [added[1]?.id ?? ''] }),
    rep.client.productPhotos.remove({ ids: [added[0]?.id ?? ''] }),
  ];
  for (const attempt of refused) expect((await refusalOf(attempt)).code).toBe('forbidden');
  expect((await rep.client.productPhotos.list({ productId })).mayChange).toBe(false);
  expect((await rep.client.files.store({})).waiting).toEqual([]);

  await admin.client.productPhotos.arrange({ productId, ids: [added[1]?.id ?? ''] });
  await admin.client.office.syncNow({});
  await rep.client.office.syncNow({});
  await expect.poll(() => pictures(rep), patiently).toEqual(['Cỡ lớn.jpg here', 'Mặt trước.jpg here']);
});
