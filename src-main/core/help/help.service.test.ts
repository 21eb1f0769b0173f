import { expect, test } from 'vitest';
import { aDevice } from '../../../tests/support/devices.ts';

test('a request for help stands on the customer until it is answered, and the answer stays with it', async () => {
  const { client } = await aDevice();
  const { id: customerId } = await client.customers.create({ name: 'Bao bì Đại Phát' });
  const { id } = await client.help.ask({ customerId, text: 'Xin sếp gặp giám đốc một lần' });
  expect((await client.customers.get({ id: customerId })).helpNeeded).toBe('Xin sếp gặp giám đốc một lần');
  expect((await client.help.list({})).requests).toMatchObject([
    { id, customerName: 'Bao bì Đại Phát', state: 'open', isMine: true },
  ]);

  await client.help.answer({ id, answer: 'Thứ năm tôi đi cùng' });
  expect((await client.customers.get({ id: customerId })).helpNeeded).toBeNull();
  expect((await client.help.list({})).requests).toEqual([]);
  expect((await client.help.list({ customerId })).requests).toMatchObject([
    { state: 'answered', answer: 'Thứ năm tôi đi cùng', answeredBy: 'Nguyễn Thị Lan' },
  ]);
  await expect(client.help.answer({ id, answer: 'Lần nữa' })).rejects.toMatchObject({ code: 'conflict' });
});

test('of two open requests the need stays on the customer until the last is gone, and undo brings one back', async () => {
  const { client } = await aDevice();
  const { id: customerId } = await client.customers.create({ name: 'Cửa hàng Ánh Dương' });
  const first = await client.help.ask({ customerId, text: 'Cần hàng mẫu' });
  const second = await client.help.ask({ customerId, text: 'Cần giá mới' });
  const taken = await client.help.withdraw({ id: second.id });
  expect((await client.customers.get({ id: customerId })).helpNeeded).toBe('Cần giá mới');
  await client.help.withdraw({ id: first.id });
  expect((await client.customers.get({ id: customerId })).helpNeeded).toBeNull();
  await client.undo.apply({ groupId: taken.groupId });
  expect((await client.help.list({})).requests).toMatchObject([{ id: second.id, state: 'open' }]);
});

test('a plan for looking after a customer is answered with what the manager does about it, and both instants stay', async () => {
  const { client, clock } = await aDevice();
  const { id: customerId } = await client.customers.create({ name: 'Bao bì Đại Phát' });
  const { id } = await client.help.ask({ customerId, text: 'Quý này: 3 lượt thăm, tặng mẫu, mời hội thảo', kind: 'plan' });
  // A plan is no need: the customer is not marked as one that needs help.
  expect((await client.customers.get({ id: customerId })).helpNeeded).toBeNull();
  const askedAt = new Date(clock.now).toISOString();
  clock.now += 3_600_000;
  await client.help.answer({ id, answer: 'Đồng ý', action: 'Duyệt 2 triệu tiền mẫu, tôi đi cùng lượt đầu' });
  expect((await client.help.list({ customerId })).requests).toMatchObject([
    {
      kind: 'plan',
      state: 'answered',
      askedAt,
      answeredAt: new Date(clock.now).toISOString(),
      action: 'Duyệt 2 triệu tiền mẫu, tôi đi cùng lượt đầu',
    },
  ]);
  await client.help.ask({ customerId, text: 'Cần hàng mẫu' });
  expect((await client.help.list({})).requests).toMatchObject([{ kind: 'help' }]);
});
