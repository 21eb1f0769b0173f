import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { aQuoteLine } from '../../support/quote-contents.ts';
import { useOneProgram } from '../harness/program.ts';
import { customerListOf, customerPageOf } from '../pages/customers.ts';

const open = useOneProgram({ profile: 'alone' });

async function openCustomer(name: string, apart?: 'apart') {
  const program = await open(apart);
  const { page, client } = program;
  const { id } = await client.customers.create({ name });
  const list = customerListOf(page);
  await list.open();
  await list.openCustomer(name);
  const customer = customerPageOf(page);
  const filter = (label: string) =>
    customer.timeline.getByRole('group', { name: 'Chỉ hiện' }).getByRole('button', { name: new RegExp(`^${label}( |$)`) });
  const entry = (text: string | RegExp) => customer.timeline.getByRole('listitem').filter({ hasText: text });
  return { ...program, id, customer, filter, entry };
}

/** In the page: whether the newest entries were asked for while the record itself was still on its way. */
function askedEarly(): boolean {
  const calls = performance.getEntriesByType('resource') as PerformanceResourceTiming[]; // that type's own
  const first = (verb: string) => calls.find(({ name }) => name.endsWith(`/call/${verb}`));
  const [record, entries] = [first('customers.get'), first('timeline.list')];
  return record !== undefined && entries !== undefined && entries.startTime < record.responseEnd;
}

test('[L01] calls, visits, owners, help, opinions and merges stand in one timeline, filtered by kind, and it goes to a month', async () => {
  const { page, client, id, customer, filter, entry } = await openCustomer('Công ty TNHH Bao bì Tân Phú');
  await expect.poll(() => page.evaluate(askedEarly)).toBe(true);
  const { id: other } = await client.customers.create({ name: 'Bao bì Tân Phú (cũ)' });
  await client.interactions.create({
    customerId: other,
    kind: 'note',
    text: 'Ghi ở hồ sơ cũ',
    happenedAt: '2026-03-02T02:00:00.000Z',
  });
  await client.help.ask({ customerId: id, text: 'Cần giá đặc biệt' });
  await client.parts.create({
    part: 'opinions',
    customerId: id,
    values: { contactId: null, about: 'service', score: 4, said: 'Giao nhanh', saidOn: '2026-11-20' },
  });
  const { profile } = await client.app.status({});
  await client.customers.update({ id, change: { ownerId: null } });
  await client.handovers.run({ ids: [id], toUserId: profile?.userId ?? '', note: 'Lan nghỉ sinh' });
  await client.merges.merge({ winnerId: id, ids: [other] });

  await entry('Gộp với Bao bì Tân Phú (cũ)').waitFor();
  for (const said of ['Cần giá đặc biệt', 'Giao nhanh', 'Lan nghỉ sinh']) await entry(said).waitFor();
  await entry('Ghi ở hồ sơ cũ').getByText('từ hồ sơ “Bao bì Tân Phú (cũ)”').waitFor();
  await filter('Người phụ trách').click();
  await expect.poll(() => customer.timeline.getByRole('listitem').count()).toBe(2);
  await filter('Tất cả').click();

  // What is sold stands in it as well, and leads to its own page.
  const { id: chance } = await client.opportunities.create({
    customerId: id,
    title: 'Thùng carton quý 1',
    valueDong: 120_000_000,
  });
  await client.opportunities.close({ id: chance, as: 'lost', lostReason: 'price', lostNote: 'Bên kia rẻ hơn' });
  const { id: quoteId, label } = await client.quotes.create({ customerId: id, title: 'Màng co' });
  const { content } = await client.quotes.get({ id: quoteId });
  if (content === null) throw new Error('no content');
  const { totals: _totals, ...draft } = content;
  await client.quotes.saveContent({ id: quoteId, content: { ...draft, lines: [aQuoteLine({ priceDong: 12_350 })] } });
  await client.quotes.send({ id: quoteId });
  await filter('Cơ hội').click();
  await expect.poll(() => customer.timeline.getByRole('listitem').count()).toBe(2);
  await entry(/Mất cơ hội: Thùng carton quý 1 120\.000\.000.*Giá cao hơn/)
    .getByText('Bên kia rẻ hơn')
    .waitFor();
  await filter('Báo giá').click();
  await entry(`Gửi báo giá ${label}`).getByRole('link').click();
  await expect.poll(() => page.url()).toContain(`/quotes/${quoteId}`);
  await page.goBack();
  await entry(`Gửi báo giá ${label}`).waitFor();
  await client.contracts.create({ customerId: id, title: 'Khung 2026', code: 'HĐ-12/2026', signedOn: '2026-11-02' });
  await client.receivables.addReceipt({ customerId: id, paidOn: '2026-11-20', amountDong: 4_000_000, way: 'transfer' });
  await filter('Tiền hàng').click();
  await entry(/Khách trả 4\.000\.000.*chuyển khoản/).waitFor();
  await filter('Hợp đồng').click();
  await entry('Ký hợp đồng HĐ-12/2026').getByRole('link').click();
  await expect.poll(() => page.url()).toContain('/contracts/');
  await page.goBack();
  await entry('Ký hợp đồng HĐ-12/2026').waitFor();
  await filter('Tất cả').click();

  await customer.timeline.getByRole('button', { name: 'Đến tháng' }).click();
  await page.getByRole('menuitem', { name: /Tháng 03\/2026/ }).click();
  await expect.poll(() => customer.timeline.getByRole('listitem').count()).toBe(1);
  await entry('Ghi ở hồ sơ cũ').waitFor();
  await customer.timeline.getByRole('button', { name: 'Về mới nhất' }).click();
  await entry('Gộp với').waitFor();
});

test('[L02] whoever takes over scrolls through all that was tried, hundreds of entries down to the first failure', async () => {
  const { client, id, customer, entry } = await openCustomer('Nhà máy Giấy An Bình');
  await client.visits.record({
    customerId: id,
    startsAt: '2019-12-30T02:00:00.000Z',
    result: { outcome: 'refused', said: 'Không tiếp' },
  });
  await client.interactions.create({
    customerId: id,
    kind: 'call',
    text: 'Lần gọi đầu tiên, họ từ chối',
    happenedAt: '2019-12-31T02:00:00.000Z',
  });
  for (let at = 0; at < 300; at += 1) {
    await client.interactions.create({
      customerId: id,
      kind: 'note',
      text: `Ghi chú số ${at}`,
      happenedAt: new Date(Date.parse('2020-01-01T00:00:00.000Z') + at * 86_400_000).toISOString(),
    });
  }
  await entry('Ghi chú số 299').waitFor();
  const last = entry('Lần gọi đầu tiên, họ từ chối');
  await expect
    .poll(async () => {
      await customer.timeline.getByRole('listitem').last().scrollIntoViewIfNeeded();
      return last.count();
    })
    .toBe(1);
  // What is far away is not drawn any more, so that ten thousand entries scroll as quickly as a hundred.
  await expect.poll(() => customer.timeline.getByRole('listitem').count()).toBeLessThan(250);
});

test('[L03] a correction keeps the old words, what is taken back leaves its line, and nothing else changes an entry', async () => {
  const { page, client, id, customer, entry, restart } = await openCustomer('Cửa hàng Ánh Dương');
  await client.interactions.create({ customerId: id, kind: 'call', text: 'Báo giá 12 triệu' });
  await entry('Báo giá 12 triệu').hover();
  await entry('Báo giá 12 triệu').getByRole('button', { name: 'Đính chính' }).click();
  const form = customer.timeline.getByRole('form', { name: 'Đính chính' });
  await form.getByRole('textbox', { name: 'Nội dung đúng' }).fill('Báo giá 15 triệu');
  await form.getByRole('textbox', { name: 'Nội dung đúng' }).press('Control+Enter');
  await entry('Báo giá 15 triệu')
    .getByText(/Đã đính chính/)
    .waitFor();
  await entry('Báo giá 15 triệu').getByRole('button', { name: 'Xem nội dung cũ' }).click();
  await entry('Báo giá 15 triệu').getByText('Báo giá 12 triệu').waitFor();

  await entry('Báo giá 15 triệu').getByRole('button', { name: 'Thu hồi' }).click();
  await entry('đã thu hồi lúc').waitFor();
  await restart();
  const list = customerListOf(page);
  await list.open();
  await list.openCustomer('Cửa hàng Ánh Dương');
  await entry('đã thu hồi lúc').waitFor();
  // The first word counts again, since its correction was taken back.
  await entry('Báo giá 12 triệu').waitFor();
});

test('[L03] a correction being written stays while new entries come in, over the border of a page and over a restart', async () => {
  const { page, client, id, customer, entry, restart } = await openCustomer('Cửa hàng Hoa Mai');
  for (let at = 0; at < 45; at += 1) {
    const happenedAt = new Date(Date.parse('2026-01-01T00:00:00.000Z') + at * 86_400_000).toISOString();
    await client.interactions.create({ customerId: id, kind: 'note', text: `Ghi chú số ${at}.`, happenedAt });
  }
  await entry('Ghi chú số 7.').getByRole('button', { name: 'Đính chính' }).click();
  const form = customer.timeline.getByRole('form', { name: 'Đính chính' });
  const words = form.getByRole('textbox', { name: 'Nội dung đúng' });
  await words.fill('Thật ra là');
  await client.interactions.create({ customerId: id, kind: 'note', text: 'Máy khác vừa ghi' });
  await entry('Máy khác vừa ghi').waitFor();
  expect(await words.inputValue()).toBe('Thật ra là');
  await page.keyboard.type(' thứ năm');
  await expect.poll(() => words.inputValue()).toBe('Thật ra là thứ năm');
  // Two more, and the entry is on the second page.
  for (const text of ['Thêm một', 'Thêm hai', 'Thêm ba'])
    await client.interactions.create({ customerId: id, kind: 'note', text });
  await entry('Thêm ba').waitFor();
  await expect.poll(() => words.inputValue()).toBe('Thật ra là thứ năm');
  await page.keyboard.type(', 9 giờ');
  await expect.poll(() => words.inputValue()).toBe('Thật ra là thứ năm, 9 giờ');
  // What is typed is kept within a second.
  await expect.poll(async () => (await client.drafts.list({})).drafts[0]?.json).toContain('9 giờ');

  await restart();
  const list = customerListOf(page);
  await list.open();
  await list.openCustomer('Cửa hàng Hoa Mai');
  // The page draws what the window shows first, so its end moves down.
  const scrolled = async () => {
    await customer.timeline.getByRole('listitem').last().scrollIntoViewIfNeeded();
    return await form.count();
  };
  await expect.poll(scrolled).toBe(1);
  await expect.poll(() => words.inputValue()).toBe('Thật ra là thứ năm, 9 giờ');
  await words.press('Control+Enter');
  await entry('Thật ra là thứ năm, 9 giờ')
    .getByText(/Đã đính chính/)
    .waitFor();
  expect(await form.count()).toBe(0);
});

test('[L04] words are found inside one customer and over all of them, without accents, and a hit opens at its entry', async () => {
  const { page, client, id, customer, entry } = await openCustomer('Đại lý Hoàng Gia');
  await client.interactions.create({
    customerId: id,
    kind: 'call',
    text: 'Chê giá đường cao',
    happenedAt: '2026-05-02T02:00:00.000Z',
  });
  for (let at = 0; at < 60; at += 1) await client.interactions.create({ customerId: id, kind: 'note', text: `Giao đủ ${at}` });
  await customer.timeline.getByRole('searchbox', { name: 'Tìm trong dòng thời gian' }).fill('duong');
  await expect.poll(() => customer.timeline.getByRole('listitem').count()).toBe(1);
  await entry('Chê giá đường cao').waitFor();

  await customerListOf(page).open();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /Tìm/ }).fill('che gia duong');
  await page.getByRole('option', { name: /Chê giá đường cao/ }).click();
  await entry('Chê giá đường cao').waitFor();
  await customer.timeline.getByText('Đang xem từ một thời điểm trước.').waitFor();
});

test('[A26] one search finds customers by any of their data, what was said with them and what is sold to them', async () => {
  const { page, client, id } = await openCustomer('Công ty Cổ phần Thực phẩm Á Đông');
  await client.contacts.create({ customerId: id, name: 'Nguyễn Thị Bưởi', phone: '0907555018' });
  await client.visits.record({ customerId: id, result: { outcome: 'successful', said: 'Ký hợp đồng khung ba năm' } });
  for (const [typed, shown] of [
    ['a dong', /Thực phẩm Á Đông/],
    ['buoi', /Thực phẩm Á Đông/],
    ['0907 555 018', /Thực phẩm Á Đông/],
    ['hop dong khung', /Ký hợp đồng khung ba năm/],
  ] as const) {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /Tìm/ }).fill(typed);
    await page.getByRole('option', { name: shown }).first().waitFor();
    await page.keyboard.press('Escape');
  }
  await client.contracts.create({ customerId: id, title: 'Nguyên tắc đường phèn', code: 'HĐ-2026/0071' });
  await client.opportunities.create({ customerId: id, title: 'Thầu bếp ăn Đức Hòa' });
  await client.receivables.addInvoice({
    ...{ customerId: id, symbol: '1C26TAD', number: '00000428', issuedOn: '2026-11-20', totalDong: 9_000_000 },
  });
  const openFound = async (typed: string, shown: RegExp) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /Tìm/ }).fill(typed);
    await page.getByRole('group', { name: 'Giao dịch' }).getByRole('option', { name: shown }).waitFor();
    await page.keyboard.press('Enter');
  };
  await openFound('hd 71', /HĐ-2026\/0071.*Hợp đồng · Công ty Cổ phần Thực phẩm Á Đông/s);
  await page.getByRole('heading', { level: 1, name: /Nguyên tắc đường phèn/ }).waitFor();
  await openFound('bep an duc hoa', /Thầu bếp ăn Đức Hòa/);
  await page.getByRole('heading', { level: 1, name: /Thầu bếp ăn Đức Hòa/ }).waitFor();
  await openFound('428', /00000428 · 1C26TAD/);
  await expect.poll(() => page.getByRole('dialog').getByRole('textbox', { name: /^Số/ }).first().inputValue()).toBe('00000428');
});

test('[K05] the customer’s page shows the business there is: last purchase, what they buy from others, visits made', async () => {
  const { page, client, id, customer } = await openCustomer('Xưởng May Thành Công');
  await client.customers.update({ id, change: { lastTransactionOn: '2026-11-20' } });
  await client.visits.record({ customerId: id, result: { outcome: 'successful', said: 'Đặt 20 thùng' } });
  await customer.fact('Giao dịch lần cuối').filter({ hasText: '20/11/2026' }).waitFor();
  await page.getByRole('region', { name: 'Tình hình' }).getByText('Đang giao dịch').waitFor();
  await page.getByRole('region', { name: 'Ai phụ trách' }).getByText('1 lần thăm').waitFor();
});

test('[X10] each change says who, when and on which device, and an old value is put back', async () => {
  const { page, client, id, customer, entry } = await openCustomer('Cơ sở Nhựa Hoà Bình');
  await customer.edit('Điện thoại', '0907 555 018');
  await customer.edit('Điện thoại', '0903 123 456');
  await entry('Sửa điện thoại').first().waitFor();
  await customer.openHistoryOf('Điện thoại');
  const history = page.getByRole('dialog', { name: 'Lịch sử của Điện thoại' });
  await history
    .getByText(/Lê Thị Hằng/)
    .first()
    .waitFor();
  await history
    .getByRole('button', { name: /Lấy lại|Khôi phục|Dùng lại/ })
    .first()
    .click();
  await expect.poll(async () => (await client.customers.get({ id })).phone).toBe('0907 555 018');

  // What was deleted comes back from its line, for whoever finds it missing later: X24.
  const contact = await client.contacts.create({ customerId: id, name: 'Chị Hoa' });
  await client.contacts.delete({ id: contact.id });
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Lịch sử' }).click();
  await page.getByRole('button', { name: 'Khôi phục Người liên hệ Chị Hoa' }).click();
  await page.getByText('Đã khôi phục Người liên hệ Chị Hoa').waitFor();
  expect((await client.contacts.list({ customerId: id })).contacts.map(({ name }) => name)).toEqual(['Chị Hoa']);
  await expect.poll(() => page.getByRole('button', { name: 'Khôi phục Người liên hệ Chị Hoa' }).count()).toBe(0);
});

async function savedPdf(
  page: Awaited<ReturnType<typeof open>>['page'],
  start: () => Promise<void>,
): Promise<{ name: string; head: string; path: string }> {
  const download = page.waitForEvent('download');
  await start();
  const file = await download;
  const path = await file.path();
  return { name: file.suggestedFilename(), head: readFileSync(path).subarray(0, 5).toString('latin1'), path };
}

test('[L05] the handover sheet of a customer is saved as PDF from its menu', async () => {
  const { page, client, id } = await openCustomer('Công ty TNHH Đại Đồng Tiến');
  await client.interactions.create({ customerId: id, kind: 'call', text: 'Chê giá cao', nextStep: 'Gửi bảng giá mới' });
  const saved = await savedPdf(page, async () => {
    await page.getByRole('button', { name: 'Thao tác khác' }).click();
    await page.getByRole('menuitem', { name: 'Phiếu bàn giao (PDF)' }).click();
  });
  expect(saved.name).toBe('Phiếu bàn giao Công ty TNHH Đại Đồng Tiến.pdf');
  expect(saved.head).toBe('%PDF-');
  await page
    .getByText(/Đã lưu Phiếu bàn giao .* 1 trang/)
    .first()
    .waitFor();
  expect((await client.exports.log({})).entries[0]).toMatchObject({ what: 'handover-sheet', rows: 1 });
});

test('[V28] the dossier of a book is saved as PDF while handing it over, a section for each customer', async () => {
  const { page, client } = await openCustomer('Khách đầu tiên', 'apart');
  for (const name of ['Khách thứ hai', 'Khách thứ ba']) await client.customers.create({ name });
  const list = customerListOf(page);
  await list.open();
  await expect.poll(() => list.rowCount()).toBe(3);
  await list.grid.getByRole('checkbox', { name: 'Chọn tất cả' }).click();
  await page.getByRole('button', { name: 'Bàn giao', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: /Bàn giao 3 khách hàng/ });
  const saved = await savedPdf(page, () => drawer.getByRole('button', { name: 'Hồ sơ bàn giao (PDF)' }).click());
  expect(saved.name).toMatch(/^Hồ sơ bàn giao .*\.pdf$/);
  expect(saved.head).toBe('%PDF-');
  expect((await client.exports.log({})).entries[0]).toMatchObject({ what: 'handover-dossier', rows: 3 });
});
