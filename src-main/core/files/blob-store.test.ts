import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createBlobStore } from './blob-store.ts';
import { chunkBytes } from './sealed-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-blobs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const key = randomBytes(32);

function aStore(name: string) {
  const place = join(folder, name);
  return { place, store: createBlobStore(place, key) };
}

async function put(store: ReturnType<typeof createBlobStore>, content: Buffer, partBytes = 65_536) {
  const writer = await store.begin();
  for (let at = 0; at < content.length; at += partBytes) await writer.add(content.subarray(at, at + partBytes));
  return await writer.finish();
}

async function read(store: ReturnType<typeof createBlobStore>, sha256: string, range?: { from: number; to: number }) {
  const parts = [];
  for await (const part of store.read(sha256, range)) parts.push(part);
  return Buffer.concat(parts);
}

const filesIn = (place: string) =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test.each([0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 3 * chunkBytes, 1_000_003])(
  'a paper of %i bytes comes back as it was put in, whole and in parts, and none of it can be read on the disk',
  async (size) => {
    const { place, store } = aStore(`size-${size}`);
    const content = Buffer.alloc(size, 'Hợp đồng mật của khách hàng. ');
    const { sha256, bytes } = await put(store, content);
    expect({ sha256, bytes }).toEqual({ sha256: createHash('sha256').update(content).digest('hex'), bytes: size });
    expect((await read(store, sha256)).equals(content)).toBe(true);
    expect(await store.sizeOf(sha256)).toBe(size);
    for (const [from, to] of [
      [0, 10],
      [chunkBytes - 5, chunkBytes + 5],
      [size - 3, size],
      [size, size + 10],
    ] as const) {
      // biome-ignore format: pairs
      const range = { from: Math.max(0, from), to };
      expect((await read(store, sha256, range)).equals(content.subarray(range.from, to)), `${from}..${to}`).toBe(true);
    }
    const stored = filesIn(place);
    expect(stored.map((path) => path.slice(place.length))).toEqual([
      `/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`.replaceAll('/', join('/')),
    ]);
    expect(readFileSync(stored[0] ?? '').includes('mật của')).toBe(false);
  },
);

test('the same content twice is one file on the disk, and its copies are never alike', async () => {
  const content = randomBytes(300_000);
  const one = aStore('same-1');
  const other = aStore('same-2');
  const { sha256 } = await put(one.store, content);
  await put(one.store, content, 1000);
  await put(other.store, content);
  expect(filesIn(one.place)).toHaveLength(1);
  const [first, second] = [one, other].map(({ place }) => readFileSync(filesIn(place)[0] ?? ''));
  expect(first?.equals(second ?? Buffer.alloc(0))).toBe(false);
  expect((await one.store.list()).map((blob) => blob.sha256)).toEqual([sha256]);
});

test('whatever is altered in a stored paper is noticed, nothing is deleted, and putting it in again mends it', async () => {
  const { place, store } = aStore('damage');
  const content = randomBytes(chunkBytes * 2 + 1234);
  const { sha256 } = await put(store, content);
  const path = filesIn(place)[0] ?? '';
  const good = readFileSync(path);
  const other = await put(store, randomBytes(chunkBytes * 2 + 1234));
  const foreign = readFileSync(filesIn(place).find((file) => file.endsWith(other.sha256)) ?? '');
  const sealed = chunkBytes + 16;
  const swapped = Buffer.concat([
    good.subarray(0, 32),
    good.subarray(32 + sealed, 32 + 2 * sealed),
    good.subarray(32, 32 + sealed),
    good.subarray(32 + 2 * sealed),
  ]);
  const seed = Date.now() % 100_000;
  const flipped = [0, 5, 40, sealed + 40, good.length - 1, (seed * 7919) % good.length].map((at) => {
    const bytes = Buffer.from(good);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes;
  });
  const damages = [...flipped, swapped, foreign, good.subarray(0, good.length - 1), good.subarray(0, 32 + 2 * sealed), good.subarray(0, 7)]; // biome-ignore format: a list
  for (const [no, damage] of damages.entries()) {
    writeFileSync(path, damage);
    await expect(read(store, sha256), `damage ${no}, seed ${seed}`).rejects.toMatchObject({
      code: 'unreadable-file',
      details: { reason: 'paper-damaged' },
    });
    expect(statSync(path).size).toBe(damage.length);
  }
  await put(store, content);
  expect((await read(store, sha256)).equals(content)).toBe(true);
});

test('equal parts of a paper look different on the disk, and exchanged ones are noticed by whoever reads one part alone', async () => {
  const { place, store } = aStore('equal');
  const { sha256 } = await put(store, Buffer.alloc(chunkBytes * 3, 'x'));
  const path = filesIn(place)[0] ?? '';
  const stored = readFileSync(path);
  const sealed = chunkBytes + 16;
  const [first, second] = [0, 1].map((no) => stored.subarray(32 + no * sealed, 32 + (no + 1) * sealed));
  expect(first?.equals(second ?? Buffer.alloc(0))).toBe(false);
  const swapped = [stored.subarray(0, 32), second, first, stored.subarray(32 + 2 * sealed)].map(
    (part) => part ?? Buffer.alloc(0),
  );
  writeFileSync(path, Buffer.concat(swapped));
  await expect(read(store, sha256, { from: 0, to: 10 })).rejects.toMatchObject({ code: 'unreadable-file' });
});

test('a paper that is given up half way, and one that a crash left, are gone; another key opens nothing', async () => {
  const { place, store } = aStore('half');
  const writer = await store.begin();
  await writer.add(randomBytes(chunkBytes * 2));
  await writer.abandon();
  expect(filesIn(place)).toEqual([]);
  const left = await store.begin();
  await left.add(randomBytes(chunkBytes * 2));
  store.removeHalfWritten(Date.now());
  const [half = ''] = filesIn(place);
  utimesSync(half, new Date(0), new Date(0));
  store.removeHalfWritten(Date.now());
  expect(filesIn(place)).toEqual([]);
  await left.abandon();

  const { sha256 } = await put(store, Buffer.from('Giấy phép kinh doanh'));
  await expect(read(createBlobStore(place, randomBytes(32)), sha256)).rejects.toMatchObject({ code: 'unreadable-file' });
  await expect(read(store, 'ab'.repeat(32))).rejects.toMatchObject({ code: 'not-found' });
  store.remove(sha256);
  expect(store.has(sha256)).toBe(false);
});
