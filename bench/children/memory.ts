// A process that works like a person with a big customer list, and tells how much memory it then holds.
import { createRandom } from '../../db/seed/random.ts';
import { clientOf, coreOf } from '../core.ts';

const core = coreOf(process.argv[2] ?? '');
await core.start();
const client = clientOf(core);
const random = createRandom(5);
let highest = 0;
const look = () => {
  highest = Math.max(highest, process.memoryUsage.rss());
};

const { total, cursors } = await client.customers.outline({ step: 100 });
look();
// Somebody looks at the first page; what the core reads ahead in that time is part of what it holds.
await client.customers.list({
  limit: 100,
  fields: ['name', 'lifecycle', 'rating', 'phone', 'lastVisitAt', 'nextVisitAt', 'address'],
});
for (let tick = 0; tick < 80; tick += 1) {
  await new Promise((resolve) => setTimeout(resolve, 100));
  look();
}
for (let turn = 0; turn < 300; turn += 1) {
  const { rows } = await client.customers.list({ after: random.pick(cursors), limit: 100 });
  if (turn % 10 === 0 && rows[0] !== undefined) await client.customers.get({ id: rows[0].id });
  look();
}
for (const phrase of ['công ty tnhh', 'dai phat', 'nguyen van', '0903', 'hoang', 'thinh']) {
  for (let length = 1; length <= phrase.length; length += 1) await client.customers.search({ text: phrase.slice(0, length) });
  look();
}
for (let day = 1; day <= 28; day += 1) {
  const on = `2026-11-${String(day).padStart(2, '0')}`;
  await client.visits.list({ from: on, to: on });
  look();
}
console.log(JSON.stringify({ total, rss: process.memoryUsage.rss(), highest, heap: process.memoryUsage().heapUsed }));
await core.close();
