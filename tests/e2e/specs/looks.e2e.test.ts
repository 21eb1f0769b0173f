import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findBarriers } from '../harness/axe.ts';
import { usePrograms } from '../harness/program.ts';
import { customerListOf } from '../pages/customers.ts';
import { frameOf } from '../pages/frame.ts';

const open = usePrograms();

/** Every place of this part of the program, and what shows that it is there. */
const places: readonly { readonly name: string; readonly show: (page: Page) => Promise<void> }[] = [
  { name: 'customer list', show: async (page) => customerListOf(page).open() },
  {
    name: 'list with a selection',
    show: async (page) => {
      await page.getByRole('grid').getByRole('checkbox').nth(1).check();
    },
  },
  {
    name: 'recycle bin',
    show: async (page) => {
      await page.getByRole('button', { name: /^(Thùng rác|Recycle bin)$/ }).click();
      await page.getByText(/Thùng rác trống|The recycle bin is empty/).waitFor();
    },
  },
  {
    name: 'customer page',
    show: async (page) => {
      await customerListOf(page).open();
      await page.getByRole('button', { name: /^(Thăm lần cuối|Last visit)$/ }).click();
      await page
        .getByRole('columnheader', { name: /Thăm lần cuối|Last visit/ })
        .and(page.locator('[aria-sort=descending]'))
        .waitFor();
      await page.getByRole('row').nth(2).getByRole('gridcell').nth(1).click();
      await page
        .getByRole('region', { name: /Dòng thời gian|Timeline/ })
        .getByRole('listitem')
        .first()
        .waitFor();
    },
  },
  { name: 'profile tab', show: async (page) => page.getByRole('tab', { name: /Hồ sơ|Profile/ }).click() },
  {
    name: 'edited fact',
    show: async (page) => page.getByRole('button', { name: /^(Sửa Điện thoại|Edit Phone)/ }).click(),
  },
  {
    name: 'history tab',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: /Lịch sử|History/ }).click();
      await page.getByRole('region', { name: /Lịch sử thay đổi|History/ }).waitFor();
    },
  },
  {
    name: 'contact form',
    show: async (page) => {
      await page.getByRole('tab', { name: /Người liên hệ|Contacts/ }).click();
      await page.getByRole('button', { name: /^(Thêm|Add)$/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'new customer',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await customerListOf(page).open();
      await page.keyboard.press('Control+n');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'palette',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await frameOf(page).openPalette();
      await page.keyboard.type('dai');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'shortcuts',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.getByRole('main').focus();
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: /Phím tắt|Keyboard shortcuts/ }).waitFor();
    },
  },
  {
    name: 'settings',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.getByRole('link', { name: /Cài đặt|Settings/ }).click();
      await page.getByRole('heading', { level: 1, name: /Cài đặt|Settings/ }).waitFor();
    },
  },
];

test.each([
  ['light', 'vi', 'all'],
  ['dark', 'vi', 'colours'],
  ['light', 'en', 'but-colours'],
] as const)(
  'nobody is kept out by how the screens are made: %s, %s, %s',
  async (theme, language, asked) => {
    const { page } = await open({ settings: { theme, language } });
    const barriers: string[] = [];
    for (const place of places) {
      await place.show(page);
      barriers.push(...(await findBarriers(page, asked)).map((barrier) => `${place.name}: ${barrier}`));
    }
    expect(barriers).toEqual([]);
  },
  180_000,
);

test.each([
  ['light', 'all'],
  ['dark', 'colours'],
] as const)('nobody is kept out at the first start: %s, %s', async (theme, asked) => {
  const { page } = await open({ profile: 'none', settings: { theme } });
  const barriers = await findBarriers(page, asked);
  await page.getByRole('button', { name: /Tham gia văn phòng/ }).click();
  await page.getByRole('button', { name: 'Tham gia', exact: true }).click();
  barriers.push(...(await findBarriers(page, asked)));
  await page.getByRole('button', { name: 'Quay lại' }).click();
  await page.getByRole('button', { name: /Làm việc một mình/ }).click();
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  expect([...barriers, ...(await findBarriers(page, asked))]).toEqual([]);
});

test('nothing is cut off at 200 % zoom on a small laptop', async () => {
  const { page } = await open({ size: { width: 683, height: 384 } });
  await customerListOf(page).open();
  const isWider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(isWider).toBe(false);
  await frameOf(page).openPalette();
});
