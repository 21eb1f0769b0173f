import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { instantOf } from '../../../src-shared/lib/dates.ts';
import { aDevice, type Device, refusalOf } from '../../../tests/support/devices.ts';
import { layOrders } from '../../../tests/support/order-rows.ts';
import { aQuoteContent } from '../../../tests/support/quote-contents.ts';
import { storeQuote } from '../../../tests/support/sales-quote.ts';
import { eveningsPack } from './evening.ts';

const tomorrow = '2026-11-24';
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
const aFile = () => {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-pack-'));
  folders.push(folder);
  return join(folder, 'pack.pdf');
};

async function aStop({ client }: Device, name: string, time: string) {
  const { id: customerId } = await client.customers.create({ name, phone: '0912 345 678', note: 'Cổng sau mở lúc 8 giờ' });
  const { id: visitId } = await client.visits.create({ customerId, startsAt: instantOf(tomorrow, time) });
  return { customerId, visitId };
}

test('tomorrow’s pack says who they are, whom to call, what was said, what is promised and who asked for help', async () => {
  const device = await aDevice();
  const { client } = device;
  const { customerId } = await aStop(device, 'Bao bì Đại Phát', '09:00');
  await client.contacts.create({ customerId, name: 'Chị Hằng', role: 'accountant', phone: '0908 111 222' });
  await client.visits.record({
    customerId,
    result: { outcome: 'follow-up', said: 'Chờ bảng giá mới', metWhom: 'Chị Hằng', nextStep: 'Gửi bảng giá', nextOn: tomorrow },
  });
  await client.help.ask({ customerId, text: 'Xin sếp đi cùng' });
  await client.parts.create({
    part: 'walletShares',
    customerId,
    values: { product: 'Thùng carton', competitor: null, amountDong: 120_000_000, asOf: null, note: null },
  });
  const { userId: ownerId = '' } = (await client.app.status({})).profile ?? {};
  const lines = [
    { name: 'Băng keo', unit: 'cuộn', quantityMilli: 20_000, priceDong: 9000 },
    { name: 'Thùng carton', quantityMilli: 1_500_000, priceDong: 10_000 },
  ];
  const order = { id: '0192d3f0-0000-7000-8000-00000000000a', customerId, ownerId, lines };
  await layOrders(device, [
    { ...order, orderedOn: '2026-11-20', deliverOn: '2026-11-27' },
    { ...order, id: '0192d3f0-0000-7000-8000-00000000000b', state: 'draft', orderedOn: '2026-11-22' },
  ]);
  await client.receivables.addInvoice({
    customerId,
    number: '12',
    issuedOn: '2026-10-01',
    dueOn: '2026-11-01',
    totalDong: 7_000_000,
  });
  const offered = aQuoteContent([{ name: 'Túi giấy', quantityMilli: 300_000, priceDong: 2000 }], { validUntil: '2026-11-23' });
  const sent = '0192d3f0-0000-7000-8000-0000000000a1';
  await storeQuote(device, customerId, offered, { id: sent, state: 'sent' });
  await storeQuote(device, customerId, offered, { id: '0192d3f0-0000-7000-8000-0000000000a2', state: 'accepted' });
  const pack = await client.dayPacks.get({ on: tomorrow });
  expect(pack.pages).toHaveLength(1);
  expect(pack.pages[0]).toMatchObject({
    customer: { name: 'Bao bì Đại Phát', note: 'Cổng sau mở lúc 8 giờ', trading: 'potential' },
    contacts: [{ name: 'Chị Hằng', phone: '0908 111 222', isPrimary: true }],
    lastTalks: [{ kind: 'visit', outcome: 'follow-up', text: 'Chờ bảng giá mới', nextStep: 'Gửi bảng giá', nextOn: tomorrow }],
    helpRequests: [{ text: 'Xin sếp đi cùng' }],
    offers: [
      {
        id: sent,
        state: 'sent',
        validUntil: '2026-11-23',
        isExpired: true,
        totalDong: 648_000,
        goods: '300 cái Túi giấy',
      },
    ],
    orders: [
      {
        label: 'D-TEST-1',
        state: 'confirmed',
        orderedOn: '2026-11-20',
        deliverOn: '2026-11-27',
        totalDong: 16_394_400,
        goods: '1.500 cái Thùng carton, 20 cuộn Băng keo',
      },
    ],
    wallet: [{ product: 'Thùng carton', amountDong: 120_000_000 }],
    debts: {
      openDong: 7_000_000,
      overdueDong: 7_000_000,
      creditDong: 0,
      invoices: [{ number: '12', owedOn: '2026-11-01', leftDong: 7_000_000 }],
    },
  });
});

test('the pack follows the route, is put together anew after a change, and not without one', async () => {
  const device = await aDevice();
  const { client } = device;
  const first = await aStop(device, 'Đến trước', '09:00');
  const second = await aStop(device, 'Đến sau', '10:00');
  const names = async () => (await client.dayPacks.get({ on: tomorrow })).pages.map(({ customer }) => customer.name);
  expect(await names()).toEqual(['Đến trước', 'Đến sau']);
  await client.routes.save({ on: tomorrow, order: [second.visitId, first.visitId] });
  expect(await names()).toEqual(['Đến sau', 'Đến trước']);
  const { preparedAt } = await client.dayPacks.get({ on: tomorrow });
  device.clock.now += 60_000;
  expect((await client.dayPacks.get({ on: tomorrow })).preparedAt).toBe(preparedAt);
  await client.customers.update({ id: first.customerId, change: { name: 'Tên mới' } });
  const anew = await client.dayPacks.get({ on: tomorrow });
  expect(anew.preparedAt).not.toBe(preparedAt);
  expect(anew.pages[1]?.customer.name).toBe('Tên mới');
});

test('a promise for an earlier day is overtaken by a later talk; one that is still ahead stands', async () => {
  const device = await aDevice();
  const { client } = device;
  const { customerId } = await aStop(device, 'Bao bì Đại Phát', '09:00');
  for (const [nextStep, nextOn] of [
    ['Gửi mẫu túi', '2026-11-20'],
    ['Giao hàng đợt hai', '2026-12-20'],
    ['Gọi chị kế toán', null],
  ] as const) {
    device.clock.now += 60_000;
    await client.visits.record({ customerId, result: { outcome: 'follow-up', said: 'x', nextStep, nextOn } });
  }
  const [page] = (await client.dayPacks.get({ on: tomorrow })).pages;
  expect(page?.lastTalks.map((talk) => talk.nextStep)).toEqual(['Gọi chị kế toán', 'Giao hàng đợt hai', null]);
});

test('the PDF has one page for each customer, however much there is to say, and the log of exports keeps it', async () => {
  const device = await aDevice();
  const { client } = device;
  for (let at = 0; at < 3; at += 1) {
    const { customerId } = await aStop(
      device,
      `Công ty TNHH Một thành viên Sản xuất Thương mại Dịch vụ Bao bì số ${at}`,
      `1${at}:00`,
    );
    await client.customers.update({
      id: customerId,
      change: { note: 'Ghi chú rất dài. '.repeat(200), needs: 'Cần\n'.repeat(80) },
    });
    for (let talk = 0; talk < 12; talk += 1) {
      await client.visits.record({
        customerId,
        result: { outcome: 'follow-up', said: `Lần ${talk} `.repeat(120), nextStep: 'Gửi bảng giá mới. '.repeat(40) },
      });
      await client.contacts.create({ customerId, name: `Người liên hệ ${talk}`, phone: '0908 111 222', note: 'Gọi sau 14 giờ' });
    }
  }
  const file = aFile();
  expect(await client.dayPacks.pdf({ file, on: tomorrow })).toEqual({ customers: 3, restricted: 0, pages: 3 });
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  expect(statSync(file).size).toBeGreaterThan(5000);
  expect((await client.exports.log({})).entries).toMatchObject([{ what: 'day-pack', format: 'pdf', rows: 3 }]);
}, 30_000);

test('a day without visits makes no file, and where the office lets others take data out it is refused', async () => {
  const device = await aDevice();
  expect(await device.client.dayPacks.get({ on: tomorrow })).toMatchObject({ pages: [], restricted: 0 });
  expect((await refusalOf(device.client.dayPacks.pdf({ file: aFile(), on: tomorrow }))).code).toBe('not-found');
});

test('from five in the afternoon on tomorrow is prepared', () => {
  expect(eveningsPack(Date.parse('2026-11-23T09:59:00.000Z'))).toBeNull();
  expect(eveningsPack(Date.parse('2026-11-23T10:00:00.000Z'))).toBe('2026-11-24');
  expect(eveningsPack(Date.parse('2026-11-23T16:59:00.000Z'))).toBe('2026-11-24');
  expect(eveningsPack(Date.parse('2026-11-23T17:30:00.000Z'))).toBeNull();
});
