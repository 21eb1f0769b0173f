import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { ensureBrowser, unwantedFeatures } from '../build/scripts/browser.mjs';
import { builtCore, ensureBuilt } from '../build/scripts/built.mjs';
import { rounded } from './figure.ts';

const hostFile = fileURLToPath(new URL('../src-main/hosts/loopback/main.ts', import.meta.url));

/** The program in a real browser: its host as a process of its own, and one page. */
export interface Window {
  readonly page: Page;
  /** Milliseconds from the start of the host's process to its link, of the browser's start, and from the link to a usable page. */
  readonly parts: { readonly host: number; readonly browser: number; readonly page: number };
  close(): Promise<void>;
}

export async function openWindow(profileDir: string, path = '/today'): Promise<Window> {
  const executablePath = ensureBrowser();
  if (executablePath === undefined) throw new Error('no Chromium, Chrome or Edge was found');
  ensureBuilt();
  const started = performance.now();
  // As `npm start` does.
  const words = [hostFile, '--profile', profileDir, '--core', builtCore];
  const host = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close();
    await ended(host);
  };
  try {
    const link = await linkOf(host);
    const linkedAt = performance.now();
    browser = await chromium.launch({ executablePath, args: browserArguments });
    // Without it the browser would draw for its standard size and not for the laptop of a rep.
    const context = await browser.newContext({
      viewport: { width: 1366, height: 768 },
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const launchedAt = performance.now();
    await page.goto(link);
    await untilUsable(page);
    const usableAt = performance.now();
    if (path !== '/today') {
      await page.evaluate((hash) => {
        window.location.hash = hash;
      }, path);
      await untilUsable(page);
    }
    return { page, close, parts: { host: linkedAt - started, browser: launchedAt - linkedAt, page: usableAt - launchedAt } };
  } catch (error) {
    await close();
    throw error;
  }
}

const browserArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  `--disable-features=${unwantedFeatures.join(',')}`,
  // Without it Chromium rounds the sizes of the heap, so that pages cannot tell machines apart.
  '--enable-precise-memory-info',
];

/** The frame stands, its screen has a heading, and nothing is being fetched any more. */
async function untilUsable(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('main h1, main [role="grid"]') !== null && document.querySelector('[aria-busy="true"]') === null,
    undefined,
    {
      polling: 'raf',
    },
  );
}

function linkOf(host: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    host.once('message', (message: { link: string }) => resolve(message.link));
    host.once('exit', (code) => reject(new Error(`the host ended with ${String(code)}`)));
  });
}

async function ended(host: ChildProcess): Promise<void> {
  if (host.exitCode !== null || host.signalCode !== null) return;
  const gone = new Promise((resolve) => host.once('exit', resolve));
  host.kill('SIGTERM');
  await gone;
}

export function partsInWords(parts: Window['parts']): string {
  return `host ${rounded(parts.host)} ms, then the browser's own start ${rounded(parts.browser)} ms, then page ${rounded(parts.page)} ms`;
}
