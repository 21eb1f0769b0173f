import type { Page } from 'playwright-core';

/** Backups: the screen, and the form that restores one from a file wherever it is shown. */
export function backupOf(page: Page) {
  const list = page.getByRole('region', { name: 'Các bản sao lưu trên máy này' });
  const fileForm = page.getByRole('form', { name: 'Khôi phục từ tệp sao lưu' });
  return {
    list,
    rows: list.getByRole('row').filter({ hasNot: page.getByRole('columnheader') }),
    now: page.getByRole('button', { name: 'Sao lưu ngay' }),
    download: page.getByRole('button', { name: 'Sao lưu và tải về' }),
    confirm: page.getByRole('dialog', { name: /^Khôi phục bản/ }),
    keepLater: page.getByRole('checkbox', { name: 'Giữ lại các thay đổi sau bản sao lưu' }),
    showKey: page.getByRole('button', { name: 'Xem khóa khôi phục' }),
    key: page.getByLabel('Khóa khôi phục của bạn'),
    fileForm,
    async open() {
      await page.evaluate(() => {
        location.hash = '#/backup';
      });
      await list.waitFor();
    },
    async restoreFromFile(path: string, key: string | null) {
      await fileForm.locator('input[type=file]').setInputFiles(path);
      if (key !== null) await fileForm.getByRole('textbox', { name: 'Khóa khôi phục' }).fill(key);
      await fileForm.getByRole('button', { name: 'Khôi phục từ tệp này' }).click();
    },
  };
}
