import { expect, test } from 'vitest';
import { useOneProgram } from '../harness/program.ts';
import { anOrderDraft } from '../harness/order-stories.ts';
import { customerListOf, customerPageOf } from '../pages/customers.ts';

const open = useOneProgram({ profile: 'alone' });

async function openCustomer(name: string, values: Record<string, unknown> = {}) {
  const program = await open();
  const { page, client } = program;
  const { id } = await client.customers.create({ name, lifecycle: 'lead', ...values });
  const list = customerListOf(page);
  await list.open();
  await list.openCustomer(name);
  const customer = customerPageOf(page);
  const choose = async (label: string, choice: string) => {
    await customer.fact(label).click();
    await page.getByRole('combobox', { name: label, exact: true }).selectOption({ label: choice });
  };
  return { ...program, id, customer, choose, standing: page.getByRole('region', { name: 'Tình hình' }) };
}

test('[A10] a lead becomes an account with its first purchase, and by hand nobody makes it one', async () => {
  const { page, client, id, customer, choose, restart } = await openCustomer('Cửa hàng Bao bì Ánh Dương');
  await choose('Giai đoạn', 'Khách hàng');
  await page.getByText('Khách thành “Khách hàng” khi có giao dịch đầu tiên').first().waitFor();
  expect((await client.customers.get({ id })).lifecycle).toBe('lead');
  await page.keyboard.press('Escape');

  await customer.edit('Giao dịch lần cuối', '1/1/2099');
  await page.getByText('Ngày này chưa tới').first().waitFor();
  await page.keyboard.press('Escape');

  const { id: order } = await anOrderDraft(client, { customerId: id, boxes: 10 });
  await page.evaluate((of) => {
    location.hash = `#/orders/${of}`;
  }, order);
  await page.getByRole('button', { name: 'Chốt đơn' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Chốt đơn' }).click();
  await page.getByText('Đã chốt đơn').waitFor();
  await page.goBack();
  await customer.fact('Giai đoạn').filter({ hasText: 'Khách hàng' }).waitFor();
  await restart();
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  expect(await client.customers.get({ id })).toMatchObject({ lifecycle: 'account', lastTransactionOn: today });
});

test('[A11] the trading state follows the last purchase and the office’s limit, which the settings change', async () => {
  const { page, standing, customer } = await openCustomer('Nhà máy Bao bì Tân Phú');
  await standing.getByText('Chưa từng mua').waitFor();
  const monthsAgo = new Date(Date.now() - 45 * 86_400_000).toISOString().slice(0, 10);
  await customer.edit('Giao dịch lần cuối', monthsAgo.split('-').reverse().join('/'));
  await standing.getByText('Đang giao dịch').waitFor();

  await page.evaluate(() => {
    location.hash = '#/settings';
  });
  const limit = page.getByRole('textbox', { name: /số ngày không mua/ });
  await limit.fill('30');
  await limit.press('Enter');
  await page.getByText('Đã đổi thời hạn giao dịch').waitFor();
  await page.goBack();
  await standing.getByText('Ngừng giao dịch').waitFor();
});

test('[A12] what they need, how likely a sale is and how far we have come are chosen from our own lists', async () => {
  const { client, id, customer, choose } = await openCustomer('Công ty TNHH Giấy Sài Gòn Xanh');
  await choose('Nhu cầu', 'Đang tìm hiểu');
  await customer.fact('Nhu cầu').filter({ hasText: 'Đang tìm hiểu' }).waitFor();
  await choose('Đã đi được bao xa', 'Đã gặp gỡ');
  await customer.fact('Đã đi được bao xa').filter({ hasText: 'Đã gặp gỡ' }).waitFor();
  await customer.edit('Tiềm năng', '60');
  await customer.fact('Tiềm năng').filter({ hasText: '60' }).waitFor();
  expect(await client.customers.get({ id })).toMatchObject({ needState: 'exploring', relationshipStep: 'met', potential: 60 });
});

test('[A14] a class keeps its day and who gave it', async () => {
  const { standing, choose } = await openCustomer('HTX Nông sản Sạch Đà Lạt');
  await choose('Hạng', 'B');
  await standing.getByText(/Hạng B · Lê Thị Hằng · \d\d\/\d\d\/\d{4}/).waitFor();
});

test('[A15] needs, habits and tastes are written down on the profile and stay', async () => {
  const { page, client, id, customer, restart } = await openCustomer('Chị Trần Thị Bích Ngọc', { kind: 'person' });
  await customer.tab('Hồ sơ').click();
  for (const [label, words] of [
    ['Nhu cầu cụ thể', 'Túi giấy in logo cho tiệm bánh'],
    ['Hành vi mua hàng', 'Đặt qua Zalo vào tối chủ nhật'],
    ['Thị hiếu', 'Thích màu kem, không thích nhựa'],
    ['Nhân khẩu học', 'Chủ tiệm 34 tuổi, hai con nhỏ'],
  ] as const) {
    await customer.fact(label).click();
    await page.getByRole('textbox', { name: label, exact: true }).fill(words);
    await page.keyboard.press('Control+Enter');
    await customer.fact(label).filter({ hasText: words }).waitFor();
  }
  await restart();
  expect(await client.customers.get({ id })).toMatchObject({
    needs: 'Túi giấy in logo cho tiệm bánh',
    behaviour: 'Đặt qua Zalo vào tối chủ nhật',
    tastes: 'Thích màu kem, không thích nhựa',
    demographics: 'Chủ tiệm 34 tuổi, hai con nhỏ',
  });
});

test('[A16] the channel that they answer most is suggested, and one click takes it', async () => {
  const { client, id, standing, customer } = await openCustomer('Đại lý Văn phòng phẩm Hồng Hà');
  for (const text of ['Gửi bảng giá', 'Hỏi mẫu túi', 'Chốt lịch giao']) {
    await client.interactions.create({ customerId: id, kind: 'chat', text });
  }
  await standing.getByText('Gợi ý: Zalo (3 lần trong 12 tháng)').waitFor();
  await standing.getByRole('button', { name: 'Dùng gợi ý' }).click();
  await customer.fact('Kênh ưa thích').filter({ hasText: 'Zalo' }).waitFor();
  expect((await client.customers.get({ id })).preferredChannel).toBe('zalo');

  // And for each of its people by himself.
  const { id: contactId } = await client.contacts.create({ customerId: id, name: 'Chị Hoa' });
  for (const text of ['Gọi sáng', 'Gọi chiều', 'Gọi lại'])
    await client.interactions.create({ customerId: id, kind: 'call', text, withWhom: 'Chị Hoa' });
  await standing.getByText('Chị Hoa hay trả lời qua Điện thoại (3 lần trong 12 tháng)').waitFor();
  await standing.getByRole('button', { name: 'Dùng kênh này cho Chị Hoa' }).click();
  await standing.getByText('Chị Hoa hay trả lời qua').waitFor({ state: 'detached' });
  const { contacts } = await client.contacts.list({ customerId: id });
  expect(contacts.map((contact) => [contact.id, contact.preferredChannel])).toEqual([[contactId, 'phone']]);
});

test('[A18] when our management last met them, and who did, stands on the page', async () => {
  const { client, id, customer } = await openCustomer('Công ty CP Cảng Đồng Nai');
  await customer.edit('Lãnh đạo gặp lần cuối', '12/11/2026');
  await customer.edit('Lãnh đạo đã gặp', 'Giám đốc Võ Minh Trí');
  await customer.fact('Lãnh đạo đã gặp').filter({ hasText: 'Võ Minh Trí' }).waitFor();
  expect(await client.customers.get({ id })).toMatchObject({ seniorMetOn: '2026-11-12', seniorMetBy: 'Giám đốc Võ Minh Trí' });
});

test('[A21] why they do not buy is a reason of the list with a note', async () => {
  const { page, client, id, customer, choose } = await openCustomer('Siêu thị mini Bảy Hiền');
  await choose('Lý do chưa mua', 'Đang mua của đối thủ');
  await customer.fact('Lý do chưa mua').filter({ hasText: 'Đang mua của đối thủ' }).waitFor();
  await customer.fact('Ghi chú về lý do').click();
  await page.getByRole('textbox', { name: 'Ghi chú về lý do', exact: true }).fill('Hợp đồng với Duy Tân đến tháng 3');
  await page.keyboard.press('Control+Enter');
  await customer.fact('Ghi chú về lý do').filter({ hasText: 'Duy Tân' }).waitFor();
  expect((await client.customers.get({ id })).notBuyingReason).toBe('competitor');
});

test('[A23] a request for help reaches Hôm nay, and its answer stands on the customer’s page', async () => {
  const { page, client, id } = await openCustomer('Công ty TNHH MTV Thép Miền Nam');
  const help = page.getByRole('region', { name: 'Cần hỗ trợ' });
  await help.getByRole('button', { name: 'Xin hỗ trợ' }).click();
  await page.keyboard.type('Nhờ sếp gặp phòng vật tư một lần');
  await page.keyboard.press('Control+Enter');
  await help.getByText('Đang chờ').waitFor();
  expect((await client.customers.get({ id })).helpNeeded).toBe('Nhờ sếp gặp phòng vật tư một lần');

  await page.evaluate(() => {
    location.hash = '#/today';
  });
  const asked = page.getByRole('region', { name: 'Xin hỗ trợ' });
  await asked.getByText('Nhờ sếp gặp phòng vật tư một lần').waitFor();
  await asked.getByRole('button', { name: 'Trả lời' }).click();
  await page.keyboard.type('Thứ năm tôi đi cùng');
  await page.keyboard.press('Control+Enter');
  await asked.waitFor({ state: 'detached' });
  await page.goBack();
  await help.getByText('Thứ năm tôi đi cùng').waitFor();
  await help.getByText('Đã trả lời').waitFor();
});
