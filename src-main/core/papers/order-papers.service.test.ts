import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { standardTemplates } from '../../../src-shared/documents/standard-templates.ts';
import { aDevice, type Device, refusalOf } from '../../../tests/support/devices.ts';
import { textOfPdf } from '../../../tests/support/pdf-text.ts';
import { aQuoteLine } from '../../../tests/support/quote-contents.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-order-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function anOrder({ client }: Device) {
  const { id: customerId } = await client.customers.create({ name: 'Công ty Bao bì An Phát', email: 'kho@anphat.vn' });
  const { id } = await client.orders.create({ customerId });
  const { content } = await client.orders.get({ id });
  if (content === null) throw new Error('no content');
  const { totals: _totals, ...draft } = content;
  await client.orders.saveContent({ id, content: { ...draft, lines: [aQuoteLine({ quantityMilli: 500_000 })] } });
  return id;
}

test('an order on paper says what was ordered, when and where it comes, and who ordered it; as long as it is a draft it says so', async () => {
  const device = await aDevice();
  const { client } = device;
  const orderId = await anOrder(device);
  const paper = async () => (await client.quotePapers.get({ orderId })).quote;
  expect(await paper()).toMatchObject({ mark: 'draft', signed: null });
  await client.orders.update({ id: orderId, change: { deliverOn: '2026-11-30', deliverTo: 'Kho Dĩ An, cổng 2' } });
  await client.orders.confirm({ id: orderId, signedBy: 'Anh Tuấn', signedPost: 'Thủ kho' });
  expect(await paper()).toMatchObject({ mark: null, signed: { name: 'Anh Tuấn', post: 'Thủ kho', on: '2026-11-23' } });
  const file = join(folder, 'đơn.pdf');
  expect(await client.quotePapers.pdf({ file, orderId })).toEqual({ pages: 1 });
  const { label } = await client.orders.get({ id: orderId });
  const text = textOfPdf(file);
  for (const said of [
    'ĐƠN ĐẶT HÀNG',
    `Số ${label}`,
    'Ngày giao: 30/11/2026',
    'Nơi giao: Kho Dĩ An, cổng 2',
    'BÊN MUA',
    'Thủ kho',
    '6.669.000',
  ])
    expect(text).toContain(said.replaceAll(/\s/g, ''));
  expect(text).not.toContain('BÁOGIÁ');
  expect(text).not.toContain('Hiệulực');
});

test('an order that was called off says so across its paper, and asks nobody to pay', async () => {
  const device = await aDevice();
  const { client } = device;
  const orderId = await anOrder(device);
  await client.company.set({ bankAccount: '001100345678', bankBin: '970436' });
  await client.orders.confirm({ id: orderId, signedBy: 'Anh Tuấn' });
  const file = join(folder, 'đơn.pdf');
  const printed = async () => {
    await client.quotePapers.pdf({ file, orderId, language: 'vi' });
    return textOfPdf(file);
  };
  const whole = await printed();
  expect(whole).not.toContain('ĐÃHỦY');
  expect(whole).toContain('001100345678');
  await client.orders.cancel({ id: orderId, reason: 'Khách đổi ý' });
  expect((await client.quotePapers.get({ orderId })).quote.mark).toBe('cancelled');
  const calledOff = await printed();
  expect(calledOff).toContain('ĐÃHỦY');
  expect(calledOff).not.toContain('001100345678');
});

test('a draft of an e-mail with the order goes to the customer, and a quote’s and an order’s paper are not asked for at once', async () => {
  const device = await aDevice();
  const { client } = device;
  const orderId = await anOrder(device);
  const file = join(folder, 'thư.eml');
  expect(await client.quotePapers.email({ file, orderId, language: 'en' })).toEqual({ pages: 1, to: 'kho@anphat.vn' });
  expect(readFileSync(file, 'latin1')).toContain("filename*=UTF-8''Order%20");
  for (const which of [{}, { orderId, quoteId: orderId }, { orderId, version: 1 }])
    expect((await refusalOf(client.quotePapers.get(which))).fields).toEqual({ quoteId: 'required' });
  expect((await refusalOf(client.quotePapers.get({ quoteId: orderId }))).code).toBe('not-found');
});

test('a template of the office for orders prints orders alone', async () => {
  const device = await aDevice();
  const { client } = device;
  const orderId = await anOrder(device);
  const { body } = standardTemplates.order.vi;
  const own = { kind: 'order', name: 'Đơn công trình', language: 'vi', isStandard: true, isActive: true } as const;
  await client.templates.save({ ...own, body: { ...body, foot: 'Giao ngày {{order.deliverOn}}' } });
  expect((await client.quotePapers.get({ orderId })).template.body.foot).toBe('Giao ngày {{order.deliverOn}}');
  const used = (await client.templates.list({})).templates.filter(({ isUsed }) => isUsed);
  expect(used.map(({ kind, language, name }) => [kind, language, name])).toEqual([
    ['quote', 'vi', 'Báo giá chuẩn'],
    ['quote', 'en', 'Standard quote'],
    ['order', 'vi', 'Đơn công trình'],
    ['order', 'en', 'Standard order'],
  ]);
});
