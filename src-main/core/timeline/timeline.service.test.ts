import { expect, test } from 'vitest';
import { aDevice, type Device } from '../../../tests/support/devices.ts';

async function aBusyCustomer(device: Device): Promise<string> {
  const { id: customerId } = await device.client.customers.create({ name: 'Đại Đồng Tiến' });
  const tick = () => (device.clock.now += 60_000);
  tick();
  await device.client.interactions.create({ customerId, kind: 'call', text: 'Gọi hỏi tồn kho', withWhom: 'Anh Phúc' });
  tick();
  const { id } = await device.client.visits.create({ customerId, startsAt: '2026-11-23T00:00:00.000Z', purpose: 'periodic' });
  await device.client.visits.complete({ id, result: { outcome: 'successful', said: 'Đặt 20 thùng', nextStep: 'Giao thứ Tư' } });
  tick();
  await device.client.customers.update({ id: customerId, change: { name: 'Đại Đồng Tiến 2', rating: 'A' } });
  tick();
  await device.client.interactions.create({ customerId, kind: 'note', text: 'Kho mới ở Long An' });
  return customerId;
}

test('the timeline holds calls, visit results, notes and changes, newest first', async () => {
  const device = await aDevice();
  const customerId = await aBusyCustomer(device);
  const { entries, next } = await device.client.timeline.list({ customerId });
  expect(next).toBeNull();
  expect(
    entries.map(({ kind, text, withWhom, change }) => [
      kind,
      text ?? change?.kind,
      withWhom ?? change?.fields.map(({ field }) => field),
    ]),
  ).toEqual([
    ['note', 'Kho mới ở Long An', undefined],
    ['change', 'update', ['name', 'rating']],
    ['visit', 'Đặt 20 thùng', undefined],
    ['call', 'Gọi hỏi tồn kho', 'Anh Phúc'],
    ['change', 'create', []],
  ]);
  expect(entries[2]?.visit).toMatchObject({ purpose: 'periodic', outcome: 'successful', nextStep: 'Giao thứ Tư' });
});

test('scrolling in pages shows every entry once', async () => {
  const device = await aDevice();
  const customerId = await aBusyCustomer(device);
  // Entries of one and the same instant must not fall between two pages.
  for (let index = 0; index < 25; index += 1) {
    await device.client.interactions.create({ customerId, kind: 'note', text: `Ghi chú ${index}` });
  }
  const all = (await device.client.timeline.list({ customerId, limit: 200 })).entries.map((entry) => entry.id);
  const paged: string[] = [];
  for (let before: string | null = null; ; ) {
    const page = await device.client.timeline.list({ customerId, before, limit: 4 });
    paged.push(...page.entries.map((entry) => entry.id));
    if (page.next === null) break;
    before = page.next;
  }
  expect(all.length).toBe(30);
  expect(paged).toEqual(all);
});

test('a filter shows one kind only', async () => {
  const device = await aDevice();
  const customerId = await aBusyCustomer(device);
  const { entries } = await device.client.timeline.list({ customerId, kinds: ['call', 'visit'] });
  expect(entries.map((entry) => entry.kind)).toEqual(['visit', 'call']);
});
