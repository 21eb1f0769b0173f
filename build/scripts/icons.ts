// Draws resources/icons/*.png from icon.svg with an installed Chromium. Run by hand when the mark changes:
// `node build/scripts/with-node.mjs build/scripts/icons.ts`. electron-builder makes .ico and .icns from the largest one.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const icons = new URL('../../resources/icons/', import.meta.url);
const svg = readFileSync(new URL('icon.svg', icons), 'utf8');
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const size of [1024, 256, 64]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  const path = fileURLToPath(new URL(size === 1024 ? 'icon.png' : `icon-${size}.png`, icons));
  await page.screenshot({ path, omitBackground: true });
  await page.close();
}
await browser.close();
