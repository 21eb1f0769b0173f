import { addDays, instantOf, localDay, startOfLocalDay } from '../../../src-shared/lib/dates.ts';
import type { Stretch } from '../../../src-shared/visits/place-in-day.ts';
import type { PlannedVisit } from '../../../src-shared/visits/plan-visits.ts';
import type { Db } from '../platform/database.ts';
import { madeId } from '../platform/made-id.ts';
import type { WriteTransaction } from '../sync/write-door.ts';

export interface Diary {
  /** What each owner has on each day; of today what is past is taken. */
  busyFrom(now: string, through: string): (ownerId: string, day: string) => readonly Stretch[];
}

export function createDiary(db: Db): Diary {
  const planned = db.prepare(
    `SELECT owner_id AS ownerId, starts_at AS startsAt, ends_at AS endsAt FROM visits
     WHERE starts_at >= ? AND starts_at < ? AND state <> 'cancelled' AND deleted_at IS NULL AND owner_id IS NOT NULL`,
  );
  return {
    busyFrom(now, through) {
      const today = localDay(now);
      const past: Stretch = { start: 0, end: minuteOf(now) };
      const pages = new Map<string, Stretch[]>();
      const rows = planned.all(startOfLocalDay(today), startOfLocalDay(addDays(through, 1))) as {
        ownerId: string;
        startsAt: string;
        endsAt: string;
      }[]; // the columns selected
      for (const { ownerId, startsAt, endsAt } of rows) {
        const key = `${ownerId} ${localDay(startsAt)}`;
        const start = minuteOf(startsAt);
        const page = pages.get(key) ?? [];
        page.push({ start, end: start + Math.max(0, (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000) });
        pages.set(key, page);
      }
      return (ownerId, day) => {
        const page = pages.get(`${ownerId} ${day}`) ?? [];
        return day === today ? [...page, past] : page;
      };
    },
  };
}

/** The visit of one turn: two laptops that make it write the same row. */
export function plannedVisitId({ source, turn }: PlannedVisit): string {
  return madeId('visits', source.planId, source.customerId, String(turn));
}

/**
 * Writes one planned visit; answers whether it is new. One that was there is left as it is, wherever it was moved to and whatever became
 * of it. `revives` makes a visit again that was taken out of the calendar, because somebody asks for it now.
 */
export function writePlanned(tx: WriteTransaction, planned: PlannedVisit, revives: boolean): boolean {
  const { source, planDay, day, startMinute, endMinute } = planned;
  const id = plannedVisitId(planned);
  const values = {
    ownerId: source.ownerId,
    startsAt: instantAt(day, startMinute),
    endsAt: instantAt(day, endMinute),
    planDay,
  };
  const known = tx.read('visits', id);
  if (known === null) {
    tx.create('visits', {
      id,
      customerId: source.customerId,
      purpose: source.purpose,
      note: null,
      cancelReason: null,
      state: 'planned',
      planId: source.planId,
      ...values,
    });
    return true;
  }
  if (known.deletedAt === null || !revives) return false;
  tx.restore('visits', id);
  tx.update('visits', id, values);
  return true;
}

export interface PlannedRow {
  readonly id: string;
  readonly customerId: string;
  readonly ownerId: string;
  readonly purpose: string;
  readonly planId: string;
  readonly planDay: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
}

/**
 * Puts a planned visit that nobody has touched onto another day: as another row, so that it stays one that nobody has touched, and of the
 * same id on every laptop. With null it only goes.
 */
export function replacePlanned(
  tx: WriteTransaction,
  { id, ...row }: PlannedRow,
  place: { readonly day: string; readonly startsAt: string; readonly endsAt: string } | null,
): void {
  tx.remove('visits', id);
  if (place === null) return;
  const { day, ...times } = place;
  const otherId = madeId('visits', row.planId, row.customerId, `on-${day}`);
  const known = tx.read('visits', otherId);
  if (known === null) {
    tx.create('visits', { ...row, ...times, id: otherId, note: null, cancelReason: null, state: 'planned' });
  } else if (known.deletedAt !== null) {
    tx.restore('visits', otherId);
    tx.update('visits', otherId, times);
  }
}

/** The instant of a minute of a Vietnamese day. */
export function instantAt(day: string, minute: number): string {
  return instantOf(day, `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
}

/** Minutes since a Vietnamese day began. */
export function minuteOf(instant: string): number {
  return Math.round((Date.parse(instant) - Date.parse(startOfLocalDay(localDay(instant)))) / 60_000);
}
