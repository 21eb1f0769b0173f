import { expect, test } from 'vitest';
import { usePrograms } from '../harness/program.ts';
import { customerListOf } from '../pages/customers.ts';
import { frameOf } from '../pages/frame.ts';

const open = usePrograms();

async function openWithTwins() {
  const program = await open({ profile: 'alone' });
  const { client } = program;
  const kept = await client.customers.create({
    name: 'Công ty TNHH Thương mại Dịch vụ Đại Đồng Tiến',
    phone: '0123 456 7890',
    address: '12 Lê Lợi, phường Thuận Hóa, thành phố Huế',
    note: 'Giao buổi sáng',
  });
  const other = await client.customers.create({
    name: 'CTY TNHH TM DV DAI DONG TIEN',
    phone: '083 456 7890',
    taxCode: '0300588569',
  });
  await client.contacts.create({ customerId: other.id, name: 'Chị Hoa', phone: '0922 222 222' });
  await client.interactions.create({ customerId: other.id, kind: 'note', text: 'Đã gửi báo giá' });
  return { ...program, kept: kept.id, other: other.id, frame: frameOf(program.page), list: customerListOf(program.page) };
}

test('[X04] duplicates are told while typing, on the customer’s page and as a list with reasons; kept apart they are not told again', async () => {
  const { page, client, frame } = await openWithTwins();
  await frame.goTo('Khách hàng');
  await page.keyboard.press('Control+n');
  const form = page.getByRole('dialog', { name: 'Khách hàng mới' });
  await form.getByRole('textbox', { name: 'Tên khách hàng' }).fill('Dai Dong Tien');
  await form.getByRole('textbox', { name: 'Điện thoại' }).fill('0834567890');
  const hint = form.getByRole('button', { name: 'Mở Công ty TNHH Thương mại Dịch vụ Đại Đồng Tiến' });
  await hint.filter({ hasText: 'cùng số điện thoại (số cũ 0123 456 7890 = 0834567890)' }).waitFor();
  await hint.click();
  await page.getByText(/1 khách hàng khác có thể trùng/).waitFor();

  await frame.openPalette();
  await frame.paletteField.fill('trùng lặp');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /Trùng lặp/ }).waitFor();
  const group = page.getByRole('region', { name: /^Nhóm / });
  await group.filter({ hasText: 'số cũ 0123 456 7890 = 0834567890' }).waitFor();
  // With the keyboard alone.
  await group.getByRole('button', { name: 'Giữ riêng' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Không thấy khách hàng nào trùng').waitFor();
  expect(await client.duplicates.list({})).toEqual({ groups: [], total: 0 });
  await frame.undoFromToast();
  await group.waitFor();

  // More than a page: every group is reached, and after the last page's only one is gone the page before is shown.
  for (let at = 0; at < 50; at += 1) {
    const phone = `09077${String(at).padStart(5, '0')}`;
    for (const name of [`Tạp hoá Số ${at}`, `Tạp hóa Số ${at}`]) await client.customers.create({ name, phone });
  }
  await page.getByText('1–50 trong 51 nhóm').waitFor();
  await page.getByRole('button', { name: 'Sau', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('51–51 trong 51 nhóm').waitFor();
  await expect.poll(() => group.count()).toBe(1);
  await group.getByRole('button', { name: 'Giữ riêng' }).click();
  await expect.poll(() => group.count()).toBe(50);
});

test('[X05] records are merged field by field with a preview, everything moves along, and it is taken back after a restart', async () => {
  const { page, client, frame, list, kept, other, restart } = await openWithTwins();
  // Both have a price of their own for the same goods, of the same day.
  const { id: productId } = await client.products.save({ code: 'BB', name: 'Bao bì PE', unit: 'kg', groupId: null });
  const rule = {
    customerGroupId: null,
    productId,
    productGroupId: null,
    minQuantityMilli: 0,
    toOn: null,
    note: null,
    isActive: true,
  };
  const agreed = { ...rule, kind: 'price' as const, discountBasisPoints: null, fromOn: '2026-01-01' };
  await client.prices.saveRule({ ...agreed, name: 'Giá hồ sơ kia', customerId: other, priceDong: 31_000 });
  await client.prices.saveRule({ ...agreed, name: 'Giá hồ sơ giữ', customerId: kept, priceDong: 32_000 });
  await list.open();
  await page.evaluate((hash) => {
    location.hash = hash;
  }, '#/duplicates');
  await page.getByRole('button', { name: 'Gộp…' }).click();
  const prices = page.getByRole('region', { name: 'Giá riêng của nhiều hồ sơ' });
  await prices.getByText(/Bao bì PE: 31\.000.*Giá hồ sơ kia/).waitFor();
  await prices.getByText(/Bao bì PE: 32\.000.*Giá hồ sơ giữ/).waitFor();
  await page.getByRole('radio', { name: 'Giữ Công ty TNHH Thương mại Dịch vụ Đại Đồng Tiến' }).check();
  await page.getByRole('radiogroup', { name: 'Điện thoại' }).getByText('083 456 7890').click();
  const result = page.getByRole('region', { name: 'Sau khi gộp' });
  await result.getByText('0300588569').waitFor();
  await result.getByText('1 người liên hệ, 1 ghi nhận').waitFor();
  await page.getByRole('button', { name: 'Gộp 2 hồ sơ' }).click();
  await page.getByRole('heading', { level: 1, name: 'Công ty TNHH Thương mại Dịch vụ Đại Đồng Tiến' }).waitFor();
  await page.getByText('Đã gửi báo giá').waitFor();
  await page.getByRole('region', { name: 'Người liên hệ' }).getByText('Chị Hoa', { exact: true }).waitFor();
  expect(await client.customers.get({ id: kept })).toMatchObject({
    phone: '083 456 7890',
    taxCode: '0300588569',
    note: 'Giao buổi sáng',
  });

  const priced = await client.prices.ofLines({ customerId: kept, on: '2026-11-23', lines: [{ productId, quantityMilli: 1000 }] });
  expect(priced.lines[0]).toMatchObject({ unitDong: 32_000, contradicts: [{ name: 'Giá hồ sơ kia' }] });

  // A link to the record that is gone leads to the one that stands for it.
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/customers/${other}`);
  await page.waitForFunction((id) => location.hash.includes(id), kept);

  await restart();
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/customers/${kept}?tab=history`);
  await page.getByRole('button', { name: 'Tách lại' }).click();
  await page.getByText(/đã tách lại ngày/).waitFor();
  expect((await client.customers.list({})).rows).toHaveLength(2);
  expect(await client.customers.get({ id: kept })).toMatchObject({ phone: '0123 456 7890', taxCode: null });
  expect(frame).toBeDefined();
});
