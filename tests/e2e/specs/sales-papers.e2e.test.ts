import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { aQuoteLine } from '../../support/quote-contents.ts';
import { usePrograms } from '../harness/program.ts';

const open = usePrograms();

async function openSettings() {
  const program = await open({ profile: 'alone' });
  await program.page.evaluate(() => {
    location.hash = '#/settings';
  });
  return program;
}

test('[V02] the company’s account is put into the code of every quote; an account with letters is refused and nothing is lost', async () => {
  const { page, client, restart } = await openSettings();
  await page.getByRole('button', { name: 'Sửa thông tin công ty' }).click();
  const drawer = page.getByRole('dialog', { name: 'Thông tin công ty trên giấy tờ' });
  await drawer.getByRole('textbox', { name: 'Tên công ty' }).fill('Công ty CP Thiết bị Điện Phương Nam');
  await drawer.getByRole('combobox', { name: 'Ngân hàng' }).fill('Vietcom');
  await page.getByRole('option', { name: 'Vietcombank' }).click();
  await drawer.getByRole('textbox', { name: 'Số tài khoản' }).fill('PHUONGNAM');
  await page.keyboard.press('Control+Enter');
  await drawer.getByText('Số tài khoản chỉ gồm chữ số').waitFor();
  await drawer.getByRole('textbox', { name: 'Số tài khoản' }).fill('0011 0012 34567');
  await page.keyboard.press('Control+Enter');
  await page.getByText('0011001234567 – Vietcombank').waitFor();
  await restart();
  expect(await client.company.get({})).toMatchObject({ bankAccount: '0011001234567', bankBin: '970436' });
});

test('[V03] a template is edited beside its preview: lẻ or linh in the amount, the code of the bank, and a field that is none is told with the nearest one', async () => {
  const { page, client } = await openSettings();
  await client.company.set({ name: 'Phương Nam', bankBin: '970436', bankAccount: '0011001234567' });
  await page.getByRole('button', { name: 'Sửa “Báo giá chuẩn”' }).click();
  const preview = page.getByRole('region', { name: 'Xem trước' });
  await preview.getByRole('img', { name: 'VietQR' }).waitFor();
  await preview.getByText(/^Bằng chữ: Bảy triệu .* đồng\.$/).waitFor();
  const title = page.getByRole('textbox', { name: 'Tiêu đề' });
  await title.fill('BẢNG CHÀO GIÁ cho {{customer.nmae}}');
  await page.getByText('Không có trường {{customer.nmae}}. Có phải {{customer.name}}?').waitFor();
  expect(await page.getByRole('button', { name: 'Lưu mẫu' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Thay' }).click();
  await preview.getByText('BẢNG CHÀO GIÁ cho Công ty TNHH Đại Đồng Tiến').waitFor();
  await page.getByRole('button', { name: 'Lưu mẫu' }).click();
  const used = async () => (await client.templates.list({})).templates.find(({ isUsed }) => isUsed)?.name;
  await expect.poll(used).toBe('Báo giá chuẩn (bản của công ty)');
});

test('[X15] from what discount on a quote needs somebody’s word is a rule of the office', async () => {
  const { page, client } = await openSettings();
  await page.getByRole('button', { name: 'Thêm quy tắc duyệt' }).click();
  const drawer = page.getByRole('dialog', { name: 'Thêm quy tắc duyệt' });
  await drawer.getByRole('textbox', { name: 'Tên quy tắc' }).fill('Giảm sâu');
  await drawer.getByRole('textbox', { name: 'Tổng thanh toán từ' }).fill('100tr');
  await drawer.getByRole('textbox', { name: 'Giảm giá từ (%)' }).fill('7,5');
  await page.keyboard.press('Control+Enter');
  await page.getByText('từ 100.000.000').first().waitFor();
  expect((await client.approvalRules.list({})).rules).toMatchObject([
    { name: 'Giảm sâu', minTotalDong: 100_000_000, minDiscountBasisPoints: 750, approver: 'leader' },
  ]);
});

test('[X13] [X18] [P18] a quote is signed on the screen and made into a PDF and a draft for Outlook', async () => {
  const { page, client } = await open({ profile: 'alone' });
  await client.company.set({ name: 'Phương Nam', bankBin: '970436', bankAccount: '0011001234567' });
  const { id: customerId } = await client.customers.create({ name: 'Công ty TNHH Đại Đồng Tiến', email: 'mua@daidongtien.vn' });
  const { id, label } = await client.quotes.create({ customerId, title: 'Thùng quý 1' });
  const { content } = await client.quotes.get({ id });
  if (content === null) throw new Error('a new quote has a content');
  const { totals: _totals, ...draft } = content;
  await client.quotes.saveContent({ id, content: { ...draft, lines: [aQuoteLine({ priceDong: 12_350 })] } });
  await client.quotes.send({ id });
  await page.evaluate((to) => {
    location.hash = to;
  }, `#/quotes/${id}`);
  await page.getByRole('button', { name: 'Khách đồng ý' }).click();
  const pad = page.getByRole('img', { name: 'Chỗ ký' });
  const box = await pad.boundingBox();
  if (box === null) throw new Error('the pad is seen');
  await page.mouse.move(box.x + 40, box.y + 30);
  await page.mouse.down();
  for (const [x, y] of [
    [80, 70],
    [120, 20],
    [200, 80],
  ] as const)
    await page.mouse.move(box.x + x, box.y + y);
  await page.mouse.up();
  await page.keyboard.press('Control+Enter');
  await expect.poll(async () => (await client.quotes.get({ id })).answers[0]?.hasSignature).toBe(true);

  const save = async (item: string) => {
    await page.getByRole('button', { name: 'In và gửi' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: item, exact: true }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };
  const pdf = await save('Lưu PDF');
  expect(pdf.name).toBe(`${label}.pdf`);
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const eml = await save('Thư nháp kèm PDF (Outlook)');
  expect(eml.bytes.toString()).toContain('X-Unsent: 1\r\nTo: mua@daidongtien.vn');
});
