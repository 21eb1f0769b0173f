import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answerCalls } from '../harness/answer-calls.ts';
import { useOneProgram } from '../harness/program.ts';
import { customerListOf, customerPageOf } from '../pages/customers.ts';
import { frameOf, textsOf } from '../pages/frame.ts';

const open = useOneProgram({ profile: 'alone' });

async function openAlone(apart?: 'apart') {
  const program = await open(apart);
  return { ...program, list: customerListOf(program.page), customer: customerPageOf(program.page), frame: frameOf(program.page) };
}

test('[A01] a company keeps its founding day, representative, phone and mail over a restart, and is found by each of them', async () => {
  const { page, client, frame, customer, restart } = await openAlone();
  await frame.goTo('Khách hàng');
  await page.getByText('Chưa có khách hàng nào').waitFor();
  await page.keyboard.press('Control+n');
  const form = page.getByRole('dialog', { name: 'Khách hàng mới' });
  await form.getByRole('textbox', { name: 'Tên khách hàng' }).fill('Công ty CP Xây dựng Hòa Bình Miền Tây');
  await form.getByRole('textbox', { name: 'Mã số thuế' }).fill('0300588569');
  await form.getByText('Mã số thuế hợp lệ').waitFor();
  await form.getByRole('textbox', { name: 'Điện thoại' }).fill('0907 555 018');
  await form.getByRole('button', { name: 'Thêm thông tin khác' }).click();
  await form.getByRole('textbox', { name: 'Email' }).fill('lienhe@hoabinhmientay.vn');
  await form.getByRole('textbox', { name: 'Ngày thành lập' }).fill('14/3/2009');
  await form.getByRole('textbox', { name: 'Người đại diện' }).fill('Võ Minh Trí');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Công ty CP Xây dựng Hòa Bình Miền Tây' }).waitFor();

  const { rows } = await client.customers.list({});
  expect(rows).toHaveLength(1);
  expect(await client.customers.get({ id: rows[0]?.id ?? '' })).toMatchObject({
    name: 'Công ty CP Xây dựng Hòa Bình Miền Tây',
    taxCode: '0300588569',
    phone: '0907 555 018',
    email: 'lienhe@hoabinhmientay.vn',
    foundedOn: '2009-03-14',
    legalRepresentative: 'Võ Minh Trí',
  });

  await restart();
  for (const typed of ['hoa binh mien tay', '0907555018', '0300588569']) {
    await frame.openPalette();
    await frame.paletteField.fill(typed);
    await frame.paletteOptions.filter({ hasText: 'Hòa Bình Miền Tây' }).waitFor();
    await page.keyboard.press('Escape');
    await frame.palette.waitFor({ state: 'hidden' });
  }
  await frame.openPalette();
  await frame.paletteField.fill('hoa binh');
  await frame.paletteOptions.filter({ hasText: 'Hòa Bình Miền Tây' }).waitFor();
  await page.keyboard.press('Enter');
  await customer.fact('Ngày thành lập').filter({ hasText: '14/03/2009' }).waitFor();
  // The last of the facts follows after the first picture, and so does the window's title.
  await customer.fact('Ghi chú').waitFor();
  await expect.poll(() => page.title()).toBe('Công ty CP Xây dựng Hòa Bình Miền Tây – Fieldbook');
});

test('[X10] a changed field tells who changed it and when, and the old value can be put back', async () => {
  const { page, client, list, customer } = await openAlone();
  const { id } = await client.customers.create({ name: 'Nhà thuốc Đức Thịnh', phone: '0907 000 111' });
  await list.open();
  await list.openCustomer('Nhà thuốc Đức Thịnh');
  await customer.edit('Điện thoại', '0912 345 678');
  await page.getByText('Đã sửa Điện thoại').waitFor();
  expect((await client.customers.get({ id })).phone).toBe('0912 345 678');

  await customer.openHistoryOf('Điện thoại');
  const history = page.getByRole('dialog', { name: 'Lịch sử của Điện thoại' });
  await history.getByRole('listitem').first().waitFor();
  const [newest] = await textsOf(history.getByRole('listitem').filter({ hasText: '0912 345 678' }));
  expect(newest).toContain('0907 000 111 → 0912 345 678');
  expect(newest).toContain('Lê Thị Hằng');
  await history.getByRole('button', { name: 'Khôi phục giá trị này' }).click();
  await customer.fact('Điện thoại').filter({ hasText: '0907 000 111' }).waitFor();
  expect((await client.customers.get({ id })).phone).toBe('0907 000 111');

  // With the keyboard alone: what a button opens takes the focus, and Esc gives it back.
  const clock = page.getByRole('button', { name: 'Lịch sử của Email' });
  await clock.press('Enter');
  const ofEmail = page.getByRole('dialog', { name: 'Lịch sử của Email' });
  await ofEmail.waitFor();
  await expect.poll(() => ofEmail.evaluate((box) => box.contains(document.activeElement))).toBe(true);
  expect(await clock.getAttribute('aria-expanded')).toBe('true');
  await page.keyboard.press('Escape');
  await ofEmail.waitFor({ state: 'detached' });
  await expect.poll(() => clock.evaluate((button) => button === document.activeElement)).toBe(true);
  const more = page.getByRole('main').getByRole('button', { name: 'Thao tác khác' });
  await more.press('Enter');
  await page.getByRole('menu', { name: 'Thao tác khác' }).waitFor();
  await page.keyboard.press('ArrowDown');
  const first = page.getByRole('menuitem').first();
  await expect.poll(() => first.evaluate((item) => item === document.activeElement)).toBe(true);
  await page.keyboard.press('Escape');
  await first.waitFor({ state: 'detached' });
  await expect.poll(() => more.evaluate((button) => button === document.activeElement)).toBe(true);
});

test('[X24] Ctrl+Z means the change that is shown, also while the core has not answered for it', async () => {
  const { page, client, list } = await openAlone();
  const { id: first } = await client.customers.create({ name: 'Cửa hàng VLXD Ngọc Ánh' });
  const { id: second } = await client.customers.create({ name: 'HTX Nông nghiệp Tân Thuận Đông' });
  const isDeleted = async (id: string) => (await client.customers.get({ id })).deletedAt !== null;
  const remove = async (name: string) => {
    await list.row(name).getByRole('checkbox').check();
    await page.getByRole('group', { name: 'Thao tác với các dòng đã chọn' }).getByRole('button', { name: 'Xóa' }).click();
    await list.row(name).waitFor({ state: 'detached' });
  };
  await list.open();
  await remove('Ngọc Ánh');
  await page.getByText(/khách hàng vào thùng rác/).waitFor();
  let answer = () => {};
  let isAnswered = Promise.resolve();
  const hold = () => {
    isAnswered = new Promise<void>((resolve) => (answer = resolve));
  };
  await answerCalls(page, '**/call/customers.delete*', async (route) => {
    const response = await route.fetch();
    await isAnswered;
    await route.fulfill({ response });
  });
  hold();
  await remove('Tân Thuận Đông');
  await page.keyboard.press('Control+z');
  answer();
  await list.row('Tân Thuận Đông').waitFor();
  expect([await isDeleted(first), await isDeleted(second)]).toEqual([true, false]);

  // One that takes very long is told, and the change before it stays.
  hold();
  await remove('Tân Thuận Đông');
  await page.keyboard.press('Control+z');
  await page.getByText('Thao tác vừa rồi còn đang lưu').waitFor();
  answer();
  await page.keyboard.press('Control+z');
  await list.row('Tân Thuận Đông').waitFor();
  expect([await isDeleted(first), await isDeleted(second)]).toEqual([true, false]);
});

test('[X10] an edit is taken back with Ctrl+Z and done again with Ctrl+Shift+Z', async () => {
  const { page, client, list, customer } = await openAlone();
  const { id } = await client.customers.create({ name: 'Siêu thị mini Bảy Hiền', email: 'bayhien@example.vn' });
  await list.open();
  await list.openCustomer('Siêu thị mini Bảy Hiền');
  await customer.edit('Email', 'moi@example.vn');
  await customer.fact('Email').filter({ hasText: 'moi@example.vn' }).waitFor();
  await page.keyboard.press('Control+z');
  await customer.fact('Email').filter({ hasText: 'bayhien@example.vn' }).waitFor();
  expect((await client.customers.get({ id })).email).toBe('bayhien@example.vn');
  await page.keyboard.press('Control+Shift+Z');
  await customer.fact('Email').filter({ hasText: 'moi@example.vn' }).waitFor();
});

test('[X24] a deleted customer lies in the recycle bin and comes back with one click', async () => {
  const { page, client, list, frame } = await openAlone('apart');
  const { id } = await client.customers.create({ name: 'Cửa hàng VLXD Ngọc Ánh' });
  await client.customers.create({ name: 'HTX Nông nghiệp Tân Thuận Đông' });
  await list.open();
  await list.row('Ngọc Ánh').getByRole('checkbox').check();
  await page.getByRole('group', { name: 'Thao tác với các dòng đã chọn' }).getByRole('button', { name: 'Xóa' }).click();
  await list.row('Ngọc Ánh').waitFor({ state: 'detached' });
  await expect.poll(() => list.rowCount()).toBe(1);
  expect((await client.customers.get({ id })).deletedAt).not.toBeNull();

  await list.view('Thùng rác').click();
  await list.row('Ngọc Ánh').getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Khôi phục' }).click();
  await page.getByText('Thùng rác trống').waitFor();
  await list.view('Tất cả').click();
  await list.row('Ngọc Ánh').waitFor();
  expect((await client.customers.get({ id })).deletedAt).toBeNull();
  await frame.toast.first().waitFor();
});

test('[A08] a company has contacts with role and birthday, and exactly one of them is the primary one', async () => {
  const { page, client, list, customer } = await openAlone();
  const { id } = await client.customers.create({ name: 'Công ty TNHH Đại Đồng Tiến' });
  await list.open();
  await list.openCustomer('Đại Đồng Tiến');
  for (const [name, isSecond] of [
    ['Nguyễn Hữu Phúc', false],
    ['Phạm Thị Yến', true],
  ] as const) {
    await customer.contacts.getByRole('button', { name: 'Thêm' }).click();
    const form = page.getByRole('dialog', { name: 'Người liên hệ mới' });
    await form.getByRole('textbox', { name: 'Họ tên' }).fill(name);
    await form.getByLabel('Chức vụ').fill(isSecond ? 'Kế toán trưởng' : 'Trưởng phòng vật tư');
    await form.getByRole('textbox', { name: 'Điện thoại' }).fill('0907 555 018');
    await form.getByRole('textbox', { name: 'Ngày sinh' }).fill('02/12/1985');
    await form.getByRole('button', { name: 'Lưu' }).click();
    await form.waitFor({ state: 'hidden' });
    await customer.contacts.getByText(name).waitFor();
  }
  await customer.contacts.getByRole('button', { name: 'Sửa Phạm Thị Yến' }).click();
  await page.getByRole('dialog', { name: 'Sửa người liên hệ' }).getByRole('checkbox', { name: 'Người liên hệ chính' }).check();
  await page.keyboard.press('Control+Enter');
  await customer.contacts.getByRole('listitem').first().filter({ hasText: 'Phạm Thị Yến' }).waitFor();
  const { contacts } = await client.contacts.list({ customerId: id });
  expect(contacts.map(({ name, isPrimary, birthday }) => ({ name, isPrimary, birthday }))).toEqual([
    { name: 'Phạm Thị Yến', isPrimary: true, birthday: '1985-12-02' },
    { name: 'Nguyễn Hữu Phúc', isPrimary: false, birthday: '1985-12-02' },
  ]);
});

test('[A08] a contact that was left half changed keeps the telephone number a colleague has written since, and the draft can be dropped', async () => {
  const { page, client } = await open();
  const { id: customerId } = await client.customers.create({ name: 'Công ty TNHH Sơn Á Đông' });
  const { id } = await client.contacts.create({ customerId, name: 'Vũ Hà', phone: '0903 111 111', note: 'Cũ' });
  const list = customerListOf(page);
  await list.open();
  await list.openCustomer('Công ty TNHH Sơn Á Đông');
  const customer = customerPageOf(page);
  const drawer = page.getByRole('dialog', { name: 'Sửa người liên hệ' });
  const leaveHalf = async () => {
    await customer.contacts.getByRole('button', { name: 'Sửa Vũ Hà' }).click();
    await drawer.getByRole('textbox', { name: 'Ghi chú' }).fill('Gọi sau 9 giờ');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
  };
  await leaveHalf();
  await client.contacts.update({ id, change: { phone: '0903 222 222' } });
  await customer.contacts.getByText('0903 222 222').waitFor();
  await customer.contacts.getByRole('button', { name: 'Sửa Vũ Hà' }).click();
  await drawer.getByText('Đã khôi phục nội dung').waitFor();
  expect(await drawer.getByRole('textbox', { name: 'Điện thoại' }).inputValue()).toBe('0903 222 222');
  await client.contacts.update({ id, change: { phone: '0903 333 333' } });
  await page.keyboard.press('Control+Enter');
  await drawer.waitFor({ state: 'hidden' });
  const stored = async () => (await client.contacts.list({ customerId })).contacts.map(({ phone, note }) => [phone, note]);
  expect(await stored()).toEqual([['0903 333 333', 'Gọi sau 9 giờ']]);

  await client.contacts.update({ id, change: { note: 'Cũ' } });
  await leaveHalf();
  await customer.contacts.getByRole('button', { name: 'Sửa Vũ Hà' }).click();
  await drawer.getByRole('button', { name: 'Bỏ bản nháp' }).click();
  expect(await drawer.getByRole('textbox', { name: 'Ghi chú' }).inputValue()).toBe('Cũ');
});

test('[L01] a call noted with Ctrl+Enter stands in the timeline at once, among the changes of the customer', async () => {
  const { page, client, list, customer } = await openAlone();
  const { id } = await client.customers.create({ name: 'Nhà thuốc Đức Thịnh 2' });
  await list.open();
  await list.openCustomer('Nhà thuốc Đức Thịnh 2');
  await page.keyboard.press('Control+e');
  await page.keyboard.type('Anh Phúc hỏi giá thép hộp 40×80');
  await page.keyboard.press('Control+Enter');
  const entry = customer.timeline.getByRole('listitem').first();
  await entry.filter({ hasText: 'Anh Phúc hỏi giá thép hộp 40×80' }).waitFor();
  await expect.poll(() => customer.composer.inputValue()).toBe('');
  await expect.poll(() => entry.innerText()).toContain('Cuộc gọi');
  await customer.timeline.getByRole('button', { name: 'Thay đổi' }).click();
  await customer.timeline.getByRole('listitem').filter({ hasText: 'Tạo khách hàng' }).waitFor();
  await expect.poll(() => customer.timeline.getByRole('listitem').count()).toBe(1);
  expect((await client.timeline.list({ customerId: id })).entries.map((found) => found.kind)).toEqual(['call', 'change']);
});

test('[L01] what was typed into the timeline survives a crash of the window, and the browser keeps no word of it', async () => {
  const { page, client, list, customer } = await openAlone();
  await client.customers.create({ name: 'Siêu thị mini Bảy Hiền' });
  await list.open();
  await list.openCustomer('Siêu thị mini Bảy Hiền');
  await customer.composer.fill('Mua đều 14 ngày, nay trễ 3 ngày');
  await expect.poll(async () => (await client.drafts.list({})).drafts.length, { timeout: 10_000 }).toBe(1);
  expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain('14 ngày');
  await page.reload();
  await page.getByText('Đã khôi phục nội dung bạn nhập dở.').waitFor();
  await expect.poll(() => customer.composer.inputValue()).toBe('Mua đều 14 ngày, nay trễ 3 ngày');
});

test('[L01] what was typed survives a restart of the program, and no file of the profile holds a word of it in clear', async () => {
  const { page, client, list, customer, profileDir, restart } = await openAlone();
  await client.customers.create({ name: 'Siêu thị mini Bảy Hiền' });
  await list.open();
  await list.openCustomer('Siêu thị mini Bảy Hiền');
  await customer.composer.fill('Trả chậm từ tháng 9, gặp kế toán Hạnh');
  // The window goes before the second is over; what it hands over last arrives after it.
  await page.goto('about:blank');
  await expect.poll(async () => (await client.drafts.list({})).drafts.length).toBe(1);
  await restart();
  await list.open();
  await list.openCustomer('Siêu thị mini Bảy Hiền');
  await page.getByText('Đã khôi phục nội dung bạn nhập dở.').waitFor();
  await expect.poll(() => customer.composer.inputValue()).toBe('Trả chậm từ tháng 9, gặp kế toán Hạnh');
  const files = readdirSync(profileDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.map(({ name }) => name)).toContain('data.db');
  const inClear = files.filter((file) => readFileSync(join(file.parentPath, file.name)).includes('Trả chậm'));
  expect(inClear.map(({ name }) => name)).toEqual([]);
});

test('[X07] a filter becomes a view with a name, is found again after a restart, and goes away again', async () => {
  const { page, client, list, restart } = await openAlone('apart');
  await client.customers.create({ name: 'Nhà thuốc Đức Thịnh', rating: 'A' });
  await client.customers.create({ name: 'Siêu thị mini Bảy Hiền', rating: 'B' });
  await list.open();
  await page.getByRole('button', { name: 'Bộ lọc' }).click();
  await page
    .getByRole('combobox', { name: 'Hạng' })
    .or(page.getByRole('textbox', { name: 'Hạng' }))
    .click();
  await page.getByRole('option', { name: 'A', exact: true }).click();
  await page.keyboard.press('Escape');
  await list.row('Bảy Hiền').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Lưu chế độ xem' }).click();
  await page.getByRole('textbox', { name: 'Tên chế độ xem' }).fill('Hạng A');
  await page.keyboard.press('Enter');
  await list.view('Hạng A').waitFor();
  expect((await client.views.list({})).views.map(({ name, spec }) => ({ name, filter: spec.filter }))).toEqual([
    { name: 'Hạng A', filter: { rating: 'A' } },
  ]);

  await restart();
  await list.open();
  await list.row('Bảy Hiền').waitFor();
  await list.view('Hạng A').click();
  await list.row('Bảy Hiền').waitFor({ state: 'detached' });
  await expect.poll(() => list.rowCount()).toBe(1);
  await page.getByRole('button', { name: 'Thao tác với chế độ xem Hạng A' }).click();
  await page.getByRole('menuitem', { name: 'Xóa chế độ xem' }).click();
  await list.view('Hạng A').waitFor({ state: 'detached' });

  // Other lists keep theirs the same way.
  const customerId = (await client.customers.list({})).rows[0]?.id ?? '';
  for (const title of ['Nguyên tắc 2026', 'Bảo trì máy']) await client.contracts.create({ customerId, title });
  await page.evaluate(() => {
    location.hash = '#/contracts';
  });
  const search = page.getByRole('searchbox', { name: 'Tìm hợp đồng' });
  await search.fill('nguyen tac');
  await page.getByText('Bảo trì máy').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Lưu chế độ xem' }).click();
  await page.getByRole('textbox', { name: 'Tên chế độ xem' }).fill('Hợp đồng khung');
  await page.keyboard.press('Enter');
  const kept = page.getByRole('group', { name: 'Chế độ xem' }).getByRole('button', { name: 'Hợp đồng khung', exact: true });
  await kept.waitFor();
  await search.fill('');
  await page.getByText('Bảo trì máy').first().waitFor();
  await kept.click();
  await page.getByText('Bảo trì máy').waitFor({ state: 'detached' });
  await expect.poll(() => search.inputValue()).toBe('nguyen tac');
  expect((await client.views.ofList({ entity: 'contracts' })).views.map(({ name, spec }) => [name, spec.text])).toEqual([
    ['Hợp đồng khung', 'nguyen tac'],
  ]);
});

test('many customers are changed at once, and all of it is taken back with one click', async () => {
  const { page, client, list, frame } = await openAlone('apart');
  for (const name of ['An Bình', 'Bình Minh', 'Cường Thịnh']) await client.customers.create({ name, rating: 'C' });
  await list.open();
  await list.grid.focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: 'Sửa hàng loạt' }).click();
  const form = page.getByRole('dialog', { name: 'Sửa 3 khách hàng' });
  await form.getByRole('combobox', { name: 'Sửa mục' }).click();
  await page.getByRole('option', { name: 'Hạng', exact: true }).click();
  await form.getByRole('combobox', { name: 'Hạng' }).click();
  await page.getByRole('option', { name: 'A', exact: true }).click();
  await form.getByRole('button', { name: 'Áp dụng' }).click();
  await page.getByText('Đã sửa 3 khách hàng').waitFor();
  const ratings = async () => (await client.customers.list({})).rows.map((row) => row.rating);
  await expect.poll(() => ratings()).toEqual(['A', 'A', 'A']);
  await frame.undoFromToast();
  await page.getByText('Đã hoàn tác').waitFor();
  await expect.poll(() => ratings()).toEqual(['C', 'C', 'C']);
});
