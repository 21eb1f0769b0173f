import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aDevice, type Device, refusalOf } from '../../../tests/support/devices.ts';
import { layDelivery, layOrders } from '../../../tests/support/order-rows.ts';

async function twoProducts({ client }: Device): Promise<[string, string]> {
  const ly = await client.products.save({ code: 'LY-1', name: 'Ly giấy', unit: 'cái' });
  const hop = await client.products.save({ code: 'HOP-1', name: 'Hộp giấy', unit: 'cái' });
  return [ly.id, hop.id];
}

test('what lies in two warehouses is summed up, the same shelf is one row however it is spelt, and undo brings the old figure back', async () => {
  const device = await aDevice();
  const { client } = device;
  const [ly] = await twoProducts(device);
  const first = await client.stock.save({ productId: ly, warehouse: 'Kho chính', onHandMilli: 100_000 });
  device.clock.now += 3_600_000;
  await client.stock.save({ productId: ly, warehouse: 'Kho Dĩ An', onHandMilli: 20_500 });
  const again = await client.stock.save({ productId: ly, warehouse: 'kho CHÍNH', onHandMilli: 90_000 });
  expect(again.id).toBe(first.id);
  const { products, syncedAt, mayChange } = await client.stock.of({ productIds: [ly] });
  expect({ products, syncedAt, mayChange }).toMatchObject({
    products: [{ onHandMilli: 110_500, heldMilli: 0, freeMilli: 110_500, asOf: '2026-11-23T02:00:00.000Z' }],
    syncedAt: null,
    mayChange: true,
  });
  expect(products[0]?.warehouses.map(({ warehouse, onHandMilli }) => [warehouse, onHandMilli])).toEqual([
    ['Kho Dĩ An', 20_500],
    ['Kho chính', 90_000],
  ]);
  const { changes } = await client.products.history({ id: ly });
  expect(changes.map(({ listName, field, oldValue, newValue }) => [listName, field, oldValue, newValue]).slice(0, 3)).toEqual([
    ['Kho chính', 'onHandMilli', 100_000, 90_000],
    ['Kho Dĩ An', null, null, 20_500],
    ['Kho chính', null, null, 100_000],
  ]);
  await client.undo.apply({ groupId: again.groupId });
  expect((await client.stock.of({ productIds: [ly] })).products[0]).toMatchObject({
    onHandMilli: 120_500,
    asOf: '2026-11-23T01:00:00.000Z',
  });
});

test('a file brings the stock: bad lines are told with their reason, the rest is one step that is undone at once', async () => {
  const device = await aDevice();
  const { client } = device;
  const [ly, hop] = await twoProducts(device);
  const file = join(device.profileDir, 'Tồn kho.csv');
  writeFileSync(
    file,
    [
      'Mã hàng;Số lượng;Kho',
      'LY-1;1.250;',
      'HOP-1;12,5;Kho Dĩ An',
      'LY-1;7;kho chinh',
      'XX-9;1;',
      'HOP-1;nhiều;',
      ';3;',
      ';;',
    ].join('\n'),
  );
  const seen = {
    added: 2,
    changed: 0,
    same: 0,
    warehouses: ['Kho chính', 'Kho Dĩ An'],
    bad: [
      { line: 4, code: 'LY-1', problems: ['line-twice'] },
      { line: 5, code: 'XX-9', problems: ['unknown-code'] },
      { line: 6, code: 'HOP-1', problems: ['bad-quantity'] },
      { line: 7, code: '', problems: ['no-code'] },
    ],
    badRows: 4,
  };
  expect(await client.stock.import({ file, isTrial: true })).toEqual({ ...seen, groupId: null });
  expect((await client.stock.of({ productIds: [ly] })).products[0]?.onHandMilli).toBeNull();
  const { groupId } = await client.stock.import({ file, isTrial: false });
  const onHand = async () => (await client.stock.of({ productIds: [ly, hop] })).products.map(({ onHandMilli }) => onHandMilli);
  expect(await onHand()).toEqual([1_250_000, 12_500]);
  expect(await client.stock.import({ file, isTrial: true })).toMatchObject({ added: 0, changed: 0, same: 2 });
  const recount = await client.stock.import({ text: 'Mã\tTồn\nLY-1\t1.250\nHOP-1\t-3', warehouse: 'Kho chính', isTrial: false });
  expect(recount).toMatchObject({ added: 1, changed: 0, same: 1 });
  expect(await onHand()).toEqual([1_250_000, 9500]);
  await client.undo.apply({ groupId: recount.groupId ?? '' });
  await client.undo.apply({ groupId: groupId ?? '' });
  expect(await onHand()).toEqual([null, null]);
});

test('a table that does not say how much there is is refused', async () => {
  const { client } = await aDevice();
  const refusal = await refusalOf(client.stock.import({ text: 'Mã hàng\tTên\nLY-1\tLy', isTrial: true }));
  expect(refusal.fields).toEqual({ text: 'required' });
});

test('what confirmed orders wait for is held; drafts hold nothing, and what was delivered is held no longer', async () => {
  const device = await aDevice();
  const { client } = device;
  const [ly, hop] = await twoProducts(device);
  await client.stock.save({ productId: ly, warehouse: 'Kho chính', onHandMilli: 100_000 });
  const { id: customerId } = await client.customers.create({ name: 'Công ty An Phát' });
  const { userId = '' } = (await client.app.status({})).profile ?? {};
  const order = { id: '0192d3f0-0000-7000-8000-00000000000a', customerId, ownerId: userId };
  const lines = [
    { id: 'a1', productId: ly, quantityMilli: 60_000 },
    { id: 'a2', productId: hop, quantityMilli: 5000 },
    { id: 'a3', productId: hop, quantityMilli: 9000, isOption: true },
  ];
  const held = async () =>
    (await client.stock.of({ productIds: [ly, hop] })).products.map(({ heldMilli, freeMilli }) => [heldMilli, freeMilli]);
  await layOrders(device, [{ ...order, lines, state: 'draft' }]);
  expect(await held()).toEqual([
    [0, 100_000],
    [0, null],
  ]);
  await layOrders(device, [{ ...order, lines }]);
  expect(await held()).toEqual([
    [60_000, 40_000],
    [5000, null],
  ]);
  await layDelivery(device, {
    id: '0192d3f0-0000-7000-8000-00000000000b',
    customerId,
    orderId: order.id,
    lines: [
      { lineId: 'a1', quantityMilli: 25_000 },
      { lineId: 'a2', quantityMilli: 6000 },
    ],
  });
  expect(await held()).toEqual([
    [35_000, 65_000],
    [0, null],
  ]);
});
