import { expect, test } from 'vitest';
import { aDevice, type Device, refusalOf } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';
import { aQuoteLine } from '../../../tests/support/quote-contents.ts';
import type { QuoteLine } from '../../../src-shared/quotes/quote-content.ts';
import type { QuoteDraft } from '../../../src-shared/quotes/quotes.contract.ts';

const gift = aQuoteLine({
  id: 'g1',
  kind: 'gift',
  name: 'Băng keo',
  priceDong: 0,
  quantityMilli: 5000,
  priceSource: { kind: 'promotion', id: '0192d3f0-0000-7000-8000-00000000aaaa', name: 'Tặng băng keo' },
});
const lines: readonly QuoteLine[] = [
  aQuoteLine({ id: 'h1', kind: 'heading', name: 'Thùng' }),
  aQuoteLine({ id: 'a1', quantityMilli: 100_000, priceDong: 12_000 }),
  aQuoteLine({ id: 'a2', name: 'Thùng 3 lớp', quantityMilli: 40_000, priceDong: 8000 }),
  aQuoteLine({ id: 'o1', name: 'In màu', quantityMilli: 1000, priceDong: 500_000, isOption: true }),
  gift,
];

async function aCustomer({ client }: Device) {
  const { id } = await client.customers.create({ name: 'Công ty An Phát', taxCode: '0301234567', lifecycle: 'lead' });
  return id;
}

async function aSentQuote(device: Device, wanted: readonly QuoteLine[] = lines) {
  const { client } = device;
  const customerId = await aCustomer(device);
  const { id } = await client.quotes.create({ customerId, title: 'Thùng quý 1' });
  const { content } = await client.quotes.get({ id });
  if (content === null) throw new Error('no content');
  const { totals: _totals, ...draft } = content;
  await client.quotes.saveContent({ id, content: { ...draft, lines: [...wanted] } });
  await client.quotes.send({ id });
  return { id, customerId };
}

async function write(device: Device, id: string, wanted: readonly QuoteLine[], change: Partial<QuoteDraft> = {}) {
  const { content } = await device.client.orders.get({ id });
  if (content === null) throw new Error('no content');
  const { totals: _totals, ...draft } = content;
  return await device.client.orders.saveContent({ id, content: { ...draft, ...change, lines: [...wanted] } });
}

async function aConfirmed(device: Device, wanted: readonly QuoteLine[] = [aQuoteLine({ quantityMilli: 100_000 })]) {
  const customerId = await aCustomer(device);
  const { id } = await device.client.orders.create({ customerId });
  await write(device, id, wanted);
  const { groupId } = await device.client.orders.confirm({ id });
  return { id, customerId, groupId };
}

test('an order is made at the customer’s, priced, confirmed with a signature, and delivered', async () => {
  const device = await aDevice();
  const { client } = device;
  const customerId = await aCustomer(device);
  const { id, label } = await client.orders.create({ customerId });
  expect(label).toMatch(/^D-[0-9A-F]{4}-1$/);
  expect((await refusalOf(client.orders.confirm({ id }))).fields).toEqual({ lines: 'required' });
  const { totals } = await write(device, id, [aQuoteLine({ priceDong: 12_350 })]);
  expect(totals).toMatchObject({ totalDong: 1_333_800 });
  const signature = '[[[1,1,0],[5,5,10]]]';
  await client.orders.confirm({ id, signedBy: 'Anh Tuấn', signedPost: 'Thủ kho', signature, deliverOn: '2026-11-25' });
  expect(await client.orders.get({ id })).toMatchObject({
    state: 'confirmed',
    signedBy: 'Anh Tuấn',
    signature,
    deliverOn: '2026-11-25',
    orderedOn: '2026-11-23',
    totalDong: 1_333_800,
    delivered: 'none',
    content: { toName: 'Công ty An Phát', toTaxCode: '0301234567' },
  });
  expect((await refusalOf(write(device, id, [aQuoteLine({ priceDong: 1 })]))).code).toBe('conflict');
  expect(await client.orders.deliver({ id, receivedBy: 'Chị Hoa' })).toMatchObject({ isDone: true });
  expect(await client.orders.get({ id })).toMatchObject({ state: 'done', delivered: 'all' });
  expect((await client.orders.list({})).sums).toEqual([{ state: 'done', count: 1, totalDong: 1_333_800 }]);
});

test('out of a sent quote come its goods, gifts and headings at its prices; its options only where they were chosen', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id: quoteId, customerId } = await aSentQuote(device);
  const { id, earlier } = await client.orders.create({ quoteId });
  expect(earlier).toEqual([]);
  const order = await client.orders.get({ id });
  expect(order).toMatchObject({
    customerId,
    quoteId,
    title: 'Thùng quý 1',
    state: 'draft',
    quoteName: expect.stringMatching(/^Q-/),
  });
  expect(order.content?.lines.map((line) => [line.id, line.priceDong])).toEqual([
    ['h1', 0],
    ['a1', 12_000],
    ['a2', 8000],
    ['g1', 0],
  ]);
  const chosen = await client.orders.create({ quoteId, options: ['o1'] });
  expect(chosen.earlier.map((one) => one.id)).toEqual([id]);
  // All but the option was taken by the first.
  const { content } = await client.orders.get({ id: chosen.id });
  expect(content?.lines.map((line) => [line.id, line.isOption])).toEqual([
    ['h1', false],
    ['o1', false],
  ]);
});

test('a quote that was ordered in part leaves the rest to the next order, and one ordered whole its goods once more without gifts', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id: quoteId } = await aSentQuote(device);
  const first = await client.orders.create({ quoteId });
  await write(
    device,
    first.id,
    lines
      .filter(({ id }) => id === 'a1' || id === 'g1')
      .map((line) => (line.id === 'a1' ? { ...line, quantityMilli: 30_000 } : line)),
  );
  const second = await client.orders.create({ quoteId });
  const quantities = async (id: string) =>
    (await client.orders.get({ id })).content?.lines
      .filter(({ kind }) => kind !== 'heading')
      .map((line) => [line.id, line.quantityMilli]);
  expect(await quantities(second.id)).toEqual([
    ['a1', 70_000],
    ['a2', 40_000],
  ]);
  const third = await client.orders.create({ quoteId });
  expect(third.earlier).toHaveLength(2);
  expect(await quantities(third.id)).toEqual([
    ['a1', 100_000],
    ['a2', 40_000],
  ]);
  // What was cancelled took nothing.
  for (const { id } of [first, third]) await client.orders.cancel({ id });
  expect(await quantities((await client.orders.create({ quoteId })).id)).toEqual([
    ['a1', 30_000],
    ['g1', 5000],
  ]);
});

test('a quote that is still a draft is not ordered', async () => {
  const device = await aDevice();
  const customerId = await aCustomer(device);
  const { id: quoteId } = await device.client.quotes.create({ customerId });
  expect((await refusalOf(device.client.orders.create({ quoteId }))).details).toEqual({ state: 'draft' });
  expect((await refusalOf(device.client.orders.create({}))).fields).toEqual({ customerId: 'required' });
});

test('an order comes in parts, each with what came; more than is left of a line is refused and nothing is written', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id } = await aConfirmed(device, [
    aQuoteLine({ id: 'a1', quantityMilli: 100_000 }),
    aQuoteLine({ id: 'a2', name: 'Thùng 3 lớp', quantityMilli: 2500 }),
  ]);
  const part = await client.orders.deliver({ id, lines: [{ lineId: 'a1', quantityMilli: 60_000 }], receivedBy: 'Anh Tuấn' });
  expect(part.isDone).toBe(false);
  const refused = await refusalOf(client.orders.deliver({ id, lines: [{ lineId: 'a1', quantityMilli: 40_001 }] }));
  expect(refused).toMatchObject({ fields: { lines: 'more-than-left' }, details: { leftMilli: 40_000 } });
  expect((await refusalOf(client.orders.deliver({ id, lines: [{ lineId: 'zz', quantityMilli: 1 }] }))).fields).toEqual({
    lines: 'not-a-choice',
  });
  expect((await refusalOf(client.orders.deliver({ id, deliveredOn: '2026-11-24' }))).fields).toEqual({
    deliveredOn: 'day-to-come',
  });
  expect(await client.orders.get({ id })).toMatchObject({
    state: 'confirmed',
    delivered: 'part',
    deliveries: [{ receivedBy: 'Anh Tuấn' }],
  });
  const rest = await client.orders.deliver({ id });
  expect(rest.isDone).toBe(true);
  const done = await client.orders.get({ id });
  expect(done.deliveries[0]?.lines).toEqual([
    { lineId: 'a1', quantityMilli: 40_000 },
    { lineId: 'a2', quantityMilli: 2500 },
  ]);
  // Taken back, it is open again; undone, it is done again.
  const { groupId } = await client.orders.takeBackDelivery({ deliveryId: part.deliveryId });
  expect(await client.orders.get({ id })).toMatchObject({
    state: 'confirmed',
    closedAt: null,
    lines: [{ leftMilli: 60_000 }, { leftMilli: 0 }],
  });
  await client.undo.apply({ groupId });
  expect(await client.orders.get({ id })).toMatchObject({ state: 'done', delivered: 'all' });
  await client.undo.apply({ groupId: rest.groupId });
  expect(await client.orders.get({ id })).toMatchObject({ state: 'confirmed', delivered: 'part' });
});

test('an earlier delivery that is undone leaves something to come: the order is open again', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id } = await aConfirmed(device, [aQuoteLine({ id: 'a1', quantityMilli: 100_000 })]);
  const part = await client.orders.deliver({ id, lines: [{ lineId: 'a1', quantityMilli: 60_000 }] });
  await client.orders.deliver({ id });
  const { groupId } = await client.undo.apply({ groupId: part.groupId });
  expect(await client.orders.get({ id })).toMatchObject({ state: 'confirmed', closedAt: null, delivered: 'part' });
  // What was undone by mistake stands again.
  await client.undo.apply({ groupId });
  expect(await client.orders.get({ id })).toMatchObject({ state: 'done', delivered: 'all' });
});

test('with its first confirmed order a lead becomes an account; taken back, undone or cancelled it is a lead again', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id, customerId, groupId } = await aConfirmed(device);
  const standing = async () => {
    const { lifecycle, lastTransactionOn } = await client.customers.get({ id: customerId });
    return [lifecycle, lastTransactionOn];
  };
  expect(await standing()).toEqual(['account', '2026-11-23']);
  await client.undo.apply({ groupId });
  expect(await standing()).toEqual(['lead', null]);
  await client.orders.confirm({ id });
  await client.orders.reopen({ id });
  expect(await client.orders.get({ id })).toMatchObject({ state: 'draft', confirmedAt: null });
  expect(await standing()).toEqual(['lead', null]);
  await client.orders.confirm({ id });
  await client.orders.cancel({ id, reason: 'Khách đổi ý' });
  expect(await standing()).toEqual(['lead', null]);
  await client.orders.restore({ id });
  expect(await client.orders.get({ id })).toMatchObject({ state: 'confirmed', cancelReason: null });
  expect(await standing()).toEqual(['account', '2026-11-23']);
  // Another order of the same day keeps it.
  const { id: other } = await client.orders.create({ customerId });
  await write(device, other, [aQuoteLine()]);
  await client.orders.confirm({ id: other });
  await client.orders.reopen({ id });
  expect(await standing()).toEqual(['account', '2026-11-23']);
  // What somebody wrote by hand since stays.
  await client.customers.update({ id: customerId, change: { lastTransactionOn: '2026-11-22' } });
  await client.orders.reopen({ id: other });
  expect(await standing()).toEqual(['account', '2026-11-22']);
});

test('the same once more takes the prices of today where they are the policy’s, and asks about gifts anew', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id, customerId } = await aConfirmed(device, [
    aQuoteLine({ id: 'a1', priceDong: 9000, priceSource: { kind: 'hand', id: null, name: null } }),
    gift,
  ]);
  device.clock.now += 40 * 86_400_000;
  const again = await client.orders.create({ copyOf: id });
  expect(await client.orders.get({ id: again.id })).toMatchObject({
    customerId,
    state: 'draft',
    signature: null,
    orderedOn: '2027-01-02',
    content: { issuedOn: '2027-01-02', lines: [{ id: 'a1', priceDong: 9000 }], promotionIds: [] },
  });
});

test('a signature is of what stood then: whoever changes the order takes it away', async () => {
  const device = await aDevice();
  const { client } = device;
  const customerId = await aCustomer(device);
  const { id } = await client.orders.create({ customerId });
  await write(device, id, [aQuoteLine()]);
  await client.orders.confirm({ id, signedBy: 'Anh Tuấn', signature: '[[[1,1,0]]]' });
  await client.orders.reopen({ id });
  expect(await client.orders.get({ id })).toMatchObject({ signedBy: null, signature: null });
  await client.orders.update({ id, change: { signature: '[[[2,2,0]]]', signedBy: 'Anh Tuấn' } });
  await write(device, id, [aQuoteLine({ priceDong: 99 })]);
  expect(await client.orders.get({ id })).toMatchObject({ signedBy: null, signature: null });
});

test('orders are found by what they are called, are late when their day is over, and confirmed ones are not deleted', async () => {
  const device = await aDevice();
  const { client, clock } = device;
  const { id, customerId } = await aConfirmed(device);
  await client.orders.update({ id, change: { deliverOn: '2026-11-25', deliverTo: 'Kho 2, Sóng Thần' } });
  expect((await client.orders.list({ text: 'an phat' })).total).toBe(1);
  expect((await client.orders.list({ text: 'không có' })).total).toBe(0);
  expect((await client.orders.list({ dueUntil: '2026-11-24' })).total).toBe(0);
  expect((await client.orders.list({ dueUntil: '2026-11-25', customerId })).orders).toMatchObject([{ id, isLate: false }]);
  // On its day it is not late yet.
  clock.now += 2 * 86_400_000;
  expect(await client.orders.list({ isLate: true })).toMatchObject({ total: 0, late: 0 });
  clock.now += 86_400_000;
  expect(await client.orders.list({ isLate: true })).toMatchObject({ orders: [{ id, isLate: true }], late: 1 });
  expect((await refusalOf(client.orders.delete({ ids: [id] }))).code).toBe('conflict');
  await client.orders.deliver({ id, lines: [{ lineId: 'a1', quantityMilli: 1000 }] });
  expect((await refusalOf(client.orders.cancel({ id }))).details).toMatchObject({ field: 'deliveries' });
  await client.orders.close({ id });
  expect(await client.orders.get({ id })).toMatchObject({ state: 'done', delivered: 'part', isLate: false });
  await client.orders.reopen({ id });
  expect(await client.orders.get({ id })).toMatchObject({ state: 'confirmed' });
});

test('what is typed survives a crash, and what is confirmed takes its prices along to the office', async () => {
  const device = await aDevice();
  const customerId = await aCustomer(device);
  const { id } = await device.client.orders.create({ customerId });
  await device.client.orders.keepDraft({ id, json: '{"lines":[]}' });
  const again = await device.restart();
  expect(await again.client.orders.get({ id })).toMatchObject({ draft: { json: '{"lines":[]}' } });
  await write(again, id, [aQuoteLine()]);
  expect(await again.client.orders.get({ id })).toMatchObject({ draft: null });
  const { contentHash } = await again.client.orders.get({ id });
  await write(again, id, [aQuoteLine({ priceDong: 1000 })]);
  expect((await refusalOf(again.client.orders.confirm({ id, contentHash }))).details).toMatchObject({ field: 'content' });
  await again.client.orders.confirm({ id });
  const [patch, stored] = await inspect(again, (db) => [
    db.prepare("SELECT patch FROM outbox WHERE entity = 'orders' ORDER BY op_no DESC LIMIT 1").pluck().get(),
    db.prepare('SELECT content FROM orders').pluck().get(),
  ]);
  expect(JSON.parse(String(patch))).toMatchObject({ state: 'confirmed', content: stored });
});
