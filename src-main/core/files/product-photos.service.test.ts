import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { mostPhotoBytes, mostPhotos } from '../../../src-shared/products/product.ts';
import { aDevice, type Device, refusalOf } from '../../../tests/support/devices.ts';
import { photoBytes } from '../../../tests/support/photos.ts';

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-product-photos-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function aFile(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
const aPhoto = (name: string, seed: number) => aFile(name, photoBytes({ seed }));

async function aProduct() {
  const device = await aDevice();
  const { id } = await device.client.products.save({ code: 'TC-3L', name: 'Thùng carton 3 lớp', unit: 'cái' });
  return { device, client: device.client, id };
}
const names = async ({ client }: Device, productId: string) =>
  (await client.productPhotos.list({ productId })).photos.map(({ name }) => name);
const contentsOnDisk = ({ profileDir }: Device) =>
  readdirSync(join(profileDir, 'blobs'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

test('the first picture of a product is its main one, the order can be changed, and all is there after a restart, unreadable on the disk', async () => {
  const { device, client, id: productId } = await aProduct();
  const files = [aPhoto('mặt trước.jpg', 1), aPhoto('mặt sau.jpg', 2), aPhoto('tem nhãn.jpg', 3)];
  const { added, refused, groupId } = await client.productPhotos.add({ productId, files });
  expect(refused).toEqual([]);
  const main = async () => (await client.products.search({ text: 'tc-3l' })).products[0]?.photo?.id;
  expect(await main()).toBe(added[0]?.id);
  const arranged = await client.productPhotos.arrange({ productId, ids: [added[2]?.id ?? ''] });
  expect(await names(device, productId)).toEqual(['tem nhãn.jpg', 'mặt trước.jpg', 'mặt sau.jpg']);
  expect(await main()).toBe(added[2]?.id);
  await client.undo.apply({ groupId: arranged.groupId });
  expect(await names(device, productId)).toEqual(['mặt trước.jpg', 'mặt sau.jpg', 'tem nhãn.jpg']);

  const again = await device.restart();
  const { photos, mayChange } = await again.client.productPhotos.list({ productId });
  expect(mayChange).toBe(true);
  expect(photos.map(({ mime, place, isShown, addedBy }) => ({ mime, place, isShown, addedBy }))).toEqual(
    photos.map(() => ({ mime: 'image/jpeg', place: 'here', isShown: true, addedBy: 'Nguyễn Thị Lan' })),
  );
  const content = await again.client.files.content({ id: added[1]?.id ?? '' });
  expect(content).toEqual({ mime: 'image/jpeg', base64: photoBytes({ seed: 2 }).toString('base64') });
  for (const entry of readdirSync(device.profileDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    for (const told of ['JFIF', 'mặt trước']) expect(bytes.includes(told), `${told} in ${entry.name}`).toBe(false);
  }
  await again.client.undo.apply({ groupId: groupId ?? '' });
  expect(await names(again, productId)).toEqual([]);
});

test('what is no picture, too large, there already or one too many is refused with a word and not kept; the rest is added', async () => {
  const { device, client, id: productId } = await aProduct();
  const large = Buffer.concat([photoBytes({ seed: 9 }), Buffer.alloc(mostPhotoBytes)]);
  const files = [
    aFile('bảng giá.pdf', '%PDF-1.7 bảng giá'),
    aFile('quá lớn.jpg', large),
    aPhoto('một.jpg', 1),
    aPhoto('một nữa.jpg', 1),
    aFile('cài đặt.exe', 'MZ'),
  ];
  const { added, refused } = await client.productPhotos.add({ productId, files });
  expect(added.map(({ name }) => name)).toEqual(['một.jpg']);
  expect(refused.map(({ name, details }) => [name, details['reason']]).sort()).toEqual([
    ['bảng giá.pdf', 'photo-no-picture'],
    ['cài đặt.exe', 'paper-program'],
    ['một nữa.jpg', 'photo-twice'],
    ['quá lớn.jpg', 'paper-size'],
  ]);
  expect(contentsOnDisk(device)).toBe(1);
  const many = Array.from({ length: mostPhotos }, (_none, at) => aPhoto(`${at}.jpg`, 100 + at));
  const more = await client.productPhotos.add({ productId, files: many });
  expect(more.added).toHaveLength(mostPhotos - 1);
  expect(more.refused).toMatchObject([{ details: { reason: 'photo-most', limit: mostPhotos } }]);
  const nothing = await client.productPhotos.add({ productId, files: [aPhoto('lại.jpg', 1)] });
  expect(nothing).toMatchObject({ added: [], groupId: null });
});

test('a removed picture comes back with undo, and a removed product takes its pictures along and brings them back', async () => {
  const { device, client, id: productId } = await aProduct();
  const { added } = await client.productPhotos.add({ productId, files: [aPhoto('một.jpg', 1), aPhoto('hai.jpg', 2)] });
  const removed = await client.productPhotos.remove({ ids: [added[0]?.id ?? ''] });
  expect(await names(device, productId)).toEqual(['hai.jpg']);
  expect((await client.products.history({ id: productId })).changes[0]).toMatchObject({
    ...{ entity: 'productPhotos', kind: 'delete', oldValue: 'một.jpg', userName: 'Nguyễn Thị Lan' },
  });
  await client.undo.apply({ groupId: removed.groupId });
  expect(await names(device, productId)).toEqual(['một.jpg', 'hai.jpg']);
  const gone = await client.products.remove({ ids: [productId] });
  expect(await names(device, productId)).toEqual([]);
  await client.undo.apply({ groupId: gone.groupId });
  expect(await names(device, productId)).toEqual(['một.jpg', 'hai.jpg']);
  expect((await client.products.get({ id: productId })).product.photo?.id).toBe(added[0]?.id);
});

test('a picture goes nowhere but onto a product that is there, and is put in order only on its own', async () => {
  const { client, id: productId } = await aProduct();
  const other = await client.products.save({ code: 'RO-1', name: 'Rổ nhựa', unit: 'cái' });
  const { added } = await client.productPhotos.add({ productId, files: [aPhoto('một.jpg', 1)] });
  const photo = added[0]?.id ?? '';
  expect((await refusalOf(client.productPhotos.add({ productId: photo, files: [aPhoto('hai.jpg', 2)] }))).code).toBe('not-found');
  expect((await refusalOf(client.productPhotos.arrange({ productId: other.id, ids: [photo] }))).code).toBe('not-found');
  expect((await refusalOf(client.files.add({ customerId: productId, files: [aPhoto('hai.jpg', 2)] }))).code).toBe('not-found');
});

test('a picture stays on the disk for as long as a product shows it, and goes thirty days after it was removed', async () => {
  const { device, client, id: productId } = await aProduct();
  const { added } = await client.productPhotos.add({ productId, files: [aPhoto('một.jpg', 1), aPhoto('hai.jpg', 2)] });
  device.clock.now += 400 * 24 * 60 * 60 * 1000;
  let later = await device.restart();
  await later.client.productPhotos.remove({ ids: [added[0]?.id ?? ''] });
  device.clock.now += 29 * 24 * 60 * 60 * 1000;
  later = await later.restart();
  expect((await later.client.files.store({})).files).toBe(2);
  device.clock.now += 2 * 24 * 60 * 60 * 1000;
  later = await later.restart();
  await expect.poll(async () => (await later.client.files.store({})).files).toBe(1);
  await later.client.files.content({ id: added[1]?.id ?? '' });
});
