import type { Page } from 'playwright-core';
import { atMost, type Bench, rounded } from './figure.ts';
import { median, percentile, spread } from './measure.ts';
import { copyOf, profileWith } from './profiles.ts';
import { openWindow, partsInWords } from './window.ts';

/** Each begins with letters that none before began with, so that every key asks for something new. */
const phrases = [
  'thuan phat',
  'nguyen van',
  'hoang long',
  'bao bi',
  'cuu long',
  'sai gon',
  'minh anh',
  'dai dong',
  '0903',
  'kim ngan',
];

export const windowStart: Bench = {
  ids: ['start-window'],
  title: "from the start of the host's process to a usable window in Chromium, with the biggest database",
  async run({ isQuick }) {
    const copy = isQuick
      ? copyOf(await profileWith(20_000), { isInMemory: true })
      : { path: await profileWith(1_000_000), remove: () => {} };
    try {
      const all: { total: number; words: string }[] = [];
      for (let turn = 0; turn < (isQuick ? 1 : 3); turn += 1) {
        const window = await openWindow(copy.path);
        const { host, browser, page } = window.parts;
        all.push({ total: host + browser + page, words: partsInWords(window.parts) });
        await window.close();
      }
      const middle = median(all.map(({ total }) => total));
      const shown = all.find(({ total }) => total === middle);
      return [atMost('start-window', middle, 'ms', 2000, `${isQuick ? '20 000' : '1 000 000'} customers; ${shown?.words ?? ''}`)];
    } finally {
      copy.remove();
    }
  },
};

export const screenSearch: Bench = {
  ids: ['search-screen', 'memory-screen', 'idle-screen'],
  title:
    'in Chromium: from a key in the palette to its answers on the screen; the heap after scrolling the whole list; timers of a page at rest',
  async run({ isQuick }) {
    const customers = isQuick ? 20_000 : 100_000;
    const copy = copyOf(await profileWith(customers), { isInMemory: isQuick });
    const window = await openWindow(copy.path, '/customers').catch((error: unknown) => {
      copy.remove();
      throw error;
    });
    try {
      const { page } = window;
      await countTimers(page);
      const keys = await typeInPalette(page, isQuick ? phrases.slice(0, 4) : phrases);
      const scrolled = await scrollWholeList(page);
      const idle = await watchTimers(page, isQuick ? 5000 : 15_000);
      return [
        atMost(
          'search-screen',
          percentile(keys.took, 0.95),
          'ms',
          50,
          `${customers} customers, ${spread(keys.took)} keys; of it answered by the host p50 ${rounded(median(keys.network))} ms`,
        ),
        atMost(
          'memory-screen',
          scrolled.usedMb,
          'MB',
          150,
          `${scrolled.rows} rows scrolled in ${scrolled.steps} steps; after collecting garbage ${rounded(scrolled.liveMb)} MB`,
        ),
        atMost('idle-screen', idle.perSecond, '/s', 1, `${idle.fired} timers of the page in ${idle.seconds} s`),
      ];
    } finally {
      await window.close();
      copy.remove();
    }
  },
};

interface KeyAnswer {
  readonly took: number;
  readonly network: number;
}
/** What this bench hangs on the page: the answers of the keys in the order they were pressed, null where a key asked nothing. */
type WatchedWindow = typeof globalThis & { benchKeys: Promise<KeyAnswer | null>[] };

/** Types with real keys; the page itself takes the time, from the key's own time stamp until its answer was drawn. */
async function typeInPalette(page: Page, texts: readonly string[]): Promise<{ took: number[]; network: number[] }> {
  await page.evaluate(watchKeys);
  const took: number[] = [];
  const network: number[] = [];
  for (const text of texts) {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').waitFor();
    for (const letter of text) {
      await page.evaluate(() => void ((globalThis as WatchedWindow).benchKeys.length = 0)); // set by watchKeys
      await page.keyboard.press(letter === ' ' ? 'Space' : letter);
      const answer = await page.evaluate(() => (globalThis as WatchedWindow).benchKeys[0] ?? null); // set by watchKeys
      // A space asks nothing new, and what was asked before is answered from memory.
      if (answer === null) continue;
      took.push(answer.took);
      network.push(answer.network);
    }
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  return { took, network };
}

/** Runs in the page. */
function watchKeys(): void {
  const watched = globalThis as WatchedWindow; // this very function makes it one
  watched.benchKeys = [];
  performance.setResourceTimingBufferSize(100_000);
  const waiting = new Set<{ from: number; tell: (answer: KeyAnswer | null) => void }>();
  const turn = (work: () => void) => void setTimeout(work, 0);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!entry.name.endsWith('/call/customers.search')) continue;
      for (const key of waiting) {
        if (entry.startTime < key.from) continue;
        waiting.delete(key);
        // Two turns for the answer to be read and the list to be made; then the frame that draws it, and the turn after that frame.
        turn(() =>
          turn(() =>
            requestAnimationFrame(() => turn(() => key.tell({ took: performance.now() - key.from, network: entry.duration }))),
          ),
        );
      }
    }
  }).observe({ type: 'resource' });
  const answerAfter = (from: number) =>
    new Promise<KeyAnswer | null>((resolve) => {
      const key = { from, tell: resolve };
      waiting.add(key);
      setTimeout(() => waiting.delete(key) && resolve(null), 800);
    });
  addEventListener('keydown', (event) => void watched.benchKeys.push(answerAfter(event.timeStamp)), { capture: true });
}

/** From the first row to the last, page by page, as fast as the screen can draw them. */
async function scrollWholeList(page: Page): Promise<{ rows: number; steps: number; usedMb: number; liveMb: number }> {
  const grid = page.getByRole('grid').first();
  await grid.waitFor();
  const result = await grid.evaluate(async (element) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const step = element.clientHeight * 4;
    let steps = 0;
    for (let top = 0; top < element.scrollHeight; top += step) {
      element.scrollTop = top;
      steps += 1;
      await frame();
      await frame();
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { rows: Number(element.getAttribute('aria-rowcount')) - 1, steps };
  });
  const session = await page.context().newCDPSession(page);
  const used = await session.send('Runtime.getHeapUsage');
  await session.send('HeapProfiler.collectGarbage');
  const live = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return { ...result, usedMb: used.usedSize / 1e6, liveMb: live.usedSize / 1e6 };
}

/** From now on every timer of the page that fires is counted. */
async function countTimers(page: Page): Promise<void> {
  await page.evaluate(() => {
    const counter = window as unknown as { benchFired: number }; // only this bench adds it
    counter.benchFired = 0;
    for (const name of ['setTimeout', 'setInterval'] as const) {
      const original = window[name];
      const counted = (work: TimerHandler, ms?: number, ...args: unknown[]) =>
        original(
          typeof work === 'function'
            ? (...given: unknown[]) => {
                counter.benchFired += 1;
                work(...given);
              }
            : work,
          ms,
          ...args,
        );
      Object.assign(window, { [name]: counted });
    }
  });
}

async function watchTimers(page: Page, ms: number): Promise<{ fired: number; seconds: number; perSecond: number }> {
  const read = () => page.evaluate(() => (window as unknown as { benchFired: number }).benchFired); // set by countTimers
  // What the last scrolling asked for may still be coming in.
  for (let turn = 0, last = -1; turn < 10 && last !== (await read()); turn += 1) {
    last = await read();
    await page.waitForTimeout(1500);
  }
  const before = await read();
  await page.waitForTimeout(ms);
  const fired = (await read()) - before;
  return { fired, seconds: ms / 1000, perSecond: fired / (ms / 1000) };
}
