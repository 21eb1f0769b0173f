import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';

const table = [
  'Mã hàng\tTên hàng\tĐVT\tNhóm\tGiá chuẩn',
  'LY-1\tLy giấy\tcái\tLy\t900',
  'LY-2\tLy to\tcái\tLy\tmấy đồng',
  'LY-3\tLy vừa\tcái\t\t',
].join('\n');

test('a pasted table brings products, groups and prices; the bad line is told, and one undo takes all of it back', async () => {
  const { client } = await aDevice();
  await client.priceLists.save({ name: 'Giá chuẩn', isStandard: true });
  const bad = [{ line: 3, code: 'LY-2', problems: ['bad-price'] }];
  const seen = { added: 2, changed: 0, same: 0, newGroups: ['Ly'], bad };
  expect(await client.products.import({ text: table, isTrial: true })).toEqual({ ...seen, groupId: null });
  expect((await client.products.list({})).total).toBe(0);
  const { groupId } = await client.products.import({ text: table, isTrial: false });
  const { products } = await client.products.list({});
  expect(products.map(({ code, groupName, priceDong }) => [code, groupName, priceDong])).toEqual([
    ['LY-1', 'Ly', 900],
    ['LY-3', null, null],
  ]);
  expect(await client.products.import({ text: table, isTrial: true })).toMatchObject({ added: 0, changed: 0, same: 2 });
  expect(await client.products.import({ text: table.replace('900', '950'), isTrial: true })).toMatchObject({
    changed: 1,
    same: 1,
  });
  await client.undo.apply({ groupId: groupId ?? '' });
  expect([(await client.products.list({})).total, (await client.productGroups.list({})).groups]).toEqual([0, []]);
});

test('a table without codes is refused', async () => {
  const { client } = await aDevice();
  expect((await refusalOf(client.products.import({ text: 'Tên\nLy', isTrial: true }))).fields).toEqual({ text: 'required' });
});

test('what was exported is read again from its file without a change', async () => {
  const device = await aDevice();
  const { client } = device;
  await client.priceLists.save({ name: 'Giá chuẩn', isStandard: true });
  await client.products.import({ text: table, isTrial: false });
  for (const format of ['xlsx', 'csv'] as const) {
    const file = join(device.profileDir, `catalogue.${format}`);
    expect(await client.products.export({ file, format })).toEqual({ rows: 2 });
    expect(await client.products.import({ file, isTrial: true })).toEqual({
      added: 0,
      changed: 0,
      same: 2,
      newGroups: [],
      bad: [],
      groupId: null,
    });
  }
});

test('the history of a product tells its changes, prices and costs', async () => {
  const { client } = await aDevice();
  const { id: priceListId } = await client.priceLists.save({ name: 'Giá chuẩn', isStandard: true });
  const { id } = await client.products.save({ code: 'LY-1', name: 'Ly giấy', unit: 'cái' });
  const price = async (priceDong: number) =>
    await client.priceLists.setPrices({ prices: [{ priceListId, productId: id, priceDong }] });
  await price(900);
  await price(950);
  await client.products.setCost({ productId: id, fromOn: '2026-01-01', costDong: 700 });
  const { changes } = await client.products.history({ id });
  expect(changes.map(({ entity, kind, oldValue, newValue }) => [entity, kind, oldValue, newValue])).toEqual([
    ['productCosts', 'create', null, 700],
    ['listPrices', 'update', 900, 950],
    ['listPrices', 'create', null, 900],
    ['products', 'create', null, null],
  ]);
});
