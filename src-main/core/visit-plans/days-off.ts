import { addDays, localDay, startOfLocalDay } from '../../../src-shared/lib/dates.ts';
import { isVisitFreeOn } from '../../../src-shared/reminders/tet.ts';
import { planVisits } from '../../../src-shared/visits/plan-visits.ts';
import type { Context } from '../context.ts';
import { createOfficeDaysReader } from '../holidays/index.ts';
import { officeInstant } from '../platform/office-time.ts';
import { createOfficeRulesReader } from '../settings/index.ts';
import { createDiary, instantAt, minuteOf } from './calendar-writer.ts';

export interface VisitAhead {
  readonly id: string;
  readonly customerId: string;
  readonly ownerId: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Beyond the longest run of days off. */
const searchedDays = 60;

/** The days of an office on which nobody is visited, as they are now: holidays come and go after visits were planned on them. */
export function createDaysOff(ctx: Pick<Context, 'db' | 'clock' | 'state'>) {
  const readDays = createOfficeDaysReader(ctx.db);
  const readRules = createOfficeRulesReader(ctx.db);
  const diary = createDiary(ctx.db);
  const ofDay = ctx.db.prepare(
    `SELECT id, customer_id AS customerId, owner_id AS ownerId, starts_at AS startsAt, ends_at AS endsAt
     FROM visits INDEXED BY visits_owner
     WHERE owner_id = @userId AND starts_at >= @from AND starts_at < @to AND state = 'planned' AND deleted_at IS NULL ORDER BY starts_at`,
  );

  return {
    /** Tells of a day whether people work and are visited on it; each day is reckoned once. */
    openDays(): (day: string) => boolean {
      const [days, free, known] = [readDays(), readRules(), new Map<string, boolean>()];
      return (day) => {
        const open = known.get(day) ?? (days.isVisitDay(day) && !isVisitFreeOn(day, free));
        known.set(day, open);
        return open;
      };
    },
    /** One's own planned visits ahead on holidays and on the visit-free days of Tết; a Sunday somebody chose for himself. */
    ahead(userId: string | null, from: string, to: string): VisitAhead[] {
      const now = officeInstant(ctx);
      const [days, free, today] = [readDays(), readRules(), localDay(now)];
      const found: VisitAhead[] = [];
      for (let day = from < today ? today : from; day <= to; day = addDays(day, 1)) {
        if (days.offOn(day) === null && !isVisitFreeOn(day, free)) continue;
        const start = startOfLocalDay(day);
        const span = { userId, from: start < now ? now : start, to: startOfLocalDay(addDays(day, 1)) };
        found.push(...(ofDay.all(span) as VisitAhead[])); // the columns selected
      }
      return found;
    },
    /** The next working day with room for each, at its own time where that is free; null where there is none for long. */
    placesFor(
      visits: readonly VisitAhead[],
    ): ReadonlyMap<string, { readonly day: string; readonly startsAt: string; readonly endsAt: string }> {
      const now = officeInstant(ctx);
      const today = localDay(now);
      const last = visits.reduce((latest, { startsAt }) => (startsAt > latest ? startsAt : latest), now);
      const through = addDays(localDay(last), searchedDays);
      const planned = planVisits({
        sources: visits.map(({ id, customerId, ownerId, startsAt, endsAt }) => ({
          // Each by itself, and once: the next turn lies beyond the last day.
          ...{ planId: id, customerId, ownerId, purpose: '', everyDays: 366, weekdays: null },
          minuteOfDay: minuteOf(startsAt),
          minutes: Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000),
          ...{ fromOn: addDays(localDay(startsAt), 1), untilOn: null, lastOn: null, isSpread: false },
        })),
        ...{ days: readDays(), free: readRules(), today, through, busy: diary.busyFrom(now, through) },
      });
      return new Map(
        planned.visits.map(({ source, day, startMinute, endMinute }) => [
          source.planId,
          { day, startsAt: instantAt(day, startMinute), endsAt: instantAt(day, endMinute) },
        ]),
      );
    },
  };
}
