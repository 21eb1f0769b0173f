import type { Locator, Page } from 'playwright-core';

/** What stands around every screen. */
export function frameOf(page: Page) {
  const palette = page.getByRole('dialog', { name: /Tìm khách hàng|Find customers/ });
  return {
    palette,
    paletteField: palette.getByRole('combobox'),
    paletteOptions: palette.getByRole('option'),
    rail: page.getByRole('navigation', { name: /Điều hướng chính|Main navigation/ }),
    toast: page.getByRole('alert').filter({ hasText: /Hoàn tác|Undo|Làm lại|Redo/ }),
    async openPalette() {
      await page.keyboard.press('Control+k');
      await palette.waitFor();
    },
    async goTo(screen: RegExp | string) {
      await page.getByRole('navigation').getByRole('link', { name: screen }).click();
    },
    async undoFromToast() {
      await page.getByRole('button', { name: /^(Hoàn tác|Undo)$/ }).click();
    },
  };
}

export async function textsOf(locator: Locator): Promise<string[]> {
  return (await locator.allInnerTexts()).map((text) => text.trim());
}
