import { expect, test } from 'vitest';
import { suggestedChannel } from '../../../src-shared/customers/standing.ts';
import { aDevice } from '../../../tests/support/devices.ts';

test('who bought within the office’s limit is trading; with a shorter limit he has stopped', async () => {
  const { client } = await aDevice();
  const { id } = await client.customers.create({ name: 'Bao bì Đại Phát', lastTransactionOn: '2026-10-01' });
  expect(await client.standing.get({ customerId: id })).toMatchObject({ tradingState: 'trading', tradingLimitDays: 90 });
  await client.officeRules.set({ tradingLimitDays: 30 });
  expect(await client.standing.get({ customerId: id })).toMatchObject({ tradingState: 'stopped', tradingLimitDays: 30 });
  expect(await client.officeRules.get({})).toMatchObject({ tradingLimitDays: 30, whoMayExport: 'everybody', mayChange: true });
});

test('the channel that a customer answered most is suggested, old contacts and notes are not counted', async () => {
  const { client } = await aDevice();
  const { id: customerId } = await client.customers.create({ name: 'Bao bì Đại Phát' });
  const log = (kind: 'call' | 'chat' | 'note', happenedAt: string) =>
    client.interactions.create({ customerId, kind, text: 'Trao đổi', happenedAt });
  for (const day of ['01', '02', '03']) await log('chat', `2026-11-${day}T03:00:00.000Z`);
  for (const day of ['01', '02', '03', '04']) await log('note', `2026-11-${day}T04:00:00.000Z`);
  for (const day of ['01', '02', '03', '04']) await log('call', `2024-11-${day}T04:00:00.000Z`);
  await log('call', '2026-11-05T03:00:00.000Z');
  expect(await client.standing.get({ customerId })).toMatchObject({ contacts: { zalo: 3, phone: 1 }, suggestedChannel: 'zalo' });
});

test('each of the people has a channel of his own: what he answered on most, once for a call that was corrected, until one is chosen', async () => {
  const { client } = await aDevice();
  const { id: customerId } = await client.customers.create({ name: 'Bao bì Đại Phát' });
  const { id: contactId } = await client.contacts.create({ customerId, name: 'Chị Hoa' });
  await client.contacts.create({ customerId, name: 'Anh Tư' });
  const log = (kind: 'call' | 'chat', withWhom: string) =>
    client.interactions.create({ customerId, kind, text: 'Trao đổi', withWhom });
  for (let at = 0; at < 3; at += 1) await log('chat', 'Chị Hoa');
  const two = [await log('call', 'Anh Tư'), await log('call', 'Anh Tư')];
  for (const { id } of two) await client.interactions.correct({ id, correction: { text: 'Trao đổi kỹ' } });
  const standing = await client.standing.get({ customerId });
  expect([standing.contacts, standing.people]).toEqual([
    { zalo: 3, phone: 2 },
    [{ contactId, name: 'Chị Hoa', channel: 'zalo', count: 3 }],
  ]);
  await client.contacts.update({ id: contactId, change: { preferredChannel: 'phone' } });
  expect((await client.standing.get({ customerId })).people).toEqual([]);
});

test('two contacts, or two channels that are used alike, suggest nothing', () => {
  expect(suggestedChannel({ phone: 2 })).toBeNull();
  expect(suggestedChannel({ phone: 4, zalo: 4 })).toBeNull();
  expect(suggestedChannel({ phone: 3, zalo: 4 })).toBe('zalo');
  expect(suggestedChannel({})).toBeNull();
});
