import { expect, test } from 'vitest';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';

const aProduct = (code: string, name: string, more: object = {}) => ({ code, name, unit: 'cái', ...more });

async function aCatalogue() {
  const device = await aDevice();
  const { client } = device;
  const paper = (await client.productGroups.save({ name: 'Bao bì giấy' })).id;
  const boxes = (await client.productGroups.save({ name: 'Thùng carton', parentId: paper })).id;
  const plastic = (await client.productGroups.save({ name: 'Đồ nhựa' })).id;
  const ids = [
    await client.products.save(aProduct('TC-3L-01', 'Thùng carton 3 lớp 40×30×20', { groupId: boxes, barcode: '8934563138165' })),
    await client.products.save(aProduct('TC-5L-01', 'Thùng carton 5 lớp', { groupId: boxes })),
    await client.products.save(aProduct('GO-01', 'Giấy gói hàng Đại Đồng', { groupId: paper })),
    await client.products.save(aProduct('RO-20', 'Rổ nhựa vuông', { groupId: plastic, nameEn: 'Square basket' })),
    await client.products.save(aProduct('XX-99', 'Thùng cũ', { groupId: plastic, isActive: false })),
  ].map(({ id }) => id);
  const codes = async (text: string, more: object = {}) =>
    (await client.products.search({ text, ...more })).products.map(({ code }) => code);
  return { device, client, paper, boxes, plastic, ids, codes };
}

test('a product is found by its code, its name without accents, its English name and its barcode', async () => {
  const { codes } = await aCatalogue();
  expect(await codes('thung carton')).toEqual(['TC-3L-01', 'TC-5L-01']);
  expect(await codes('dai dong')).toEqual(['GO-01']);
  expect(await codes('Đại đồng')).toEqual(['GO-01']);
  expect(await codes('tc5l')).toEqual(['TC-5L-01']);
  expect(await codes('TC-')).toEqual(['TC-3L-01', 'TC-5L-01']);
  expect(await codes('basket')).toEqual(['RO-20']);
  expect(await codes('8934563138165')).toEqual(['TC-3L-01']);
  expect(await codes('5 lop thung')).toEqual(['TC-5L-01']);
  expect(await codes('arton')).toEqual(['TC-3L-01', 'TC-5L-01']);
  expect(await codes('khong co')).toEqual([]);
  expect(await codes('')).toEqual(['GO-01', 'RO-20', 'TC-3L-01', 'TC-5L-01']);
});

test('what is sold no longer is found only where it is asked for, and a group holds what lies in the groups under it', async () => {
  const { codes, paper, plastic, client } = await aCatalogue();
  expect(await codes('thung')).toEqual(['TC-3L-01', 'TC-5L-01']);
  expect(await codes('thung', { withInactive: true })).toEqual(['TC-3L-01', 'TC-5L-01', 'XX-99']);
  expect(await codes('', { groupId: paper })).toEqual(['GO-01', 'TC-3L-01', 'TC-5L-01']);
  expect(await codes('', { groupId: plastic })).toEqual(['RO-20']);
  const { groups } = await client.productGroups.list({});
  expect(groups.map(({ name, depth, products }) => [name, depth, products])).toEqual([
    ['Bao bì giấy', 0, 3],
    ['Thùng carton', 1, 2],
    ['Đồ nhựa', 0, 1],
  ]);
});

test('a changed name is found at once, the old one no longer, and undo brings it back', async () => {
  const { client, codes, ids } = await aCatalogue();
  expect(await codes('ro nhua')).toEqual(['RO-20']);
  const { groupId } = await client.products.change({ id: ids[3] ?? '', change: { name: 'Sọt tròn' } });
  expect([await codes('ro nhua'), await codes('sot')]).toEqual([[], ['RO-20']]);
  await client.undo.apply({ groupId });
  expect([await codes('ro nhua'), await codes('sot')]).toEqual([['RO-20'], []]);
  await client.products.remove({ ids: [ids[3] ?? ''] });
  expect(await codes('ro nhua')).toEqual([]);
});

test('a code that another product has, a group that is gone and a group under itself are refused with what to do', async () => {
  const { client, paper, boxes } = await aCatalogue();
  expect((await refusalOf(client.products.save(aProduct('go-01', 'Khác')))).fields).toEqual({ code: 'code-taken' });
  expect(
    (await refusalOf(client.products.save(aProduct('Y', 'Khác', { groupId: '0192d3f0-0000-7000-8000-000000000001' })))).fields,
  ).toEqual({ groupId: 'no-such-record' });
  expect((await refusalOf(client.productGroups.save({ id: paper, name: 'Bao bì giấy', parentId: boxes }))).fields).toEqual({
    parentId: 'group-loop',
  });
  expect((await refusalOf(client.productGroups.save({ id: paper, name: 'Bao bì giấy', parentId: paper }))).fields).toEqual({
    parentId: 'group-loop',
  });
});

test('products of a removed group move up to the one above it', async () => {
  const { client, paper, boxes, codes } = await aCatalogue();
  await client.productGroups.remove({ id: boxes });
  expect(await codes('', { groupId: paper })).toEqual(['GO-01', 'TC-3L-01', 'TC-5L-01']);
});

test('the catalogue comes by the page, by name in Vietnamese order or by code, and says how much there is', async () => {
  const { client } = await aCatalogue();
  const names = async (more: object) => {
    const { products, total } = await client.products.list({ limit: 2, ...more });
    return [...products.map(({ code }) => code), total];
  };
  expect(await names({})).toEqual(['GO-01', 'RO-20', 4]);
  expect(await names({ offset: 2 })).toEqual(['TC-3L-01', 'TC-5L-01', 4]);
  expect(await names({ sort: 'code', descending: true })).toEqual(['TC-5L-01', 'TC-3L-01', 4]);
  expect(await names({ state: 'all', text: 'thung' })).toEqual(['TC-3L-01', 'TC-5L-01', 3]);
});

test('the catalogue is changed by administrators and read by everybody', async () => {
  const { client, device, ids, codes } = await aCatalogue();
  await inspect(device, (db) => db.exec("UPDATE users SET role = 'rep'"));
  const id = ids[0] ?? '';
  for (const refused of [
    client.products.save(aProduct('N', 'Mới')),
    client.products.change({ id, change: { name: 'Khác' } }),
    client.products.remove({ ids: [id] }),
    client.products.setCost({ productId: id, fromOn: '2026-01-01', costDong: 1 }),
    client.productGroups.save({ name: 'Khác' }),
  ])
    expect((await refusalOf(refused)).code).toBe('forbidden');
  expect(await codes('tc3l')).toEqual(['TC-3L-01']);
  expect((await client.products.get({ id })).mayChange).toBe(false);
});

test('products that change while others are looked for are found as they are now, in the order of their names', async () => {
  const { client, codes, ids } = await aCatalogue();
  expect(await codes('thung')).toEqual(['TC-3L-01', 'TC-5L-01']);
  await client.products.save(aProduct('TC-4L', 'Thùng carton 4 lớp'));
  await client.products.change({ id: ids[0] ?? '', change: { isActive: false } });
  expect(await codes('thung')).toEqual(['TC-4L', 'TC-5L-01']);
  expect(await codes('tc4l')).toEqual(['TC-4L']);
  expect(await codes('')).toEqual(['GO-01', 'RO-20', 'TC-4L', 'TC-5L-01']);
  const { products, total } = await client.products.list({ sort: 'code', text: 'carton' });
  expect([...products.map(({ code }) => code), total]).toEqual(['TC-4L', 'TC-5L-01', 2]);
});
