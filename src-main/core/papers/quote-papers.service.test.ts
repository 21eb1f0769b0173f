import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aDevice, type Device, refusalOf } from '../../../tests/support/devices.ts';
import { goodsLine, quoteContentOf, storeQuote } from '../../../tests/support/sales-quote.ts';
import { textOfPdf } from '../../../tests/support/pdf-text.ts';
import { printQuote, type PrintedQuote } from '../../../src-shared/documents/printed-quote.ts';
import { standardTemplates } from '../../../src-shared/documents/standard-templates.ts';
import { writeSignature } from '../../../src-shared/documents/signature.ts';
import { lineWithoutPrice } from '../../../src-shared/quotes/quote-text.ts';
import { readVietQr } from '../../../src-shared/vietnam/vietqr.ts';
import { inspect } from '../../../tests/support/inspect.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-quote-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Every Vietnamese letter there is, with each tone. */
const letters = 'aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ';
/** A square of four pixels. */
const logo =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFElEQVR4nGP8z8DAwMDAxAADCBYAG10BBdmz9y8AAAAASUVORK5CYII=';

async function aCompany(device: Device): Promise<string> {
  const { id } = await device.client.customers.create({ name: 'Công ty TNHH Đại Đồng Tiến', email: 'muahang@daidongtien.vn' });
  await device.client.company.set({
    name: 'Công ty CP Thiết bị Điện Phương Nam',
    address: '15 Đường Nguyễn Hữu Thọ, Quận 7',
    taxCode: '0312687878',
    phone: '028 3776 1234',
    bankBin: '970436',
    bankAccount: '0011 0012 34567',
    bankHolder: 'CONG TY CP THIET BI DIEN PHUONG NAM',
    representative: 'Ông Trần Đức Thắng',
    logo,
  });
  return id;
}

test('the text of the PDF is the text of the quote, letter for letter, and the code on it is of the sum', async () => {
  const device = await aDevice();
  const customerId = await aCompany(device);
  const heading = {
    ...lineWithoutPrice,
    id: '0192d3f0-0000-7000-8000-000000000900',
    kind: 'heading',
    name: 'I. Tủ điện',
  } as const;
  const lines = [
    heading,
    goodsLine(1, { note: `${letters} ${letters.toUpperCase()}` }),
    goodsLine(2, { vatRate: '10', discountBasisPoints: 750, quantityMilli: 2500 }),
    goodsLine(3, { isOption: true, name: 'Bộ dự phòng (UPS)' }),
    { ...goodsLine(4), kind: 'gift' as const, priceDong: 0, name: 'Áo mưa' },
  ];
  const quoteId = await storeQuote(device, customerId, quoteContentOf({ lines, discountBasisPoints: 200 }));
  const signature = writeSignature([
    [
      [10, 20, 0],
      [60, 80, 20],
      [120, 30, 40],
    ],
    [[200, 60, 90]],
  ]);
  await inspect(device, (db) =>
    db
      .prepare(
        `INSERT INTO acceptances (id, scope_id, root_id, customer_id, quote_id, version, is_accepted, answered_on, by_name, way, signature, created_at)
         VALUES ('0192d3f0-0000-7000-8000-0000000000aa', 'office', ?, ?, ?, 1, 1, '2026-11-27', 'Nguyễn Thị Bưởi', 'signed', ?, '2026-11-27T02:00:00.000Z')`,
      )
      .run(customerId, customerId, quoteId, signature),
  );
  const { quote, template } = await device.client.quotePapers.get({ quoteId, language: 'vi' });
  const printed = printQuote(template, quote);
  const file = join(folder, 'báo giá.pdf');
  const { pages } = await device.client.quotePapers.pdf({ file, quoteId, language: 'vi' });
  expect(pages).toBe(2);
  const feet = [1, 2].map((page) => withoutSpaces(`${printed.foot}Trang ${page}/2`));
  expect(feet.reduce((text, foot) => text.replace(foot, ''), textOfPdf(file))).toBe(withoutSpaces(textOf(printed)));
  expect(textOf(printed)).toContain('Nguyễn Thị Bưởi');
  const payment = printed.blocks.find((block) => block.kind === 'payment');
  expect(payment?.kind === 'payment' ? readVietQr(payment.code ?? '') : null).toEqual({
    bankBin: '970436',
    account: '0011001234567',
    amountDong: quote.content.totals.totalDong,
    note: 'Q A1 7',
  });
  expect(readdirSync(folder)).toEqual(['báo giá.pdf']);
});

test('what is off for paying in time is printed with the terms of payment, in percent and days', async () => {
  const device = await aDevice();
  const customerId = await aCompany(device);
  const { client } = device;
  const save = async (name: string, withinDays: number, discountBasisPoints: number, productGroupId: string | null) => {
    const values = { name, withinDays, discountBasisPoints, productGroupId, customerGroupId: null, fromOn: null, toOn: null };
    return (await client.prices.savePaymentDiscount({ ...values, isActive: true })).id;
  };
  const { id: groupId } = await client.productGroups.save({
    code: null,
    name: 'Tủ điện',
    parentId: null,
    order: 0,
    isActive: true,
  });
  const soon = await save('Trả sớm', 10, 250, null);
  const atOnce = await save('Trả ngay', 0, 300, groupId);
  await save('Không chọn', 5, 900, null);
  const content = quoteContentOf({ lines: [goodsLine(1)], payment: 'Chuyển khoản', paymentDiscountIds: [soon, atOnce] });
  const quoteId = await storeQuote(device, customerId, content);
  const printed = async (language: 'vi' | 'en') => {
    const file = join(folder, `${language}.pdf`);
    await client.quotePapers.pdf({ file, quoteId, language });
    return textOfPdf(file);
  };
  const vi = ['Chuyển khoản', 'Chiết khấu 3% cho Tủ điện nếu thanh toán ngay', 'Chiết khấu 2,5% nếu thanh toán trong 10 ngày'];
  expect(await printed('vi')).toContain(withoutSpaces(vi.join('')));
  expect(await printed('vi')).not.toContain('9%');
  expect(await printed('en')).toContain(withoutSpaces('2.5% discount if paid within 10 days'));

  // Saved and sent, it says what it said, whatever becomes of the discount, its product group and the policy afterwards.
  const { totals: _totals, ...draft } = content;
  await client.quotes.saveContent({ id: quoteId, content: draft });
  await client.quotes.send({ id: quoteId });
  const values = { withinDays: 45, discountBasisPoints: 900, productGroupId: null, customerGroupId: null };
  const changed = { ...values, name: 'Khác', fromOn: null, toOn: null, isActive: true };
  await client.prices.savePaymentDiscount({ ...changed, id: soon });
  await client.prices.deletePaymentDiscount({ id: atOnce });
  await client.productGroups.save({ id: groupId, code: null, name: 'Tủ khác', parentId: null, order: 0, isActive: true });
  expect(await printed('vi')).toContain(withoutSpaces(vi.join('')));
  // Its next version says what holds now, as soon as it is saved.
  await client.quotes.reopen({ id: quoteId });
  await client.quotes.saveContent({ id: quoteId, content: { ...draft, paymentDiscountIds: [soon] } });
  expect(await printed('vi')).toContain(withoutSpaces('Chiết khấu 9% nếu thanh toán trong 45 ngày'));
  const [first] = (await client.quotes.get({ id: quoteId })).versions;
  expect(first?.content?.paymentDiscounts?.map(({ of }) => of)).toEqual(['Tủ điện', null]);
  await client.quotes.saveContent({ id: quoteId, content: { ...draft, paymentDiscountIds: [] } });
  expect((await client.quotes.get({ id: quoteId })).content).not.toHaveProperty('paymentDiscounts');
});

test('a quote in English has English words around the same goods; a long one counts its pages', async () => {
  const device = await aDevice();
  const customerId = await aCompany(device);
  const lines = Array.from({ length: 120 }, (_, at) => goodsLine(at + 1));
  const quoteId = await storeQuote(device, customerId, quoteContentOf({ lines }));
  const file = join(folder, 'quote.pdf');
  const { pages } = await device.client.quotePapers.pdf({ file, quoteId, language: 'en' });
  expect(pages).toBeGreaterThan(2);
  const text = textOfPdf(file);
  for (const said of [
    'QUOTATION',
    'Page 1/',
    `Page ${pages}/${pages}`,
    'ACCEPTED BY THE CUSTOMER',
    'Inwords:Threehundredandtwenty-four',
  ]) {
    expect(text).toContain(withoutSpaces(said));
  }
  expect(text.match(/Tủđiệncôngnghiệp/g)?.length).toBe(120);
});

test('a template of the office is printed instead of the shipped one; a field that is none is refused with the one that was meant', async () => {
  const device = await aDevice();
  const { client } = device;
  const customerId = await aCompany(device);
  const quoteId = await storeQuote(device, customerId, quoteContentOf());
  const { body } = standardTemplates.quote.vi;
  const own = { name: 'Mẫu công trình', language: 'vi', isStandard: true, isActive: true } as const;
  const refused = await refusalOf(client.templates.save({ ...own, body: { ...body, foot: 'Gửi {{customer.nmae}}' } }));
  expect(refused).toMatchObject({
    code: 'invalid',
    fields: { body: 'unknown-template-field' },
    details: { field: 'customer.nmae', nearest: 'customer.name' },
  });
  const { id } = await client.templates.save({ ...own, body: { ...body, foot: 'Gửi {{customer.name}}' } });
  const printedWith = async () => (await client.quotePapers.get({ quoteId, language: 'vi' })).template.body.foot;
  expect(await printedWith()).toBe('Gửi {{customer.name}}');
  const second = await client.templates.save({ ...own, name: 'Mẫu hai', body });
  expect((await client.templates.list({})).templates.map(({ name, isUsed }) => [name, isUsed])).toEqual([
    ['Mẫu hai', true],
    ['Mẫu công trình', false],
    ['Báo giá chuẩn', false],
    ['Standard quote', true],
    ['Đơn đặt hàng chuẩn', true],
    ['Standard order', true],
  ]);
  await client.undo.apply({ groupId: second.groupId });
  await client.templates.delete({ id });
  expect(await printedWith()).toBe(body.foot);
});

test('an account with letters, a bank that is none and a picture that is none are refused at their fields, and nothing is stored', async () => {
  const { client } = await aDevice();
  const refused = await refusalOf(
    client.company.set({ bankAccount: 'CTYLAN', bankBin: '123456', logo: 'data:image/png;base64,AAAA', name: 'Lan' }),
  );
  expect(refused.fields).toEqual({ bankAccount: 'account-characters', bankBin: 'unknown-bank', logo: 'not-a-picture' });
  expect(await client.company.get({})).toMatchObject({ bankAccount: null, bankBin: null, logo: null });
});

test('an e-mail with the quote is a draft that nobody has sent: its words, whom it goes to, and the PDF whole', async () => {
  const device = await aDevice();
  const customerId = await aCompany(device);
  const quoteId = await storeQuote(device, customerId, quoteContentOf());
  const file = join(folder, 'thư.eml');
  expect(await device.client.quotePapers.email({ file, quoteId, language: 'vi' })).toEqual({
    pages: 1,
    to: 'muahang@daidongtien.vn',
  });
  const eml = readFileSync(file, 'latin1');
  const [head = '', ...parts] = eml.split(/\r\n--=_[0-9a-f]+(?:--)?\r\n/);
  expect(head).toContain('X-Unsent: 1\r\nTo: muahang@daidongtien.vn\r\nSubject: =?UTF-8?B?');
  expect(head).not.toMatch(/^(From|Date|Message-ID):/m);
  const bodyOf = (part = '') => Buffer.from(part.slice(part.indexOf('\r\n\r\n')), 'base64');
  expect(bodyOf(parts[0]).toString('utf8')).toContain('Kính gửi Chị Nguyễn Thị Bưởi,\r\n');
  expect(parts[1]).toContain("filename*=UTF-8''B%C3%A1o%20gi%C3%A1%20Q-A1-7.pdf");
  const attached = join(folder, 'attached.pdf');
  writeFileSync(attached, bodyOf(parts[1]));
  expect(textOfPdf(attached)).toContain('BÁOGIÁ');
  expect(eml.split('\r\n').every((line) => line.length <= 200)).toBe(true);
  expect(readdirSync(folder).toSorted()).toEqual(['attached.pdf', 'thư.eml']);
});

/** Another program reads the same words: poppler's `pdftotext`, where the machine has it. */
test('another program reads every line of the quote out of the PDF', async () => {
  const device = await aDevice();
  const customerId = await aCompany(device);
  const quoteId = await storeQuote(device, customerId, quoteContentOf());
  const { quote, template } = await device.client.quotePapers.get({ quoteId, language: 'vi' });
  const file = join(folder, 'q.pdf');
  await device.client.quotePapers.pdf({ file, quoteId, language: 'vi' });
  const text = pdftotext(file) ?? textOfPdf(file);
  for (const said of piecesOf(printQuote(template, quote))) expect(text).toContain(withoutSpaces(said));
});

function pdftotext(file: string): string | null {
  try {
    return withoutSpaces(execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).normalize('NFC'));
  } catch {
    return null;
  }
}

function textOf(printed: PrintedQuote): string {
  return piecesOf(printed).join('');
}

/** Everything that the blocks say, in the order in which it is read. */
function piecesOf({ blocks }: PrintedQuote): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'head':
      case 'title':
      case 'text':
      case 'payment':
        return [...block.lines];
      case 'lines':
        return [
          ...block.columns.map(({ head }) => head),
          ...block.rows.flatMap((row) =>
            row.kind === 'goods'
              ? row.cells.flatMap((cell, at) => (block.columns[at]?.column === 'name' ? [cell, row.note ?? ''] : [cell]))
              : [row.text],
          ),
        ];
      case 'totals':
        return block.rows.flatMap(({ label, amount }) => [label, amount]);
      case 'signatures':
        return block.places.flatMap(({ title, hint, name }) => [title, hint, name]);
    }
  });
}

function withoutSpaces(text: string): string {
  return text.replaceAll(/\s/g, '');
}
