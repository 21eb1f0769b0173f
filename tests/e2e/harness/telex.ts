import type { Page } from 'playwright-core';

/**
 * Types a word the way an input method does: the word being put together is shown underlined and replaced with every key, then
 * committed. `steps` are what stands in the field after each key, such as `['D', 'Đ', 'Đa', 'Đai', 'Đại']` for `DDaij`.
 */
export async function composeWord(page: Page, steps: readonly string[], { commit = true }: { commit?: boolean } = {}) {
  const session = await page.context().newCDPSession(page);
  for (const text of steps) {
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  const word = steps.at(-1) ?? '';
  if (commit) await session.send('Input.insertText', { text: word });
  await session.detach();
}

/** A key that the input method takes for itself while composing: the page sees code 229 and must leave it alone. */
export async function pressWhileComposing(page: Page, key: 'Enter' | 'Escape') {
  const session = await page.context().newCDPSession(page);
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 229, key, code: key });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', windowsVirtualKeyCode: 229, key, code: key });
  await session.detach();
}
