import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBrowser } from '../../../build/scripts/browser.mjs';
import { openServer, type Server } from './server.ts';
import { createSpool } from './spool.ts';
import { createStaticFiles } from './static-files.ts';

// The policy in a real Chromium: what an attacker gets into a page does not run, and our own page does.
const dir = mkdtempSync(join(tmpdir(), 'fieldbook-policy-'));
let browser: Browser;
let page: Page;
let server: Server;
const visitors: string[] = [];
const stranger = createServer((request, response) => {
  visitors.push(request.url ?? '');
  response.writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' }).end('window.ran = "remote"');
});
let strangerOrigin = '';

beforeAll(async () => {
  mkdirSync(join(dir, 'screens/assets'), { recursive: true });
  writeFileSync(
    join(dir, 'screens/assets/own.js'),
    'window.own = "ran"; const style = document.createElement("style"); style.nonce = document.querySelector("meta").content; style.textContent = "p { color: rgb(1, 2, 3) }"; document.head.append(style);',
  );
  writeFileSync(
    join(dir, 'screens/index.html'),
    `<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><p id="p" onclick="window.ran = 'handler'">x</p>
     <script>window.ran = "inline"</script><script src="/assets/own.js"></script><style>#p { color: red }</style>`,
  );
  await new Promise<void>((resolve) => void stranger.listen(0, '127.0.0.1', () => resolve()));
  // A TCP server that listens has an AddressInfo.
  strangerOrigin = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
  const answer = { ok: true as const, value: 'answer' };
  const transport = {
    call: async () => answer,
    callJson: async () => new TextEncoder().encode(JSON.stringify(answer)),
    subscribe: () => () => {},
  };
  server = await openServer(
    { transport, spool: createSpool(dir), pages: createStaticFiles(join(dir, 'screens')), controlSecret: 'x' },
    0,
  );
  const executablePath = ensureBrowser();
  if (executablePath === undefined) throw new Error('no Chromium, Chrome or Edge was found');
  browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  page = await browser.newPage();
  await page.goto(server.newLink());
}, 120_000);

afterAll(async () => {
  await browser?.close();
  stranger.close();
  const stopped = server?.stop();
  server?.cutOff();
  await stopped;
  rmSync(dir, { recursive: true, force: true });
});

const ran = () => page.evaluate(() => Reflect.get(window, 'ran'));

test('our own script runs, brings its style with the nonce, and may call the program', async () => {
  expect(await page.evaluate(() => Reflect.get(window, 'own'))).toBe('ran');
  expect(await page.locator('#p').evaluate((p) => getComputedStyle(p).color)).toBe('rgb(1, 2, 3)');
  const answer = await page.evaluate(async () => {
    const response = await fetch('/call/app.status', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    return response.json();
  });
  expect(answer).toEqual({ ok: true, value: 'answer' });
});

test('a script or a handler inside the page does not run', async () => {
  await page.locator('#p').click();
  expect(await ran()).toBeUndefined();
});

test('text is never made into a program or into markup', async () => {
  // The page's own script tries: what playwright evaluates is not held by the policy of the page.
  const tried = await page.evaluate(async () => {
    const attempts: Record<string, () => unknown> = {
      eval: () => window.setTimeout('window.ran = "timer"', 0),
      markup: () => (document.body.innerHTML = '<img src=x onerror="window.ran = 1">'),
      source: () => (document.createElement('script').src = 'data:text/javascript,window.ran=2'),
    };
    return Object.fromEntries(
      Object.entries(attempts).map(([name, attempt]) => {
        try {
          attempt();
          return [name, 'allowed'];
        } catch {
          return [name, 'refused'];
        }
      }),
    );
  });
  expect(tried).toEqual({ eval: 'refused', markup: 'refused', source: 'refused' });
  expect(await ran()).toBeUndefined();
});

test('nothing is loaded from or sent to another address, not even of this machine', async () => {
  await page.evaluate(async (origin) => {
    const image = new Image();
    image.src = `${origin}/image`;
    await Promise.allSettled([
      fetch(`${origin}/fetch`),
      fetch(`${origin}/post`, { method: 'POST', body: 'secret' }),
      image.decode(),
    ]);
    navigator.sendBeacon(`${origin}/beacon`, 'secret');
  }, strangerOrigin);
  expect(visitors).toEqual([]);
  expect(await ran()).toBeUndefined();
});

test('a page of another address cannot show the program in a frame', async () => {
  const other = await browser.newPage();
  await other.goto(`${strangerOrigin}/page`);
  await other.setContent(`<iframe src="${server.newLink()}"></iframe>`);
  await expect.poll(() => other.frames().length).toBe(2);
  await other.waitForLoadState('load');
  expect(
    await other
      .frames()[1]
      ?.evaluate(() => document.querySelector('#p') !== null)
      .catch(() => false),
  ).toBe(false);
  await other.close();
});
