import { expect, test } from 'vitest';
import { aDevice } from '../../../tests/support/devices.ts';

test('each talk counts in the month in which it was in Vietnam', async () => {
  const { client } = await aDevice();
  const { id: customerId } = await client.customers.create({ name: 'Giấy Sài Gòn' });
  const instants = [
    '2025-12-31T16:59:59.999Z',
    '2025-12-31T17:00:00.000Z',
    '2026-01-31T17:00:00.000Z',
    '2026-02-28T16:30:00.000Z',
    '2026-02-28T17:00:00.000Z',
    '2024-02-28T17:00:00.000Z',
    '2024-02-29T17:00:00.000Z',
    '2026-04-30T20:00:00.000Z',
    '2026-05-30T20:00:00.000Z',
  ];
  for (const happenedAt of instants) await client.interactions.create({ customerId, kind: 'call', text: 'Gọi', happenedAt });
  const { months, kinds } = await client.timeline.outline({ customerId });
  expect(kinds.find(({ kind }) => kind === 'call')?.count).toBe(instants.length);
  const made = months.find(({ month }) => month === '2026-11');
  expect(months.filter((month) => month !== made)).toEqual([
    { month: '2026-05', count: 2 },
    { month: '2026-03', count: 1 },
    { month: '2026-02', count: 2 },
    { month: '2026-01', count: 1 },
    { month: '2025-12', count: 1 },
    { month: '2024-03', count: 1 },
    { month: '2024-02', count: 1 },
  ]);
});
