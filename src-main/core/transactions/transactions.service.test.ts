import { expect, test } from 'vitest';
import { aDevice, type Device } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';

async function aSoldCustomer(device: Device): Promise<string> {
  const { client } = device;
  const { id: customerId } = await client.customers.create({ name: 'Đại Đồng Tiến' });
  await client.opportunities.create({ customerId, title: 'Đấu thầu lò hơi nhà máy Đức Hòa' });
  const { id: quoteId } = await client.quotes.create({ customerId, title: 'Lò hơi 5 tấn' });
  await client.contracts.create({ customerId, title: 'Nguyên tắc lò hơi', code: 'HĐ-2026/007' });
  await client.receivables.addInvoice({
    customerId,
    symbol: '1C26TDT',
    number: '00000428',
    issuedOn: '2026-11-20',
    totalDong: 9,
  });
  await inspect(device, (db) => {
    db.prepare("UPDATE quotes SET number = 'BG-2026-00042' WHERE id = ?").run(quoteId);
    db.prepare(
      `INSERT INTO orders (id, scope_id, root_id, customer_id, title, label, number, state, owner_id, content, created_at)
       VALUES ('01930000-0000-7000-8000-00000000aaaa', ?1, ?1, ?1, 'Thùng giấy', 'D-1', 'DH-2026-00042', 'confirmed', 'u', '{}', '2026-11-23T01:00:00.000Z')`.replaceAll(
        '?1',
        `'${customerId}'`,
      ),
    ).run();
  });
  return customerId;
}

const found = async ({ client }: Device, text: string) =>
  (await client.transactions.search({ text })).hits.map(({ kind, number, title }) => [kind, number ?? title].join(' '));

test('a number finds its quote, order, contract or invoice, as it is written or read out, and a title its opportunity', async () => {
  const device = await aDevice();
  const customerId = await aSoldCustomer(device);
  expect(await found(device, 'BG-2026-00042')).toEqual(['quote BG-2026-00042']);
  expect(await found(device, 'BG-2026-00')).toEqual(['quote BG-2026-00042']);
  expect(await found(device, 'dh-2025-00042')).toEqual([]);
  expect(await found(device, 'bg 42')).toEqual(['quote BG-2026-00042']);
  expect((await found(device, '42')).sort()).toEqual(['invoice 00000428', 'order DH-2026-00042', 'quote BG-2026-00042']);
  expect(await found(device, 'hđ-2026/007')).toEqual(['contract HĐ-2026/007']);
  expect(await found(device, '428')).toEqual(['invoice 00000428']);
  expect(await found(device, '1c26tdt 00000428')).toEqual(['invoice 00000428']);
  expect(await found(device, 'dau thau duc hoa')).toEqual(['opportunity Đấu thầu lò hơi nhà máy Đức Hòa']);
  expect((await found(device, 'lo hoi')).map((hit) => hit.split(' ')[0]).sort()).toEqual(['contract', 'opportunity', 'quote']);
  expect(await found(device, '…')).toEqual([]);
  const [hit] = (await device.client.transactions.search({ text: '428' })).hits;
  expect(hit).toMatchObject({ customerId, customerName: 'Đại Đồng Tiến', title: '1C26TDT', on: '2026-11-20' });
});

test('a new title is found by its new words, and what is deleted by none', async () => {
  const device = await aDevice();
  const customerId = await aSoldCustomer(device);
  const { id } = await device.client.opportunities.create({ customerId, title: 'Băng tải' });
  await device.client.opportunities.update({ id, change: { title: 'Cân điện tử' } });
  expect([await found(device, 'bang tai'), await found(device, 'can dien tu')]).toEqual([[], ['opportunity Cân điện tử']]);
  await device.client.opportunities.delete({ id });
  expect(await found(device, 'can dien tu')).toEqual([]);
});

test('what was sold to a merged record is shown with the one that stands for it', async () => {
  const device = await aDevice();
  const loserId = await aSoldCustomer(device);
  const { id: keptId } = await device.client.customers.create({ name: 'Đại Đồng Tiến Group' });
  await device.client.merges.merge({ winnerId: keptId, ids: [loserId] });
  const [hit] = (await device.client.transactions.search({ text: 'HĐ-2026/007' })).hits;
  expect(hit).toMatchObject({ customerId: keptId, customerName: 'Đại Đồng Tiến Group' });
});

test('the newest of each kind are found, however many another kind has', async () => {
  const device = await aDevice();
  const { id: customerId } = await device.client.customers.create({ name: 'Minh Phát' });
  await device.client.contracts.create({ customerId, title: 'Xi măng 2026' });
  for (let at = 0; at < 40; at += 1) await device.client.opportunities.create({ customerId, title: `Xi măng đợt ${at}` });
  const { hits } = await device.client.transactions.search({ text: 'xi mang', limit: 50 });
  expect([hits.length, hits.filter(({ kind }) => kind === 'contract').length]).toEqual([41, 1]);
});
