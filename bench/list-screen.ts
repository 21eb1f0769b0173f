import type { Page } from 'playwright-core';
import type { CustomerFilter, CustomerOrder } from '../src-shared/customers/customer-list.ts';
import type { FilterCondition } from '../src-shared/customers/filter.ts';
import { atMost, type Bench, rounded } from './figure.ts';
import { percentile, spread } from './measure.ts';
import { copyOf, profileWith } from './profiles.ts';
import { openWindow } from './window.ts';

interface Place {
  readonly filter?: CustomerFilter;
  readonly order?: CustomerOrder;
}

const one = (...items: FilterCondition[]): Place => ({ filter: { where: { join: 'all', items } } });
const any = (...items: FilterCondition[]): Place => ({ filter: { where: { join: 'any', items } } });

/** Texts, which nobody reads before they are asked for. */
const unread: readonly Place[] = [
  one({ field: 'address', op: 'contains', value: 'le loi' }),
  ...(['tradeName', 'taxCode', 'phone'] as const).map((by) => ({ order: { by, descending: false } })),
];
/** What is asked first of columns that were read while nobody asked; then what is measured, with other values of the same columns. */
const first: readonly Place[] = [
  one({ field: 'foundedOn', op: 'before', value: '2010-01-01' }),
  one(
    { field: 'rating', op: 'is', value: ['D'] },
    { field: 'needState', op: 'not-empty' },
    { field: 'potential', op: 'at-least', value: 1 },
  ),
  ...(['rating', 'ownerId', 'provinceCode'] as const).map((by) => ({ order: { by, descending: false } })),
];
const measured: readonly Place[] = [
  one({ field: 'address', op: 'contains', value: 'tran hung dao' }),
  one({ field: 'foundedOn', op: 'after', value: '2015-06-30' }, { field: 'rating', op: 'is', value: ['A', 'B'] }),
  any({ field: 'rating', op: 'is', value: ['A'] }, { field: 'address', op: 'contains', value: 'can tho' }),
  one({ field: 'lastVisitAt', op: 'longer-ago', value: 90 }),
  { filter: { rating: 'A' } },
  { filter: { provinceCode: '2025:92' } },
  { order: { by: 'tradeName', descending: true } },
  { order: { by: 'taxCode', descending: true } },
  { order: { by: 'rating', descending: true } },
  { order: { by: 'ownerId', descending: true } },
  { order: { by: 'provinceCode', descending: true } },
  { order: { by: 'createdAt', descending: true } },
  { ...one({ field: 'rating', op: 'is', value: ['C'] }), order: { by: 'provinceCode', descending: false } },
];

export const listScreen: Bench = {
  ids: ['filter-100k', 'scroll-100k'],
  title: 'in Chromium: from a filter or an order to its rows on the screen; the frames while the whole list scrolls',
  async run({ isQuick }) {
    const customers = isQuick ? 20_000 : 100_000;
    const copy = copyOf(await profileWith(customers), { isInMemory: isQuick });
    const window = await openWindow(copy.path, '/customers').catch((error: unknown) => {
      copy.remove();
      throw error;
    });
    try {
      const { page } = window;
      await page.getByRole('grid').first().waitFor();
      // Nobody has said what is wanted the moment the list stands there; the core reads ahead meanwhile.
      await page.waitForTimeout(isQuick ? 2500 : 8000);
      const cold: number[] = [];
      for (const place of first) cold.push(await goTo(page, place));
      const never: number[] = [];
      for (const place of unread) never.push(await goTo(page, place));
      const took: number[] = [];
      for (let turn = 0; turn < (isQuick ? 1 : 3); turn += 1) {
        for (const place of measured) {
          await leave(page);
          took.push(await goTo(page, withTurn(place, turn)));
        }
      }
      await leave(page);
      const frames = await scroll(page, isQuick ? 120 : 900);
      return [
        atMost(
          'filter-100k',
          percentile(took, 0.95),
          'ms',
          100,
          `${customers} customers, ${measured.length} filters and orders, ${spread(took)}; the first time a column is asked for ${spread(cold)}; a text ${spread(never)}`,
        ),
        atMost(
          'scroll-100k',
          frames.slowShare * 100,
          '%',
          1,
          `${frames.count} frames, 180 rows a second; longest ${rounded(frames.longest)} ms`,
        ),
      ];
    } finally {
      await window.close();
      copy.remove();
    }
  },
};

/** Another value each turn, so that no answer comes from the page's own memory. */
function withTurn(place: Place, turn: number): Place {
  if (turn === 0) return place;
  const extra: FilterCondition = { field: 'foundedOn', op: 'after', value: `190${turn}-01-01` };
  const where = place.filter?.where;
  return {
    ...place,
    filter: {
      ...place.filter,
      where: where === undefined ? { join: 'all', items: [extra] } : { ...where, items: [...where.items, extra] },
    },
  };
}

/** Back to the whole list by name, which the page may remember. */
async function leave(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/customers';
  });
  await page.waitForTimeout(250);
}

/** Goes to a state of the list by its address; the page itself takes the time until its first rows were drawn. */
function goTo(page: Page, { filter, order }: Place): Promise<number> {
  const query = new URLSearchParams({
    ...(filter === undefined ? {} : { filter: JSON.stringify(filter) }),
    ...(order === undefined ? {} : { order: JSON.stringify(order) }),
  });
  return page.evaluate(
    (hash) =>
      new Promise<number>((resolve) => {
        const from = performance.now();
        const turn = (work: () => void) => void setTimeout(work, 0);
        const drawn = () => turn(() => turn(() => requestAnimationFrame(() => turn(() => resolve(performance.now() - from)))));
        const watch = new PerformanceObserver((list) => {
          if (!list.getEntries().some((entry) => entry.name.endsWith('/call/customers.list') && entry.startTime >= from)) return;
          watch.disconnect();
          drawn();
        });
        watch.observe({ type: 'resource' });
        // Nothing was asked or nothing answered: no figure, and far over any limit.
        setTimeout(() => {
          watch.disconnect();
          resolve(performance.now() - from);
        }, 3000);
        location.hash = hash;
      }),
    `#/customers?${query.toString()}`,
  );
}

/** Three rows a frame, like a finger that does not let go. */
function scroll(page: Page, frames: number): Promise<{ count: number; slowShare: number; longest: number }> {
  return page
    .getByRole('grid')
    .first()
    .evaluate(async (element, count) => {
      const times: number[] = [];
      let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      for (let frame = 0; frame < count; frame += 1) {
        element.scrollTop += 108;
        const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
        times.push(now - last);
        last = now;
      }
      return {
        count,
        slowShare: times.filter((time) => time > 33.4).length / count,
        longest: Math.max(...times),
      };
    }, frames);
}
