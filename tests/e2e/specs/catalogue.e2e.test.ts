import { expect, test } from 'vitest';
import { aNoisyPicture, aPicture } from '../../support/pictures.ts';
import { findBarriers } from '../harness/axe.ts';
import { useOneProgram } from '../harness/program.ts';
import { frameOf } from '../pages/frame.ts';

const open = useOneProgram({ profile: 'alone' });

async function openProducts(apart?: 'apart') {
  const program = await open(apart);
  const { page } = program;
  const go = (address: string) =>
    page.evaluate((hash) => {
      location.hash = hash;
    }, address);
  return { ...program, go, drawer: page.getByRole('dialog'), grid: page.getByRole('grid', { name: 'Sản phẩm' }) };
}

test('[E01] products are written down in groups with unit and tax class, found without accents, and a code is given once', async () => {
  const { page, client, go, drawer, grid, restart } = await openProducts();
  await page.getByRole('navigation').getByRole('link', { name: 'Sản phẩm' }).click();
  await page.getByText('Chưa có sản phẩm nào').waitFor();
  await page.getByRole('button', { name: 'Thêm nhóm' }).click();
  await drawer.getByRole('textbox', { name: 'Tên nhóm' }).fill('Bao bì giấy');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: /^Bao bì giấy/ }).click();
  await page.getByRole('button', { name: 'Thêm sản phẩm' }).first().click();
  await drawer.getByRole('button', { name: 'Lưu' }).click();
  await drawer.getByText('Đặt tên cho sản phẩm').waitFor();
  await drawer.getByRole('textbox', { name: 'Tên sản phẩm' }).fill('Thùng carton Đại Đồng 3 lớp');
  await drawer.getByRole('textbox', { name: 'Mã', exact: true }).fill('TC-3L');
  await drawer.getByRole('textbox', { name: 'Đơn vị' }).fill('cái');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Thùng carton Đại Đồng 3 lớp' }).waitFor();
  await page.getByText('Bao bì giấy').waitFor();

  const { groups } = await client.productGroups.list({});
  expect((await client.products.search({ text: 'dai dong' })).products).toMatchObject([
    { code: 'TC-3L', groupId: groups[0]?.id, unit: 'cái', vatClass: 'standard' },
  ]);
  await client.products.save({ code: 'RO-1', name: 'Rổ nhựa', unit: 'cái' });
  await go('#/products');
  await page.getByRole('searchbox', { name: 'Tìm theo mã, tên, mã vạch' }).fill('dai dong');
  await grid.getByText('Rổ nhựa').waitFor({ state: 'detached' });
  await grid.getByText('Thùng carton Đại Đồng 3 lớp').waitFor();

  await page.getByRole('button', { name: 'Thêm sản phẩm' }).first().click();
  await drawer.getByRole('textbox', { name: 'Tên sản phẩm' }).fill('Thùng khác');
  await drawer.getByRole('textbox', { name: 'Mã', exact: true }).fill('tc-3l');
  await drawer.getByRole('textbox', { name: 'Đơn vị' }).fill('cái');
  await page.keyboard.press('Control+Enter');
  await drawer.getByText('Đã có sản phẩm khác mang mã này').waitFor();
  await restart();
  expect((await client.products.list({})).total).toBe(2);
});

test('[X16] a price is typed into the grid of several lists like 12tr5, and a pasted table brings products with its mistakes by line', async () => {
  const { page, client, go, drawer } = await openProducts('apart');
  await client.priceLists.save({ name: 'Giá chuẩn', isStandard: true });
  await client.priceLists.save({ name: 'Giá đại lý', order: 1 });
  const { id } = await client.products.save({ code: 'MAY-1', name: 'Máy quấn màng', unit: 'cái' });
  await go('#/products?tab=prices');
  const standard = page.getByRole('textbox', { name: 'Giá Máy quấn màng ở Giá chuẩn' });
  await standard.fill('mười hai');
  await page.getByText('Gõ số tiền không âm').first().waitFor();
  await standard.fill('12tr5');
  await standard.press('Enter');
  await page.getByText('Đã lưu giá Máy quấn màng ở Giá chuẩn').waitFor();
  const dealers = page.getByRole('textbox', { name: 'Giá Máy quấn màng ở Giá đại lý' });
  await dealers.fill('11tr9');
  await dealers.press('Enter');
  await expect
    .poll(async () => (await client.products.get({ id })).prices.map(({ priceDong }) => priceDong))
    .toEqual([12_500_000, 11_900_000]);

  await page.getByRole('button', { name: 'Tệp' }).click();
  await page.getByRole('menuitem', { name: 'Nhập từ Excel…' }).click();
  const table = ['Mã hàng\tTên hàng\tĐVT\tGiá chuẩn\tGiá đại lý', 'LY-1\tLy giấy\tcái\t900\t850', 'LY-2\tLy to\tcái\t-5\t'].join(
    '\n',
  );
  await drawer.getByRole('textbox', { name: 'Ô đã chép' }).fill(table);
  await drawer.getByText('1 sản phẩm mới, 0 sản phẩm sửa, 0 không đổi.').waitFor();
  await drawer.getByText('Dòng 3 (LY-2):').waitFor();
  await drawer.getByText('giá không đọc được hoặc âm').waitFor();
  await drawer.getByRole('button', { name: 'Nhập vào' }).click();
  await page.getByText('Đã nhập 1 sản phẩm mới').waitFor();
  expect((await client.products.search({ text: 'ly-1' })).products[0]?.priceDong).toBe(900);
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect.poll(async () => (await client.products.list({})).total).toBe(1);
});

test('[X16] pictures are dropped onto a product, put in order, removed and brought back; the first stands in the list and where a product is chosen', async () => {
  const { page, client, go, restart, grid } = await openProducts('apart');
  const { id } = await client.products.save({ code: 'TC-3L', name: 'Thùng carton Đại Đồng 3 lớp', unit: 'cái' });
  await go(`#/products/${id}`);
  const card = page.getByRole('region', { name: 'Hình ảnh' });
  const photo = (name: string) => card.getByRole('button', { name: new RegExp(`^${name}`) });
  await card.getByText('Chưa có ảnh nào').waitFor();
  const large = aNoisyPicture(1800, 400);
  const data = await page.evaluateHandle(
    (given) => {
      const transfer = new DataTransfer();
      for (const [name, base64] of given) {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type: 'image/png' }));
      }
      return transfer;
    },
    [
      ['Mặt trước.png', aPicture(400, 300).toString('base64')],
      ['Mặt sau.png', large.toString('base64')],
    ] as const,
  );
  await page.dispatchEvent('main', 'dragover', { dataTransfer: data });
  await page.getByText('Thả vào đây để lưu cho Thùng carton').waitFor();
  await page.getByText('Tối đa 25 MB mỗi ảnh, 20 ảnh mỗi sản phẩm').first().waitFor();
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
  await photo('Mặt sau.jpg').locator('img').waitFor();
  await photo('Mặt trước.png · Ảnh chính').locator('img').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  // What a phone makes is shrunk to what a catalogue needs.
  const kept = (await client.productPhotos.list({ productId: id })).photos.find(({ name }) => name === 'Mặt sau.jpg');
  expect(kept?.bytes).toBeLessThan(large.length);

  await card.getByLabel('Thêm ảnh').setInputFiles([
    { name: 'bảng giá.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') },
    { name: 'Tem.png', mimeType: 'image/png', buffer: aPicture(30, 20) },
  ]);
  await page.getByText('Tệp này không phải ảnh mà Fieldbook xem được').waitFor();
  await photo('Tem.png').locator('img').waitFor();
  await photo('Tem.png').press('Alt+ArrowLeft');
  const order = async () => (await client.productPhotos.list({ productId: id })).photos.map(({ name }) => name);
  await expect.poll(order).toEqual(['Mặt trước.png', 'Tem.png', 'Mặt sau.jpg']);
  await photo('Mặt sau.jpg').dragTo(photo('Mặt trước.png'));
  await photo('Mặt sau.jpg · Ảnh chính').waitFor();
  expect(await order()).toEqual(['Mặt sau.jpg', 'Mặt trước.png', 'Tem.png']);
  await photo('Tem.png').press('Delete');
  await photo('Tem.png').waitFor({ state: 'detached' });
  await frameOf(page).undoFromToast();
  await photo('Tem.png').waitFor();
  await photo('Mặt sau.jpg').press('Enter');
  await page.getByRole('dialog').getByRole('img', { name: 'Mặt sau.jpg' }).waitFor();

  await restart();
  await go('#/products');
  await grid.getByRole('row', { name: 'Thùng carton Đại Đồng 3 lớp' }).locator('img').waitFor();
  await go('#/prices?tab=try');
  await page.getByRole('combobox', { name: 'Mặt hàng' }).click();
  await page
    .getByRole('option', { name: /Thùng carton Đại Đồng/ })
    .locator('img')
    .waitFor();
});

test('[V05] the product says its tax today and after the next change, and an office lays its own rate over the shipped ones', async () => {
  const { page, client, go, drawer } = await openProducts();
  const { id } = await client.products.save({ code: 'LY-1', name: 'Ly giấy', unit: 'cái' });
  await go(`#/products/${id}`);
  const tax = page.getByRole('region', { name: 'Thuế GTGT' });
  const { rates } = await client.vatRates.on({ day: new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10) });
  await tax.getByText(`${rates[0]?.rate}%`, { exact: true }).waitFor();
  await go('#/settings');
  const card = page.getByRole('region', { name: 'Thuế suất GTGT' });
  await card.getByRole('button', { name: 'Thêm mức' }).click();
  await drawer.getByRole('textbox', { name: 'Từ ngày' }).fill('01/01/2090');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã lưu mức thuế').waitFor();
  await card.getByRole('button', { name: 'Thêm mức' }).click();
  await drawer.getByRole('textbox', { name: 'Từ ngày' }).fill('01/06/2091');
  await page.keyboard.press('Control+Enter');
  await drawer.getByText('Loại thuế này đã có mức khác').waitFor();
  await page.keyboard.press('Escape');
  const { changes } = await client.vatRates.on({ day: '2089-12-01', until: '2090-12-31' });
  expect(changes).toEqual([{ vatClass: 'standard', on: '2090-01-01', before: '10', after: '8' }]);
  await card.getByRole('button', { name: /^Bỏ mức của Thông thường từ 01\/01\/2090/ }).click();
  await expect.poll(async () => (await client.vatRates.list({})).rates.filter((rate) => rate.id !== null)).toEqual([]);
});
