import type { Page } from 'playwright-core';

/** The home screen. */
export function todayOf(page: Page) {
  const route = page.getByRole('region', { name: 'Lộ trình thăm' });
  return {
    route,
    async open() {
      await page.evaluate(() => {
        location.hash = '#/today';
      });
      await route.waitFor();
    },
    stops: route.getByRole('listitem'),
    stop: (name: string) => route.getByRole('listitem').filter({ hasText: name }),
    /** The visit in hand. */
    current: route.locator('li[aria-current="step"]'),
    missing: page.getByRole('region', { name: 'Chưa ghi kết quả' }),
    reminders: page.getByRole('region', { name: 'Nhắc' }),
    bar: (day: string) => page.getByRole('button', { name: new RegExp(`^${day}: \\d+ trên \\d+ lượt`) }),
    tile: (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) }),
    record: (name: string) => page.getByRole('button', { name: `Ghi kết quả thăm ${name}` }),
  };
}
