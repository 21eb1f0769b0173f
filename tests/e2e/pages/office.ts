import type { Page } from 'playwright-core';

/** What the screens show of the office: the badge with its popover, the pending changes, the conflicts. */
export function officeOf(page: Page) {
  const bar = page.getByRole('region', { name: 'Thanh trên' });
  const badge = bar.getByRole('button', { name: /đồng bộ|Ngoại tuyến|chờ gửi|xem lại|Đã kết nối/i });
  const popover = page.getByRole('region', { name: 'Tình trạng đồng bộ' });
  const refused = page.getByRole('region', { name: 'Văn phòng từ chối' }).getByRole('listitem');
  return {
    badge,
    popover,
    refused,
    conflicts: page.getByRole('article'),
    /** Waits until the badge says this. */
    async says(words: RegExp) {
      await bar.getByText(words).waitFor({ timeout: 30_000 });
    },
    /** Sends and fetches by hand, as a person does who has found a network again. */
    async syncNow() {
      await badge.click();
      await popover.getByRole('button', { name: 'Đồng bộ ngay' }).click();
      await page.keyboard.press('Escape');
      await popover.waitFor({ state: 'hidden' });
    },
    async openSettings() {
      await page.evaluate(() => {
        location.hash = '#/settings';
      });
    },
    async openPending() {
      await page.evaluate(() => {
        location.hash = '#/sync';
      });
      await page.getByRole('tab', { name: /Việc chờ gửi/ }).waitFor();
    },
    async openConflicts() {
      await page.evaluate(() => {
        location.hash = '#/sync?tab=conflicts';
      });
      await page.getByRole('tab', { name: /Xung đột/ }).waitFor();
    },
    async openCustomer(id: string) {
      await page.evaluate((customer) => {
        location.hash = `#/customers/${customer}`;
      }, id);
    },
  };
}
