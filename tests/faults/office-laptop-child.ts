// A laptop of the office at work in a process of its own: writes and syncs until it is ended, and says each change once it is acknowledged.
import { writeSync } from 'node:fs';
import { call, coreOf } from './fault-core.ts';
import { workALittle } from './office-laptops.ts';
import { createRandom } from './random.ts';

const [profileDir = '', seed = '1'] = process.argv.slice(2);
const core = coreOf(profileDir);
await core.start();
const random = createRandom(Number(seed));
const customers: string[] = [];
writeSync(1, 'working\n');
for (;;) {
  const syncing = call(core, 'office.syncNow');
  for (let step = random.below(4); step > 0; step -= 1) {
    await workALittle({ core }, random, customers);
    const groups = await call<{ changes: { opNo: number }[] }>(core, 'office.pending', { limit: 1 });
    writeSync(1, `${groups.changes[0]?.opNo ?? 0}\n`);
  }
  await syncing;
}
