// `npm run shots`: every screen at both sizes, in both themes and both languages, into dist/shots, to be looked at.
// `--only NAME` takes one screen. A console error or a blocked script is printed and makes the run fail.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type Loopback, startLoopback } from '../../src-main/hosts/loopback/loopback.ts';
import type { Contract } from '../../src-shared/contract.ts';
import { createClient } from '../../src-shared/rpc/client.ts';
import { ensureBrowser } from './browser.mjs';
import { ensureBuilt } from './built.mjs';
import { type Shot, shots } from './shots-list.ts';

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const folder = fileURLToPath(new URL('../../dist/shots', import.meta.url));
const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
];
const themes = ['light', 'dark'] as const;
const languages = ['vi', 'en'] as const;
/** A Wednesday morning, so that the pictures of two runs can be laid side by side. */
const now = Date.parse('2026-11-25T01:30:00.000Z');

const executablePath = ensureBrowser();
if (executablePath === undefined) throw new Error('no Chromium, Chrome or Edge was found');
ensureBuilt();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const profiles = mkdtempSync(join(tmpdir(), 'fieldbook-shots-'));
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
const complaints: string[] = [];
try {
  for (const profile of ['none', 'demo'] as const) {
    const wanted = shots.filter((shot) => shot.profile === profile && (values.only?.includes(shot.name) ?? true));
    if (wanted.length > 0) await shootProfile(profile, wanted);
  }
} finally {
  await browser.close();
  rmSync(profiles, { recursive: true, force: true });
}
for (const complaint of new Set(complaints)) console.error(complaint);
console.log(`Pictures are in dist/shots; ${new Set(complaints).size} complaints of the browser.`);
process.exitCode = complaints.length === 0 ? 0 : 1;

async function shootProfile(profile: Shot['profile'], wanted: readonly Shot[]): Promise<void> {
  const host = await startLoopback({ profileDir: join(profiles, profile), version: '0.0.0', clock: { now: () => now } });
  try {
    const ids = profile === 'demo' ? await loadDemo(host) : {};
    for (const language of languages) {
      for (const theme of themes) {
        await host.transport.call('settings.set', { language, theme });
        for (const size of sizes) await shootAll(browser, host, wanted, ids, { language, theme, size });
      }
    }
  } finally {
    await host.close();
  }
}

interface Look {
  readonly language: (typeof languages)[number];
  readonly theme: (typeof themes)[number];
  readonly size: { readonly width: number; readonly height: number };
}

async function shootAll(
  on: Browser,
  host: Loopback,
  wanted: readonly Shot[],
  ids: Readonly<Record<string, string>>,
  look: Look,
): Promise<void> {
  const context = await on.newContext({
    viewport: look.size,
    colorScheme: look.theme,
    locale: look.language === 'vi' ? 'vi-VN' : 'en-GB',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
  });
  const client = createClient<Contract>(host.transport);
  const page = await context.newPage();
  await page.clock.setFixedTime(now);
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on(
    'response',
    (response) => void (response.status() >= 400 && complaints.push(`${response.status()} ${new URL(response.url()).pathname}`)),
  );
  page.on('console', (message) => {
    // The line above says it better: with the address.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(`console: ${message.text()}`);
  });
  await page.goto(host.newLink());
  for (const shot of wanted) {
    const place = shot.path.replace(
      /:(customer|visit|opportunity|competitor|quote|order|contract|product)/g,
      (_all, name: string) => ids[name] ?? name,
    );
    // A changed part after the `#` alone would not load the page again, and the last picture's drawer would still be open.
    await page.goto('about:blank');
    await page.goto(`${host.origin}/#${place}`);
    await settled(page);
    if (shot.act !== undefined) {
      await shot.act(page, client).catch((error: unknown) => complaints.push(`${shot.name}: ${String(error).split('\n')[0]}`));
      await settled(page);
    }
    await page.screenshot({ path: join(folder, `${shot.name}-${look.size.width}-${look.theme}-${look.language}.png`) });
  }
  await context.close();
}

/** Fonts are there, nothing is busy, and the page has stood still for a moment. */
async function settled(page: Page): Promise<void> {
  // On a busy machine nothing moves because nothing is drawn yet. A screen that has nothing to show says so without a heading.
  await page.locator('h1, main p').first().waitFor({ state: 'attached' });
  await page.evaluate(async () => {
    await document.fonts.ready;
    const started = performance.now();
    let changedAt = started;
    const observer = new MutationObserver(() => (changedAt = performance.now()));
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const isStill = () => performance.now() - changedAt > 250 && document.querySelector('[aria-busy="true"]') === null;
    // Five seconds are enough for any screen; one that never rests is photographed as it is.
    while (!isStill() && performance.now() - started < 5000) await new Promise((resolve) => requestAnimationFrame(resolve));
    observer.disconnect();
  });
}

async function loadDemo(host: Loopback): Promise<Record<string, string>> {
  const client = createClient<Contract>(host.transport);
  await client.demo.load({ customers: 2000, today: '2026-11-25' });
  const [competitor] = (await client.competitors.list({})).competitors;
  const [quote] = (await client.quotes.list({ limit: 1 })).quotes;
  const [order] = (await client.orders.list({ states: ['confirmed'], limit: 1 })).orders;
  const [agreed] = (await client.contracts.list({ limit: 1 })).contracts;
  const [product] = (await client.products.list({ limit: 1 })).products;
  const ids = {
    ...(competitor === undefined ? {} : { competitor: competitor.id }),
    ...(quote === undefined ? {} : { quote: quote.id }),
    ...(order === undefined ? {} : { order: order.id }),
    ...(agreed === undefined ? {} : { contract: agreed.id }),
    ...(product === undefined ? {} : { product: product.id }),
  };
  const { visits } = await client.visits.list({ from: '2026-11-02', to: '2026-11-25' });
  for (const { id, customerId } of visits) {
    // A page with contacts shows more of itself.
    const { contacts } = await client.contacts.list({ customerId });
    if (contacts.length < 2) continue;
    const [opportunity] = (await client.opportunities.list({ who: 'mine', kind: 'open', limit: 1 })).opportunities;
    return { ...ids, visit: id, customer: customerId, ...(opportunity === undefined ? {} : { opportunity: opportunity.id }) };
  }
  return ids;
}
