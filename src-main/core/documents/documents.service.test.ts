import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aDevice, type Device } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';
import { textOfPdf } from '../../../tests/support/pdf-text.ts';
import { writePdf } from './write-pdf.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-pdf-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Every Vietnamese letter there is, with each tone. */
const letters = 'aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ';

async function aTriedCustomer(device: Device): Promise<string> {
  const { client, clock } = device;
  const { id: customerId } = await client.customers.create({
    name: 'Công ty TNHH Đại Đồng Tiến',
    taxCode: '0300588569',
    phone: '0907555018',
    note: `${letters} ${letters.toUpperCase()}`,
  });
  await client.contacts.create({ customerId, name: 'Nguyễn Thị Bưởi', role: 'director', phone: '0903123456' });
  clock.now += 60_000;
  await client.interactions.create({
    customerId,
    kind: 'call',
    text: 'Chê giá cao, đang mua của Đông Á',
    withWhom: 'Chị Bưởi',
    nextStep: 'Gửi bảng giá mới',
    nextOn: '2026-12-01',
  });
  clock.now += 60_000;
  await client.visits.record({ customerId, result: { outcome: 'refused', said: 'Không cho gặp giám đốc' } });
  await client.parts.create({
    part: 'opinions',
    customerId,
    values: { contactId: null, about: 'service', score: 2, said: 'Giao chậm', saidOn: '2026-11-20' },
  });
  await client.customers.update({
    id: customerId,
    change: { notBuyingReason: 'competitor', notBuyingNote: 'Ký năm với Đông Á' },
  });
  return customerId;
}

test('a handover sheet says who they are, what was tried by whom with what result, and what was promised', async () => {
  const device = await aDevice();
  const customerId = await aTriedCustomer(device);
  const field = await device.client.customFields.define({
    entity: 'customers',
    type: 'number',
    vi: 'Diện tích kho',
    options: [],
  });
  await device.client.customFields.set({ fieldId: field.id, ids: [customerId], value: '1.250,5' });
  const file = join(folder, 'sheet.pdf');
  const made = await device.client.documents.handoverSheet({ file, customerId, language: 'vi' });
  expect(made).toEqual({ customers: 1, restricted: 0, pages: 1 });
  const text = textOfPdf(file);
  for (const said of [
    'Công ty TNHH Đại Đồng Tiến',
    '0300588569',
    'Nguyễn Thị Bưởi',
    'Giám đốc',
    'Chê giá cao, đang mua của Đông Á',
    'với Chị Bưởi',
    '01/12/2026',
    'Gửi bảng giá mới',
    'Không cho gặp giám đốc',
    'từ chối',
    'Diện tích kho: 1.250,5',
    'Dịch vụ: 2/5 · Giao chậm',
    'Đang mua của đối thủ · Ký năm với Đông Á',
    letters,
    letters.toUpperCase(),
  ]) {
    expect(text).toContain(said.replaceAll(/\s/g, ''));
  }
  expect(readdirSync(folder)).toEqual(['sheet.pdf']);
  const [entry] = (await device.client.exports.log({ limit: 5 })).entries;
  expect(entry).toMatchObject({ what: 'handover-sheet', format: 'pdf', rows: 1 });
});

test('a handover sheet says what was sold, lost, asked and is still open, and how the calls went', async () => {
  const device = await aDevice();
  const { client, clock } = device;
  const { id: customerId } = await client.customers.create({ name: 'Nhà máy Tân Phú' });
  const call = async (values: object) => {
    clock.now += 60_000;
    return client.interactions.create({ customerId, kind: 'call', text: 'Gọi', ...values });
  };
  await call({ nextStep: 'Hứa cũ đã xong' });
  await call({ nextStep: 'Hứa có ngày', nextOn: '2027-01-05' });
  const { id: taken } = await call({ text: 'Nhầm khách', nextStep: 'Hứa đã thu hồi', nextOn: '2027-01-06' });
  await client.interactions.takeBack({ id: taken });
  await call({ nextStep: 'Hứa mới nhất' });
  await call({ text: 'Máy bận', outcome: 'not-reached', attempts: 3 });
  const { id: lost } = await client.opportunities.create({ customerId, title: 'Thùng carton quý 1', valueDong: 120_000_000 });
  await client.opportunities.close({ id: lost, as: 'lost', lostReason: 'price', lostNote: 'Bên kia rẻ hơn' });
  await client.opportunities.create({ customerId, title: 'Màng co quý 2', valueDong: 35_000_000 });
  const { id: done } = await client.tasks.create({ customerId, title: 'Gửi mẫu thùng' });
  await client.tasks.complete({ id: done });
  await client.tasks.create({ customerId, title: 'Hỏi lại giám đốc', dueOn: '2026-12-03' });
  await client.contracts.create({ customerId, title: 'Khung 2026', code: 'HĐ-12/2026', signedOn: '2026-11-02' });
  await client.receivables.addReceipt({ customerId, paidOn: '2026-11-20', amountDong: 4_000_000, way: 'transfer' });
  const file = join(folder, 'sheet.pdf');
  await client.documents.handoverSheet({ file, customerId, language: 'vi' });
  const text = textOfPdf(file);
  for (const said of [
    'không gặp được · 3 lần thử',
    'mất · Thùng carton quý 1 · 120.000.000 ₫ · Giá cao hơn',
    'Bên kia rẻ hơn',
    'Gửi mẫu thùng',
    'ký · HĐ-12/2026 · Khung 2026',
    'khách trả · 4.000.000 ₫',
    '03/12/2026 Việc: Hỏi lại giám đốc',
    'Cơ hội: Màng co quý 2',
    'Trả trước còn 4.000.000 ₫',
  ]) {
    expect(text).toContain(said.replaceAll(/\s/g, ''));
  }
  const bare = (words: string) => words.replaceAll(/\s/g, '');
  const promised = text.slice(text.indexOf(bare('Đã hẹn và bước tiếp theo')), text.indexOf(bare('Đã làm gì')));
  expect(promised).toContain(bare('Hứa mới nhất'));
  expect(promised).toContain(bare('05/01/2027 Hứa có ngày'));
  expect(promised).not.toContain(bare('Hứa cũ'));
  expect(promised).not.toContain(bare('Hứa đã thu hồi'));
});

test('a handover sheet names one primary contact, also where two laptops each marked one', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id: customerId } = await client.customers.create({ name: 'Cửa hàng Ánh Dương' });
  await client.contacts.create({ customerId, name: 'Chị Bưởi' });
  await client.contacts.create({ customerId, name: 'Anh Tư' });
  await inspect(device, (db) => db.prepare('UPDATE contacts SET is_primary = 1').run());
  const file = join(folder, 'sheet.pdf');
  await client.documents.handoverSheet({ file, customerId, language: 'vi' });
  expect(textOfPdf(file).split('(chính)')).toHaveLength(2);
});

test('a dossier has a section for each customer and a contents page that says where; it can be had in English', async () => {
  const device = await aDevice();
  const ids = [await aTriedCustomer(device)];
  for (const name of ['Cửa hàng Ánh Dương', 'Nhà máy Tân Phú']) ids.push((await device.client.customers.create({ name })).id);
  const file = join(folder, 'dossier.pdf');
  const made = await device.client.documents.handoverDossier({ file, ids, language: 'en' });
  expect(made).toEqual({ customers: 3, restricted: 0, pages: 4 });
  const text = textOfPdf(file);
  expect(text).toContain('Whatwastried,bywhom,withwhatresult');
  for (const [name, page] of [
    ['Công ty TNHH Đại Đồng Tiến', 2],
    ['Cửa hàng Ánh Dương', 3],
    ['Nhà máy Tân Phú', 4],
  ] as const) {
    expect(text).toContain(`${name.replaceAll(' ', '')}${page}`);
  }
  expect(text).toContain('Page4/4');
  expect((await device.client.exports.log({ limit: 5 })).entries[0]).toMatchObject({ what: 'handover-dossier', rows: 3 });
  // All customers of a filter, the same.
  const again = await device.client.documents.handoverDossier({ file, filter: { text: 'tan phu' }, language: 'vi' });
  expect(again).toEqual({ customers: 1, restricted: 0, pages: 2 });
});

test('a dossier that is stopped leaves nothing behind, and neither does one of a customer that is not there', async () => {
  const device = await aDevice();
  const ids = [await aTriedCustomer(device)];
  for (let index = 0; index < 60; index += 1) ids.push((await device.client.customers.create({ name: `Khách ${index}` })).id);
  const file = join(folder, 'dossier.pdf');
  // Stopped as soon as it is told of: whoever looked now and then might find it made.
  device.core.subscribe((event) => {
    if (event.type === 'job' && event.job.kind === 'document') void device.client.jobs.cancel({ id: event.job.id });
  });
  await expect(device.client.documents.handoverDossier({ file, ids, language: 'vi' })).rejects.toMatchObject({
    code: 'cancelled',
  });
  await expect(
    device.client.documents.handoverSheet({ file, customerId: '0190a000-0000-7000-8000-000000000001', language: 'vi' }),
  ).rejects.toMatchObject({ code: 'not-found' });
  expect(existsSync(file)).toBe(false);
  expect(readdirSync(folder)).toEqual([]);
});

test('a document that may not be written down in the log of exports does not stand', async () => {
  const path = join(folder, 'a.pdf');
  const refuse = () => {
    throw new Error('the disk is full');
  };
  const document = {
    title: 'Phiếu',
    author: 'Lan',
    madeAt: '2026-11-25T01:00:00.000Z',
    foot: '',
    pageLabel: '{page}',
    language: 'vi',
    content: [{ text: 'Đại Đồng' }],
  } as const;
  await expect(writePdf(path, document, new AbortController().signal, refuse)).rejects.toThrow('the disk is full');
  expect(readdirSync(folder)).toEqual([]);
});
