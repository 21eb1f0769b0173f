import { addDays, localDay, monthRange, startOfLocalDay, weekOf } from '../../../src-shared/lib/dates.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { todayContract } from '../../../src-shared/today/today.contract.ts';
import type { Context } from '../context.ts';
import { isListed, joinShownCustomer } from '../customers/index.ts';
import { createVisitsRepository } from '../visits/index.ts';

const anniversaryDaysAhead = 7;
const missingResultDays = 30;
const longUnvisitedDays = 60;

interface Anniversary {
  readonly kind: 'birthday' | 'founding';
  readonly day: string;
  readonly name: string;
  readonly customerId: string;
  readonly customerName: string;
}

export function createTodayService(ctx: Context): HandlersOf<typeof todayContract> {
  const visits = createVisitsRepository(ctx.db);
  const counts = ctx.db.prepare(`SELECT count(*) AS total FROM customers AS c WHERE ${isListed} AND owner_id IS ?`);
  const longUnvisited = ctx.db
    .prepare(`SELECT count(*) FROM customers AS c WHERE ${isListed} AND owner_id IS ? AND ifnull(last_visit_at, '') < ?`)
    .pluck();
  const foundingDays = ctx.db.prepare(
    `SELECT 'founding' AS kind, founded_on AS day, name, id AS customerId, name AS customerName FROM customers AS c
     WHERE substr(founded_on, 6) = ? AND restricted_on IS NULL AND founded_on IS NOT NULL AND ${isListed} AND owner_id IS ? LIMIT 20`,
  );
  const birthdays = ctx.db.prepare(
    `SELECT 'birthday' AS kind, k.birthday AS day, k.name, c.id AS customerId, c.name AS customerName
     FROM contacts AS k ${joinShownCustomer('k.customer_id')}
     WHERE substr(k.birthday, 6) = ? AND k.birthday IS NOT NULL AND k.deleted_at IS NULL AND k.restricted_on IS NULL AND c.restricted_on IS NULL
       AND c.deleted_at IS NULL AND c.owner_id IS ? LIMIT 20`,
  );

  /** Without a result, or checked in to and never out of. */
  const unfinished = (me: string | null, today: string, now: string) => {
    const [since, before] = [startOfLocalDay(addDays(today, -missingResultDays)), startOfLocalDay(today)];
    const missing = visits.findMissingResults(since, before, me, 50);
    const known = new Set(missing.map(({ id }) => id));
    return [...missing, ...visits.findLeftOpen(since, before, now, me, 50).filter(({ id }) => !known.has(id))];
  };

  return {
    get({ on }) {
      const now = new Date(ctx.clock.now()).toISOString();
      const today = on ?? localDay(now);
      const me = ctx.userId();
      const countDays = (first: string, last: string) =>
        visits.countBetween(startOfLocalDay(first), startOfLocalDay(addDays(last, 1)), me);
      const month = monthRange(today);
      const days = Array.from({ length: anniversaryDaysAhead + 1 }, (_, ahead) => addDays(today, ahead));
      return {
        on: today,
        visits: visits
          .findBetween(startOfLocalDay(today), startOfLocalDay(addDays(today, 1)), now, { ownerId: me, customerId: null })
          .filter((visit) => visit.state !== 'cancelled'),
        missingResults: unfinished(me, today, now),
        month: countDays(month.first, month.last),
        week: weekOf(today).map((day) => ({ on: day, ...countDays(day, day) })),
        customers: {
          total: (counts.get(me) as { total: number }).total, // the column selected
          notVisited60Days: Number(longUnvisited.get(me, startOfLocalDay(addDays(today, -longUnvisitedDays)))),
        },
        anniversaries: days.flatMap((day) =>
          ([...foundingDays.all(day.slice(5), me), ...birthdays.all(day.slice(5), me)] as Anniversary[]) // the columns selected
            .filter((row) => row.day < day)
            .map(({ day: since, ...row }) => ({ ...row, on: day, years: Number(day.slice(0, 4)) - Number(since.slice(0, 4)) })),
        ),
      };
    },
  };
}
