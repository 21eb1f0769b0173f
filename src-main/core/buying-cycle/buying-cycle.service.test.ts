import { expect, test } from 'vitest';
import type { QuoteLine } from '../../../src-shared/quotes/quote-content.ts';
import { aDevice, type Device } from '../../../tests/support/devices.ts';
import { layOrders } from '../../../tests/support/order-rows.ts';

const line = (id: string, name: string, thousands: number): QuoteLine => ({
  ...{ id, kind: 'goods', productId: null, code: null, name, note: null, unit: 'cái' },
  ...{ quantityMilli: thousands * 1_000_000, priceDong: 4500, listPriceDong: null, priceSource: null },
  ...{ discountBasisPoints: 0, vatRate: '8', isOption: false },
});

/** A quote that was answered on a day; its lines are thousands of pieces by name. */
async function answered(
  { client }: Device,
  customerId: string,
  answeredOn: string,
  goods: Readonly<Record<string, number>> = { 'Túi A4': 5 },
  isAccepted = true,
) {
  const { id } = await client.quotes.create({ customerId, title: 'Báo giá' });
  const { content } = await client.quotes.get({ id });
  if (content === null) throw new Error('a new quote has a content');
  const { totals: _totals, ...draft } = content;
  const lines = Object.entries(goods).map(([name, thousands], at) => line(`l${at}`, name, thousands));
  await client.quotes.saveContent({ id, content: { ...draft, lines } });
  await client.quotes.send({ id });
  await client.quotes.answer({ id, isAccepted, way: 'phone', answeredOn, reason: isAccepted ? null : 'price' });
  return id;
}

test('three accepted quotes say when they buy next and what; a declined one says nothing', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id } = await client.customers.create({ name: 'Ánh Dương' });
  await answered(device, id, '2026-08-31', { 'Túi A4': 5, 'Hộp quà': 1 });
  await answered(device, id, '2026-09-28');
  await answered(device, id, '2026-10-15', { Thùng: 9 }, false);
  const last = await answered(device, id, '2026-11-02', { 'túi a4': 2 });
  const known = await client.buyingCycle.of({ customerId: id });
  expect(known.days).toEqual(['2026-08-31', '2026-09-28', '2026-11-02']);
  expect(known.cycle).toMatchObject({ purchases: 3, leastDays: 28, mostDays: 35, expectedOn: '2026-12-03', state: 'early' });
  expect(known.products).toEqual([
    {
      productId: null,
      name: 'túi a4',
      unit: 'cái',
      times: 3,
      quantityMilli: 12_000_000,
      lastOn: '2026-11-02',
      expectedOn: '2026-12-03',
    },
    { productId: null, name: 'Hộp quà', unit: 'cái', times: 1, quantityMilli: 1_000_000, lastOn: '2026-08-31', expectedOn: null },
  ]);
  expect(known.lastQuoteId).toBe(last);
});

test('the last transaction counts as a purchase, and what a merged record bought counts for the one that stands for it', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id: winnerId } = await client.customers.create({ name: 'Công ty Ánh Dương', lastTransactionOn: '2026-11-02' });
  const { id } = await client.customers.create({ name: 'Ánh Dương' });
  await answered(device, id, '2026-08-31');
  await answered(device, winnerId, '2026-09-28');
  expect((await client.buyingCycle.of({ customerId: winnerId })).cycle).toBeNull();
  await client.merges.merge({ winnerId, ids: [id] });
  expect((await client.buyingCycle.of({ customerId: winnerId })).cycle).toMatchObject({ purchases: 3, lastOn: '2026-11-02' });
  // One day of each record and the last transaction: none of the two would be a habit.
  const { customers } = await client.buyingCycle.expected({ until: '2026-12-31' });
  expect(customers.map(({ name, cycle }) => [name, cycle.purchases])).toEqual([['Công ty Ánh Dương', 3]]);
});

test('the rep is reminded of a purchase that is expected, and not of somebody who has stopped buying', async () => {
  const device = await aDevice();
  const { client, clock } = device;
  const { id } = await client.customers.create({ name: 'Ánh Dương' });
  const { id: stopped } = await client.customers.create({ name: 'Hồng Hà' });
  for (const day of ['2026-08-27', '2026-09-26', '2026-10-26']) await answered(device, id, day);
  for (const day of ['2026-01-01', '2026-01-31', '2026-03-02']) await answered(device, stopped, day);
  const expected = async () =>
    (await client.reminders.list({})).reminders.filter(({ kind }) => kind === 'purchase').map(({ name, on }) => [name, on]);
  expect(await expected()).toEqual([['Ánh Dương', '2026-11-25']]);
  expect((await client.buyingCycle.expected({ until: '2026-12-31' })).customers.map(({ name }) => name)).toEqual(['Ánh Dương']);
  clock.now += 120 * 86_400_000;
  expect(await expected()).toEqual([]);
});

test('a confirmed order is a purchase on its own day, and the accepted quote it was made from counts once, as the order', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id: customerId } = await client.customers.create({ name: 'Ánh Dương' });
  const { userId: ownerId = '' } = (await client.app.status({})).profile ?? {};
  const quoteId = await answered(device, customerId, '2026-08-20');
  const order = { customerId, ownerId, lines: [{ name: 'Hộp quà', quantityMilli: 3000 }] };
  const idOf = (no: number) => `0192d3f0-0000-7000-8000-00000000000${no}`;
  await layOrders(device, [
    { ...order, id: idOf(1), quoteId, orderedOn: '2026-08-31', state: 'done' },
    { ...order, id: idOf(2), orderedOn: '2026-09-28' },
    { ...order, id: idOf(3), orderedOn: '2026-10-26' },
    { ...order, id: idOf(4), orderedOn: '2026-11-10', state: 'draft' },
    { ...order, id: idOf(5), orderedOn: '2026-11-11', state: 'cancelled' },
  ]);
  const known = await client.buyingCycle.of({ customerId });
  expect(known.days).toEqual(['2026-08-31', '2026-09-28', '2026-10-26']);
  expect(known.products.map(({ name, times, quantityMilli }) => [name, times, quantityMilli])).toEqual([['Hộp quà', 3, 9000]]);
  expect(known.lastQuoteId).toBe(quoteId);
  const expected = await client.buyingCycle.expected({ until: '2026-12-31' });
  expect(expected.customers.map(({ cycle }) => [cycle.purchases, cycle.expectedOn])).toEqual([[3, '2026-11-23']]);
  // Up to its day, and not the day before.
  const until = async (day: string) => (await client.buyingCycle.expected({ until: day })).customers.length;
  expect([await until('2026-11-23'), await until('2026-11-22')]).toEqual([1, 0]);
});
