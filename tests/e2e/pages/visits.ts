import type { Locator, Page } from 'playwright-core';

/** The calendar of visits. */
export function calendarOf(page: Page) {
  const grid = page.getByRole('region', { name: 'Lịch thăm' });
  const slot = (day: string, time: string) => grid.getByRole('button', { name: `${day}, ${time}: lên lịch thăm` });
  return {
    grid,
    async open() {
      await page.evaluate(() => {
        location.hash = '#/visits';
      });
      await grid.waitFor();
    },
    /** A half hour of a day, such as `Thứ Ba 24/11/2026`, `09:30`. */
    slot,
    visit: (name: string | RegExp) =>
      grid.getByRole('button', { name: typeof name === 'string' ? new RegExp(`^\\d\\d:\\d\\d–\\d\\d:\\d\\d ${name},`) : name }),
    view: (name: string) => page.getByRole('radiogroup', { name: 'Cách xem' }).getByText(name, { exact: true }),
    step: (name: string) => page.getByRole('button', { name, exact: true }),
    title: page.getByRole('heading', { level: 1 }),
    /** Presses on one half hour and lets go on another. */
    async dragOver(from: Locator, to: Locator) {
      await from.scrollIntoViewIfNeeded();
      const start = await middleOf(from);
      const end = await middleOf(to);
      await page.mouse.move(start.x, start.y);
      await page.mouse.down();
      await page.mouse.move(start.x, (start.y + end.y) / 2, { steps: 4 });
      await page.mouse.move(end.x, end.y, { steps: 4 });
      await page.mouse.up();
    },
    /** Takes the lower edge of a visit down or up by so many pixels. */
    async stretch(visit: Locator, pixels: number) {
      const box = await boxOf(visit);
      await visit.hover();
      await page.mouse.move(box.x + box.width / 2, box.y + box.height - 1);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 2, box.y + box.height + pixels / 2, { steps: 4 });
      await page.mouse.move(box.x + box.width / 2, box.y + box.height + pixels, { steps: 4 });
      await page.mouse.up();
    },
  };
}

/** The drawer that plans a visit. */
export function newVisitOf(page: Page) {
  const drawer = page.getByRole('dialog', { name: 'Lên lịch thăm' });
  return {
    drawer,
    customer: drawer.getByRole('combobox', { name: 'Khách hàng' }),
    purpose: drawer.getByRole('combobox', { name: 'Mục đích' }),
    day: drawer.getByRole('textbox', { name: 'Ngày' }),
    from: drawer.getByRole('combobox', { name: 'Từ' }),
    to: drawer.getByRole('combobox', { name: 'Đến' }),
    note: drawer.getByRole('textbox', { name: 'Chuẩn bị' }),
    save: drawer.getByRole('button', { name: 'Lên lịch', exact: true }),
    /** Types part of a name and takes the first customer that is found. */
    async chooseCustomer(text: string, name: string) {
      await drawer.getByRole('combobox', { name: 'Khách hàng' }).fill(text);
      await page.getByRole('option').filter({ hasText: name }).first().click();
    },
  };
}

/** The drawer of one visit. */
export function visitOf(page: Page) {
  const drawer = page.getByRole('dialog').filter({ has: page.getByRole('button', { name: 'Mở trang khách hàng' }) });
  return {
    drawer,
    act: (name: string) => drawer.getByRole('button', { name, exact: true }),
    movePanel: drawer.getByRole('form', { name: 'Dời sang ngày giờ khác' }),
    cancelPanel: drawer.getByRole('form', { name: 'Hủy lượt thăm' }),
  };
}

/** The drawer that records a result. */
export function resultOf(page: Page) {
  const drawer = page.getByRole('dialog', { name: /^Kết quả thăm/ });
  return {
    drawer,
    said: drawer.getByRole('textbox', { name: 'Đã nói gì' }),
    outcome: (name: string) => drawer.getByRole('radiogroup', { name: 'Kết quả' }).getByText(name, { exact: true }),
    metWhom: drawer.getByRole('combobox', { name: 'Gặp ai' }),
    nextStep: drawer.getByRole('textbox', { name: 'Bước tiếp theo' }),
    nextOn: drawer.getByRole('textbox', { name: 'Ngày liên hệ tiếp' }),
    save: drawer.getByRole('button', { name: 'Lưu kết quả' }),
  };
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('it is not on the screen');
  return box;
}

async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await boxOf(locator);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
