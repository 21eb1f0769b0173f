import { createRandom } from '../db/seed/random.ts';
import { clientOf, coreOf, databaseOf } from './core.ts';
import { atMost, type Bench } from './figure.ts';
import { percentile, spread, timed } from './measure.ts';
import { copyOf, profileWith } from './profiles.ts';

/** Two of each kind. */
const warmUp = 8;

export const edits: Bench = {
  ids: ['edit-p95'],
  title:
    'one edit of a customer through the dispatcher: row, base, operation, history and journal, each commit on the disk (FULL)',
  async run({ isQuick }) {
    const customers = isQuick ? 20_000 : 100_000;
    // The quick run is made beside other work: it leaves the disk's own time out, which the full run measures.
    const copy = copyOf(await profileWith(customers), { isInMemory: isQuick });
    try {
      const core = coreOf(copy.path);
      await core.start();
      const client = clientOf(core);
      const { cursors } = await client.customers.outline({ step: 100 });
      const random = createRandom(3);
      const took: number[] = [];
      let ratings = 0;
      const turns = isQuick ? 200 : 400;
      const operations = async () => {
        const db = await databaseOf(copy.path, { isReadOnly: true });
        const found = {
          count: Number(db.prepare('SELECT count(*) FROM outbox').pluck().get()),
          synchronous: db.pragma('synchronous', { simple: true }),
        };
        db.close();
        return found;
      };
      const edit = async (turn: number) => {
        const { rows } = await client.customers.list({ after: random.pick(cursors), limit: 1 });
        const row = rows[0];
        if (row === undefined) throw new Error('an empty page');
        const change = changeOf(row.name, turn);
        if (turn >= warmUp && change.rating !== undefined && change.rating !== row.rating) ratings += 1;
        return timed(() => client.customers.update({ id: row.id, change }));
      };
      // The figure is about a working day, not about the first edits after the start, which compile what they run.
      for (let turn = 0; turn < warmUp; turn += 1) await edit(turn);
      const before = await operations();
      for (let turn = warmUp; turn < warmUp + turns; turn += 1) took.push(await edit(turn));
      const after = await operations();
      await core.close();
      // A new class is an operation of its own and a line of the ratings.
      if (after.count - before.count !== took.length + ratings)
        throw new Error(`${took.length} edits made ${after.count - before.count} operations`);
      if (after.synchronous !== 2) throw new Error(`synchronous is ${String(after.synchronous)}, not FULL`);
      return [
        atMost(
          'edit-p95',
          percentile(took, 0.95),
          'ms',
          2,
          `${customers} customers, FULL, ${copy.path.startsWith('/dev/shm') ? 'in memory' : 'on the disk'}, ${spread(took)}`,
        ),
      ];
    } finally {
      copy.remove();
    }
  },
};

/** What reps correct: a phone, a note, a class, now and then the name, which goes through both search indexes. */
function changeOf(
  name: string,
  turn: number,
): { name?: string; phone?: string; note?: string; rating?: 'A' | 'B'; tradeName?: string } {
  if (turn % 4 === 0) return { name: `${name} ${turn}` };
  if (turn % 4 === 1) return { phone: `0903 55${String(turn % 10)} ${String(100 + turn).slice(-3)}` };
  if (turn % 4 === 2) return { note: `Giao hàng trước ${8 + (turn % 9)} giờ (${turn})` };
  return { rating: turn % 8 === 3 ? 'A' : 'B', tradeName: `PHUONGNAM ${turn}` };
}
