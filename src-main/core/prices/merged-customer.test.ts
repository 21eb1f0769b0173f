import { expect, test } from 'vitest';
import { aDevice } from '../../../tests/support/devices.ts';
import { aShop, anyPromotion, anyRule } from '../../../tests/support/shop.ts';

/** A dealer of whom there are two records, merged: `customerId` is the one that was merged away and is in the group. */
async function aMergedDealer() {
  const device = await aDevice();
  const { client } = device;
  const shop = await aShop(device);
  const { id: keptId } = await client.customers.create({ name: 'Cty Đại Phát' });
  const rule = { ...anyRule, name: 'Đại lý', customerGroupId: shop.dealersId };
  await client.prices.saveRule(rule);
  const merge = () => client.merges.merge({ winnerId: keptId, ids: [shop.customerId] });
  const priceOf = async (customerId: string) =>
    (await client.prices.ofLines({ customerId, on: '2026-11-23', lines: [{ productId: shop.cementId, quantityMilli: 20_000 }] }))
      .lines[0];
  return { client, ...shop, keptId, merge, priceOf };
}

test('after a merge the customer is in the groups of both records: its prices, its gifts and the lists of the group say so', async () => {
  const { client, keptId, customerId, dealersId, helmetId, cementId, merge, priceOf } = await aMergedDealer();
  const { id: promotionId } = await client.promotions.save({
    ...anyPromotion,
    customerGroupId: dealersId,
    giftProductId: helmetId,
  });
  expect((await priceOf(keptId))?.source?.name).toBe('Giá chuẩn');
  const { groupId } = await merge();
  expect(await priceOf(keptId)).toMatchObject({ unitDong: 85_500, source: { name: 'Đại lý' } });
  // A quote that was begun for the record merged away asks for the same customer.
  expect(await priceOf(customerId)).toMatchObject({ unitDong: 85_500 });
  const lines = [{ productId: cementId, quantityMilli: 10_000, netDong: 900_000 }];
  expect((await client.promotions.forQuote({ customerId: keptId, on: '2026-11-23', lines })).offers).toMatchObject([
    { promotionId },
  ]);
  expect((await client.groups.of({ customerId: keptId })).groups.map(({ name }) => name)).toEqual(['Đại lý']);
  const inGroup = async () => (await client.customers.list({ filter: { groupId: dealersId } })).rows.map(({ id }) => id);
  expect(await inGroup()).toEqual([keptId]);
  await client.undo.apply({ groupId });
  expect([await inGroup(), (await priceOf(keptId))?.unitDong]).toEqual([[customerId], 90_000]);
});

test('taken out of a group, a merged customer is out of it with all its records, and one undo brings it back', async () => {
  const { client, keptId, dealersId, merge, priceOf } = await aMergedDealer();
  await merge();
  const { count, groupId } = await client.groups.removeMembers({ groupId: dealersId, ids: [keptId] });
  expect([count, (await priceOf(keptId))?.unitDong]).toEqual([1, 90_000]);
  expect((await client.customers.list({ filter: { groupId: dealersId } })).rows).toEqual([]);
  await client.undo.apply({ groupId });
  expect((await priceOf(keptId))?.unitDong).toBe(85_500);
});

test('a price agreed for the record that was merged away counts for the customer, also on a third step', async () => {
  const { client, keptId, customerId, cementId, merge, priceOf } = await aMergedDealer();
  const own = { ...anyRule, kind: 'price' as const, discountBasisPoints: null, productId: cementId };
  await client.prices.saveRule({ ...own, name: 'Giá riêng', customerId, priceDong: 80_000 });
  await merge();
  expect(await priceOf(keptId)).toMatchObject({ unitDong: 80_000, source: { name: 'Giá riêng' } });
  // Of two prices for the one customer the later counts, as everywhere.
  await client.prices.saveRule({ ...own, name: 'Giá mới', customerId: keptId, priceDong: 82_000, fromOn: '2026-11-01' });
  expect((await priceOf(keptId))?.why.map(({ name, lost }) => [name, lost]).slice(0, 2)).toEqual([
    ['Giá mới', null],
    ['Giá riêng', 'start'],
  ]);
  const two = async () => (await client.prices.rules({})).rules.filter(({ contradicts }) => contradicts.length > 0);
  expect(await two()).toEqual([]);
  const { id: third } = await client.customers.create({ name: 'Đại Phát Group' });
  await client.merges.merge({ winnerId: third, ids: [keptId] });
  for (const id of [third, keptId, customerId]) expect((await priceOf(id))?.source?.name, id).toBe('Giá mới');
});

test('two records with a price each for the same goods: the preview of the merge says so, the kept record’s counts, and the contradiction is told', async () => {
  const { client, keptId, customerId, cementId, materialsId, merge, priceOf } = await aMergedDealer();
  const own = { ...anyRule, kind: 'price' as const, discountBasisPoints: null, productId: cementId, fromOn: '2026-11-01' };
  // The rule of the record merged away has the lower id: alone it would go first.
  const { id: awayRule } = await client.prices.saveRule({ ...own, name: 'Giá cũ', customerId, priceDong: 80_000 });
  const { id: keptRule } = await client.prices.saveRule({ ...own, name: 'Giá giữ', customerId: keptId, priceDong: 82_000 });
  // Nothing to tell: one that ended before, one for other goods, one that is off.
  await client.prices.saveRule({
    ...own,
    name: 'Hết hạn',
    customerId,
    priceDong: 1000,
    fromOn: '2026-01-01',
    toOn: '2026-10-31',
  });
  await client.prices.saveRule({
    ...own,
    name: 'Nhóm',
    customerId,
    productId: null,
    productGroupId: materialsId,
    priceDong: 70_000,
  });
  await client.prices.saveRule({ ...own, name: 'Đã tắt', customerId, priceDong: 60_000, isActive: false });
  const { prices } = await client.merges.preview({ ids: [keptId, customerId] });
  expect(
    prices.map(({ goodsName, rules }) => [goodsName, rules.map((rule) => [rule.id, rule.customerId, rule.priceDong])]),
  ).toEqual([
    [
      'Xi măng PCB40',
      [
        [awayRule, customerId, 80_000],
        [keptRule, keptId, 82_000],
      ],
    ],
  ]);
  await merge();
  for (const id of [keptId, customerId])
    expect(await priceOf(id), id).toMatchObject({
      unitDong: 82_000,
      source: { id: keptRule },
      contradicts: [{ id: awayRule, name: 'Giá cũ' }],
    });
  const told = (await client.prices.rules({})).rules.filter(({ contradicts }) => contradicts.length > 0);
  expect(told.map(({ name }) => name).toSorted()).toEqual(['Giá cũ', 'Giá giữ']);
  // Of two beginnings the later counts, whoever it was agreed with.
  await client.prices.saveRule({ ...own, id: awayRule, name: 'Giá cũ', customerId, priceDong: 80_000, fromOn: '2026-11-10' });
  expect((await priceOf(keptId))?.source?.id).toBe(awayRule);
});
