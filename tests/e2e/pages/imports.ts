import type { Page } from 'playwright-core';

/** The import: choosing a file, the preview, the progress, the report, the earlier ones. */
export function importOf(page: Page) {
  const card = (name: string) => page.getByRole('region', { name });
  return {
    fileInput: page.locator('input[type=file]'),
    preview: card('Xem trước'),
    problems: page.getByRole('table', { name: 'Dòng cần xem lại' }),
    earlier: card('Những lần nhập trước'),
    start: page.getByRole('button', { name: /^(Nhập( \d+)? khách hàng( mới, cập nhật \d+)?|Cập nhật \d+ khách hàng)$/ }),
    basis: page.getByRole('combobox', { name: 'Cơ sở giữ dữ liệu cá nhân' }),
    policy: (name: string) => page.getByRole('radiogroup', { name: 'Khách hàng đã có' }).getByText(name, { exact: true }),
    letters: page.getByRole('combobox', { name: 'Bảng mã chữ' }),
    guesses: page.getByRole('region', { name: /^Đoán cách xưng hô/ }),
    cancel: page.getByRole('button', { name: 'Dừng và thu lại' }),
    undo: page.getByRole('button', { name: 'Hoàn tác lần nhập này' }),
    progress: page.getByRole('progressbar', { name: /^Đang nhập/ }),
    step: (name: string) => page.getByRole('list', { name: 'Các bước nhập' }).getByRole('listitem').filter({ hasText: name }),
    target: (column: string) => page.getByRole('combobox', { name: `Cột “${column}” nhập vào` }),
    /** The number above a word, in the preview or the report. */
    async figure(label: string): Promise<string> {
      return page
        .locator('dl > div')
        .filter({ has: page.getByText(label, { exact: true }) })
        .locator('dd')
        .innerText();
    },
    async open() {
      await page.evaluate(() => {
        location.hash = '#/imports';
      });
      await page.getByRole('button', { name: /^(Chọn tệp|Choose a file)$/ }).waitFor();
    },
    async choose(file: string | { name: string; mimeType: string; buffer: Buffer }) {
      await page.locator('input[type=file]').setInputFiles(file);
    },
    /** Names the basis and imports. */
    async begin() {
      await this.basis.selectOption('request');
      await this.start.click();
    },
    async waitForReport() {
      await page.getByRole('button', { name: 'Xem khách hàng' }).waitFor({ timeout: 45_000 });
    },
  };
}
