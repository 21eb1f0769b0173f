import { expect, test } from 'vitest';
import { madeId } from '../platform/made-id.ts';
import { aDevice, type Device } from '../../../tests/support/devices.ts';
import { aQuoteLine } from '../../../tests/support/quote-contents.ts';
import { aShop, anyPromotion } from '../../../tests/support/shop.ts';

/** A quote with so many gifts (or seats) of a programme, sent to the customer, and five in stock. */
async function aSentGift(device: Device, quantityMilli: number, change: Partial<typeof anyPromotion> = {}) {
  const { client } = device;
  const { helmetId, cementId, customerId } = await aShop(device);
  const { id: promotionId } = await client.promotions.save({
    ...anyPromotion,
    productId: cementId,
    giftProductId: helmetId,
    ...change,
  });
  if (change.kind !== 'tour') await client.promotions.addStock({ promotionId, changeMilli: 5000 });
  const { id } = await client.quotes.create({ customerId });
  const { content } = await client.quotes.get({ id });
  if (content === null) throw new Error('a new quote has a content');
  const { totals: _totals, ...draft } = content;
  const gift = aQuoteLine({
    id: 'g1',
    kind: 'gift',
    productId: change.kind === 'tour' ? null : helmetId,
    priceDong: 0,
    quantityMilli,
    priceSource: { kind: 'promotion', id: promotionId, name: anyPromotion.name },
  });
  const lines = [aQuoteLine({ productId: cementId, quantityMilli: quantityMilli * 10 }), gift];
  await client.quotes.saveContent({ id, content: { ...draft, lines, promotionIds: [promotionId] } });
  await client.quotes.send({ id });
  const left = async () => (await client.promotions.list({})).promotions[0]?.leftMilli;
  const ledger = async () =>
    (await client.promotions.ledger({ customerId })).entries.map(({ state, quantityMilli: many }) => [state, many]);
  const accept = async () => await client.quotes.answer({ id, isAccepted: true, way: 'phone' });
  return { id, promotionId, customerId, left, ledger, accept };
}

test('when the customer accepts a quote, its gifts are promised in the ledger with what they are worth and leave the stock', async () => {
  const device = await aDevice();
  const { id, left, ledger, accept, customerId } = await aSentGift(device, 3000);
  expect(await left()).toBe(5000);
  expect(await ledger()).toEqual([]);
  expect((await accept()).shortages).toEqual([]);
  expect(await left()).toBe(2000);
  const { entries } = await device.client.promotions.ledger({ customerId });
  expect(entries).toMatchObject([{ state: 'entitled', quantityMilli: 3000, valueDong: 180_000, quoteId: id }]);
});

test('seats of a tour are promised by accepting too', async () => {
  const device = await aDevice();
  const tour = { kind: 'tour' as const, seats: 4, giftProductId: null, giftQuantityMilli: null };
  const { left, ledger, accept } = await aSentGift(device, 2000, tour);
  await accept();
  expect(await left()).toBe(2000);
  expect(await ledger()).toEqual([['entitled', 2000]]);
});

test('an acceptance is kept where the gifts are not enough, and what is missing is told', async () => {
  const device = await aDevice();
  const { id, left, ledger, accept, promotionId } = await aSentGift(device, 7000);
  expect((await accept()).shortages).toEqual([
    { promotionId, name: 'Mua 10 tặng 1', kind: 'gift', quantityMilli: 7000, missingMilli: 2000 },
  ]);
  expect(await device.client.quotes.get({ id })).toMatchObject({ state: 'accepted' });
  expect(await left()).toBe(-2000);
  expect(await ledger()).toEqual([['entitled', 7000]]);
});

test('an acceptance that is taken back gives the gifts back, a refusal takes none, and accepting again takes them once', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id, left, ledger, accept } = await aSentGift(device, 3000);
  const said = await accept();
  const undone = await client.undo.apply({ groupId: said.groupId });
  expect(undone.kept).toBe(0);
  expect(await left()).toBe(5000);
  expect(await ledger()).toEqual([['withdrawn', 3000]]);
  // Taking back the taking back is an acceptance again.
  await client.undo.apply({ groupId: undone.groupId });
  expect(await client.quotes.get({ id })).toMatchObject({ state: 'accepted' });
  expect(await left()).toBe(2000);
  const accepted = (await ledger()).filter(([state]) => state === 'entitled');
  expect(accepted).toEqual([['entitled', 3000]]);
});

test('declining promises nothing, and the next version promises only what it says itself', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id, left, ledger, accept } = await aSentGift(device, 3000);
  expect((await client.quotes.answer({ id, isAccepted: false, way: 'phone' })).shortages).toEqual([]);
  expect(await ledger()).toEqual([]);
  await client.quotes.reopen({ id });
  const { content } = await client.quotes.get({ id });
  if (content === null) throw new Error('it has a content');
  const { totals: _totals, ...draft } = content;
  const lines = draft.lines.map((line) => (line.kind === 'gift' ? { ...line, quantityMilli: 1000 } : line));
  await client.quotes.saveContent({ id, content: { ...draft, lines } });
  await client.quotes.send({ id });
  await accept();
  expect(await left()).toBe(4000);
  expect(await ledger()).toEqual([['entitled', 1000]]);
});

test('the ids of what is promised follow from the quote, its version and the programme, so two laptops write one row', async () => {
  const device = await aDevice();
  const { id, accept, promotionId, customerId } = await aSentGift(device, 3000);
  await accept();
  const { entries } = await device.client.promotions.ledger({ customerId });
  expect(entries.map((entry) => entry.id)).toEqual([madeId('entitlements', id, '1', promotionId, '0')]);
});
