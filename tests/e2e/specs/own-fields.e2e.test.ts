import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import type { TestUser } from '../../support/office.ts';
import { findBarriers } from '../harness/axe.ts';
import { useOfficeLaptops } from '../harness/office-laptops.ts';
import { usePrograms } from '../harness/program.ts';
import { customerListOf, customerPageOf } from '../pages/customers.ts';
import { officeOf } from '../pages/office.ts';

vi.setConfig({ testTimeout: 90_000 });

const open = usePrograms();

async function openSettings(page: Awaited<ReturnType<typeof open>>['page']) {
  await page.evaluate(() => {
    location.hash = '#/settings';
  });
  const card = page.getByRole('region', { name: 'Trường riêng' });
  await card.waitFor();
  return card;
}

test('[X06] each type of own field is defined in the settings, put in order, filled in on a customer and a person, and stays', async () => {
  const { page, client, restart } = await open({ profile: 'alone' });
  const { id } = await client.customers.create({ name: 'Công ty Bao bì Đại Phát' });
  await client.contacts.create({ customerId: id, name: 'Anh Phúc' });
  const card = await openSettings(page);

  async function define(name: string, type: string, more: { of?: string; options?: readonly string[] } = {}) {
    await card.getByRole('button', { name: 'Thêm trường' }).click();
    const form = page.getByRole('dialog', { name: 'Thêm trường' });
    await form.getByRole('textbox', { name: 'Tên trường' }).fill(name);
    if (more.of !== undefined) await form.getByRole('combobox', { name: 'Thuộc về' }).selectOption({ label: more.of });
    await form.getByRole('combobox', { name: 'Kiểu' }).selectOption({ label: type });
    for (const [at, option] of (more.options ?? []).entries())
      await form.getByRole('textbox', { name: `Lựa chọn ${at + 1}`, exact: true }).fill(option);
    await form.getByRole('button', { name: 'Lưu' }).click();
    await form.waitFor({ state: 'detached' });
    await card.getByText(name).waitFor();
  }
  await define('Giữ chìa khóa', 'Chữ');
  await define('Diện tích kho', 'Số');
  await define('Hết hạn thuê', 'Ngày');
  await define('Loại mái', 'Danh sách chọn', { options: ['Tôn', 'Ngói'] });
  await define('Bản vẽ', 'Đường dẫn');
  await define('Sở thích', 'Chữ', { of: 'Người liên hệ' });

  // The same name twice is told where it was typed.
  await card.getByRole('button', { name: 'Thêm trường' }).click();
  const form = page.getByRole('dialog', { name: 'Thêm trường' });
  await form.getByRole('textbox', { name: 'Tên trường' }).fill('loại MÁI');
  await form.getByRole('button', { name: 'Lưu' }).click();
  await form.getByText('Đã có mục khác mang tên này').waitFor();
  await page.keyboard.press('Escape');

  // The last one goes up by keyboard, the first one down by dragging, and each move is one undo.
  const ofCustomers = card.getByRole('list', { name: 'Khách hàng' });
  const names = async () =>
    (await ofCustomers.getByRole('listitem').allInnerTexts()).map((text) =>
      text.split(/\s·|\sChữ|\sSố|\sNgày|\sDanh sách|\sĐường/)[0]?.trim(),
    );
  await ofCustomers.getByRole('button', { name: /^Bản vẽ, thứ 5/ }).press('Alt+ArrowUp');
  await expect.poll(names).toEqual(['Giữ chìa khóa', 'Diện tích kho', 'Hết hạn thuê', 'Bản vẽ', 'Loại mái']);
  await ofCustomers.getByRole('listitem').first().dragTo(ofCustomers.getByRole('listitem').nth(2));
  await expect.poll(names).toEqual(['Diện tích kho', 'Hết hạn thuê', 'Giữ chìa khóa', 'Bản vẽ', 'Loại mái']);

  expect(await findBarriers(page)).toEqual([]);

  const list = customerListOf(page);
  await list.open();
  await list.openCustomer('Công ty Bao bì Đại Phát');
  const customer = customerPageOf(page);
  const own = page.getByRole('region', { name: 'Trường riêng' });
  await customer.edit('Giữ chìa khóa', 'Ông Tư Đờn');
  await customer.fact('Giữ chìa khóa').filter({ hasText: 'Ông Tư Đờn' }).waitFor();
  await customer.edit('Diện tích kho', 'rộng');
  await own.getByText('Hãy nhập một số.').waitFor();
  await page.getByRole('textbox', { name: 'Diện tích kho', exact: true }).fill('1250,5');
  await page.keyboard.press('Enter');
  await customer.fact('Diện tích kho').filter({ hasText: '1.250,5' }).waitFor();
  await customer.edit('Hết hạn thuê', '3/2/2027');
  await customer.fact('Hết hạn thuê').filter({ hasText: '03/02/2027' }).waitFor();
  await customer.fact('Loại mái').click();
  await page.getByRole('combobox', { name: 'Loại mái', exact: true }).selectOption({ label: 'Ngói' });
  await customer.fact('Loại mái').filter({ hasText: 'Ngói' }).waitFor();
  await customer.edit('Bản vẽ', 'javascript:alert(1)');
  await own.getByText('Hãy nhập một địa chỉ web hoặc email').waitFor();
  await page.getByRole('textbox', { name: 'Bản vẽ', exact: true }).fill('ban-ve.daiphat.vn/kho');
  await page.keyboard.press('Enter');
  await own.getByRole('link', { name: 'Mở https://ban-ve.daiphat.vn/kho' }).waitFor();

  // One step takes the last one back, and the history puts an old value back.
  await page.keyboard.press('Control+z');
  await own.getByRole('link', { name: /^Mở/ }).waitFor({ state: 'detached' });
  await customer.edit('Giữ chìa khóa', 'Chị Năm');
  await customer.fact('Giữ chìa khóa').filter({ hasText: 'Chị Năm' }).waitFor();
  await customer.openHistoryOf('Giữ chìa khóa');
  const history = page.getByRole('dialog', { name: 'Lịch sử của Giữ chìa khóa' });
  await history.getByRole('button', { name: 'Khôi phục giá trị này' }).first().click();
  await customer.fact('Giữ chìa khóa').filter({ hasText: 'Ông Tư Đờn' }).waitFor();
  await customer.tab('Lịch sử').click();
  await page.getByText('Giữ chìa khóa').first().waitFor();
  await customer.tab('Tổng quan').click();

  await customer.contacts.getByRole('button', { name: 'Sửa Anh Phúc' }).click();
  const person = page.getByRole('dialog', { name: 'Sửa người liên hệ' });
  await person.getByRole('button', { name: 'Thêm chi tiết' }).click();
  await person.getByRole('button', { name: /^Sửa Sở thích/ }).click();
  await person.getByRole('textbox', { name: 'Sở thích', exact: true }).fill('Câu cá');
  await page.keyboard.press('Enter');
  await person.getByRole('button', { name: /^Sửa Sở thích: Câu cá/ }).waitFor();
  await page.keyboard.press('Escape');
  await customer.contacts.getByText('Sở thích: Câu cá').waitFor();
  expect(await findBarriers(page)).toEqual([]);

  await restart();
  await list.open();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /Tìm/ }).fill('tu don');
  await page.getByRole('option', { name: /Công ty Bao bì Đại Phát/ }).waitFor();
  await page.keyboard.press('Escape');
  await list.openCustomer('Công ty Bao bì Đại Phát');
  await customer.fact('Diện tích kho').filter({ hasText: '1.250,5' }).waitFor();
  await customer.contacts.getByText('Sở thích: Câu cá').waitFor();

  // What is sold has its own too.
  for (const entity of ['contracts', 'opportunities', 'quotes', 'orders'] as const)
    await client.customFields.define({ entity, type: 'text', vi: `Số của khách ${entity}` });
  const sold = {
    contracts: await client.contracts.create({ customerId: id, title: 'Nguyên tắc' }),
    opportunities: await client.opportunities.create({ customerId: id, title: 'Thầu lò hơi' }),
    quotes: await client.quotes.create({ customerId: id }),
    orders: await client.orders.create({ customerId: id }),
  };
  for (const [entity, row] of Object.entries(sold)) {
    await page.evaluate((to) => {
      location.hash = to;
    }, `#/${entity}/${row.id}`);
    await customer.edit(`Số của khách ${entity}`, 'PO-77');
    await customer.fact(`Số của khách ${entity}`).filter({ hasText: 'PO-77' }).waitFor();
  }
});

test('[X06] a task and a product have own fields too: defined in the settings, filled in where they stand, told in the history, and stay', async () => {
  const { page, client, restart } = await open({ profile: 'alone' });
  const { id: taskId } = await client.tasks.create({ title: 'Giao mẫu thùng carton' });
  const { id: productId } = await client.products.save({ code: 'TC-01', name: 'Thùng carton 3 lớp', unit: 'cái' });
  const card = await openSettings(page);
  for (const [of, name, type] of [
    ['Công việc', 'Số phiếu giao', 'Chữ'],
    ['Sản phẩm', 'Tải trọng', 'Số'],
    ['Sản phẩm', 'Bản vẽ', 'Đường dẫn'],
  ] as const) {
    await card.getByRole('button', { name: 'Thêm trường' }).click();
    const form = page.getByRole('dialog', { name: 'Thêm trường' });
    await form.getByRole('textbox', { name: 'Tên trường' }).fill(name);
    await form.getByRole('combobox', { name: 'Thuộc về' }).selectOption({ label: of });
    await form.getByRole('combobox', { name: 'Kiểu' }).selectOption({ label: type });
    await form.getByRole('button', { name: 'Lưu' }).click();
    await form.waitFor({ state: 'detached' });
    await card.getByRole('list', { name: of, exact: true }).getByText(name).waitFor();
  }

  const go = async (to: string) =>
    await page.evaluate((hash) => {
      location.hash = hash;
    }, to);
  const record = customerPageOf(page);
  await go('#/tasks');
  await page.getByRole('listitem').filter({ hasText: 'Giao mẫu thùng carton' }).focus();
  await page.keyboard.press('Enter');
  const task = page.getByRole('dialog', { name: 'Giao mẫu thùng carton' });
  await task.getByRole('button', { name: /^Sửa Số phiếu giao/ }).focus();
  await page.keyboard.press('Enter');
  await task.getByRole('textbox', { name: 'Số phiếu giao', exact: true }).fill('PG-0071');
  await page.keyboard.press('Enter');
  await record.fact('Số phiếu giao').filter({ hasText: 'PG-0071' }).waitFor();
  await record.edit('Số phiếu giao', 'PG-0072');
  await record.fact('Số phiếu giao').filter({ hasText: 'PG-0072' }).waitFor();
  await task.getByText('Lịch sử', { exact: true }).click();
  await task.getByText('Số phiếu giao: PG-0071 → PG-0072').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  // One step takes it back.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => await valueOf('tasks', taskId)).toEqual(['PG-0071']);

  await go(`#/products/${productId}`);
  const own = page.getByRole('region', { name: 'Trường riêng' });
  await record.edit('Tải trọng', 'nặng');
  await own.getByText('Hãy nhập một số.').waitFor();
  await own.getByRole('textbox', { name: 'Tải trọng', exact: true }).fill('12,5');
  await page.keyboard.press('Enter');
  await record.fact('Tải trọng').filter({ hasText: '12,5' }).waitFor();
  await own.getByRole('button', { name: /^Sửa Bản vẽ/ }).click();
  await own.getByRole('textbox', { name: 'Bản vẽ', exact: true }).fill('ban-ve.daiphat.vn/tc-01');
  await page.keyboard.press('Enter');
  await own.getByRole('link', { name: 'Mở https://ban-ve.daiphat.vn/tc-01' }).waitFor();
  await page.getByRole('region', { name: 'Lịch sử' }).getByText('Bản vẽ').waitFor();

  await restart();
  await go(`#/products/${productId}`);
  await own.getByRole('link', { name: 'Mở https://ban-ve.daiphat.vn/tc-01' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  expect(await valueOf('tasks', taskId)).toEqual(['PG-0071']);

  async function valueOf(entity: 'tasks', id: string) {
    return (await client.customFields.values({ customerId: id, entity, rowId: id })).values.map(({ value }) => value);
  }
});

test('[X06] the list shows, filters, sorts, groups and changes by own fields, a view keeps it, and the file has it', async () => {
  const { page, client } = await open({ profile: 'alone' });
  const area = await client.customFields.define({ entity: 'customers', type: 'number', vi: 'Diện tích kho' });
  const roof = await client.customFields.define({
    entity: 'customers',
    type: 'list',
    vi: 'Loại mái',
    options: [{ vi: 'Tôn' }, { vi: 'Ngói' }],
  });
  for (const [name, square, kind] of [
    ['An Bình', 900, 'Tôn'],
    ['Bình Minh', 1250.5, 'Ngói'],
    ['Cửu Long', 40, 'Ngói'],
    ['Đại Phát', null, null],
  ] as const) {
    const { id } = await client.customers.create({ name });
    await client.customFields.set({ fieldId: area.id, ids: [id], value: square });
    await client.customFields.set({ fieldId: roof.id, ids: [id], value: kind });
  }
  const list = customerListOf(page);
  await list.open();
  await page.getByRole('button', { name: 'Chọn cột hiển thị' }).click();
  await page.getByRole('textbox', { name: 'Tìm cột' }).fill('dien tich');
  await page.getByRole('checkbox', { name: 'Diện tích kho' }).check();
  await page.keyboard.press('Escape');
  await list.row('Bình Minh').getByText('1.250,5').waitFor();
  await list.grid.getByRole('button', { name: 'Diện tích kho' }).click();
  await list.rows.first().filter({ hasText: 'Cửu Long' }).waitFor();

  await page.getByRole('button', { name: 'Bộ lọc' }).click();
  await page.getByRole('button', { name: 'Điều kiện nâng cao…' }).click();
  const builder = page.getByRole('dialog', { name: 'Điều kiện lọc' });
  const condition = builder.getByRole('group', { name: 'Điều kiện 1' });
  await condition.getByRole('combobox', { name: 'Mục' }).fill('Diện tích');
  await page.getByRole('option', { name: 'Diện tích kho', exact: true }).click();
  await condition.getByRole('combobox', { name: 'So sánh' }).click();
  await page.getByRole('option', { name: 'ít nhất', exact: true }).click();
  await condition.getByRole('textbox', { name: 'Giá trị' }).fill('100,5');
  await builder.getByRole('button', { name: 'Lọc', exact: true }).click();
  await list.row('Cửu Long').waitFor({ state: 'detached' });
  expect(await list.rowCount()).toBe(2);

  await page.getByRole('combobox', { name: 'Nhóm theo' }).click();
  await page.getByRole('option', { name: 'Loại mái', exact: true }).click();
  const groups = page.getByRole('group', { name: 'Các nhóm theo Loại mái' });
  await groups.getByRole('button', { name: /^Ngói\s*1/ }).click();
  await list.row('An Bình').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Lưu chế độ xem' }).click();
  await page.getByRole('textbox', { name: 'Tên chế độ xem' }).fill('Kho lớn');
  await page.keyboard.press('Enter');
  await list.view('Kho lớn').waitFor();

  // Many at once, and one undo for all of it.
  await list.view('Tất cả').click();
  await list.row('Đại Phát').getByRole('checkbox').check();
  await list.row('Cửu Long').getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Sửa hàng loạt' }).click();
  const bulk = page.getByRole('dialog', { name: /2 khách hàng/ });
  for (const field of ['Hạng', 'Diện tích kho']) {
    await bulk.getByRole('combobox', { name: 'Sửa mục' }).fill(field);
    await page.getByRole('option', { name: field, exact: true }).click();
  }
  await bulk.getByRole('combobox', { name: 'Hạng' }).click();
  await page.getByRole('option', { name: 'A', exact: true }).click();
  await bulk.getByRole('textbox', { name: 'Diện tích kho' }).fill('rộng');
  await bulk.getByRole('button', { name: 'Áp dụng' }).click();
  await bulk.getByRole('alert').filter({ hasText: 'Diện tích kho' }).waitFor();
  await bulk.getByRole('textbox', { name: 'Diện tích kho' }).fill('5.000');
  await bulk.getByRole('button', { name: 'Áp dụng' }).click();
  await list.row('Đại Phát').getByText('5.000').waitFor();
  await list.row('Cửu Long').getByText('5.000').waitFor();
  await page.keyboard.press('Control+z');
  await list.row('Cửu Long').getByText('40', { exact: true }).waitFor();
  expect((await client.customers.list({})).rows.map(({ rating }) => rating)).toEqual([null, null, null, null]);

  for (const name of ['Đại Phát', 'Cửu Long']) await list.row(name).getByRole('checkbox').uncheck();
  await page.getByRole('button', { name: 'Xuất danh sách' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /CSV/ }).click();
  const file = readFileSync(await (await download).path(), 'utf8');
  expect(file.split('\r\n')[0]).toContain('Diện tích kho');
  expect(file).toMatch(/Bình Minh.*1250\.5/);

  // A field that is taken out of use: the view says so and works.
  await client.customFields.change({ id: area.id, change: { isActive: false } });
  await list.view('Kho lớn').click();
  await page.getByText('Danh sách này hỏi đến trường không còn dùng nữa: Diện tích kho.').waitFor();
  await groups.getByRole('button', { name: /^Ngói\s*1/ }).waitFor();
  await list.row('Bình Minh').getByText('1.250,5').waitFor();
});

const { users, laptopOf, sync } = useOfficeLaptops();

test('[X06] a field that the administrator made is on the rep’s laptop; two people fill it in without a network and somebody is asked', async () => {
  const aLaptopOf = async (user: TestUser) => {
    const laptop = await laptopOf(user);
    return { ...laptop, office: officeOf(laptop.page), customer: customerPageOf(laptop.page) };
  };
  const admin = await aLaptopOf(users().admin);
  const rep = await aLaptopOf(users().southRep);
  const { id } = await rep.client.customers.create({ name: 'Nhà thuốc Đức Thịnh' });
  await admin.client.customFields.define({ entity: 'customers', type: 'text', vi: 'Giữ chìa khóa' });
  await sync(admin, rep);
  await rep.office.openCustomer(id);
  await rep.customer.fact('Giữ chìa khóa').waitFor();
  await admin.office.openCustomer(id);
  for (const { cable } of [admin, rep]) cable.cut();
  await rep.customer.edit('Giữ chìa khóa', 'Anh Bảy');
  await rep.customer.fact('Giữ chìa khóa').getByText('Anh Bảy').waitFor();
  await admin.customer.edit('Giữ chìa khóa', 'Chị Năm');
  await admin.customer.fact('Giữ chìa khóa').getByText('Chị Năm').waitFor();
  for (const { cable } of [admin, rep]) cable.plug();
  await sync(admin, rep);
  await rep.page.getByText('Có 1 ô của khách hàng này được hai nơi cùng sửa: giữ chìa khóa.').waitFor();
  await rep.page.getByRole('button', { name: 'Xem và chọn' }).click();
  const conflict = rep.page.getByRole('article', { name: /đổi giữ chìa khóa lúc/ });
  await conflict.getByText('Chị Năm').waitFor();
  await conflict
    .getByRole('button', { name: 'Dùng giá trị này: Anh Bảy' })
    .or(conflict.getByRole('button', { name: 'Giữ giá trị này: Anh Bảy' }))
    .click();
  await conflict.waitFor({ state: 'hidden' });
  await sync(admin, rep);
  await admin.customer.fact('Giữ chìa khóa').getByText('Anh Bảy').waitFor();

  // Nobody but administrators changes fields.
  const card = await openSettings(rep.page);
  await card.getByText('Người quản trị thêm và sửa trường riêng.').waitFor();
  expect(await card.getByRole('button', { name: 'Thêm trường' }).count()).toBe(0);
});
