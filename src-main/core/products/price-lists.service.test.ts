import { expect, test } from 'vitest';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';

async function aPricedDevice() {
  const device = await aDevice();
  const { client } = device;
  const { id: standard } = await client.priceLists.save({ name: 'Giá chuẩn', isStandard: true });
  const { id: dealers } = await client.priceLists.save({
    name: 'Giá đại lý',
    fromOn: '2026-01-01',
    toOn: '2026-12-31',
    order: 1,
  });
  const { id } = await client.products.save({ code: 'LY-1', name: 'Ly giấy', unit: 'cái' });
  const prices = async () =>
    (await client.products.get({ id })).prices.map(({ listName, minQuantityMilli, priceDong }) => [
      listName,
      minQuantityMilli,
      priceDong,
    ]);
  return { client, standard, dealers, id, prices };
}

test('a product has a price in each list and a lower one from a quantity on; one group of changes takes them back', async () => {
  const { client, standard, dealers, id, prices } = await aPricedDevice();
  await client.priceLists.setPrices({ prices: [{ priceListId: standard, productId: id, priceDong: 900 }] });
  const { groupId, count } = await client.priceLists.setPrices({
    prices: [
      { priceListId: standard, productId: id, priceDong: 950 },
      { priceListId: dealers, productId: id, priceDong: 850 },
      { priceListId: dealers, productId: id, minQuantityMilli: 1_000_000, priceDong: 800 },
    ],
  });
  expect(count).toBe(3);
  expect(await prices()).toEqual([
    ['Giá chuẩn', 0, 950],
    ['Giá đại lý', 0, 850],
    ['Giá đại lý', 1_000_000, 800],
  ]);
  const { products, total } = await client.priceLists.grid({ text: 'ly' });
  expect([total, products[0]?.prices.length]).toEqual([1, 3]);
  await client.undo.apply({ groupId });
  expect(await prices()).toEqual([['Giá chuẩn', 0, 900]]);
});

test('a price taken away is gone, and can be written again', async () => {
  const { client, standard, id, prices } = await aPricedDevice();
  for (const priceDong of [900, null, 950] as const) {
    await client.priceLists.setPrices({ prices: [{ priceListId: standard, productId: id, priceDong }] });
    expect(await prices()).toEqual(priceDong === null ? [] : [['Giá chuẩn', 0, priceDong]]);
  }
  expect((await client.products.search({ text: 'LY-1' })).products[0]?.priceDong).toBe(950);
  await client.priceLists.remove({ id: standard });
  expect((await client.products.search({ text: 'LY-1' })).products[0]?.priceDong).toBeNull();
});

test('a price below nothing, a list that ends before it begins and one named like another are refused', async () => {
  const { client, standard, id } = await aPricedDevice();
  const price = { priceListId: standard, productId: id, priceDong: -5 };
  expect((await refusalOf(client.priceLists.setPrices({ prices: [price] }))).code).toBe('invalid');
  expect((await refusalOf(client.priceLists.save({ name: 'Tết', fromOn: '2027-02-01', toOn: '2027-01-01' }))).fields).toEqual({
    toOn: 'last-day-before-first',
  });
  expect((await refusalOf(client.priceLists.save({ name: 'Giá đại lý' }))).fields).toEqual({ name: 'name-taken' });
});

test('an office writes its own tax rates over the shipped ones; two of one class over the same days are refused', async () => {
  const { client, id } = await aPricedDevice();
  const half = { vatClass: 'standard', rate: '8', fromOn: '2027-01-01', toOn: '2027-06-30' } as const;
  await client.vatRates.save(half);
  const { rates, changes } = await client.vatRates.on({ day: '2026-12-15', until: '2027-12-31' });
  expect(rates.find(({ vatClass }) => vatClass === 'standard')?.rate).toBe('8');
  expect(changes).toEqual([{ vatClass: 'standard', on: '2027-07-01', before: '8', after: '10' }]);
  expect((await refusalOf(client.vatRates.save({ ...half, fromOn: '2027-06-30', toOn: null }))).fields).toEqual({
    fromOn: 'vat-overlap',
  });
  expect((await refusalOf(client.vatRates.save({ ...half, fromOn: '2028-02-01', toOn: '2028-01-01' }))).fields).toEqual({
    toOn: 'last-day-before-first',
  });
  await client.vatRates.save({ ...half, vatClass: 'reduced', rate: '5' });
  const listed = await client.vatRates.list({});
  expect([listed.problems, listed.rates.filter((span) => span.id !== null).length]).toEqual([[], 2]);
  expect((await client.products.get({ id })).product.vatRate).toBe('8');
});
