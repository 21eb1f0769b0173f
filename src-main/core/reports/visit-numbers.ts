import { addDays, startOfLocalDay } from '../../../src-shared/lib/dates.ts';
import type { Reached, ReportFilter, VisitCounts } from '../../../src-shared/reports/reports.contract.ts';
import type { Period } from '../../../src-shared/reports/periods.ts';
import type { Db } from '../platform/database.ts';

/*
 * The numbers of one rep are read along `visits_report`, an index that has everything they need, so that no row of a visit is fetched. The
 * newest result counts: one that a later one corrects does not.
 */

/** A visit `v` whose newest result is a success. */
export const isSuccessful = `EXISTS (SELECT 1 FROM visit_results AS r WHERE r.visit_id = v.id AND r.outcome = 'successful' AND r.deleted_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM visit_results AS n WHERE n.corrects_id = r.id AND n.deleted_at IS NULL))`;

/** Visits `v` of a rep in a time, not cancelled, narrowed by what the filter names. */
export function visitsWhere({ purpose, rating }: ReportFilter): string {
  return `v.owner_id = @ownerId AND v.starts_at >= @start AND v.starts_at < @end AND v.deleted_at IS NULL AND v.state <> 'cancelled'
    ${purpose === undefined ? '' : 'AND v.purpose = @purpose'}
    ${rating === undefined ? '' : 'AND v.customer_id IN (SELECT id FROM customers WHERE rating = @rating)'}`;
}

/** Customers `c` that a rep looks after. */
export function customersWhere({ rating }: ReportFilter): string {
  return `c.owner_id = @ownerId AND c.deleted_at IS NULL AND c.merged_into IS NULL ${rating === undefined ? '' : 'AND c.rating = @rating'}`;
}

/** From the beginning of the first day to that of the day after the last. */
export function boundsOf({ from, to }: Period): { start: string; end: string } {
  return { start: startOfLocalDay(from), end: startOfLocalDay(addDays(to, 1)) };
}

export function createVisitNumbers(db: Db, filter: ReportFilter) {
  const where = visitsWhere(filter);
  const count = db.prepare(
    `SELECT count(*) AS planned, ifnull(sum(v.state = 'done'), 0) AS done FROM visits AS v WHERE ${where}`,
  );
  const successful = db
    .prepare(`SELECT count(*) FROM visits AS v WHERE ${where} AND v.state = 'done' AND ${isSuccessful}`)
    .pluck();
  const visited = db.prepare(
    `SELECT count(*) AS customersVisited, ifnull(sum(${customersWhere(filter)}), 0) AS ownVisited
     FROM (SELECT DISTINCT v.customer_id FROM visits AS v WHERE ${where} AND v.state = 'done') AS d JOIN customers AS c ON c.id = d.customer_id`,
  );
  const own = db.prepare(`SELECT count(*) FROM customers AS c WHERE ${customersWhere(filter)}`).pluck();
  const named = { purpose: filter.purpose ?? null, rating: filter.rating ?? null };
  // A name that the statement does not have is refused, so only those that stand in it are given.
  const values = (ownerId: string, period: Period) => ({
    ownerId,
    ...boundsOf(period),
    ...(filter.purpose === undefined ? {} : { purpose: named.purpose }),
    ...(filter.rating === undefined ? {} : { rating: named.rating }),
  });

  return {
    countsOf(ownerId: string, period: Period): VisitCounts {
      const at = values(ownerId, period);
      const counts = count.get(at) as { planned: number; done: number }; // the columns selected
      return { ...counts, successful: counts.done === 0 ? 0 : Number(successful.get(at)) };
    },
    customersOf(ownerId: string, period: Period): Omit<Reached, keyof VisitCounts> {
      const at = values(ownerId, period);
      const seen = visited.get(at) as { customersVisited: number; ownVisited: number }; // the columns selected
      return {
        ...seen,
        ownCustomers: Number(own.get({ ownerId, ...(filter.rating === undefined ? {} : { rating: filter.rating }) })),
      };
    },
  };
}

export function sumOf(counts: readonly VisitCounts[]): VisitCounts {
  return counts.reduce(
    (sum, { planned, done, successful }) => ({
      planned: sum.planned + planned,
      done: sum.done + done,
      successful: sum.successful + successful,
    }),
    { planned: 0, done: 0, successful: 0 },
  );
}
