import { expect, test } from 'vitest';
import { aDevice } from '../../../tests/support/devices.ts';
import { layOrders } from '../../../tests/support/order-rows.ts';
import { aShop, anyPromotion } from '../../../tests/support/shop.ts';

/** Two records of one customer; what is worth seeing is on the one that is merged away. */
async function twoRecords() {
  const device = await aDevice();
  const { client } = device;
  const { id: keptId } = await client.customers.create({ name: 'Đại Phát' });
  const { id: otherId } = await client.customers.create({ name: 'Cty Đại Phát' });
  const merge = () => client.merges.merge({ winnerId: keptId, ids: [otherId] });
  return { device, client, keptId, otherId, merge };
}

test('a new quote of a merged customer begins with the main contact of either record', async () => {
  const { client, keptId, otherId, merge } = await twoRecords();
  await client.contacts.create({ customerId: otherId, name: 'Chị Hoa', isPrimary: true });
  await merge();
  const { id } = await client.quotes.create({ customerId: keptId });
  expect((await client.quotes.get({ id })).content).toMatchObject({ toContact: 'Chị Hoa' });
});

test('gifts that were promised to the record merged away are in the ledger of the customer', async () => {
  const { device, client, keptId, otherId, merge } = await twoRecords();
  const { helmetId } = await aShop(device);
  const { id: promotionId } = await client.promotions.save({ ...anyPromotion, giftProductId: helmetId });
  await client.promotions.addStock({ promotionId, changeMilli: 5000, note: null });
  await client.promotions.entitle({ promotionId, customerId: otherId, quantityMilli: 1000 });
  await merge();
  expect((await client.promotions.ledger({ customerId: keptId })).entries).toMatchObject([
    { customerId: keptId, customerName: 'Đại Phát' },
  ]);
});

test('the history of a merged customer tells of both records', async () => {
  const { client, keptId, otherId, merge } = await twoRecords();
  await client.customers.update({ id: otherId, change: { phone: '0903 123 456' } });
  await merge();
  const { changes } = await client.customers.history({ id: keptId, withParts: true });
  expect(changes.some(({ rowId, field, rowName }) => rowId === otherId && field === 'phone' && rowName === 'Cty Đại Phát')).toBe(
    true,
  );
});

test('before a merge tasks and papers of each record are counted', async () => {
  const { device, client, keptId, otherId } = await twoRecords();
  const { users } = await client.team.users({});
  const lan = users[0]?.id ?? '';
  await client.tasks.create({ title: 'Gọi lại', customerId: otherId, assigneeId: lan });
  await layOrders(device, [{ id: '0192d3f0-0000-7000-8000-0000000000a1', customerId: otherId, ownerId: lan }]);
  expect((await client.merges.preview({ ids: [keptId, otherId] })).children[otherId]).toMatchObject({ others: 2 });
});
