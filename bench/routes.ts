import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { addDays, instantOf } from '../src-shared/lib/dates.ts';
import { createUuidV7 } from '../src-shared/lib/ids.ts';
import { orderStops, type OrderTask } from '../src-shared/routes/order-stops.ts';
import { clientOf, coreOf, databaseOf } from './core.ts';
import { atMost, type Bench } from './figure.ts';
import { percentile, spread, timed } from './measure.ts';
import { copyOf, demoToday, profileWith } from './profiles.ts';

const stops = 40;
const seed = 20_261_126;

/** The order of a day, on random days; the pack of a day with 20 customers; the report of a quarter in a book of 100 000 visits. */
export const routes: Bench = {
  ids: ['route-order', 'route-quality', 'day-pack', 'day-pack-pdf', 'visit-report'],
  title: 'a route of 40 stops and how far from the best; a day pack of 20 customers, read and as PDF; the report of a quarter',
  async run({ isQuick }) {
    return [...orders(isQuick ? 10 : 100), ...(await records(isQuick ? 5000 : 100_000, isQuick))];
  },
};

function orders(days: number) {
  const random = dice(seed);
  const times: number[] = [];
  let worst = 1;
  for (let day = 0; day < days; day += 1) {
    const task = aDay(random, day % 3);
    // Processor time: what else the machine does is no part of the search.
    const before = process.cpuUsage();
    const { metres } = orderStops(task);
    times.push(process.cpuUsage(before).user / 1000);
    const long = [1, 2, 3, 4].map((start) => orderStops({ ...task, kicks: 2000, seed: start }).metres);
    worst = Math.max(worst, metres / Math.min(metres, ...long));
  }
  const against = `${days} random days of ${stops} stops, seed ${seed}`;
  return [
    atMost('route-order', percentile(times, 0.95), 'ms', 50, `${against}: ${spread(times)}`),
    atMost('route-quality', (worst - 1) * 100, '%', 5, `${against}, beside the best of four searches twenty times as long`),
  ];
}

async function records(visits: number, isInMemory: boolean) {
  const copy = copyOf(await profileWith(5000), { isInMemory });
  try {
    await fill(copy.path, visits);
    const core = coreOf(copy.path);
    await core.start();
    const client = clientOf(core);
    const on = addDays(demoToday, 30);
    const { rows } = await client.customers.list({ limit: 20 });
    for (const [at, { id }] of rows.entries()) {
      await client.visits.create({ customerId: id, startsAt: instantOf(on, `${String(8 + (at % 10)).padStart(2, '0')}:00`) });
    }
    const packs: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      // A change in between: what was put together before is not read again.
      await client.customers.update({ id: rows[0]?.id ?? '', change: { note: `Lần ${turn}` } });
      packs.push(await timed(() => client.dayPacks.get({ on })));
    }
    const pdf = await timed(() => client.dayPacks.pdf({ file: join(copy.path, 'pack.pdf'), on }));
    const question = { by: 'quarter' as const, on: demoToday, count: 1 };
    const quarter: number[] = [];
    for (let turn = 0; turn < 7; turn += 1) quarter.push(await timed(() => client.reports.visits(question)));
    const year = await timed(() => client.reports.visits({ ...question, count: 4 }));
    await core.close();
    return [
      atMost('day-pack', percentile(packs, 0.95), 'ms', 300, `20 customers, after a change each time: ${spread(packs)}`),
      atMost('day-pack-pdf', pdf / 1000, 's', 5, '20 pages, with the thread that lays them out'),
      atMost(
        'visit-report',
        percentile(quarter, 0.5),
        'ms',
        100,
        `a quarter among ${visits} visits of a year: ${spread(quarter)}; the year by quarter ${Math.round(year)} ms`,
      ),
    ];
  } finally {
    copy.remove();
  }
}

/** Visits of one year, all of the person who works here, seven of ten done; written into the closed database. */
async function fill(profileDir: string, visits: number): Promise<void> {
  const db = await databaseOf(profileDir);
  const newId = createUuidV7(Date.now, randomBytes);
  const made = '2026-01-01T00:00:00.000Z';
  const customers = db.prepare('SELECT id FROM customers ORDER BY rid').pluck().all() as string[]; // ids are text
  const users = db.prepare('SELECT id FROM users ORDER BY rid').pluck().all() as string[];
  const visit = db.prepare<unknown[]>(
    `INSERT INTO visits (id, scope_id, root_id, rev, created_at, customer_id, purpose, state, starts_at, ends_at, owner_id)
     VALUES (?, NULL, ?, 0, '${made}', ?, 'periodic', ?, ?, ?, ?)`,
  );
  const result = db.prepare<unknown[]>(
    `INSERT INTO visit_results (id, scope_id, root_id, rev, created_at, customer_id, visit_id, outcome, said, at)
     VALUES (?, NULL, ?, 0, '${made}', ?, ?, ?, 'Đã gặp', ?)`,
  );
  db.transaction(() => {
    for (let at = 0; at < visits; at += 1) {
      const customer = customers[(at * 7919) % customers.length] ?? '';
      const starts = Date.parse(instantOf(addDays(demoToday, -((at * 31) % 365)), '09:00'));
      const id = newId();
      const isDone = at % 10 < 7;
      const [from, to] = [new Date(starts).toISOString(), new Date(starts + 2_700_000).toISOString()];
      visit.run(id, customer, customer, isDone ? 'done' : 'planned', from, to, users[at % users.length]);
      if (isDone) result.run(newId(), customer, customer, id, at % 2 === 0 ? 'successful' : 'follow-up', to);
    }
  })();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

function aDay(random: () => number, kind: number): OrderTask {
  const at = Array.from({ length: stops + 1 }, () => [random() * 50_000, random() * 50_000] as const);
  const between = (from: number, to: number) => {
    const [[x, y], [u, v]] = [at[from] ?? [0, 0], at[to] ?? [0, 0]];
    return Math.hypot(x - u, y - v);
  };
  const home = (stop: number) => between(stops, stop);
  return { count: stops, between, fromStart: kind === 2 ? null : home, toEnd: kind === 0 ? home : null };
}

function dice(from: number): () => number {
  let state = from >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
