import { expect, test } from 'vitest';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';

async function aRequest(values: Record<string, unknown> = {}) {
  const device = await aDevice();
  const { client } = device;
  const { id: customerId } = await client.customers.create({ name: 'Bao bì Đại Phát' });
  const { id: contactId } = await client.contacts.create({ customerId, name: 'Anh Hùng' });
  const person = { customerId, contactId };
  const words = { via: 'Zalo', words: 'Cho tôi xin bản sao dữ liệu' };
  const { id, groupId } = await client.dataRequests.receive({ ...person, kind: 'copy', ...words, ...values });
  return { ...device, person, id, groupId, read: async () => (await client.dataRequests.list({ person })).requests[0] };
}

test('a request has its days from the moment it is written down, and is closed with what became of it', async () => {
  const { client, id, read } = await aRequest();
  expect(await read()).toMatchObject({ state: 'open', contactName: 'Anh Hùng', answeredOn: null, extendedOn: null });
  await client.dataRequests.answer({ id });
  const before = await read();
  await client.dataRequests.extend({ id, days: 15, reason: 'Chờ kho dữ liệu cũ' });
  const extended = await read();
  expect(extended?.doneBy).toBe(before?.extendableTo);
  expect(await refusalOf(client.dataRequests.extend({ id, days: 1, reason: 'Lần nữa' }))).toMatchObject({ code: 'conflict' });
  await client.dataRequests.close({ id, state: 'done', outcome: 'Đã gửi tệp qua email' });
  expect(await read()).toMatchObject({ state: 'done', outcome: 'Đã gửi tệp qua email' });
  expect(await refusalOf(client.dataRequests.answer({ id }))).toMatchObject({ code: 'conflict' });
  expect((await client.dataRequests.list({ open: true })).requests).toEqual([]);
});

test('the most urgent request stands on top, and the closed ones below', async () => {
  const { client, person, id } = await aRequest({ receivedOn: '2026-11-02' });
  const words = { via: null, words: null };
  const older = await client.dataRequests.receive({ ...person, kind: 'view', receivedOn: '2026-10-01', ...words });
  const closed = await client.dataRequests.receive({ ...person, kind: 'erase', receivedOn: '2026-09-01', ...words });
  await client.dataRequests.close({ id: closed.id, state: 'refused', outcome: 'Còn công nợ' });
  expect((await client.dataRequests.list({})).requests.map((request) => request.id)).toEqual([older.id, id, closed.id]);
});

test('a request of tomorrow and an answer before the receipt are refused; undo takes a request back only as its right allows', async () => {
  const { client, person, id, groupId, read } = await aRequest({ receivedOn: '2026-11-02' });
  const later = client.dataRequests.receive({ ...person, kind: 'copy', receivedOn: '2099-01-01', via: null, words: null });
  expect(await refusalOf(later)).toMatchObject({ code: 'invalid', fields: { receivedOn: 'day-to-come' } });
  expect(await refusalOf(client.dataRequests.answer({ id, on: '2026-11-01' }))).toMatchObject({ code: 'invalid' });
  // What came in came in: nobody makes it go away.
  await client.undo.apply({ groupId });
  expect(await read()).toMatchObject({ id, state: 'open' });
});
