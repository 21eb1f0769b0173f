import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findBarriers } from '../harness/axe.ts';
import { aConfirmedOrder } from '../harness/order-stories.ts';
import { useOneProgram } from '../harness/program.ts';

const open = useOneProgram({ profile: 'alone' });
/** Where another process has the machine for a while. */
const patient = { timeout: 30_000 };

async function aRecord(values: { name: string; kind?: 'company' | 'person' }) {
  const program = await open();
  const { id } = await program.client.customers.create(values);
  await show(program.page, id);
  return { ...program, id };
}

async function show(page: Page, id: string, tab = 'profile') {
  await page.evaluate(
    ([to, of]) => {
      location.hash = `#/customers/${to}?tab=${of}`;
    },
    [id, tab] as const,
  );
  if (tab === 'profile') await card(page, 'Ý kiến và mức hài lòng').waitFor();
}

const card = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });

/** Each line of a card, its parts divided by strokes. */
async function linesOf(region: Locator): Promise<string[]> {
  const texts = await region.getByRole('listitem').allInnerTexts();
  return texts.map((text) =>
    text
      .split('\n')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join(' | '),
  );
}

/** Opens the drawer of a new line with the keyboard alone. */
async function add(page: Page, title: string, line: string) {
  const button = page.getByRole('button', { name: `Thêm vào ${title}` });
  await button.focus();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: `${line} mới` });
  await drawer.waitFor();
  return drawer;
}

test('[A02] capital is written with short amounts and a partner from the list, and reads in words', async () => {
  const { page, client, id } = await aRecord({ name: 'Công ty CP Xi măng Đại Phú' });
  const partner = await client.customers.create({ name: 'Công ty TNHH Bê tông Hà Tiên' });
  const capital = card(page, 'Vốn và liên doanh');
  await capital.getByText('Thêm vốn đầu tư hoặc vốn chủ sở hữu trước').waitFor();
  const drawer = await add(page, 'Vốn và liên doanh', 'Khoản vốn');
  await drawer.getByRole('combobox', { name: 'Loại vốn' }).selectOption('joint-venture');
  await drawer.getByRole('textbox', { name: 'Số tiền' }).fill('1,2 tỷ');
  await drawer.getByText('= 1.200.000.000 ₫').waitFor();
  await drawer.getByRole('combobox', { name: 'Đối tác là khách hàng trong danh sách' }).fill('be tong ha tien');
  await page.getByRole('option', { name: /Bê tông Hà Tiên/ }).click();
  await page.keyboard.press('Control+Enter');
  await capital.getByText('Liên doanh, liên kết · Công ty TNHH Bê tông Hà Tiên').waitFor();
  await capital.getByText('1.200.000.000 ₫').waitFor();
  const { capitalItems } = await client.parts.list({ customerId: id });
  expect(capitalItems.map(({ kind, amountDong, partnerId }) => [kind, amountDong, partnerId])).toEqual([
    ['joint-venture', 1_200_000_000, partner.id],
  ]);
});

test('[V27] an amount like 12tr5 is understood while typing, and one that makes no sense is told', async () => {
  const { page, client, id } = await aRecord({ name: 'Cửa hàng Minh Tâm' });
  const drawer = await add(page, 'Đang mua của nơi khác', 'Hàng mua nơi khác');
  await drawer.getByRole('textbox', { name: 'Mặt hàng' }).fill('Băng keo');
  const amount = drawer.getByRole('textbox', { name: 'Ước tính mỗi năm' });
  await amount.fill('mười hai');
  await drawer.getByText('Chưa hiểu số tiền này').waitFor();
  await page.keyboard.press('Control+Enter');
  expect((await client.parts.list({ customerId: id })).walletShares).toEqual([]);
  await amount.fill('12tr5');
  await drawer.getByText('= 12.500.000 ₫').waitFor();
  await amount.blur();
  expect(await amount.inputValue()).toBe('12.500.000 ₫');
});

test('[A03] shareholders over 100 % are told at once and kept; a line is corrected, removed with Delete and taken back', async () => {
  const { page, client, id } = await aRecord({ name: 'Công ty CP Xi măng Đại Phú' });
  const holders = card(page, 'Cổ đông');
  const drawer = await add(page, 'Cổ đông', 'Cổ đông');
  const name = drawer.getByRole('textbox', { name: 'Họ tên hoặc tên công ty' });
  await name.fill('Bà Sáu');
  await drawer.getByRole('textbox', { name: 'Tỷ lệ nắm giữ' }).fill('60,5');
  await drawer.getByRole('button', { name: 'Lưu và thêm tiếp' }).click();
  await expect.poll(() => name.inputValue(), patient).toBe('');
  await name.fill('Ông Tư');
  await drawer.getByRole('textbox', { name: 'Tỷ lệ nắm giữ' }).fill('50');
  await page.keyboard.press('Control+Enter');
  await holders.getByRole('status').filter({ hasText: '110,5 %, quá 100 %' }).waitFor();
  await expect.poll(() => linesOf(holders)).toEqual(['Bà Sáu | 60,5 %', 'Ông Tư | 50 %']);

  await holders.getByRole('button', { name: /Bà Sáu/ }).click();
  const edit = page.getByRole('dialog', { name: 'Sửa: Cổ đông' });
  await edit.getByRole('textbox', { name: 'Tỷ lệ nắm giữ' }).fill('50');
  await page.keyboard.press('Control+Enter');
  await holders.getByText('Tổng 100 %').waitFor();
  expect(await holders.getByRole('status').count()).toBe(0);

  await holders.getByRole('button', { name: /Ông Tư/ }).focus();
  await page.keyboard.press('Delete');
  await holders.getByText('Tổng 50 %').waitFor();
  await page.keyboard.press('Control+z');
  await holders.getByText('Tổng 100 %').waitFor();
  expect((await client.parts.list({ customerId: id })).shareholders).toHaveLength(2);

  await show(page, id, 'history');
  await page.getByText('Cổ đông · Bà Sáu: Tỷ lệ nắm giữ 60,5 % → 50 %').waitFor();
});

test('[A02] a line that was left half changed opens with the amount a colleague has written since, and saves only what was typed', async () => {
  const { page, client, id } = await aRecord({ name: 'Công ty CP Thép Miền Nam' });
  const rest = { partnerName: null, partnerId: null, asOf: null, note: null };
  const values = { kind: 'investment', amountDong: 1_000_000, ...rest } as const;
  const created = await client.parts.create({ part: 'capitalItems', customerId: id, values });
  const capital = card(page, 'Vốn và liên doanh');
  await capital.getByRole('button', { name: /1\.000\.000/ }).click();
  const drawer = page.getByRole('dialog', { name: 'Sửa: Khoản vốn' });
  const note = drawer.getByRole('textbox', { name: 'Ghi chú' });
  await drawer.getByRole('button', { name: 'Thêm chi tiết' }).click();
  await note.fill('Theo báo cáo quý 3');
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await client.parts.update({ part: 'capitalItems', id: created.id, change: { amountDong: 7_000_000 } });
  await capital.getByRole('button', { name: /7\.000\.000/ }).click();
  await drawer.getByText('Đã khôi phục nội dung').waitFor();
  expect(await drawer.getByRole('textbox', { name: 'Số tiền' }).inputValue()).toContain('7.000.000');
  // A colleague's change that comes in while the drawer is open stays as well.
  await client.parts.update({ part: 'capitalItems', id: created.id, change: { amountDong: 8_000_000 } });
  await page.keyboard.press('Control+Enter');
  await drawer.waitFor({ state: 'hidden' });
  const { capitalItems } = await client.parts.list({ customerId: id });
  expect(capitalItems.map(({ amountDong, note }) => [amountDong, note])).toEqual([[8_000_000, 'Theo báo cáo quý 3']]);
});

test('[A04] a director who left before coming is told at the day; former ones stand last and say so', async () => {
  const { page, client, id } = await aRecord({ name: 'Công ty CP Xi măng Đại Phú' });
  const board = card(page, 'Ban quản trị, điều hành');
  const drawer = await add(page, 'Ban quản trị, điều hành', 'Người điều hành');
  await drawer.getByRole('textbox', { name: 'Họ tên' }).fill('Lê Minh');
  await drawer.getByRole('textbox', { name: 'Chức vụ' }).fill('Tổng giám đốc');
  await drawer.getByRole('textbox', { name: 'Từ ngày' }).fill('1/5/2015');
  await drawer.getByRole('textbox', { name: 'Đến ngày' }).fill('1/5/2014');
  await page.keyboard.press('Control+Enter');
  await drawer.getByText('Ngày cuối phải từ ngày đầu trở đi.').waitFor();
  await drawer.getByRole('textbox', { name: 'Đến ngày' }).fill('30/4/2020');
  await page.keyboard.press('Control+Enter');
  await drawer.waitFor({ state: 'hidden' });
  await client.parts.create({
    part: 'officers',
    customerId: id,
    values: { name: 'Trần Phú', post: 'Chủ tịch', fromOn: '2020-05-01', toOn: null, note: null },
  });
  await board.getByText('Trần Phú').waitFor();
  await expect
    .poll(() => linesOf(board))
    .toEqual(['Trần Phú | Chủ tịch · từ 01/05/2020', 'Lê Minh đã nghỉ | Tổng giám đốc · 01/05/2015 – 30/04/2020']);
});

test('[A05][V22] a business line is found offline by a few letters without accents, and the scope stands with it', async () => {
  const { page, client, id } = await aRecord({ name: 'Công ty CP Xi măng Đại Phú' });
  const lines = card(page, 'Ngành nghề kinh doanh');
  const drawer = await add(page, 'Ngành nghề kinh doanh', 'Ngành nghề');
  const code = drawer.getByRole('combobox', { name: 'Mã ngành (VSIC 2025)' });
  await code.fill('xi mang voi');
  await page.getByRole('option', { name: /2394 Sản xuất xi măng, vôi và thạch cao/ }).click();
  expect(await drawer.getByRole('textbox', { name: 'Tên ngành nghề' }).inputValue()).toBe('Sản xuất xi măng, vôi và thạch cao');
  await page.keyboard.press('Control+Enter');
  await drawer.waitFor({ state: 'hidden' });
  await lines.getByText('C · Công nghiệp chế biến, chế tạo').waitFor();
  await expect
    .poll(() => linesOf(lines))
    .toEqual(['Sản xuất xi măng, vôi và thạch cao ngành chính | 2394 | C · Công nghiệp chế biến, chế tạo']);
  await lines.getByRole('button', { name: /^Sửa Phạm vi hoạt động/ }).click();
  await lines.getByRole('textbox', { name: 'Phạm vi hoạt động' }).fill('Miền Tây và Campuchia');
  await page.keyboard.press('Control+Enter');
  await expect.poll(async () => (await client.customers.get({ id })).activityScope, patient).toBe('Miền Tây và Campuchia');
});

test('[A06] areas of investment are several, each with its province', async () => {
  const { page, client, id } = await aRecord({ name: 'Công ty CP Xây dựng Hòa Bình' });
  const drawer = await add(page, 'Khu vực đầu tư', 'Khu vực đầu tư');
  await drawer.getByRole('textbox', { name: 'Khu vực, dự án' }).fill('KCN Trà Nóc');
  await drawer.getByRole('combobox', { name: 'Tỉnh, thành' }).fill('Cần Thơ');
  await page.getByRole('option', { name: 'Cần Thơ' }).click();
  await page.keyboard.press('Control+Enter');
  await drawer.waitFor({ state: 'hidden' });
  await expect.poll(() => linesOf(card(page, 'Khu vực đầu tư'))).toEqual(['KCN Trà Nóc | Cần Thơ']);
  expect((await client.parts.list({ customerId: id })).investmentAreas[0]?.provinceCode).toBe('2025:92');
});

test('[A07] sites stand below their company with figures rolled up; a parent that would loop is refused in words', async () => {
  const { page, client, id } = await aRecord({ name: 'Tập đoàn Đại Phú' });
  const sites = card(page, 'Nhà máy, chi nhánh');
  await page.getByRole('button', { name: 'Thêm vào Nhà máy, chi nhánh' }).click();
  await page.getByRole('menuitem', { name: 'Cơ sở mới bên dưới' }).click();
  const drawer = page.getByRole('dialog', { name: 'Cơ sở mới của Tập đoàn Đại Phú' });
  await drawer.getByRole('textbox', { name: 'Tên cơ sở' }).fill('Nhà máy Bình Phước');
  await drawer.getByRole('textbox', { name: 'Địa chỉ' }).fill('Chơn Thành, Đồng Nai');
  await page.keyboard.press('Control+Enter');
  await sites.getByText('Nhà máy Bình Phước').waitFor();
  const plant = (await client.parts.sites({ customerId: id })).sites[1]?.id ?? '';
  const visit = await client.visits.create({ customerId: plant, startsAt: new Date(Date.now() - 86_400_000).toISOString() });
  await client.visits.complete({ id: visit.id, result: { outcome: 'successful', said: 'Nhận hàng' } });
  await sites.getByText('1 lượt thăm').waitFor();
  await expect.poll(() => linesOf(sites)).toEqual(['Nhà máy Bình Phước Nhà máy | 1 lượt thăm | Chơn Thành, Đồng Nai']);
  await aConfirmedOrder(client, { customerId: plant, boxes: 100 });
  await sites.getByText('1.080.000 ₫ · 1 lượt thăm').waitFor();
  await sites.getByText('Đặt mua 12 tháng').locator('..').getByText('1.080.000 ₫').waitFor();

  await page.getByRole('button', { name: 'Thêm vào Nhà máy, chi nhánh' }).click();
  await page.getByRole('menuitem', { name: 'Chọn công ty mẹ' }).click();
  const parent = page.getByRole('dialog', { name: 'Công ty mẹ của Tập đoàn Đại Phú' });
  await parent.getByRole('combobox', { name: 'Công ty mẹ' }).fill('binh phuoc');
  await page.getByRole('option', { name: /Nhà máy Bình Phước/ }).click();
  await page.keyboard.press('Control+Enter');
  await parent.getByText('Công ty này đang nằm dưới khách hàng đang mở').waitFor();
  await page.keyboard.press('Escape');

  await sites.getByRole('button', { name: /Nhà máy Bình Phước/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Nhà máy Bình Phước' }).waitFor();
  await card(page, 'Nhà máy, chi nhánh').getByRole('button', { name: 'Tập đoàn Đại Phú' }).waitFor();
});

test('[A08] a contact keeps salutation, gender, Zalo, address and the channel that is liked best', async () => {
  const { page, client, id } = await aRecord({ name: 'Cửa hàng Minh Tâm' });
  await show(page, id, 'contacts');
  const people = page.getByRole('region', { name: 'Người liên hệ' });
  await people.getByRole('button', { name: 'Thêm' }).click();
  const drawer = page.getByRole('dialog', { name: 'Người liên hệ mới' });
  await drawer.getByRole('textbox', { name: 'Họ tên' }).fill('Trần Thị Yến');
  await drawer.getByRole('combobox', { name: 'Kênh ưa thích' }).selectOption('zalo');
  await drawer.getByRole('textbox', { name: 'Ngày sinh' }).fill('1/1/2099');
  await drawer.getByRole('button', { name: 'Thêm chi tiết' }).click();
  await drawer.getByRole('combobox', { name: 'Giới tính' }).selectOption('female');
  await drawer.getByRole('textbox', { name: 'Cách xưng hô' }).fill('cô');
  await drawer.getByRole('textbox', { name: 'Zalo' }).fill('0903 123 456');
  await drawer.getByRole('textbox', { name: 'Địa chỉ' }).fill('12 Nguyễn Trãi, Cần Thơ');
  await page.keyboard.press('Control+Enter');
  await drawer.getByText('Ngày này chưa tới').waitFor();
  await drawer.getByRole('textbox', { name: 'Ngày sinh' }).fill('1/1/1980');
  await page.keyboard.press('Control+Enter');
  await people.getByText('thích zalo').waitFor();
  const { contacts } = await client.contacts.list({ customerId: id });
  expect(contacts[0]).toMatchObject({
    isPrimary: true,
    gender: 'female',
    salutation: 'cô',
    zalo: '0903 123 456',
    address: '12 Nguyễn Trãi, Cần Thơ',
    preferredChannel: 'zalo',
  });
});

test('[A09] a person has relatives with their relation, and a birthday to come is refused in words', async () => {
  const { page, client, id } = await aRecord({ name: 'Nguyễn Văn Tài', kind: 'person' });
  expect(await card(page, 'Cổ đông').count()).toBe(0);
  const drawer = await add(page, 'Người thân, bạn bè', 'Người thân');
  await drawer.getByRole('textbox', { name: 'Họ tên' }).fill('Bé Na');
  await drawer.getByRole('combobox', { name: 'Quan hệ' }).selectOption({ label: 'Con' });
  await drawer.getByRole('textbox', { name: 'Ngày sinh' }).fill('1/6/2099');
  await page.keyboard.press('Control+Enter');
  await drawer.getByText('Ngày này chưa tới').waitFor();
  await drawer.getByRole('textbox', { name: 'Ngày sinh' }).fill('1/6/2019');
  await page.keyboard.press('Control+Enter');
  await drawer.waitFor({ state: 'hidden' });
  await expect.poll(() => linesOf(card(page, 'Người thân, bạn bè'))).toEqual(['Bé Na | Con · sinh ngày 01/06/2019']);
  expect((await client.parts.list({ customerId: id })).relations[0]?.kind).toBe('child');
});

test('[A17] opinions over time make a line, with the latest score of each subject in numbers', async () => {
  const { page, client, id } = await aRecord({ name: 'Cửa hàng Minh Tâm' });
  for (const [score, saidOn] of [
    [2, '2026-03-01'],
    [3, '2026-06-01'],
  ] as const) {
    await client.parts.create({
      part: 'opinions',
      customerId: id,
      values: { contactId: null, about: 'service', score, said: null, saidOn },
    });
  }
  const drawer = await add(page, 'Ý kiến và mức hài lòng', 'Ý kiến');
  await drawer.getByRole('combobox', { name: 'Về' }).selectOption('service');
  await drawer.getByText('5 Rất tốt').click();
  await drawer.getByRole('textbox', { name: 'Họ nói gì' }).fill('Giao đúng hẹn');
  await page.keyboard.press('Control+Enter');
  const opinions = card(page, 'Ý kiến và mức hài lòng');
  await opinions.getByRole('img', { name: 'Điểm theo thời gian: Dịch vụ 2, 3, 5' }).waitFor();
  await opinions.getByText('Hài lòng 5/5').waitFor();
  await opinions.getByText('Dịch vụ 5/5 ↑2').waitFor();
  await opinions.getByRole('button', { name: /Giao đúng hẹn/ }).click();
  const read = page.getByRole('dialog', { name: 'Ý kiến' });
  await read.getByText('Ý kiến ghi một lần và giữ nguyên').waitFor();
  await read.getByRole('button', { name: 'Xóa dòng này' }).click();
  await opinions.getByText('Hài lòng 3/5').waitFor();
});

test('[A19] who came through a customer is counted with those who bought and what they ordered, and seen from the other side', async () => {
  const { page, client } = await aRecord({ name: 'Cửa hàng Minh Tâm' });
  const came = await client.customers.create({ name: 'Quán Ăn Bảy Hiền' });
  await client.customers.update({ id: came.id, change: { lastTransactionOn: '2026-10-02' } });
  const drawer = await add(page, 'Giới thiệu cho mình', 'Lượt giới thiệu');
  await page.keyboard.press('Control+Enter');
  await drawer.getByText('Ô này cần có nội dung.').waitFor();
  await drawer.getByRole('combobox', { name: 'Khách hàng được giới thiệu' }).fill('bay hien');
  await page.getByRole('option', { name: /Bảy Hiền/ }).click();
  await drawer.getByRole('button', { name: 'Lưu và thêm tiếp' }).click();
  const person = drawer.getByRole('textbox', { name: 'Tên người được giới thiệu' });
  await expect.poll(() => drawer.getByRole('combobox', { name: 'Khách hàng được giới thiệu' }).inputValue(), patient).toBe('');
  await person.fill('Anh Tài');
  await page.keyboard.press('Control+Enter');
  const referrals = card(page, 'Giới thiệu cho mình');
  await referrals.getByText('2 lượt giới thiệu, 1 đã mua, được 0 ₫').waitFor();
  await aConfirmedOrder(client, { customerId: came.id, boxes: 250 });
  await referrals.getByText('2 lượt giới thiệu, 1 đã mua, được 2.700.000 ₫').waitFor();
  await expect
    .poll(() => linesOf(referrals), patient)
    .toContainEqual(expect.stringContaining('Quán Ăn Bảy Hiền | 2.700.000 ₫ | Khách hàng · giao dịch lần cuối'));
  await show(page, came.id);
  await referrals.getByRole('button', { name: 'Cửa hàng Minh Tâm' }).waitFor();
});

test('[A20] what they buy from others adds up to a year, and the whole profile has nothing that axe finds', async () => {
  const { page, client, id } = await aRecord({ name: 'Công ty CP Xi măng Đại Phú' });
  for (const [product, amountDong] of [
    ['Vỏ bao', 240_000_000],
    ['Màng PE', 60_000_000],
  ] as const) {
    await client.parts.create({
      part: 'walletShares',
      customerId: id,
      values: { product, competitor: 'Bao bì Tân Tiến', amountDong, asOf: null, note: null },
    });
  }
  const wallet = card(page, 'Đang mua của nơi khác');
  await wallet.getByText('300.000.000 ₫/năm').waitFor();
  await expect
    .poll(() => linesOf(wallet))
    .toEqual(['Vỏ bao | 240.000.000 ₫ | mua của Bao bì Tân Tiến', 'Màng PE | 60.000.000 ₫ | mua của Bao bì Tân Tiến']);
  expect(await findBarriers(page)).toEqual([]);
});
