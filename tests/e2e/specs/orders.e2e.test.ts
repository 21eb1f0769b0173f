import { expect, test } from 'vitest';
import { aQuoteLine } from '../../support/quote-contents.ts';
import { type Program, usePrograms } from '../harness/program.ts';

const open = usePrograms();

async function goTo({ page }: Program, hash: string) {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}

async function sign({ page }: Program) {
  const pad = page.getByRole('img', { name: 'Chỗ ký' });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error('the pad is seen');
  await page.mouse.move(box.x + 40, box.y + 30);
  await page.mouse.down();
  for (const [x, y] of [
    [80, 70],
    [120, 20],
  ] as const)
    await page.mouse.move(box.x + x, box.y + y);
  await page.mouse.up();
}

test('[X17] [X18] an order is taken on site without the office: stock as of when is shown, the customer signs, and it is there after a restart', async () => {
  const program = await open({ profile: 'alone' });
  const { page, client, restart } = program;
  const { id: productId } = await client.products.save({ code: 'TC-05', name: 'Thùng carton 5 lớp', unit: 'cái' });
  await client.stock.save({ productId, warehouse: 'Kho Dĩ An', onHandMilli: 1_250_000 });
  const { id: customerId } = await client.customers.create({ name: 'Công ty TNHH Bao bì An Phát', address: 'Dĩ An' });

  await goTo(program, `#/customers/${customerId}`);
  await page.getByRole('tab', { name: 'Bán hàng' }).click();
  await page.getByRole('button', { name: 'Đơn hàng mới' }).click();
  const picker = page.getByRole('combobox', { name: 'Thêm mặt hàng' });
  await picker.fill('thung carton');
  await page.getByRole('option', { name: /Thùng carton 5 lớp/ }).waitFor();
  await page.keyboard.press('Enter');
  const focused = async () => await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  await expect.poll(focused).toBe('Số lượng dòng 1');
  await page.keyboard.type('500');
  await page.getByRole('textbox', { name: 'Đơn giá dòng 1' }).fill('12350');
  const stock = page.getByText('còn 1.250', { exact: true });
  await stock.waitFor();
  expect(await stock.getAttribute('title')).toMatch(/^Trong kho còn 1\.250, tồn lúc /);

  await page.getByRole('button', { name: 'Chốt đơn' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText(/Khách đặt 6\.669\.000/).waitFor();
  await drawer.getByRole('textbox', { name: 'Hẹn giao ngày' }).fill('2/9/2030');
  await drawer.getByText('Ngày này là ngày nghỉ: Quốc khánh').waitFor();
  await drawer.getByRole('textbox', { name: 'Người đặt' }).fill('Anh Tuấn');
  await sign(program);
  await drawer.getByRole('button', { name: 'Chốt đơn' }).click();
  await page.getByRole('img', { name: 'Chữ ký của Anh Tuấn' }).waitFor();
  const { orders } = await client.orders.list({ customerId });
  const id = orders[0]?.id ?? '';
  expect(orders).toMatchObject([{ state: 'confirmed', totalDong: 6_669_000, signedBy: 'Anh Tuấn' }]);

  await restart();
  await goTo(program, `#/orders/${id}`);
  await page.getByRole('img', { name: 'Chữ ký của Anh Tuấn' }).waitFor();
  // It goes along on paper.
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'In và gửi' }).click();
  await page.getByRole('menuitem', { name: 'Lưu PDF', exact: true }).click();
  expect((await download).suggestedFilename()).toBe(`${orders[0]?.label}.pdf`);
  await page.getByText(/Đã lưu .*, 1 trang/).waitFor();
  await expect.poll(async () => await page.getByRole('textbox', { name: 'Đơn giá dòng 1' }).isEditable()).toBe(false);
  // The same once more, in one click.
  await goTo(program, `#/customers/${customerId}`);
  await page.getByRole('tab', { name: 'Bán hàng' }).click();
  await page.getByRole('button', { name: 'Đặt lại như lần trước' }).click();
  await expect.poll(async () => await page.getByRole('textbox', { name: 'Số lượng dòng 1' }).inputValue()).toBe('500');
});

test('[F11] a sent quote becomes an order, comes in parts, more than is left is refused, and a delivery is taken back', async () => {
  const program = await open({ profile: 'alone' });
  const { page, client } = program;
  const { id: customerId } = await client.customers.create({ name: 'Công ty TNHH Bao bì An Phát' });
  const { id: quoteId } = await client.quotes.create({ customerId, title: 'Thùng quý 1' });
  const { content } = await client.quotes.get({ id: quoteId });
  if (content === null) throw new Error('a new quote has a content');
  const { totals: _totals, ...draft } = content;
  const lines = [
    aQuoteLine({ id: 'a1', quantityMilli: 100_000, priceDong: 12_000 }),
    aQuoteLine({ id: 'o1', name: 'In màu', quantityMilli: 1000, priceDong: 500_000, isOption: true }),
  ];
  await client.quotes.saveContent({ id: quoteId, content: { ...draft, lines } });
  await client.quotes.send({ id: quoteId });

  await goTo(program, `#/quotes/${quoteId}`);
  await page.getByRole('button', { name: 'Khách đồng ý' }).click();
  await page.getByRole('checkbox', { name: 'Tạo đơn hàng luôn' }).check();
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: /Đơn hàng từ báo giá/ });
  await drawer.getByRole('checkbox', { name: /In màu/ }).check();
  await drawer.getByRole('button', { name: 'Lập đơn hàng' }).click();
  await page.getByRole('textbox', { name: 'Số lượng dòng 2' }).waitFor();
  await page.getByRole('button', { name: 'Chốt đơn' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Chốt đơn' }).click();

  const deliver = page.getByRole('dialog', { name: /Giao hàng của đơn/ });
  await page.getByRole('button', { name: 'Ghi giao hàng' }).first().click();
  const quantity = deliver.getByRole('textbox', { name: 'Thùng carton 5 lớp' });
  await expect.poll(async () => await quantity.inputValue()).toBe('100');
  await quantity.fill('101');
  await deliver.getByRole('button', { name: 'Ghi giao hàng' }).click();
  await deliver.getByText('Chỉ còn 100 cái chưa giao').waitFor();
  await quantity.fill('60');
  await deliver.getByRole('textbox', { name: 'Người nhận' }).fill('Chị Hoa');
  await deliver.getByRole('button', { name: 'Ghi giao hàng' }).click();
  await page.getByText('Giao một phần').first().waitFor();
  const progress = page.getByRole('table', { name: 'Đã giao bao nhiêu' });
  await progress.getByRole('row', { name: /Thùng carton 5 lớp cái 100 60 40/ }).waitFor();

  await page.getByRole('button', { name: 'Ghi giao hàng' }).first().click();
  await expect.poll(async () => await quantity.inputValue()).toBe('40');
  await deliver.getByRole('button', { name: 'Ghi giao hàng' }).click();
  await page.getByText('Hoàn tất', { exact: true }).first().waitFor();
  await page
    .getByRole('button', { name: /Bỏ lần giao ngày/ })
    .first()
    .click();
  await page.getByText('Đã chốt', { exact: true }).first().waitFor();
  await progress.getByRole('row', { name: /Thùng carton 5 lớp cái 100 60 40/ }).waitFor();
  const { orders } = await client.orders.list({ quoteId });
  expect(orders).toMatchObject([{ state: 'confirmed', delivered: 'part', totalDong: 1_836_000 }]);

  // The quote names its orders, and says so before a second one.
  await goTo(program, `#/quotes/${quoteId}`);
  await page.getByRole('link', { name: orders[0]?.label ?? '' }).waitFor();
  await page.getByRole('button', { name: 'Tạo đơn hàng' }).click();
  await drawer.getByText(/Báo giá này đã có đơn D-/).waitFor();
});
