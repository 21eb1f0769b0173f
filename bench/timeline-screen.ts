import type { Page } from 'playwright-core';
import { clientOf, coreOf } from './core.ts';
import { atMost, type Bench, rounded } from './figure.ts';
import { percentile, spread } from './measure.ts';
import { copyOf, profileWith } from './profiles.ts';
import { addManyEntries } from './timeline.ts';
import { openWindow } from './window.ts';

export const timelineScreen: Bench = {
  ids: ['timeline-screen', 'timeline-scroll'],
  title:
    'in Chromium: the page of a customer with 10 000 entries until its newest one is drawn; the frames while it scrolls down',
  async run({ isQuick }) {
    const entries = isQuick ? 1_500 : 10_000;
    const copy = copyOf(await profileWith(20_000), { isInMemory: true });
    try {
      const core = coreOf(copy.path);
      await core.start();
      const client = clientOf(core);
      const ids = [await addManyEntries(client, entries), await addManyEntries(client, 20)];
      await core.close();
      const window = await openWindow(copy.path, `/customers/${ids[1] ?? ''}`);
      try {
        const { page } = window;
        await page.getByRole('listitem').first().waitFor();
        const took: number[] = [];
        const few: number[] = [];
        for (let turn = 0; turn < 12; turn += 1) {
          took.push(await goTo(page, ids[0] ?? '', `${entries - 1},`));
          few.push(await goTo(page, ids[1] ?? '', '19,'));
        }
        await goTo(page, ids[0] ?? '', `${entries - 1},`);
        // Of 120 frames two late ones would be more than one in a hundred, and none in a thousand could not be told from one.
        const frames = await scroll(page, isQuick ? 600 : 900);
        const size = `${entries} entries`;
        return [
          atMost(
            'timeline-screen',
            percentile(took.slice(1), 0.95),
            'ms',
            100,
            `${size}, ${spread(took.slice(1))}; the same page of a customer with 20 entries ${spread(few.slice(1))}`,
          ),
          atMost(
            'timeline-scroll',
            frames.slowShare * 100,
            '%',
            1,
            `${size}, ${frames.count} frames down to ${frames.depth} px, at most ${frames.drawn} drawn; longest ${rounded(frames.longest)} ms`,
          ),
        ];
      } finally {
        await window.close();
      }
    } finally {
      copy.remove();
    }
  },
};

/** Opens a customer by its address; the page itself takes the time until an entry with these words was drawn. */
function goTo(page: Page, id: string, words: string): Promise<number> {
  return page.evaluate(
    ([hash, wanted]) =>
      new Promise<number>((resolve) => {
        const from = performance.now();
        const look = () => {
          const isThere = [...document.querySelectorAll('[role="listitem"]')].some((item) => item.textContent?.includes(wanted));
          if (isThere || performance.now() - from > 3000) setTimeout(() => resolve(performance.now() - from), 0);
          else requestAnimationFrame(look);
        };
        location.hash = hash;
        requestAnimationFrame(look);
      }),
    [`#/customers/${id}`, words] as const,
  );
}

/** As far as a wheel turned hard, each frame; what was not there yet is fetched on the way. */
function scroll(page: Page, frames: number) {
  return page.evaluate(async (count) => {
    let box: Element | null = document.querySelector('[role="listitem"]');
    while (box !== null && !(box.scrollHeight > box.clientHeight && getComputedStyle(box).overflowY === 'auto'))
      box = box.parentElement;
    if (box === null) throw new Error('nothing scrolls');
    const times: number[] = [];
    let drawn = 0;
    let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    for (let frame = 0; frame < count; frame += 1) {
      box.scrollTop += 60;
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      times.push(now - last);
      last = now;
      if (frame % 30 === 0) drawn = Math.max(drawn, document.querySelectorAll('[role="listitem"]').length);
    }
    return {
      count: times.length,
      slowShare: times.filter((time) => time > 33).length / times.length,
      longest: Math.max(...times),
      depth: Math.round(box.scrollTop),
      drawn,
    };
  }, frames);
}
