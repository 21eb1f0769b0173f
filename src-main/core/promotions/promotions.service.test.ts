import { expect, test } from 'vitest';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';
import { aShop, anyPromotion } from '../../../tests/support/shop.ts';

test('gifts leave the stock when they are promised, never below zero silently, and come back when they are withdrawn', async () => {
  const device = await aDevice();
  const { client } = device;
  const { helmetId, cementId, customerId } = await aShop(device);
  const { id: promotionId } = await client.promotions.save({ ...anyPromotion, productId: cementId, giftProductId: helmetId });
  const lines = [{ productId: cementId, quantityMilli: 30_000, netDong: 2_700_000 }];
  const offer = async () => (await client.promotions.forQuote({ customerId, on: '2026-11-23', lines })).offers[0];
  const entitle = (quantityMilli: number) => client.promotions.entitle({ promotionId, customerId, quantityMilli });

  expect(await offer()).toMatchObject({ quantityMilli: 3000, leftMilli: 0, isShort: true, giftProductId: helmetId });
  expect((await refusalOf(entitle(1000))).fields).toEqual({ quantityMilli: 'out-of-stock' });
  expect(await client.promotions.addStock({ promotionId, changeMilli: 5000 })).toEqual({ leftMilli: 5000 });
  expect(await offer()).toMatchObject({ isShort: false });
  const { id, leftMilli } = await entitle(3000);
  expect(leftMilli).toBe(2000);
  expect((await refusalOf(entitle(3000))).fields).toEqual({ quantityMilli: 'out-of-stock' });
  expect((await refusalOf(client.promotions.addStock({ promotionId, changeMilli: -2001 }))).fields).toEqual({
    changeMilli: 'out-of-stock',
  });
  expect((await client.promotions.list({})).promotions).toMatchObject([
    { leftMilli: 2000, promisedMilli: 3000, spentDong: 180_000 },
  ]);
  await client.promotions.withdraw({ id });
  expect((await client.promotions.list({})).promotions).toMatchObject([{ leftMilli: 5000, promisedMilli: 0, spentDong: 0 }]);
  expect((await refusalOf(client.promotions.withdraw({ id }))).code).toBe('conflict');
});

test('a tour has so many seats; the ledger keeps who went, who signed and the tax note, and goes into a file', async () => {
  const device = await aDevice();
  const { client } = device;
  const { customerId } = await aShop(device);
  const { id: promotionId } = await client.promotions.save({
    ...anyPromotion,
    name: 'Tham quan Đà Lạt',
    kind: 'tour',
    seats: 3,
    giftQuantityMilli: null,
    taxNote: 'Khấu trừ thuế TNCN 10 %',
  });
  const { id, leftMilli } = await client.promotions.entitle({
    promotionId,
    customerId,
    quantityMilli: 2000,
    valueDong: 8_000_000,
  });
  expect(leftMilli).toBe(1000);
  expect((await refusalOf(client.promotions.receive({ id, receivedBy: ' ' }))).fields).toEqual({ receivedBy: 'required' });
  await client.promotions.receive({ id, receivedBy: 'Chị Hạnh, anh Tuấn', signedBy: 'Nguyễn Thị Hạnh' });
  expect((await refusalOf(client.promotions.receive({ id, receivedBy: 'Ai khác' }))).code).toBe('conflict');
  expect((await client.promotions.ledger({ customerId })).entries).toMatchObject([
    {
      promotionName: 'Tham quan Đà Lạt',
      quantityMilli: 2000,
      valueDong: 8_000_000,
      state: 'received',
      receivedBy: 'Chị Hạnh, anh Tuấn',
      signedBy: 'Nguyễn Thị Hạnh',
      taxNote: 'Khấu trừ thuế TNCN 10 %',
      entitledBy: 'Nguyễn Thị Lan',
    },
  ]);
  const file = `${device.profileDir}/so-qua.xlsx`;
  expect(await client.promotions.exportLedger({ file, format: 'xlsx', promotionId })).toEqual({ rows: 1, restricted: 0 });
  // Who asked that their data be used no more is not in the file.
  await client.customers.update({ id: customerId, change: { restrictedOn: '2026-11-20' } });
  expect(await client.promotions.exportLedger({ file, format: 'xlsx', promotionId })).toEqual({ rows: 0, restricted: 1 });
});

test('the law is told while a promotion is written, with the prices and the other discounts of the same goods', async () => {
  const device = await aDevice();
  const { client } = device;
  const { helmetId, cementId, cementsId } = await aShop(device);
  const codes = async (values: object) =>
    (await client.promotions.legality({ ...anyPromotion, ...values })).notes.map(({ code }) => code);
  expect(await codes({ productId: cementId, giftProductId: helmetId, minQuantityMilli: 1000 })).toEqual([
    'over-half',
    'no-notice',
  ]);
  expect(await codes({ productId: cementId, giftProductId: helmetId })).toEqual(['no-notice']);
  const off = { kind: 'discount' as const, giftQuantityMilli: null, minQuantityMilli: null, discountBasisPoints: 1000 };
  await client.promotions.save({ ...anyPromotion, ...off, productGroupId: cementsId, fromOn: '2026-03-01', toOn: '2026-05-31' });
  const summer = { ...off, fromOn: '2026-06-01', toOn: '2026-06-30' };
  expect(await codes({ ...summer, productId: cementId })).toEqual(['over-120-days', 'no-notice']);
  expect(await codes({ ...summer, productId: helmetId })).toEqual(['no-notice']);
});
