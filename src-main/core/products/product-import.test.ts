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

test('own fields are columns of the file: what was exported comes back without a change, what differs is written, what does not fit is told', async () => {
  const device = await aDevice();
  const { client } = device;
  await client.products.import({ text: table.replaceAll('mấy đồng', ''), isTrial: false });
  const idOf = async (code: string) => (await client.products.list({ text: code })).products[0]?.id ?? '';
  const id = await idOf('LY-1');
  const own = async (of: string) =>
    (await client.customFields.values({ customerId: of, entity: 'products', rowId: of })).values.map(({ value }) => value).sort();
  for (const [type, vi, value] of [
    ['text', 'Kệ hàng', 'Kệ B2'],
    ['number', 'Tải trọng', '1,234'],
    ['date', 'Hết hạn công bố', '31/3/2027'],
    ['list', 'Mùa', 'Tết'],
  ] as const) {
    const options = type === 'list' ? [{ vi: 'Tết', en: 'New Year' }, { vi: 'Hè' }] : [];
    const field = await client.customFields.define({ entity: 'products', type, vi, options });
    await client.customFields.set({ fieldId: field.id, ids: [id], value });
  }
  const stored = ['1.234', '2027-03-31', 'Kệ B2', 'tet'];
  expect(await own(id)).toEqual(stored);
  for (const format of ['xlsx', 'csv'] as const) {
    const file = join(device.profileDir, `own.${format}`);
    await client.products.export({ file, format });
    expect(await client.products.import({ file, isTrial: true })).toMatchObject({ changed: 0, same: 3, bad: [] });
  }
  const text =
    'Mã hàng\tKệ hàng\tTải trọng\tHết hạn công bố\tMùa\nLY-1\tKệ C9\t\t\tHè\nLY-2\tKệ D1\tnặng\t\t\nLY-3\tKệ D2\t2,5\t01/02/2027\ttet';
  const seen = { changed: 2, same: 0, bad: [{ line: 3, code: 'LY-2', problems: ['bad-own-value'] }] };
  expect(await client.products.import({ text, isTrial: true })).toMatchObject(seen);
  const { groupId } = await client.products.import({ text, isTrial: false });
  expect([await own(id), await own(await idOf('LY-2')), await own(await idOf('LY-3'))]).toEqual([
    ['1.234', '2027-03-31', 'Kệ C9', 'he'],
    [],
    ['2.5', '2027-02-01', 'Kệ D2', 'tet'],
  ]);
  // The catalogue finds a product by what stands there, at once.
  const found = async (words: string) => (await client.products.search({ text: words })).products.map(({ code }) => code);
  expect([await found('ke c9'), await found('ke d2'), await found('ke b2')]).toEqual([['LY-1'], ['LY-3'], []]);
  await client.undo.apply({ groupId: groupId ?? '' });
  expect(await own(id)).toEqual(stored);
  expect([await found('ke c9'), await found('ke b2')]).toEqual([[], ['LY-1']]);
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
