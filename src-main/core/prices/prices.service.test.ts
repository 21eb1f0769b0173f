import { expect, test } from 'vitest';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';
import { aShop, anyPromotion, anyRule } from '../../../tests/support/shop.ts';

test('a dealer’s rule gives the price of a quote’s line, says which it was, and another day the list price counts', async () => {
  const device = await aDevice();
  const { client } = device;
  const shop = await aShop(device);
  const { id } = await client.prices.saveRule({
    ...anyRule,
    name: 'Đại lý, xi măng',
    customerGroupId: shop.dealersId,
    productGroupId: shop.materialsId,
    fromOn: '2026-11-01',
    toOn: '2026-11-30',
    minQuantityMilli: 10_000,
    discountBasisPoints: 550,
  });
  const ask = (on: string, quantityMilli: number) =>
    client.prices.ofLines({ customerId: shop.customerId, on, lines: [{ productId: shop.cementId, quantityMilli }] });
  expect((await ask('2026-11-23', 20_000)).lines[0]).toMatchObject({
    priceDong: 90_000,
    discountBasisPoints: 550,
    unitDong: 85_050,
    source: { kind: 'rule', id, name: 'Đại lý, xi măng' },
    why: [
      { kind: 'rule', lost: null, rank: { productDistance: 1 } },
      { kind: 'list', lost: 'base' },
    ],
  });
  for (const [on, quantity] of [
    ['2026-12-01', 20_000],
    ['2026-11-23', 9_999],
  ] as const) {
    expect((await ask(on, quantity)).lines[0]?.source?.kind).toBe('list');
  }
});

test('a rule that contradicts another of equal rank is told when it is written and in the list, and both are named', async () => {
  const device = await aDevice();
  const { client } = device;
  await client.prices.saveRule({ ...anyRule, name: 'Giảm 3 %', discountBasisPoints: 300 });
  const second = { ...anyRule, name: 'Giảm 5 %', discountBasisPoints: 500 };
  expect((await client.prices.contradictions(second)).same.map(({ name }) => name)).toEqual(['Giảm 3 %']);
  await client.prices.saveRule(second);
  expect(
    (await client.prices.rules({})).rules.map(({ name, contradicts }) => [name, contradicts.map((one) => one.name)]),
  ).toEqual([
    ['Giảm 3 %', ['Giảm 5 %']],
    ['Giảm 5 %', ['Giảm 3 %']],
  ]);
});

test('backward days, a missing amount, a group that is gone, a negative quantity are refused in words for their field', async () => {
  const device = await aDevice();
  const { client } = device;
  const shop = await aShop(device);
  const gone = await client.groups.save({ name: 'Sắp xoá', kind: 'other', rule: null });
  const { id } = await client.prices.saveRule({ ...anyRule, name: 'Nhóm sắp xoá', customerGroupId: gone.id });
  await client.groups.delete({ id: gone.id });
  const refused = async (values: object) => (await refusalOf(client.prices.saveRule({ ...anyRule, ...values }))).fields;
  expect([
    await refused({ fromOn: '2026-12-01', toOn: '2026-11-01' }),
    await refused({ kind: 'price' }),
    await refused({ customerGroupId: gone.id }),
    await refused({ customerId: shop.customerId, customerGroupId: shop.dealersId }),
    await refused({ minQuantityMilli: -1 }),
    await refused({ minQuantityMilli: 1e15 }),
    await refused({ discountBasisPoints: 10_001 }),
  ]).toEqual([
    { toOn: 'last-day-before-first' },
    { priceDong: 'required' },
    { customerGroupId: 'no-such-record' },
    { customerGroupId: 'not-a-choice' },
    { minQuantityMilli: 'too-small' },
    { minQuantityMilli: 'too-big' },
    { discountBasisPoints: 'too-big' },
  ]);
  expect((await client.prices.rules({})).rules.find((rule) => rule.id === id)).toMatchObject({ isBroken: true });
});

test('what a customer saves by paying in time follows its groups and the goods; only administrators change any of it', async () => {
  const device = await aDevice();
  const { client } = device;
  const shop = await aShop(device);
  const values = { name: '2 % trong 10 ngày', productGroupId: null, fromOn: null, toOn: null, isActive: true };
  const discount = { ...values, customerGroupId: shop.dealersId, withinDays: 10, discountBasisPoints: 200 };
  await client.prices.savePaymentDiscount(discount);
  const lines = [{ productId: shop.cementId, netDong: 1_234_567 }];
  const terms = async (customerId: string | null) =>
    (await client.prices.paymentDiscountsOf({ customerId, on: '2026-11-23', lines })).terms;
  expect(await terms(shop.customerId)).toMatchObject([{ withinDays: 10, ofDong: 1_234_567, savesDong: 24_691 }]);
  expect(await terms(null)).toEqual([]);
  await inspect(device, (db) => db.exec("UPDATE users SET role = 'rep'"));
  const refusals = [
    client.prices.saveRule({ ...anyRule, name: 'Của tôi' }),
    client.prices.savePaymentDiscount(discount),
    client.promotions.save(anyPromotion),
  ];
  for (const refusal of refusals) expect((await refusalOf(refusal)).code).toBe('forbidden');
});
