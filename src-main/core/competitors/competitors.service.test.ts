import { expect, test } from 'vitest';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';

const product = '0192d3f0-0000-7000-8000-00000000000d';
const priceList = '0192d3f0-0000-7000-8000-00000000000e';
const someId = '0192d3f0-0000-7000-8000-0000000000ff';

test('a price that somebody saw stands in the log of the competitor, newest day first', async () => {
  const { client } = await aDevice();
  const { id } = await client.competitors.create({ name: 'Nhựa Duy Tân', strengths: 'Giao nhanh' });
  await client.competitors.notePrice({ competitorId: id, product: 'Thùng 60 lít', priceDong: 185_000, seenOn: '2026-11-02' });
  await client.competitors.notePrice({
    competitorId: id,
    product: 'Thùng 60 lít',
    priceDong: 179_000,
    provinceCode: '2025:79',
    note: 'Đại lý quận 5',
  });
  const { prices } = await client.competitors.get({ id });
  expect(prices.map(({ priceDong, seenOn, provinceCode, authorName }) => [priceDong, seenOn, provinceCode, authorName])).toEqual([
    [179_000, '2026-11-23', '2025:79', 'Nguyễn Thị Lan'],
    [185_000, '2026-11-02', null, 'Nguyễn Thị Lan'],
  ]);
  expect((await client.competitors.list({ text: 'duy tan' })).competitors).toMatchObject([
    { name: 'Nhựa Duy Tân', prices: 2, lastSeenOn: '2026-11-23', openOpportunities: 0 },
  ]);
});

test('a firm that is only named is found under its name, however it is written, or added', async () => {
  const { client } = await aDevice();
  const { id } = await client.competitors.create({ name: 'Nhựa Duy Tân' });
  const note = (competitorName: string) => client.competitors.notePrice({ competitorName, product: 'Thùng', priceDong: 1000 });
  expect((await note('nhua duy tan')).competitorId).toBe(id);
  expect((await note('Long Thành')).competitorId).not.toBe(id);
  expect((await client.competitors.list({})).competitors.map(({ name, prices }) => [name, prices])).toEqual([
    ['Long Thành', 1],
    ['Nhựa Duy Tân', 1],
  ]);
});

test('a second competitor of the same name is refused; two laptops that never met write the same one', async () => {
  const [{ client }, { client: other }] = [await aDevice(), await aDevice()];
  const { id } = await client.competitors.create({ name: 'Nhựa Duy Tân' });
  expect((await other.competitors.create({ name: 'NHỰA DUY TÂN' })).id).toBe(id);
  const { fields } = await refusalOf(client.competitors.create({ name: 'nhựa  duy tân' }));
  expect(fields).toEqual({ name: 'name-taken' });
  const { id: second } = await client.competitors.create({ name: 'Long Thành' });
  expect((await refusalOf(client.competitors.update({ id: second, change: { name: 'Nhua Duy Tan' } }))).fields).toEqual({
    name: 'name-taken',
  });
  // A firm that was renamed leaves its old name to others.
  await client.competitors.update({ id, change: { name: 'DTP Việt Nam' } });
  expect((await client.competitors.create({ name: 'Nhựa Duy Tân' })).id).not.toBe(id);
});

test('a competitor that was removed comes back with its prices when somebody names it again', async () => {
  const { client } = await aDevice();
  const { id, competitorId } = await client.competitors.notePrice({
    competitorName: 'Long Thành',
    product: 'Két',
    priceDong: 90_000,
  });
  await client.competitors.delete({ id: competitorId });
  expect((await refusalOf(client.competitors.get({ id: competitorId }))).code).toBe('not-found');
  await client.competitors.create({ name: 'Long Thành' });
  expect((await client.competitors.get({ id: competitorId })).prices.map((price) => price.id)).toEqual([id]);
});

test('a price of tomorrow is refused; one that came from a laptop whose clock is wrong is shown and does not count', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id } = await client.competitors.create({ name: 'Long Thành' });
  const price = { competitorId: id, product: 'Két', priceDong: 90_000 };
  expect((await refusalOf(client.competitors.notePrice({ ...price, seenOn: '2026-11-24' }))).fields).toEqual({
    seenOn: 'day-to-come',
  });
  await client.competitors.notePrice({ ...price, seenOn: '2026-11-20' });
  const ahead = await client.competitors.notePrice(price);
  await inspect(device, (db) => db.prepare("UPDATE competitor_prices SET seen_on = '2027-03-01' WHERE id = ?").run(ahead.id));
  expect((await client.competitors.list({})).competitors[0]?.lastSeenOn).toBe('2026-11-20');
  expect((await client.competitors.get({ id })).prices.map(({ seenOn, isAhead }) => [seenOn, isAhead])).toEqual([
    ['2027-03-01', true],
    ['2026-11-20', false],
  ]);
});

test('beside their price stands what ours costs by the standard list of the day', async () => {
  const device = await aDevice();
  const { client } = device;
  await inspect(device, (db) => {
    db.prepare(
      `INSERT INTO products (id, code, name, unit, vat_class, is_active, created_at) VALUES (?, 'T60', 'Thùng 60L Đại Đồng', 'cái', 'goods', 1, 'x')`,
    ).run(product);
    const list = db.prepare(
      `INSERT INTO price_lists (id, name, from_on, to_on, is_standard, "order", is_active, created_at) VALUES (?, 'Chuẩn', ?, ?, 1, 1, 1, 'x')`,
    );
    list.run(priceList, '2026-07-01', null);
    list.run(someId, '2027-01-01', null);
    const add = db.prepare(
      `INSERT INTO list_prices (id, price_list_id, product_id, price_dong, min_quantity_milli, created_at) VALUES (?, ?, ?, ?, ?, 'x')`,
    );
    add.run('a', priceList, product, 170_000, 100_000);
    add.run('b', priceList, product, 182_000, 1000);
    add.run('c', someId, product, 999_000, 1000);
  });
  const { id } = await client.competitors.create({ name: 'Long Thành' });
  await client.competitors.notePrice({ competitorId: id, productId: product, product: 'Thùng 60', priceDong: 179_000 });
  expect((await client.competitors.get({ id })).ours).toEqual([
    { productId: product, name: 'Thùng 60L Đại Đồng', priceDong: 182_000, fromOn: '2026-07-01' },
  ]);
});
