import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findBarriers } from '../harness/axe.ts';
import { usePrograms } from '../harness/program.ts';
import { backupOf } from '../pages/backup.ts';
import { todayOf } from '../pages/today.ts';
import { aCustomer, aVisit, mondayMorning } from '../pages/visits-stories.ts';

const open = usePrograms();
const elsewhere = mkdtempSync(join(tmpdir(), 'fieldbook-usb-'));
afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));

async function openBackups() {
  const app = await open({ profile: 'alone', now: mondayMorning });
  return { ...app, app, backup: backupOf(app.page) };
}

test('[P15] work done after a backup is kept when the backup is restored, and said so', async () => {
  const { app, page, client, backup } = await openBackups();
  await aVisit(app, await aCustomer(app, 'Nhà thuốc Đức Thịnh 2'), { from: '09:30', to: '10:15' });
  await backup.open();
  await backup.now.click();
  await page.getByText('Đã sao lưu và kiểm tra: 1 khách hàng, 1 lượt thăm').waitFor();
  await backup.rows.filter({ hasText: 'Bạn tự sao lưu' }).waitFor();
  await aCustomer(app, 'Siêu thị mini Bảy Hiền');

  await backup.rows
    .first()
    .getByRole('button', { name: /^Khôi phục bản/ })
    .click();
  await backup.confirm.getByText('Dữ liệu đang có được giữ riêng trong thư mục dữ liệu, không bị xóa.').waitFor();
  await expect.poll(() => backup.keepLater.isChecked()).toBe(true);
  await backup.confirm.getByRole('button', { name: 'Khôi phục', exact: true }).click();
  await page.getByText('Hiện có 2 khách hàng và 1 lượt thăm.').waitFor();
  const { rows } = await client.customers.list({});
  expect(rows.map((row) => row.name)).toEqual(['Nhà thuốc Đức Thịnh 2', 'Siêu thị mini Bảy Hiền']);
});

test('[P15] without its later changes the book is again as it was, and what was there is kept aside', async () => {
  const { app, page, client, backup } = await openBackups();
  await aCustomer(app, 'Nhà thuốc Đức Thịnh 2');
  await backup.open();
  await backup.now.click();
  await page.getByText('Đã sao lưu và kiểm tra: 1 khách hàng').waitFor();
  await aCustomer(app, 'Siêu thị mini Bảy Hiền');
  await backup.rows
    .first()
    .getByRole('button', { name: /^Khôi phục bản/ })
    .click();
  await backup.keepLater.uncheck();
  await backup.confirm.getByText('sẽ không còn trên màn hình, chỉ còn trong bản giữ riêng').waitFor();
  await backup.confirm.getByRole('button', { name: 'Khôi phục', exact: true }).click();
  await page.getByText('Hiện có 1 khách hàng và 0 lượt thăm.').waitFor();
  await page.getByText(/Dữ liệu trước đó được giữ ở: .+/).waitFor();
  await app.restart();
  expect((await client.customers.list({})).rows.map((row) => row.name)).toEqual(['Nhà thuốc Đức Thịnh 2']);
});

test('[P15] a new laptop opens the backup of the old one with the key from the paper, and with no other', async () => {
  const old = await openBackups();
  await aVisit(old.app, await aCustomer(old.app, 'Nhà thuốc Đức Thịnh 2'), { from: '09:30', to: '10:15' });
  await old.backup.open();
  const file = join(elsewhere, 'fieldbook-2026-11-23.fbbackup');
  const [download] = await Promise.all([old.page.waitForEvent('download'), old.backup.download.click()]);
  expect(download.suggestedFilename()).toBe('fieldbook-2026-11-23.fbbackup');
  await download.saveAs(file);
  await old.backup.showKey.click();
  const key = (await old.backup.key.textContent()) ?? '';
  const stranger = await open({ profile: 'alone', now: mondayMorning });
  const { recoveryKey: wrongKey } = await stranger.client.backup.recoveryKey({});

  const { page } = await open({ profile: 'none', now: mondayMorning });
  await page.getByRole('button', { name: 'Khôi phục từ bản sao lưu của máy cũ…' }).click();
  expect(await findBarriers(page)).toEqual([]);
  const form = backupOf(page);
  await form.restoreFromFile(file, wrongKey);
  await form.fileForm.getByRole('alert').filter({ hasText: 'Khóa này không mở được dữ liệu' }).waitFor();
  await form.fileForm.getByRole('textbox', { name: 'Khóa khôi phục' }).fill(key.toLowerCase());
  await form.fileForm.getByRole('button', { name: 'Khôi phục từ tệp này' }).click();
  await todayOf(page).stop('Nhà thuốc Đức Thịnh 2').waitFor();
});

test('a file that is no backup is refused in words, and the book stays as it is', async () => {
  const { app, client, backup } = await openBackups();
  await aCustomer(app, 'Nhà thuốc Đức Thịnh 2');
  await backup.open();
  const file = join(elsewhere, 'hoa-don.fbbackup');
  writeFileSync(file, 'không phải bản sao lưu '.repeat(400));
  await backup.restoreFromFile(file, null);
  await backup.fileForm.getByRole('alert').waitFor();
  expect((await client.customers.list({})).rows).toHaveLength(1);
});

test.each(['light', 'dark'] as const)('nothing on the backup screen shuts anybody out: %s', async (theme) => {
  const { page } = await open({ profile: 'alone', now: mondayMorning, settings: { theme } });
  const backup = backupOf(page);
  await backup.open();
  await backup.now.click();
  await backup.rows.first().waitFor();
  await backup.showKey.click();
  await backup.key.waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await backup.rows
    .first()
    .getByRole('button', { name: /^Khôi phục bản/ })
    .click();
  await backup.confirm.waitFor();
  expect(await findBarriers(page)).toEqual([]);
});
