import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useOneProgram } from '../harness/program.ts';
import { customerListOf, customerPageOf } from '../pages/customers.ts';

const open = useOneProgram({ profile: 'alone' });

async function openCustomer(name: string, values: Record<string, unknown> = {}, apart?: 'apart') {
  const program = await open(apart);
  const { page, client } = program;
  const { id } = await client.customers.create({ name, ...values });
  const list = customerListOf(page);
  await list.open();
  await list.openCustomer(name);
  return { ...program, id, list, customer: customerPageOf(page) };
}

/** What the header's menu opens. */
async function openPersonalData(page: Page) {
  await page.getByRole('button', { name: 'Thao tác khác' }).first().click();
  await page.getByRole('menuitem', { name: 'Dữ liệu cá nhân…' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('region', { name: 'Đồng ý cho dùng dữ liệu' }).waitFor();
  return drawer;
}

test('[V13] a person’s consent is written line by line, a restriction stops calls and lists, a request has its days, a copy goes out, and erasing leaves nothing', async () => {
  const name = 'Trần Thị Bích Ngọc';
  const { page, client, id, list, restart } = await openCustomer(name, { kind: 'person', phone: '0903 123 456' });
  const drawer = await openPersonalData(page);
  const consent = drawer.getByRole('region', { name: 'Đồng ý cho dùng dữ liệu' });
  await consent.getByLabel('Quảng cáo, khuyến mãi qua Zalo: Chưa hỏi').waitFor();
  await consent.getByRole('button', { name: 'Ghi đồng ý hoặc rút lại' }).click();
  const form = consent.getByRole('form', { name: 'Ghi đồng ý hoặc rút lại' });
  await form.getByRole('checkbox', { name: 'Quảng cáo, khuyến mãi' }).check();
  await form.getByRole('checkbox', { name: 'Zalo' }).check();
  await form.getByRole('textbox', { name: 'Bằng chứng' }).fill('Tin nhắn ngày 20/11');
  await form.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await consent.getByLabel('Quảng cáo, khuyến mãi qua Zalo: Đồng ý').waitFor();
  expect(await client.consent.mayContact({ customerId: id, contactId: null, purpose: 'marketing', channel: 'zalo' })).toEqual({
    may: true,
    why: null,
  });

  const requests = drawer.getByRole('region', { name: 'Yêu cầu về dữ liệu cá nhân' });
  await requests.getByRole('button', { name: 'Ghi yêu cầu mới' }).click();
  await requests.getByRole('combobox', { name: 'Yêu cầu' }).selectOption({ label: 'Xin bản sao' });
  await requests.getByRole('button', { name: 'Lưu' }).click();
  await requests.getByText(/Trả lời trước hết \d\d\/\d\d\/\d{4}/).waitFor();

  const [copy] = await Promise.all([
    page.waitForEvent('download'),
    drawer.getByRole('button', { name: 'Xuất cho máy đọc (JSON)' }).click(),
  ]);
  const report = JSON.parse(readFileSync(await copy.path(), 'utf8')) as { person: string };
  expect(report.person).toBe(name);

  const restriction = drawer.getByRole('region', { name: 'Hạn chế sử dụng' });
  await restriction.getByRole('button', { name: 'Hạn chế từ hôm nay' }).click();
  await restriction.getByText(/Hạn chế từ \d\d\/\d\d\/\d{4}/).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText(`${name} yêu cầu hạn chế sử dụng dữ liệu`).waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Gọi', exact: true }).count()).toBe(0);
  const filter = { consent: { purpose: 'marketing', channel: 'zalo' as const } };
  expect((await client.customers.outline({ filter, step: 10 })).total).toBe(0);
  await list.open();
  await list.row(name).getByText('Hạn chế').waitFor();
  await list.openCustomer(name);

  const again = await openPersonalData(page);
  const erase = again.getByRole('region', { name: 'Xóa vĩnh viễn' });
  await erase.getByText('Xóa vĩnh viễn').first().click();
  await erase.getByRole('textbox', { name: /Gõ lại tên/ }).fill('Ai khác');
  await erase.getByRole('button', { name: 'Xóa vĩnh viễn' }).click();
  await erase.getByText('Tên gõ vào không khớp').waitFor();
  await erase.getByRole('textbox', { name: /Gõ lại tên/ }).fill(name);
  await erase.getByRole('button', { name: 'Xóa vĩnh viễn' }).click();
  await page.getByText('Đã xóa vĩnh viễn').first().waitFor();
  await expect.poll(async () => (await client.customers.get({ id })).name).toBe('∅');
  await restart();
  expect((await client.customers.search({ text: 'bich ngoc', limit: 5 })).hits).toEqual([]);
});

test('[V13] the request desk shows what is due, on the home screen and in the settings, and closes it with its outcome', async () => {
  const { page, client, id } = await openCustomer('Anh Lê Văn Tám', { kind: 'person' }, 'apart');
  const { id: wish } = await client.dataRequests.receive({
    customerId: id,
    contactId: null,
    kind: 'erase',
    via: 'Thư',
    words: 'Xin xóa',
    receivedOn: '2026-10-01',
  });
  await page.evaluate(() => {
    location.hash = '#/today';
  });
  const due = page.getByRole('region', { name: 'Yêu cầu về dữ liệu cần làm' });
  await due.getByText('Quá hạn').waitFor();
  await due.getByRole('button', { name: 'Làm xong' }).click();
  await due.getByRole('textbox', { name: 'Kết quả' }).fill('Đã xóa và báo lại');
  await due.getByRole('button', { name: 'Lưu' }).click();
  await expect
    .poll(async () => (await client.dataRequests.list({})).requests.find((request) => request.id === wish)?.state)
    .toBe('done');
  await due.waitFor({ state: 'detached' });
  await page.evaluate(() => {
    location.hash = '#/settings';
  });
  await page.getByRole('region', { name: 'Yêu cầu về dữ liệu cá nhân' }).getByText('Đã xóa và báo lại').waitFor();
});

test('[V04] a typed tax code is told at once when it cannot be right, and a branch finds its company', async () => {
  const { page, client, id, customer } = await openCustomer('Chi nhánh Cần Thơ');
  const { id: parentId } = await client.customers.create({ name: 'Công ty CP Đại Đồng', taxCode: '0314409058' });
  await customer
    .fact('Mã số thuế')
    .or(page.getByRole('tab', { name: 'Hồ sơ' }))
    .first()
    .waitFor();
  await customer.tab('Hồ sơ').click();
  await customer.fact('Mã số thuế').click();
  const field = page.getByRole('textbox', { name: 'Mã số thuế', exact: true });
  await field.fill('0314409059-002');
  await page.getByText('Số kiểm tra không khớp').first().waitFor();
  await field.fill('0314409058-002');
  await field.press('Enter');
  await page.getByText('Mã số thuế cho thấy đây là chi nhánh của Công ty CP Đại Đồng.').waitFor();
  await page.getByRole('button', { name: 'Đặt làm công ty mẹ' }).click();
  await expect.poll(async () => (await client.customers.get({ id })).parentId).toBe(parentId);
  expect((await client.customers.get({ id })).siteKind).toBe('branch');
});

test('[V16] people are addressed by gender and age, by their own choice before that, and stand by given name', async () => {
  const { page, client, id, customer } = await openCustomer('Công ty Bao bì Đại Phát');
  await client.contacts.create({ customerId: id, name: 'Trần Văn Út' });
  await client.contacts.create({ customerId: id, name: 'Nguyễn Minh', gender: 'male' });
  await client.contacts.create({ customerId: id, name: 'Lê Thị Ánh', birthday: '1950-01-01' });
  await customer.contacts.getByText('Kính gửi anh Minh').waitFor();
  await customer.contacts.getByText('Kính gửi bà Ánh').waitFor();
  const names = customer.contacts.getByRole('button', { name: /^Sửa / });
  await expect.poll(() => names.allTextContents()).toEqual(['Trần Văn Út', 'Lê Thị Ánh', 'Nguyễn Minh']);
  await customer.contacts.getByRole('button', { name: 'Sửa Nguyễn Minh' }).click();
  await page.getByRole('textbox', { name: 'Cách xưng hô' }).fill('Bác');
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu', exact: true }).click();
  await customer.contacts.getByText('Kính gửi bác Minh').waitFor();
});

test('[V17] the Zalo button copies the message, opens the chat, logs the touch and asks what came of it', async () => {
  const { page, client, id, customer } = await openCustomer('Công ty Bao bì Tân Tiến');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await client.contacts.create({ customerId: id, name: 'Nguyễn Minh', gender: 'male', phone: '0903 123 456' });
  await page.evaluate(() => {
    // The harness lets nothing out: what would be opened is kept.
    window.open = (address) => {
      document.body.dataset['opened'] = String(address);
      return null;
    };
  });
  await customer.contacts.getByRole('button', { name: 'Nhắn Zalo cho Nguyễn Minh' }).click();
  const drawer = page.getByRole('dialog', { name: 'Nhắn Zalo: Nguyễn Minh' });
  const message = drawer.getByRole('textbox', { name: 'Nội dung' });
  await expect.poll(() => message.inputValue()).toMatch(/^Kính gửi anh Minh,/);
  await message.fill('Kính gửi anh Minh, em gửi báo giá túi giấy.');
  await drawer.getByRole('button', { name: 'Chép và mở Zalo' }).click();
  await expect.poll(() => page.evaluate(() => document.body.dataset['opened'])).toBe('https://zalo.me/0903123456');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Kính gửi anh Minh, em gửi báo giá túi giấy.');
  // Copied once more with better words, it is still one touch.
  await message.fill('Kính gửi anh Minh, em gửi báo giá túi giấy loại mới.');
  await drawer.getByRole('button', { name: 'Chép và mở lại' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/loại mới/);
  await drawer.getByText('Đã trả lời', { exact: true }).click();
  await drawer.getByRole('button', { name: 'Ghi kết quả' }).click();
  await customer.timeline.getByText('Kết quả: Đã trả lời').waitFor();
  const talks = (await client.timeline.list({ customerId: id, kinds: ['chat'] })).entries;
  expect(talks.map(({ text }) => text)).toEqual([
    'Zalo: Kính gửi anh Minh, em gửi báo giá túi giấy loại mới.\nKết quả: Đã trả lời',
  ]);

  // A quote goes out the same way: its PDF is saved, and the message names it.
  const quote = await client.quotes.create({ customerId: id });
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/quotes/${quote.id}`);
  await page.getByRole('button', { name: 'In và gửi' }).click();
  const [paper] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /^Gửi qua Zalo/ }).click(),
  ]);
  expect(paper.suggestedFilename()).toBe(`${quote.label}.pdf`);
  await expect.poll(() => message.inputValue()).toContain(`${quote.label} trong tệp ${quote.label}.pdf`);
  await page.keyboard.press('Escape');
  await message.waitFor({ state: 'detached' });
});

test('[X19] a contact goes out as a vCard that a phone reads, and so do the people of selected customers', async () => {
  const { page, client, id, customer, list } = await openCustomer('Công ty Bao bì Phú Mỹ');
  await client.contacts.create({ customerId: id, name: 'Chị Nguyễn Thị Hoa', phone: '0903 123 456', birthday: '1985-02-14' });
  await customer.contacts.getByRole('button', { name: 'Thao tác khác với Chị Nguyễn Thị Hoa' }).click();
  const [one] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Xuất vCard cho điện thoại' }).click(),
  ]);
  const card = readFileSync(await one.path(), 'utf8');
  expect(card).toContain('BEGIN:VCARD\r\nVERSION:3.0\r\n');
  expect(card).toContain('N:Nguyễn;Hoa;Thị;chị;');
  expect(card).toContain('+84903123456');
  await list.open();
  await list.row('Công ty Bao bì Phú Mỹ').getByRole('checkbox').click();
  const [all] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Xuất vCard' }).click()]);
  expect(readFileSync(await all.path(), 'utf8').match(/BEGIN:VCARD/g)).toHaveLength(2);
});

test('[A01] a company’s name, founding day, representative, phone and email are kept, reopened and found', async () => {
  const { page, client, id, customer, list, restart } = await openCustomer('Công ty TNHH Giấy An Hòa');
  await customer.edit('Ngày thành lập', '14/03/2009');
  await customer.edit('Người đại diện', 'Bà Võ Thị Sáu');
  await customer.edit('Điện thoại', '0903 555 018');
  await customer.edit('Email', 'anhoa@giay.vn');
  await customer.fact('Email').filter({ hasText: 'anhoa@giay.vn' }).waitFor();
  await restart();
  expect(await client.customers.get({ id })).toMatchObject({
    foundedOn: '2009-03-14',
    legalRepresentative: 'Bà Võ Thị Sáu',
    phone: '0903 555 018',
    email: 'anhoa@giay.vn',
  });
  await list.open();
  await list.filter.fill('0903555018');
  await list.row('Công ty TNHH Giấy An Hòa').waitFor();
  await list.filter.fill('giay an hoa');
  await list.openCustomer('Công ty TNHH Giấy An Hòa');
  await customer.fact('Ngày thành lập').filter({ hasText: '14/03/2009' }).waitFor();
  expect(page.url()).toContain(id);
});

test('[A08] contacts have their roles and ways to be reached, and exactly one of them is the primary one', async () => {
  const { page, client, id, customer, restart } = await openCustomer('Công ty CP Nhựa Bình Minh');
  for (const [name, role, isPrimary] of [
    ['Nguyễn Văn An', 'Giám đốc', true],
    ['Lê Thị Bình', 'Kế toán trưởng', true],
  ] as const) {
    await customer.contacts.getByRole('button', { name: 'Thêm', exact: true }).click();
    const form = page.getByRole('dialog', { name: 'Người liên hệ mới' });
    await form.getByRole('textbox', { name: 'Họ tên' }).fill(name);
    await form
      .getByRole('combobox', { name: 'Chức vụ' })
      .or(form.getByRole('textbox', { name: 'Chức vụ' }))
      .first()
      .fill(role);
    await form.getByRole('textbox', { name: 'Điện thoại' }).fill('0903 123 456');
    await form.getByRole('textbox', { name: 'Email' }).fill('ai@nhua.vn');
    await form.getByRole('textbox', { name: 'Ngày sinh' }).fill('02/12/1985');
    if (isPrimary) await form.getByRole('checkbox', { name: 'Người liên hệ chính' }).check();
    await form.getByRole('button', { name: 'Lưu' }).click();
    await form.waitFor({ state: 'detached' });
  }
  await customer.contacts.getByText('Kế toán trưởng · chính').waitFor();
  await restart();
  const { contacts } = await client.contacts.list({ customerId: id });
  expect(contacts.map(({ name, role, isPrimary, birthday }) => [name, role, isPrimary, birthday])).toEqual([
    ['Lê Thị Bình', 'chief-accountant', true, '1985-12-02'],
    ['Nguyễn Văn An', 'director', false, '1985-12-02'],
  ]);
});
