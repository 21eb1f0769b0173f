import { expect, test } from 'vitest';
import { usePrograms } from '../harness/program.ts';

const open = usePrograms();

test('[X17] stock is imported and corrected, a product shows what is there as of when, and a line that wants more says so and saves all the same', async () => {
  const { page, client } = await open({ profile: 'alone' });
  const go = (address: string) =>
    page.evaluate((hash) => {
      location.hash = hash;
    }, address);
  const drawer = page.getByRole('dialog');
  const { id } = await client.products.save({ code: 'TC-3L', name: 'Thùng carton Đại Đồng 3 lớp', unit: 'cái' });
  await go('#/products');
  await page.getByRole('button', { name: 'Tệp' }).click();
  await page.getByRole('menuitem', { name: 'Nhập tồn kho…' }).click();
  await drawer.getByRole('textbox', { name: 'Ô đã chép' }).fill('Mã hàng\tSố lượng\tKho\nTC-3L\t1.250\tKho Dĩ An\nXX-1\t3\t');
  await drawer.getByText('1 mới, 0 đổi số lượng').waitFor();
  await drawer.getByText('không có sản phẩm mang mã này').waitFor();
  await drawer.getByRole('button', { name: 'Nhập vào' }).click();
  await page.getByText('Đã nhập tồn của 1 dòng').waitFor();

  await go(`#/products/${id}`);
  const card = page.getByRole('region', { name: 'Tồn kho' });
  await card.getByText('Tồn 1.250 cái').waitFor();
  await card.getByText(/^tồn lúc \d\d:\d\d|^tồn lúc \d\d\/\d\d/).waitFor();
  await card.getByRole('button', { name: 'Đếm lại Kho Dĩ An' }).click();
  await card.getByRole('textbox', { name: 'Số lượng (cái)' }).fill('120');
  await card.getByRole('button', { name: 'Ghi tồn' }).click();
  await card.getByText('Tồn 120 cái').waitFor();

  const { id: customerId } = await client.customers.create({ name: 'Công ty An Phát' });
  const { id: quoteId } = await client.quotes.create({ customerId });
  await go(`#/quotes/${quoteId}`);
  const picker = page.getByRole('combobox', { name: 'Thêm mặt hàng' });
  await picker.fill('tc-3l');
  await page
    .getByRole('option', { name: /Thùng carton/ })
    .getByText('còn 120 cái')
    .waitFor();
  await picker.press('Enter');
  const quantity = page.getByRole('textbox', { name: 'Số lượng dòng 1' });
  await quantity.fill('500');
  await quantity.press('Enter');
  await page.getByText(/Cần 500, chỉ còn 120 cái \(tồn lúc/).waitFor();
  await expect.poll(async () => (await client.stock.of({ productIds: [id] })).products[0]?.freeMilli).toBe(120_000);
});
