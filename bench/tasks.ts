import { localDay } from '../src-shared/lib/dates.ts';
import { clientOf, coreOf } from './core.ts';
import { atMost, type Bench, rounded } from './figure.ts';
import { median, percentile, spread, timed } from './measure.ts';
import { copyOf, profileWith } from './profiles.ts';

const today = localDay(new Date().toISOString());

export const tasks: Bench = {
  ids: ['tasks-many', 'tasks-many-wait', 'tasks-undo', 'tasks-list', 'tasks-counts'],
  title: 'one job for 20 000 customers while somebody works, taken back again; the list of tasks over 100 000 of them',
  async run({ isQuick }) {
    const customers = isQuick ? 2000 : 20_000;
    const copy = copyOf(await profileWith(customers), { isInMemory: isQuick });
    const core = coreOf(copy.path);
    try {
      await core.start();
      const client = clientOf(core);
      const me = (await client.team.users({})).users.find(({ isMe }) => isMe)?.id ?? null;
      const makeMany = (title: string, dueOn: string) =>
        client.tasks.createMany({ filter: {}, title, dueOn, assigneeId: me, priority: 'normal' });

      // Somebody works in another screen meanwhile: a question is asked all the time.
      const waits: number[] = [];
      let isMaking = true;
      const working = (async () => {
        while (isMaking) {
          waits.push(await timed(() => client.tasks.counts({ on: today })));
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
      })();
      let groupId = '';
      let made = 0;
      const making = await timed(async () => {
        ({ groupId, count: made } = await makeMany('Báo giá tháng 12', today));
      });
      isMaking = false;
      await working;
      let restored = 0;
      const undone = await timed(async () => {
        ({ restored } = await client.undo.apply({ groupId }));
      });

      const jobs = isQuick ? 2 : 5;
      const days = ['2020-01-06', today, '2020-03-02', '2099-01-05', '2020-05-04'];
      let total = 0;
      for (let job = 0; job < jobs; job += 1) total += (await makeMany(`Đợt ${job + 1}`, days[job] ?? today)).count;
      const lists: number[] = [];
      const counts: number[] = [];
      for (let ask = 0; ask < 15; ask += 1) {
        lists.push(await timed(() => client.tasks.list({ on: today })));
        counts.push(await timed(() => client.tasks.counts({ on: today })));
      }
      return [
        atMost('tasks-many', making, 'ms', 60_000, `${made} tasks, ${rounded((made / making) * 1000)} a second`),
        atMost('tasks-many-wait', percentile(waits, 99), 'ms', 250, `99 of 100 questions meanwhile; ${spread(waits)}`),
        atMost('tasks-undo', undone, 'ms', 60_000, `${restored} steps taken back`),
        atMost('tasks-list', median(lists), 'ms', 50, `${total} tasks of one person, ${spread(lists)}`),
        atMost('tasks-counts', median(counts), 'ms', 20, `what the rail asks, ${spread(counts)}`),
      ];
    } finally {
      await core.close();
      copy.remove();
    }
  },
};
