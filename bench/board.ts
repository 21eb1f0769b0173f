import type { Page } from 'playwright-core';
import { addDays, localDay } from '../src-shared/lib/dates.ts';
import { standardStages } from '../src-shared/opportunities/standard-stages.ts';
import { clientOf, coreOf } from './core.ts';
import { atMost, type Bench } from './figure.ts';
import { percentile, spread } from './measure.ts';
import { temporaryFolder, withoutBackups } from './profiles.ts';
import { openWindow } from './window.ts';

const today = localDay(new Date().toISOString());
const open = standardStages.filter(({ kind }) => kind === 'open');

/** A profile of one person with so many open opportunities, evenly over the open stages. */
async function aPipeline(count: number, isInMemory: boolean) {
  const folder = temporaryFolder({ isInMemory });
  const core = coreOf(folder.path);
  const client = clientOf(core);
  await client.profile.create({ userName: 'Nguyễn Thị Lan', companyName: 'Đại Đồng' });
  const customers: string[] = [];
  for (let at = 0; at < 50; at += 1) customers.push((await client.customers.create({ name: `Công ty TNHH Bao bì số ${at}` })).id);
  for (let at = 0; at < count; at += 1) {
    await client.opportunities.create({
      ...{ customerId: customers[at % customers.length] ?? '', title: `Thùng carton đợt ${at}`, valueDong: 1_000_000 * (at + 1) },
      ...{
        stageId: open[at % open.length]?.id ?? '',
        expectedCloseOn: addDays(today, at % 90),
        potentialPercent: [50, 60, 80][at % 3] ?? 50,
      },
      tags: at % 4 === 0 ? ['urgent'] : [],
    });
  }
  await core.close();
  return folder;
}

export const boardOfOpportunities: Bench = {
  ids: ['board-1000'],
  title: 'in Chromium, a board of 1 000 opportunities: from letting a dragged card go until it is drawn in its new column',
  async run({ isQuick }) {
    const count = 1000;
    const folder = await aPipeline(count, isQuick);
    withoutBackups(folder.path);
    const window = await openWindow(folder.path, '/opportunities').catch((error: unknown) => {
      folder.remove();
      throw error;
    });
    try {
      const { page } = window;
      await page
        .locator('[data-card]')
        .nth(count - 1)
        .waitFor({ state: 'attached' });
      await page.evaluate(watchDrops);
      const took: number[] = [];
      for (let turn = 0; turn < (isQuick ? 6 : 20); turn += 1) took.push(await dragOne(page, turn));
      return [
        atMost(
          'board-1000',
          percentile(took, 0.95),
          'ms',
          100,
          `${count} cards in ${open.length} columns, ${spread(took)} drops`,
        ),
      ];
    } finally {
      await window.close();
      folder.remove();
    }
  },
};

/** What this bench hangs on the page: what the last drop took, null until it is drawn. */
type WatchedWindow = typeof globalThis & { benchDrop: Promise<number> | null };

/** Drags the first card of a column into the next one with the mouse. */
async function dragOne(page: Page, turn: number): Promise<number> {
  const [from, to] = turn % 2 === 0 ? [0, 1] : [1, 2];
  const column = (at: number) => page.locator('[data-stage]').nth(at);
  await page.evaluate(() => {
    (globalThis as WatchedWindow).benchDrop = null; // set by watchDrops
  });
  await column(from).locator('[data-card]').first().dragTo(column(to).locator('header'));
  const took = await page.evaluate(() => (globalThis as WatchedWindow).benchDrop); // set by watchDrops
  if (took === null) throw new Error('no drop was seen');
  // The next one begins when this one is stored.
  await page.waitForFunction(() => document.querySelector('[data-over]') === null);
  return took;
}

/** Runs in the page: from the drop's own time stamp until the turn after the frame that has the card in its new column. */
function watchDrops(): void {
  const watched = globalThis as WatchedWindow; // this very function makes it one
  let dragged = '';
  addEventListener('dragstart', (event) => {
    const card = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-card]') : null;
    dragged = card?.dataset['card'] ?? '';
  });
  addEventListener(
    'drop',
    (event) => {
      const stage = event.target instanceof HTMLElement ? event.target.closest('[data-stage]') : null;
      const from = event.timeStamp;
      watched.benchDrop = new Promise((resolve) => {
        const look = () => {
          if (stage?.querySelector(`[data-card="${dragged}"]`) == null) return void requestAnimationFrame(look);
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from), 0));
        };
        setTimeout(look, 0);
      });
    },
    { capture: true },
  );
}
