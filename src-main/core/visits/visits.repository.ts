import type { Visit } from '../../../src-shared/visits/visit.ts';
import { createFamily, inFamily, joinShownCustomer } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';

interface VisitRow extends Omit<Visit, 'result' | 'isMissingResult'> {
  readonly outcome: NonNullable<Visit['result']>['outcome'] | null;
  readonly metWhom: string | null;
  readonly said: string | null;
  readonly nextStep: string | null;
  readonly nextOn: string | null;
  readonly resultAt: string | null;
}

const columns = `v.id, c.id AS customerId, c.name AS customerName, c.address AS customerAddress,
  CASE WHEN c.restricted_on IS NULL THEN c.phone END AS customerPhone,
  v.purpose, v.state, v.starts_at AS startsAt, v.ends_at AS endsAt, v.note, v.owner_id AS ownerId, u.name AS ownerName, v.rev, v.in_at AS inAt, v.out_at AS outAt,
  r.outcome, r.met_whom AS metWhom, r.said, r.next_step AS nextStep, r.next_on AS nextOn, r.at AS resultAt`;

/**
 * Shown under the customer that stands for the visit's own. The newest result of a visit: a correction is a new row of the same instant, and
 * its id tells that it came later.
 */
const source = `visits AS v ${joinShownCustomer('v.customer_id')} AND c.deleted_at IS NULL
  LEFT JOIN users AS u ON u.id = v.owner_id
  LEFT JOIN visit_results AS r ON r.rid = (
    SELECT rid FROM visit_results WHERE visit_id = v.id AND deleted_at IS NULL ORDER BY at DESC, id DESC LIMIT 1)`;

export interface DayOfVisits {
  readonly day: string;
  readonly count: number;
  readonly all: number;
  readonly visits: Visit[];
}

export interface VisitsRepository {
  get(id: string, now: string): Visit | null;
  /** Visits with from ≤ start < to, in order. */
  findBetween(from: string, to: string, now: string, who: { ownerId: string | null; customerId: string | null }): Visit[];
  /** For each day from `from` up to before `to` (instants) how many there are, and of each the first; days without a visit are left out. */
  findDays(from: string, to: string, now: string, ownerId: string | null, perDay: number): DayOfVisits[];
  /** Planned visits whose end lies in [since, now): nobody has said yet what came of them. */
  findMissingResults(since: string, now: string, ownerId: string | null, limit: number): Visit[];
  /** Visits that somebody checked in to in [since, before) and never out of. */
  findLeftOpen(since: string, before: string, now: string, ownerId: string | null, limit: number): Visit[];
  /** Whether a living result names this one as what it corrects. */
  isCorrected(resultId: string): boolean;
  /** The result that counts; null where there is none. */
  newestResult(visitId: string): string | null;
  /** How many of the visits with from ≤ start < to are there and how many are done; cancelled ones do not count. */
  countBetween(from: string, to: string, ownerId: string | null): { planned: number; done: number };
}

export function createVisitsRepository(db: Db): VisitsRepository {
  const family = createFamily(db);
  const byId = db.prepare(`SELECT ${columns} FROM ${source} WHERE v.id = ? AND v.deleted_at IS NULL`);
  const between = db.prepare(
    `SELECT ${columns} FROM ${source}
     WHERE v.starts_at >= ? AND v.starts_at < ? AND v.deleted_at IS NULL ORDER BY v.starts_at, v.id`,
  );
  const betweenOfOwner = db.prepare(
    `SELECT ${columns} FROM ${source}
     WHERE v.owner_id = ? AND v.starts_at >= ? AND v.starts_at < ? AND v.deleted_at IS NULL ORDER BY v.starts_at, v.id`,
  );
  const betweenOfCustomer = db.prepare(
    `SELECT ${columns} FROM ${source}
     WHERE ${inFamily('v.customer_id')} AND v.starts_at >= ? AND v.starts_at < ? AND v.deleted_at IS NULL ORDER BY v.starts_at, v.id`,
  );
  const missing = db.prepare(
    `SELECT ${columns} FROM ${source}
     WHERE v.state = 'planned' AND v.ends_at >= @since AND v.ends_at < @now AND v.deleted_at IS NULL AND (@ownerId IS NULL OR v.owner_id = @ownerId)
     ORDER BY v.ends_at, v.id LIMIT +@limit`,
  );
  const leftOpen = db.prepare(
    `SELECT ${columns} FROM ${source}
     WHERE v.in_at IS NOT NULL AND v.out_at IS NULL AND v.in_at >= @since AND v.in_at < @before AND v.state <> 'cancelled'
       AND v.deleted_at IS NULL AND (@ownerId IS NULL OR v.owner_id = @ownerId)
     ORDER BY v.in_at, v.id LIMIT +@limit`,
  );
  const count = db.prepare(
    `SELECT count(*) AS planned, ifnull(sum(state = 'done'), 0) AS done FROM visits
     WHERE starts_at >= ? AND starts_at < ? AND deleted_at IS NULL AND state <> 'cancelled'`,
  );
  const countOfOwner = db.prepare(
    `SELECT count(*) AS planned, ifnull(sum(state = 'done'), 0) AS done FROM visits
     WHERE owner_id = ? AND starts_at >= ? AND starts_at < ? AND deleted_at IS NULL AND state <> 'cancelled'`,
  );

  // Counted on the index alone; only what is shown is read whole.
  const ranked = (whose: string) =>
    db.prepare(
      `SELECT v.id, date(v.starts_at, '+7 hours') AS day, v.state <> 'cancelled' AS counts,
       row_number() OVER (PARTITION BY date(v.starts_at, '+7 hours') ORDER BY v.state = 'cancelled', v.starts_at, v.id) AS place
     FROM visits AS v JOIN customers AS c ON c.id = v.customer_id AND c.deleted_at IS NULL
     WHERE ${whose} v.starts_at >= ? AND v.starts_at < ? AND v.deleted_at IS NULL`,
    );
  const daysOfAll = ranked('');
  const daysOfOwner = ranked('v.owner_id = ? AND');

  const correction = db.prepare('SELECT 1 FROM visit_results WHERE corrects_id = ? AND deleted_at IS NULL LIMIT 1').pluck();
  const newest = db
    .prepare('SELECT id FROM visit_results WHERE visit_id = ? AND deleted_at IS NULL ORDER BY at DESC, id DESC LIMIT 1')
    .pluck();

  return {
    newestResult(visitId) {
      const id: unknown = newest.get(visitId);
      return typeof id === 'string' ? id : null;
    },
    isCorrected: (resultId) => correction.get(resultId) === 1,
    get(id, now) {
      const row = byId.get(id) as VisitRow | undefined; // the columns selected, as in the calls below
      return row === undefined ? null : toVisit(row, now);
    },
    findBetween(from, to, now, { ownerId, customerId }) {
      const rows = (
        customerId !== null
          ? betweenOfCustomer.all(family.json(family.winnerOf(customerId)), from, to)
          : ownerId !== null
            ? betweenOfOwner.all(ownerId, from, to)
            : between.all(from, to)
      ) as VisitRow[];
      const visits = rows.map((row) => toVisit(row, now));
      return customerId !== null && ownerId !== null ? visits.filter((visit) => visit.ownerId === ownerId) : visits;
    },
    findDays(from, to, now, ownerId, perDay) {
      const rows = (ownerId === null ? daysOfAll.all(from, to) : daysOfOwner.all(ownerId, from, to)) as {
        id: string;
        day: string;
        counts: number;
        place: number;
      }[]; // the columns selected
      const days = new Map<string, { day: string; count: number; all: number; visits: Visit[] }>();
      for (const { id, day, counts, place } of rows) {
        const one = days.get(day) ?? { day, count: 0, all: 0, visits: [] };
        days.set(day, one);
        one.count += counts;
        one.all += 1;
        if (place > perDay) continue;
        const row = byId.get(id) as VisitRow | undefined; // the columns selected
        if (row !== undefined) one.visits.push(toVisit(row, now));
      }
      const byTime = (a: Visit, b: Visit) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : a.id < b.id ? -1 : 1);
      return [...days.values()]
        .map((day) => ({ ...day, visits: day.visits.toSorted(byTime) }))
        .toSorted((a, b) => (a.day < b.day ? -1 : 1));
    },
    findMissingResults: (since, now, ownerId, limit) =>
      (missing.all({ since, now, ownerId, limit }) as VisitRow[]).map((row) => toVisit(row, now)),
    findLeftOpen: (since, before, now, ownerId, limit) =>
      (leftOpen.all({ since, before, ownerId, limit }) as VisitRow[]).map((row) => toVisit(row, now)),
    countBetween: (from, to, ownerId) =>
      (ownerId === null ? count.get(from, to) : countOfOwner.get(ownerId, from, to)) as { planned: number; done: number },
  };
}

function toVisit(row: VisitRow, now: string): Visit {
  const { outcome, metWhom, said, nextStep, nextOn, resultAt, ...visit } = row;
  return {
    ...visit,
    result:
      outcome === null || said === null || resultAt === null ? null : { outcome, metWhom, said, nextStep, nextOn, at: resultAt },
    isMissingResult: visit.state === 'planned' && visit.endsAt < now,
  };
}
