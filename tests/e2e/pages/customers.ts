import type { Page } from 'playwright-core';

/** The list of customers. */
export function customerListOf(page: Page) {
  const grid = page.getByRole('grid', { name: /^(Khách hàng|Customers)$/ });
  return {
    grid,
    filter: page.getByRole('searchbox', { name: /Lọc theo tên/ }),
    rows: grid.getByRole('row').filter({ hasNot: page.getByRole('columnheader') }),
    row: (name: string) => grid.getByRole('row').filter({ hasText: name }),
    view: (name: string) => page.getByRole('group', { name: 'Chế độ xem' }).getByRole('button', { name, exact: true }),
    async open() {
      await page.evaluate(() => {
        location.hash = '#/customers';
      });
      await grid.waitFor();
    },
    async rowCount(): Promise<number> {
      return Number(await grid.getAttribute('aria-rowcount')) - 1;
    },
    async openCustomer(name: string) {
      await grid.getByRole('row').filter({ hasText: name }).first().getByText(name).first().click();
      // The page listens to keys from here on; one pressed before would go to the list.
      await page.getByRole('region', { name: 'Dòng thời gian' }).waitFor();
    },
  };
}

/** One customer's page. */
export function customerPageOf(page: Page) {
  return {
    title: page.getByRole('heading', { level: 1 }),
    tab: (name: string) => page.getByRole('tab', { name }),
    fact: (label: string) => page.getByRole('button', { name: new RegExp(`^Sửa ${label}(:|$)`) }),
    composer: page.getByRole('textbox', { name: 'Ghi nhận việc vừa xảy ra' }),
    timeline: page.getByRole('region', { name: 'Dòng thời gian' }),
    contacts: page.getByRole('region', { name: 'Người liên hệ' }),
    async edit(label: string, value: string) {
      await page.getByRole('button', { name: new RegExp(`^Sửa ${label}(:|$)`) }).click();
      await page.getByRole('textbox', { name: label, exact: true }).fill(value);
      await page.keyboard.press('Enter');
    },
    async openHistoryOf(label: string) {
      await page.getByRole('button', { name: new RegExp(`^Sửa ${label}(:|$)`) }).hover();
      await page.getByRole('button', { name: `Lịch sử của ${label}` }).click();
    },
  };
}
