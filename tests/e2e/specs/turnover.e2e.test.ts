import { expect, test } from 'vitest';
import { findBarriers } from '../harness/axe.ts';
import { aConfirmedOrder } from '../harness/order-stories.ts';
import { usePrograms } from '../harness/program.ts';
import { mondayMorning } from '../pages/visits-stories.ts';

const open = usePrograms();

test('[F17] what a customer ordered stands on its page and in its timeline by year and month, and the report adds it up for each customer and goes out as a file', async () => {
  const { page, client } = await open({ profile: 'alone', now: mondayMorning });
  const go = (address: string) =>
    page.evaluate((hash) => {
      location.hash = hash;
    }, address);
  const { id: customerId } = await client.customers.create({ name: 'Công ty TNHH Bao bì Đại Phát' });
  const { id: otherId } = await client.customers.create({ name: 'Cửa hàng Ánh Dương' });
  await aConfirmedOrder(client, { customerId, boxes: 100, on: '2025-12-15' });
  await aConfirmedOrder(client, { customerId, boxes: 200, on: '2026-10-20' });
  const { label } = await aConfirmedOrder(client, { customerId, boxes: 300, on: '2026-11-20' });
  await aConfirmedOrder(client, { customerId: otherId, boxes: 50, on: '2026-11-21' });

  await go(`#/customers/${customerId}`);
  const card = page.getByRole('region', { name: 'Doanh số' });
  await card.getByRole('row', { name: /Năm nay 5\.400\.000 ₫ 2 đơn/ }).waitFor();
  await card.getByRole('row', { name: /Năm trước 1\.080\.000 ₫ 1 đơn/ }).waitFor();
  await card.getByRole('img', { name: '11/26: đặt hàng 3.240.000 ₫' }).waitFor();
  await card.getByText('600 cái · 6.000.000 ₫').waitFor();
  await page.getByRole('link', { name: `Khách đặt hàng ${label}` }).waitFor();

  await go('#/reports?tab=turnover');
  await page.getByRole('radiogroup', { name: 'Doanh số của' }).getByText('Khách hàng').click();
  const grid = page.getByRole('group', { name: 'Theo khách hàng' });
  await expect
    .poll(() =>
      grid
        .getByRole('row', { name: /Đại Phát/ })
        .getByRole('cell')
        .allTextContents(),
    )
    .toEqual(['·', '·', '·', '·', '2,16 tr', '3,24 tr', '2', '5.400.000 ₫', '91 %']);
  expect(await findBarriers(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Xuất tệp' }).click();
  await page.getByRole('menuitem', { name: 'Excel (.xlsx)' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
  await expect.poll(async () => (await client.exports.log({})).entries).toMatchObject([{ what: 'turnover', rows: 3 }]);
});
