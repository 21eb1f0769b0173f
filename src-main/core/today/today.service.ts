import { addDays, localDay, monthRange, startOfLocalDay, weekOf } from '../../../src-shared/lib/dates.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { todayContract } from '../../../src-shared/today/today.contract.ts';
import type { Context } from '../context.ts';
import { isListed } from '../customers/index.ts';
import { createMyVisits, createVisitsRepository } from '../visits/index.ts';
import { officeInstant } from '../platform/office-time.ts';

const missingResultDays = 30;
const longUnvisitedDays = 60;

export function createTodayService(ctx: Context): HandlersOf<typeof todayContract> {
  const visits = createVisitsRepository(ctx.db);
  const mine = createMyVisits(ctx, visits);
  const counts = ctx.db.prepare(`SELECT count(*) AS total FROM customers AS c WHERE ${isListed} AND owner_id IS ?`);
  const longUnvisited = ctx.db
    .prepare(`SELECT count(*) FROM customers AS c WHERE ${isListed} AND owner_id IS ? AND ifnull(last_visit_at, '') < ?`)
    .pluck();

  /** Without a result, or checked in to and never out of. */
  const unfinished = (today: string, now: string) => {
    const [since, before] = [startOfLocalDay(addDays(today, -missingResultDays)), startOfLocalDay(today)];
    return mine.spans(since, before).flatMap(({ userId, from, to }) => {
      const missing = visits.findMissingResults(from, to, userId, 50);
      const known = new Set(missing.map(({ id }) => id));
      return [...missing, ...visits.findLeftOpen(from, to, now, userId, 50).filter(({ id }) => !known.has(id))];
    });
  };

  return {
    get({ on }) {
      const now = officeInstant(ctx);
      const today = on ?? localDay(now);
      const me = ctx.userId();
      const countDays = (first: string, last: string) =>
        visits.countBetween(startOfLocalDay(first), startOfLocalDay(addDays(last, 1)), me);
      const month = monthRange(today);
      return {
        on: today,
        visits: mine
          .between(startOfLocalDay(today), startOfLocalDay(addDays(today, 1)), now)
          .filter((visit) => visit.state !== 'cancelled'),
        missingResults: unfinished(today, now),
        month: countDays(month.first, month.last),
        week: weekOf(today).map((day) => ({ on: day, ...countDays(day, day) })),
        customers: {
          total: (counts.get(me) as { total: number }).total, // the column selected
          notVisited60Days: Number(longUnvisited.get(me, startOfLocalDay(addDays(today, -longUnvisitedDays)))),
        },
      };
    },
  };
}
