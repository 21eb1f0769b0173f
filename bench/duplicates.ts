import { qualityOf } from './duplicates-quality.ts';
import { clientOf, coreOf } from './core.ts';
import { atLeast, atMost, type Bench } from './figure.ts';
import { percentile, seconds, spread, timed } from './measure.ts';
import { copyOf, profileWith, warmed } from './profiles.ts';

const mostStallMs = 50;

export const duplicates: Bench = {
  ids: ['duplicates-first', 'duplicates-edit', 'duplicates-stall', 'duplicates-precision', 'duplicates-recall', 'merge-ten'],
  title:
    'the list of duplicates: all customers compared for the first time, again after an edit, on labelled pairs; a merge of ten records',
  async run({ isQuick }) {
    const customers = isQuick ? 20_000 : 100_000;
    const copy = copyOf(await warmed(await profileWith(customers)), { isInMemory: isQuick });
    try {
      const core = coreOf(copy.path);
      await core.start();
      const client = clientOf(core);
      const { rows } = await client.customers.list({ limit: 50 });
      const [first] = rows;
      if (first === undefined) throw new Error('an empty database');

      const watch = stallWatch();
      let total = 0;
      const firstMs = await timed(async () => {
        ({ total } = await client.duplicates.list({}));
      });
      const stallMs = watch.stop();

      const took: number[] = [];
      for (const [turn, row] of rows.slice(0, 30).entries()) {
        await client.customers.update({
          id: row.id,
          change: { name: `${first.name} ${turn % 3 === 0 ? '' : turn}`, phone: first.phone },
        });
        took.push(await timed(() => client.duplicates.list({})));
      }

      const merging: number[] = [];
      for (let round = 0; round < 5; round += 1) merging.push(await mergeTen(client));
      await core.close();

      const { precision, recall } = qualityOf(20_261_125, 2000);
      const size = `${customers} customers, ${copy.path.startsWith('/dev/shm') ? 'in memory' : 'on the disk'}`;
      return [
        atMost(
          'duplicates-first',
          firstMs / 1000,
          's',
          5,
          `${size}, ${total} groups found; ${seconds(firstMs)} with everything read and compared`,
        ),
        atMost(
          'duplicates-edit',
          percentile(took, 0.95),
          'ms',
          100,
          `${size}, the whole list again after one edit, ${spread(took)}`,
        ),
        atMost(
          'duplicates-stall',
          stallMs,
          'ms',
          mostStallMs * (isQuick ? 4 : 1),
          'the longest that another call of the core waited meanwhile',
        ),
        atLeast(
          'duplicates-precision',
          precision,
          '',
          0.95,
          '2000 labelled pairs of a seeded generator (tests/support/labelled-pairs.ts)',
        ),
        atLeast('duplicates-recall', recall, '', 0.9, 'the same pairs'),
        atMost(
          'merge-ten',
          percentile(merging, 0.5),
          'ms',
          200,
          `ten records with 1000 rows that hang on them, ${spread(merging)}`,
        ),
      ];
    } finally {
      copy.remove();
    }
  },
};

/** The longest time between two turns of the event loop. */
function stallWatch(): { stop(): number } {
  let longest = 0;
  let last = performance.now();
  let isOver = false;
  const turn = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  return {
    stop() {
      isOver = true;
      return longest;
    },
  };
}

async function mergeTen(client: ReturnType<typeof clientOf>): Promise<number> {
  const ids: string[] = [];
  for (let at = 0; at < 10; at += 1) {
    const { id } = await client.customers.create({ name: `Đại Đồng Tiến ${at}`, phone: `090312345${at}`, note: `Ghi chú ${at}` });
    ids.push(id);
    for (let child = 0; child < 100; child += 1) {
      if (child % 2 === 0) await client.interactions.create({ customerId: id, kind: 'note', text: `Việc ${child}` });
      else await client.contacts.create({ customerId: id, name: `Liên hệ ${child}`, phone: `09031234${child}` });
    }
  }
  const [winnerId = '', ...others] = ids;
  let merged = { id: '' };
  const ms = await timed(async () => {
    merged = await client.merges.merge({ winnerId, ids: others });
  });
  const { contacts } = await client.contacts.list({ customerId: winnerId });
  if (contacts.length !== 500) throw new Error(`${contacts.length} contacts after merging, not 500`);
  await client.merges.undo({ id: merged.id });
  return ms;
}
