import { addDays, localDay } from '../../../src-shared/lib/dates.ts';
import { lunarDate } from '../../../src-shared/vietnam/lunar.ts';
import { planHorizonDays, planVisits } from '../../../src-shared/visits/plan-visits.ts';
import type { Context } from '../context.ts';
import { createFamily } from '../customers/index.ts';
import { createOfficeDaysReader } from '../holidays/index.ts';
import { pauseForOthers } from '../platform/pause.ts';
import { createOfficeRulesReader } from '../settings/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createDiary, type PlannedRow, replacePlanned, writePlanned } from './calendar-writer.ts';
import { createDaysOff } from './days-off.ts';
import { tetPlanId } from './plan-rows.ts';
import { createSourcesReader, type GroupMembers } from './plan-sources.ts';
import { officeInstant } from '../platform/office-time.ts';

/** So many visits are written in one transaction; other calls come between two of them. */
const visitsInTransaction = 200;

export interface Filled {
  readonly made: number;
  readonly removed: number;
  readonly unplaced: number;
}

export interface FillWish {
  /** Only this customer; null for all of this person's. */
  readonly customerId: string | null;
  /** Somebody asks for it: visits that were taken out of the calendar come back. */
  readonly revives: boolean;
  readonly groupId: string;
  /** Looked at between two slices: the profile is being closed. */
  readonly isStopped?: () => boolean;
}

/** What fills the calendar of a profile just now. */
const running = new WeakMap<Context, Promise<void>>();

/**
 * Puts the visits of plans and rules into the calendar of this person's customers, a quarter ahead, and takes out those ahead that nobody
 * wants any more and nobody has touched. Run twice it changes nothing the second time.
 */
export function createCalendarFiller(ctx: Context, membersOf: GroupMembers) {
  const family = createFamily(ctx.db);
  const sources = createSourcesReader(ctx.db, membersOf, family);
  const readDays = createOfficeDaysReader(ctx.db);
  const readRules = createOfficeRulesReader(ctx.db);
  const diary = createDiary(ctx.db);
  const daysOff = createDaysOff(ctx);
  const ahead = ctx.db.prepare(
    `SELECT v.id, v.customer_id AS customerId, v.owner_id AS ownerId, v.purpose, v.plan_id AS planId, v.plan_day AS planDay,
       v.starts_at AS startsAt, v.ends_at AS endsAt
     FROM visits AS v
     JOIN customers AS c ON c.id = v.customer_id AND c.owner_id = @userId
     WHERE v.plan_id IS NOT NULL AND v.starts_at > @now AND v.state = 'planned' AND v.deleted_at IS NULL
       AND (@members IS NULL OR v.customer_id IN (SELECT value FROM json_each(@members)))`,
  );
  const anyAhead = ctx.db
    .prepare(
      "SELECT 1 FROM visits WHERE plan_id IS NOT NULL AND starts_at > ? AND state = 'planned' AND deleted_at IS NULL LIMIT 1",
    )
    .pluck();
  const touched = ctx.db
    .prepare(
      "SELECT 1 FROM history WHERE row_id = ? AND kind = 'update' AND field IN ('startsAt', 'endsAt', 'note', 'ownerId') LIMIT 1",
    )
    .pluck();

  /** One after the other: two that reckon at the same time would give the same hour twice. */
  function fill(wish: FillWish): Promise<Filled> {
    const mine = (running.get(ctx) ?? Promise.resolve()).then(() => fillNow(wish));
    running.set(
      ctx,
      mine.then(
        () => undefined,
        () => undefined,
      ),
    );
    return mine;
  }

  async function fillNow({ customerId: wished, revives, groupId, isStopped = () => false }: FillWish): Promise<Filled> {
    const customerId = wished === null ? null : family.winnerOf(wished);
    const members = customerId === null ? null : family.json(customerId);
    const userId = ctx.userId();
    const now = officeInstant(ctx);
    const today = localDay(now);
    if (userId === null) return { made: 0, removed: 0, unplaced: 0 };
    const found = await sources.read(userId, now, customerId);
    if (isStopped()) return { made: 0, removed: 0, unplaced: 0 };

    const wanted = new Set(found.map(({ planId, customerId: of }) => `${planId} ${of}`));
    const { year } = lunarDate(today);
    const ofTet = new Set([year, year + 1].map(tetPlanId));
    const known = ahead.all({ userId, now, members }) as PlannedRow[]; // the columns selected
    const isUntouched = ({ id }: PlannedRow) => touched.get(id) === undefined;
    const stale = known.filter(
      (visit) => !ofTet.has(visit.planId) && !wanted.has(`${visit.planId} ${visit.customerId}`) && isUntouched(visit),
    );
    const removed = await inSlices(stale, ({ id }, tx) => tx.remove('visits', id), groupId, isStopped);

    await leaveDaysOff(
      known.filter((visit) => !ofTet.has(visit.planId) && wanted.has(`${visit.planId} ${visit.customerId}`)),
      isUntouched,
      (things, work) => inSlices(things, work, groupId, isStopped),
    );
    if (isStopped()) return { made: 0, removed, unplaced: 0 };

    // What was taken out gives its time free, and no longer counts as the last visit.
    const sure = stale.length === 0 ? found : await sources.read(userId, now, customerId);
    const through = addDays(today, planHorizonDays);
    const { visits, unplaced } = planVisits({
      sources: sure,
      days: readDays(),
      free: readRules(),
      today,
      through,
      busy: diary.busyFrom(now, through),
    });
    const made = await inSlices(visits, (visit, tx) => writePlanned(tx, visit, revives), groupId, isStopped);
    return { made, removed, unplaced };
  }

  /** A day may have become one off after visits were planned on it: those that nobody has touched go to the next working day. */
  async function leaveDaysOff(
    known: readonly PlannedRow[],
    isUntouched: (visit: PlannedRow) => boolean,
    inTurns: <T>(things: readonly T[], work: (thing: T, tx: WriteTransaction) => boolean) => Promise<number>,
  ): Promise<void> {
    const isOpen = daysOff.openDays();
    const moving = known.filter((visit) => !isOpen(localDayOf(visit.startsAt)) && isUntouched(visit));
    if (moving.length === 0) return;
    const places = daysOff.placesFor(moving);
    // A turn that comes onto the day of the next one is one visit with it.
    const taken = new Set(known.map(({ planId, customerId, startsAt }) => `${planId} ${customerId} ${localDayOf(startsAt)}`));
    await inTurns(moving, (visit, tx) => {
      const place = places.get(visit.id) ?? null;
      if (place === null) return false;
      const isMet = taken.has(`${visit.planId} ${visit.customerId} ${place.day}`);
      replacePlanned(tx, visit, isMet ? null : place);
      return true;
    });
  }

  /** Answers for how many of the things the work was done. */
  async function inSlices<T>(
    things: readonly T[],
    work: (thing: T, tx: WriteTransaction) => boolean,
    groupId: string,
    isStopped: () => boolean,
  ): Promise<number> {
    let count = 0;
    for (let from = 0; from < things.length && !isStopped(); from += visitsInTransaction) {
      const slice = things.slice(from, from + visitsInTransaction);
      count += ctx.write.transact((tx) => slice.filter((thing) => work(thing, tx)).length, { groupId }).value;
      await pauseForOthers();
    }
    return count;
  }

  return {
    fill,
    inSlices,
    sources,
    /** The last rule may be gone and have visits left. */
    hasVisitsAhead: () => anyAhead.get(officeInstant(ctx)) !== undefined,
  };
}

/** `localDay` of thousands of instants: until five in the afternoon Greenwich has Vietnam's day. */
function localDayOf(instant: string): string {
  return instant.slice(11, 13) < '17' ? instant.slice(0, 10) : localDay(instant);
}

export type CalendarFiller = ReturnType<typeof createCalendarFiller>;
