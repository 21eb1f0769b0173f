// A fresh program looks at what a person is reminded of, and at the clock for notices. Prints what is due and how long each look took.
import { clientOf, coreOf } from '../core.ts';
import { timed } from '../measure.ts';

const [, , profileDir = '', on = '', turns = ''] = process.argv;
const core = coreOf(profileDir);
await core.start();
const client = clientOf(core);
const measured = async (work: () => Promise<unknown>) => {
  await work();
  const took: number[] = [];
  for (let turn = 0; turn < Number(turns); turn += 1) took.push(await timed(work));
  return took;
};
const { total } = await client.reminders.list({ on });
const scan = await measured(() => client.reminders.list({ on }));
const notices = await measured(() => client.reminders.takeNotices({}));
await core.close();
console.log(JSON.stringify({ total, scan, notices }));
