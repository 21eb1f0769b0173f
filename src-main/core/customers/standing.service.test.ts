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

test('two contacts, or two channels that are used alike, suggest nothing', () => {
  expect(suggestedChannel({ phone: 2 })).toBeNull();
  expect(suggestedChannel({ phone: 4, zalo: 4 })).toBeNull();
  expect(suggestedChannel({ phone: 3, zalo: 4 })).toBe('zalo');
  expect(suggestedChannel({})).toBeNull();
});
