import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { clientOf, coreOf } from './core.ts';
import { atMost, type Bench } from './figure.ts';
import { percentile, spread, timed } from './measure.ts';
import { copyOf, profileWith } from './profiles.ts';

const kinds = ['call', 'note', 'chat', 'meeting', 'email'] as const;
const fiveHoursMs = 18_000_000;
const turns = 40;

export const timeline: Bench = {
  ids: ['timeline-first', 'timeline-page-100', 'timeline-outline', 'timeline-search', 'timeline-search-all', 'handover-dossier'],
  title:
    'one customer with 10 000 entries: first page, a page far down, counts, search inside and over everything; a dossier of 500',
  async run({ isQuick }) {
    const entries = isQuick ? 1_500 : 10_000;
    const inBook = isQuick ? 40 : 500;
    const copy = copyOf(await profileWith(20_000), { isInMemory: true });
    try {
      const core = coreOf(copy.path);
      await core.start();
      const client = clientOf(core);
      const customerId = await addManyEntries(client, entries);
      const measured = async (work: () => Promise<unknown>) => {
        await work();
        const took: number[] = [];
        for (let turn = 0; turn < turns; turn += 1) took.push(await timed(work));
        return took;
      };
      const page = { customerId, limit: 40 };
      let before: string | null = null;
      for (let at = 0; at < Math.min(100, entries / 50); at += 1)
        before = (await client.timeline.list({ ...page, before })).next ?? before;
      const size = `${entries} entries on one customer`;
      const figureOf = async (id: string, goal: number, work: () => Promise<unknown>) => {
        const took = await measured(work);
        return atMost(id, percentile(took, 0.95), 'ms', goal, `${size}, p95 of ${turns}, ${spread(took)}`);
      };
      const figures = [
        await figureOf('timeline-first', 50, () => client.timeline.list(page)),
        await figureOf('timeline-page-100', 50, () => client.timeline.list({ ...page, before })),
        await figureOf('timeline-outline', 50, () => client.timeline.outline({ customerId })),
        await figureOf('timeline-search', 50, () => client.timeline.list({ ...page, text: 'dat hang' })),
        await figureOf('timeline-search-all', 50, () => client.timeline.search({ text: 'che gia cao', limit: 8 })),
      ];
      const { rows } = await client.customers.list({ limit: 500 });
      const file = join(copy.path, 'dossier.pdf');
      const ids = rows.slice(0, inBook).map(({ id }) => id);
      let highest = 0;
      const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 100);
      let pages = 0;
      const ms = await timed(async () => {
        pages = (await client.documents.handoverDossier({ file, ids })).pages;
      });
      clearInterval(watch);
      const made = `${ids.length} customers, ${pages} pages, ${Math.round(statSync(file).size / 1000)} kB, RSS ${Math.round(highest / 1e6)} MB`;
      rmSync(file);
      await core.close();
      return [...figures, atMost('handover-dossier', ms / 1000, 's', 30, made)];
    } finally {
      copy.remove();
    }
  },
};

/** A customer with calls and notes, one every five hours since 2020. Answers its id. */
export async function addManyEntries(client: ReturnType<typeof clientOf>, entries: number): Promise<string> {
  const { id: customerId } = await client.customers.create({ name: `Nhà phân phối Đại Đồng ${entries}` });
  const begin = Date.parse('2020-01-01T00:00:00.000Z');
  for (let at = 0; at < entries; at += 1) {
    await client.interactions.create({
      customerId,
      kind: kinds[at % kinds.length] ?? 'note',
      text: `Đặt hàng lần ${at}, ${at % 7 === 0 ? 'chê giá cao' : 'giao nhanh'}, hẹn tuần sau`,
      happenedAt: new Date(begin + at * fiveHoursMs).toISOString(),
    });
  }
  return customerId;
}
