import { expect, test } from 'vitest';
import { aDevice, type Device, refusalOf } from '../../../tests/support/devices.ts';
import { layOrders } from '../../../tests/support/order-rows.ts';
import { aQuoteLine } from '../../../tests/support/quote-contents.ts';

const orderId = '0192d3f0-0000-7000-8000-00000000000a';

async function anOrder(device: Device) {
  const { id: customerId } = await device.client.customers.create({ name: 'Đại Phát' });
  const { userId: ownerId = '' } = (await device.client.app.status({})).profile ?? {};
  return { id: orderId, customerId, ownerId };
}
const deliveries = async ({ client }: Device) =>
  (await client.reminders.list({})).reminders
    .filter(({ kind }) => kind === 'delivery')
    .map(({ name, on, customerName, recordId }) => [name, on, customerName, recordId]);
const openTasks = async ({ client }: Device) =>
  (await client.tasks.list({})).groups.flatMap(({ tasks }) =>
    tasks.filter(({ state }) => state === 'open').map(({ title, dueOn, origin }) => [title, dueOn, origin]),
  );

test('a confirmed order is told some days before the customer wants it, and the task made of it is one however often it is made', async () => {
  const device = await aDevice();
  const { client } = device;
  const order = await anOrder(device);
  await layOrders(device, [{ ...order, deliverOn: '2026-11-27' }]);
  expect(await deliveries(device)).toEqual([]);
  await layOrders(device, [{ ...order, deliverOn: '2026-11-26' }]);
  expect(await deliveries(device)).toEqual([['D-TEST-1', '2026-11-26', 'Đại Phát', orderId]]);
  const { id, groupId } = await client.tasks.forOrder({ orderId, title: 'Giao hàng D-TEST-1' });
  expect(await openTasks(device)).toEqual([['Giao hàng D-TEST-1', '2026-11-26', 'order']]);
  expect(await deliveries(device)).toEqual([]);
  // The customer wants it a day later: the same task moves.
  await layOrders(device, [{ ...order, deliverOn: '2026-11-27' }]);
  expect((await client.tasks.forOrder({ orderId, title: 'Giao hàng' })).id).toBe(id);
  expect(await openTasks(device)).toEqual([['Giao hàng D-TEST-1', '2026-11-27', 'order']]);
  await client.undo.apply({ groupId });
  expect(await openTasks(device)).toEqual([]);
});

test('a draft is not delivered, nor an order that nobody knows', async () => {
  const device = await aDevice();
  const { client } = device;
  await layOrders(device, [{ ...(await anOrder(device)), state: 'draft', deliverOn: '2026-11-24' }]);
  expect(await deliveries(device)).toEqual([]);
  expect((await refusalOf(client.tasks.forOrder({ orderId, title: 'Giao hàng' }))).code).toBe('conflict');
  const unknown = '0192d3f0-0000-7000-8000-00000000000c';
  expect((await refusalOf(client.tasks.forOrder({ orderId: unknown, title: 'Giao hàng' }))).code).toBe('not-found');
});

test('the office’s rule makes the task by itself, once with the one made by hand, and it closes when somebody else has delivered', async () => {
  const device = await aDevice();
  const { client } = device;
  const order = await anOrder(device);
  await client.care.savePlan({
    ...{ name: 'Giao hàng', groupId: null, rating: null, trigger: 'delivery', afterDays: -1, typeId: null, channel: null },
    ...{ title: 'Giao {tên}', note: null, order: 1, isActive: true },
  });
  await layOrders(device, [
    { ...order, deliverOn: '2026-11-27' },
    { ...order, id: '0192d3f0-0000-7000-8000-00000000000d', deliverOn: '2027-02-01' },
  ]);
  expect((await client.care.run({})).made).toBe(1);
  expect((await client.care.run({})).made).toBe(0);
  expect(await openTasks(device)).toEqual([['Giao D-TEST-1 · Đại Phát', '2026-11-26', 'order']]);
  await client.tasks.forOrder({ orderId, title: 'Giao hàng' });
  expect(await openTasks(device)).toEqual([['Giao D-TEST-1 · Đại Phát', '2026-11-27', 'order']]);
  await layOrders(device, [{ ...order, state: 'done', deliverOn: '2026-11-27' }]);
  await client.care.run({});
  expect(await openTasks(device)).toEqual([]);
});

test('delivering all of an order finishes its task, cancelling one takes the task away, and undo brings it back', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id: customerId } = await client.customers.create({ name: 'Đại Phát' });
  const make = async () => {
    const { id } = await client.orders.create({ customerId });
    const { content } = await client.orders.get({ id });
    if (content === null) throw new Error('no content');
    const { totals: _totals, ...draft } = content;
    await client.orders.saveContent({ id, content: { ...draft, lines: [aQuoteLine()] } });
    await client.orders.confirm({ id, deliverOn: '2026-11-25' });
    return { id, taskId: (await client.tasks.forOrder({ orderId: id, title: 'Giao hàng' })).id };
  };
  const [first, second] = [await make(), await make()];
  await client.orders.deliver({ id: first.id, lines: [{ lineId: 'a1', quantityMilli: 40_000 }] });
  const stateOf = async ({ taskId }: typeof first) => (await client.tasks.get({ id: taskId })).state;
  expect(await stateOf(first)).toBe('open');
  const { groupId } = await client.orders.deliver({ id: first.id });
  expect(await stateOf(first)).toBe('done');
  await client.undo.apply({ groupId });
  expect(await stateOf(first)).toBe('open');
  await client.orders.cancel({ id: second.id, reason: 'Đổi ý' });
  expect(await stateOf(second)).toBe('cancelled');
});
