import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { mostFileBytes } from '../../../src-shared/files/file.ts';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-papers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function aFile(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
const pdf = `%PDF-1.7\n${'Hợp đồng nguyên tắc giữa hai bên. '.repeat(100)}`;
/** One transparent dot. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('papers that are put on a customer are there after a restart, open as they were, and nothing of them is readable on the disk', async () => {
  let device = await aDevice();
  const { id: customerId } = await device.client.customers.create({ name: 'Vật liệu Hùng Cường' });
  const added = await device.client.files.add({
    customerId,
    files: [aFile('Hợp đồng 12.pdf', pdf), aFile('Mặt tiền.txt', png)],
  });
  expect(added).toMatchObject({ refused: [], added: [{ name: 'Hợp đồng 12.pdf' }, { name: 'Mặt tiền.txt' }] });

  device = await device.restart();
  const { papers } = await device.client.files.list({ customerId });
  expect(papers.map(({ name, mime, kind, place, isShown, addedBy }) => ({ name, mime, kind, place, isShown, addedBy }))).toEqual([
    { name: 'Mặt tiền.txt', mime: 'image/png', kind: 'photo', place: 'here', isShown: true, addedBy: 'Nguyễn Thị Lan' },
    { name: 'Hợp đồng 12.pdf', mime: 'application/pdf', kind: 'paper', place: 'here', isShown: false, addedBy: 'Nguyễn Thị Lan' },
  ]);
  const copy = join(folder, 'copy.pdf');
  await device.client.files.save({ id: papers[1]?.id ?? '', file: copy });
  expect(readFileSync(copy, 'utf8')).toBe(pdf);
  expect(await device.client.files.content({ id: papers[0]?.id ?? '' })).toEqual({
    mime: 'image/png',
    base64: png.toString('base64'),
  });

  for (const entry of readdirSync(device.profileDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    for (const told of ['nguyên tắc', 'Mặt tiền', 'IHDR']) expect(bytes.includes(told), `${told} in ${entry.name}`).toBe(false);
  }
});

test('what is too large, empty, a program under any name, a folder or not there is refused with a word, and the rest is added', async () => {
  const { client } = await aDevice();
  const { id: customerId } = await client.customers.create({ name: 'Vật liệu Hùng Cường' });
  const files = [
    aFile('quá lớn.pdf', Buffer.alloc(mostFileBytes + 1)),
    aFile('rỗng.pdf', ''),
    aFile('hoá đơn.pdf.exe', 'x'),
    aFile('hoá đơn 2.pdf', 'MZ\u0090 chương trình'),
    folder,
    join(folder, 'không có.pdf'),
    aFile('tốt.pdf', pdf),
  ];
  const { added, refused } = await client.files.add({ customerId, files });
  expect(added.map(({ name }) => name)).toEqual(['tốt.pdf']);
  expect(refused.map(({ name, code, details }) => [name, code, details['reason']])).toEqual([
    ['quá lớn.pdf', 'too-large', 'paper-size'],
    ['rỗng.pdf', 'unreadable-file', 'paper-empty'],
    ['hoá đơn.pdf.exe', 'not-supported', 'paper-program'],
    ['hoá đơn 2.pdf', 'not-supported', 'paper-program'],
    [folder.split('/').at(-1), 'unreadable-file', 'paper-no-file'],
    ['không có.pdf', 'unreadable-file', 'missing'],
  ]);
  expect((await client.files.list({ customerId })).papers).toHaveLength(1);
});

test('a paper is renamed, noted and removed, each can be undone, and its name never becomes a path or a program', async () => {
  const { client } = await aDevice();
  const { id: customerId } = await client.customers.create({ name: 'Vật liệu Hùng Cường' });
  const { added } = await client.files.add({ customerId, files: [aFile('a.pdf', pdf)] });
  const id = added[0]?.id ?? '';
  const renamed = await client.files.update({
    id,
    change: { name: ' ../Giấy phép: 2026.pdf ', note: 'Bản sao y', kind: 'photo' },
  });
  expect(renamed.name).toBe('Giấy phép- 2026.pdf');
  expect((await client.files.list({ customerId })).papers).toMatchObject([
    { name: renamed.name, note: 'Bản sao y', kind: 'photo' },
  ]);
  expect(await refusalOf(client.files.update({ id, change: { name: 'x.js' } }))).toMatchObject({ code: 'invalid' });
  await client.undo.apply({ groupId: renamed.groupId });
  expect((await client.files.list({ customerId })).papers).toMatchObject([{ name: 'a.pdf', note: null, kind: 'paper' }]);

  const removed = await client.files.remove({ ids: [id] });
  expect((await client.files.list({ customerId })).papers).toEqual([]);
  await client.undo.apply({ groupId: removed.groupId });
  const copy = join(folder, 'again.pdf');
  await client.files.save({ id, file: copy });
  expect(readFileSync(copy, 'utf8')).toBe(pdf);
});

test('a screen hands a file over in parts, and what it hands over twice or not wholly is not added', async () => {
  const { client, profileDir } = await aDevice();
  const { id: customerId } = await client.customers.create({ name: 'Vật liệu Hùng Cường' });
  const content = randomBytes(700_000);
  const half = { name: 'ảnh chụp.dat', bytes: content.length };
  const first = await client.files.receive({ upload: null, ...half, part: content.subarray(0, 400_000).toString('base64') });
  expect(first.isWhole).toBe(false);
  const early = await client.files.add({ customerId, files: [first.ref] });
  expect(early).toMatchObject({ added: [], refused: [{ code: 'not-found' }] });
  const second = await client.files.receive({
    upload: first.upload,
    ...half,
    part: content.subarray(400_000).toString('base64'),
  });
  expect(second).toEqual({ ...first, isWhole: true });
  expect((await client.files.add({ customerId, files: [second.ref] })).added).toHaveLength(1);
  expect((await client.files.add({ customerId, files: [second.ref] })).added).toEqual([]);
  const refused = await refusalOf(client.files.receive({ upload: null, name: 'x.lnk', bytes: 3, part: 'AAAA' }));
  expect(refused).toMatchObject({ code: 'not-supported', details: { reason: 'paper-program' } });
  const script = Buffer.from('#!/bin/sh');
  const sneaked = await refusalOf(
    client.files.receive({ upload: null, name: 'x.txt', bytes: 9, part: script.toString('base64') }),
  );
  expect(sneaked.code).toBe('not-supported');
  expect(readdirSync(join(profileDir, 'blobs', 'incoming'))).toEqual([]);
});

test('papers of a visit are the customer’s too; on a record of somebody else’s nothing can be put', async () => {
  const { client } = await aDevice();
  const { id: customerId } = await client.customers.create({ name: 'Vật liệu Hùng Cường' });
  const { id: otherId } = await client.customers.create({ name: 'Cửa hàng khác' });
  const visit = await client.visits.create({
    customerId,
    startsAt: '2026-11-24T02:00:00.000Z',
    endsAt: '2026-11-24T03:00:00.000Z',
    purpose: 'introduce',
  });
  const place = { onEntity: 'visits', onId: visit.id };
  await client.files.add({ customerId, ...place, files: [aFile('ảnh.png', png)] });
  expect((await client.files.list({ customerId, ...place })).papers).toHaveLength(1);
  expect((await client.files.list({ customerId })).papers).toMatchObject([place]);
  const files = [aFile('ảnh.png', png)];
  expect((await refusalOf(client.files.add({ customerId: otherId, ...place, files }))).code).toBe('not-found');
  expect((await refusalOf(client.files.add({ customerId: visit.id, files }))).code).toBe('not-found');
});

test('a small picture is kept beside a photo, and nothing but a picture is', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id: customerId } = await client.customers.create({ name: 'Vật liệu Hùng Cường' });
  const { added } = await client.files.add({ customerId, files: [aFile('ảnh.png', Buffer.concat([png, Buffer.from('!')]))] });
  const id = added[0]?.id ?? '';
  expect(await client.files.thumbnail({ id })).toEqual({ picture: null, isHere: true });
  await client.files.setThumbnail({ id, base64: png.toString('base64') });
  expect(await client.files.thumbnail({ id })).toEqual({
    picture: { mime: 'image/png', base64: png.toString('base64') },
    isHere: true,
  });
  expect((await client.files.list({ customerId })).papers).toMatchObject([{ hasThumbnail: true }]);
  const text = Buffer.from('<svg/>').toString('base64');
  expect((await refusalOf(client.files.setThumbnail({ id, base64: text }))).code).toBe('invalid');
  const again = await device.restart();
  expect((await again.client.files.store({})).files).toBe(1);
});

test('a damaged file is told in words and kept; adding the original again mends it', async () => {
  const { client, profileDir } = await aDevice();
  const { id: customerId } = await client.customers.create({ name: 'Vật liệu Hùng Cường' });
  const original = aFile('b.pdf', pdf);
  const { added } = await client.files.add({ customerId, files: [original] });
  const id = added[0]?.id ?? '';
  const [paper] = (await client.files.list({ customerId })).papers;
  const sha = paper?.sha256 ?? '';
  const path = join(profileDir, 'blobs', sha.slice(0, 2), sha.slice(2, 4), sha);
  const bytes = readFileSync(path);
  bytes[100] = (bytes[100] ?? 0) ^ 4;
  writeFileSync(path, bytes);
  const copy = join(folder, 'damaged.pdf');
  const refused = await refusalOf(client.files.save({ id, file: copy }));
  expect(refused).toMatchObject({ code: 'unreadable-file', details: { reason: 'paper-damaged' } });
  expect(readFileSync(path).equals(bytes)).toBe(true);
  expect(readdirSync(folder)).not.toContain('damaged.pdf');
  await client.files.add({ customerId, files: [original] });
  await client.files.save({ id, file: copy });
  expect(readFileSync(copy, 'utf8')).toBe(pdf);
});

test('after a backup is put back the papers that lie on the disk are known again, and what nobody has had for thirty days goes', async () => {
  let device = await aDevice();
  const { id: customerId } = await device.client.customers.create({ name: 'Vật liệu Hùng Cường' });
  const backup = await device.client.backup.create({});
  const { added, groupId } = await device.client.files.add({ customerId, files: [aFile('c.pdf', `${pdf}c`)] });
  await device.client.backup.restore({ file: backup.file, keepsLaterChanges: true });
  device = await device.restart();
  await expect.poll(async () => (await device.client.files.list({ customerId })).papers).toMatchObject([{ place: 'here' }]);
  await device.client.files.save({ id: added[0]?.id ?? '', file: join(folder, 'c2.pdf') });

  await device.client.undo.apply({ groupId: groupId ?? '' });
  device.clock.now += 29 * 24 * 60 * 60 * 1000;
  device = await device.restart();
  await device.client.files.save({ id: added[0]?.id ?? '', file: join(folder, 'c3.pdf') });
  device.clock.now += 2 * 24 * 60 * 60 * 1000;
  device = await device.restart();
  await expect.poll(async () => (await device.client.files.store({})).files).toBe(0);
  const refused = await refusalOf(device.client.files.save({ id: added[0]?.id ?? '', file: join(folder, 'c4.pdf') }));
  expect(refused).toMatchObject({ code: 'not-found', details: { reason: 'paper-missing' } });
});
