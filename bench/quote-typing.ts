import type { Page } from 'playwright-core';
import type { Client } from '../src-shared/contract.ts';
import { lineWithoutPrice } from '../src-shared/quotes/quote-text.ts';
import { clientOf, coreOf } from './core.ts';
import { atMost, type Bench } from './figure.ts';
import { percentile, spread } from './measure.ts';
import { copyOf, profileWith } from './profiles.ts';
import { openWindow } from './window.ts';

export const quoteTyping: Bench = {
  ids: ['quote-typing', 'quote-typing-2000'],
  title: 'in Chromium: what a key in a quote of 200 lines, and of 2 000, takes of the thread of the screen: sums, table, layout',
  async run({ isQuick }) {
    const copy = copyOf(await profileWith(20_000), { isInMemory: true });
    try {
      const core = coreOf(copy.path);
      await core.start();
      const client = clientOf(core);
      const ids = [await aQuote(client, 200), await aQuote(client, 2000)] as const;
      await core.close();
      const window = await openWindow(copy.path, `/quotes/${ids[0]}`);
      try {
        const keys = isQuick ? 60 : 400;
        const [few, many] = [await type(window.page, ids[0], keys), await type(window.page, ids[1], keys)];
        return [
          atMost('quote-typing', percentile(few, 0.95), 'ms', 16, `200 lines with a discount on the whole; ${spread(few)}`),
          atMost('quote-typing-2000', percentile(many, 0.95), 'ms', 50, `2 000 lines, the most there may be; ${spread(many)}`),
        ];
      } finally {
        await window.close();
      }
    } finally {
      copy.remove();
    }
  },
};

async function aQuote(client: Client, lines: number): Promise<string> {
  const { rows } = await client.customers.list({ limit: 1 });
  const { id } = await client.quotes.create({ customerId: rows[0]?.id ?? '' });
  const { content } = await client.quotes.get({ id });
  if (content === null) throw new Error('a new quote has a content');
  const { totals: _totals, ...draft } = content;
  await client.quotes.saveContent({
    id,
    content: {
      ...draft,
      discountBasisPoints: 333,
      lines: Array.from({ length: lines }, (_, index) => ({
        ...lineWithoutPrice,
        id: `b${index}`,
        kind: 'goods' as const,
        name: `Thùng carton ${index} lớp in offset, quy cách ${index} × 300`,
        unit: 'cái',
        quantityMilli: 1000 * (index + 1),
        priceDong: 12_350 + index,
        vatRate: index % 3 === 0 ? ('10' as const) : ('8' as const),
      })),
    },
  });
  return id;
}

/** Types into the price of the first line, key by key; of each key the time until React has done and the layout stands. */
async function type(page: Page, id: string, keys: number): Promise<number[]> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `/quotes/${id}`);
  await page.locator('[data-cell="0:2"]').waitFor();
  const took = await page.evaluate(async (count) => {
    const field = document.querySelector<HTMLInputElement>('[data-cell="0:2"]');
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    if (field === null || setValue === undefined) throw new Error('there is no price');
    field.focus();
    const times: number[] = [];
    for (let key = 0; key < count; key += 1) {
      const from = performance.now();
      setValue.call(field, String(1000 + key * 7));
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await Promise.resolve();
      void document.body.offsetHeight;
      times.push(performance.now() - from);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return times;
  }, keys);
  return took.slice(5);
}
