import type { appointmentsContract } from '../../../src-shared/appointments/appointments.contract.ts';
import {
  type CalendarEntry,
  endOfCalendar,
  startOfCalendar,
  textOfEntry,
  utcTime,
} from '../../../src-shared/calendar-files/ics.ts';
import { addDays, localDay, startOfLocalDay } from '../../../src-shared/lib/dates.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { joinShownCustomer } from '../customers/index.ts';
import { createExportPermit, writeWholeFile } from '../exports/index.ts';
import { visitUid } from './import-ics.ts';

interface VisitLine {
  readonly id: string;
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string | null;
  readonly note: string | null;
  readonly phone: string | null;
  readonly state: string;
}

interface AppointmentLine extends Omit<CalendarEntry, 'uid' | 'isAllDay' | 'isCancelled'> {
  readonly id: string;
  readonly isAllDay: number;
  readonly icsUid: string | null;
}

/** One statement reads so many: begun for each of them, it would be half of what reading takes. */
const rowsAtOnce = 200;
/** So long entries are written before others have their turn. */
const sliceMs = 10;

/** One's visits and appointments as a file. Their numbers are read at once, they themselves as they are written: tens of thousands hold up nobody. */
export function createIcsExport(ctx: Context): Pick<HandlersOf<typeof appointmentsContract>, 'exportIcs'> {
  const visit = ctx.db.prepare(
    `SELECT v.id, c.name AS title, v.starts_at AS startsAt, v.ends_at AS endsAt, c.address AS place, v.note, v.state, c.phone
     FROM json_each(?) AS wanted CROSS JOIN visits AS v ON v.rid = wanted.value ${joinShownCustomer('v.customer_id')}
     WHERE v.deleted_at IS NULL AND c.restricted_on IS NULL ORDER BY wanted.key`,
  );
  const visitsBetween = ctx.db
    .prepare(
      `SELECT v.rid FROM visits AS v ${joinShownCustomer('v.customer_id')}
       WHERE v.deleted_at IS NULL AND c.restricted_on IS NULL AND v.owner_id IS ? AND v.starts_at >= ? AND v.starts_at < ?
       ORDER BY v.starts_at, v.rid LIMIT 50000`,
    )
    .pluck();
  const oneVisit = ctx.db
    .prepare(
      `SELECT v.rid FROM visits AS v ${joinShownCustomer('v.customer_id')}
       WHERE v.id = ? AND v.deleted_at IS NULL AND c.restricted_on IS NULL`,
    )
    .pluck();
  const appointment = ctx.db.prepare(
    `SELECT a.id, a.title, a.starts_at AS startsAt, a.ends_at AS endsAt, a.is_all_day AS isAllDay, a.place, a.note, a.ics_uid AS icsUid
     FROM json_each(?) AS wanted CROSS JOIN appointments AS a ON a.rid = wanted.value
     WHERE a.deleted_at IS NULL ORDER BY wanted.key`,
  );
  // Whether one was deleted is seen as it is read: the index alone tells the numbers of tens of thousands in a moment.
  const own = ctx.db
    .prepare('SELECT rid FROM appointments WHERE owner_id = ? AND starts_at >= ? AND starts_at < ? ORDER BY starts_at, rid')
    .pluck();
  const anyOwn = ctx.db
    .prepare('SELECT 1 FROM appointments WHERE owner_id = ? AND starts_at >= ? AND starts_at < ? AND deleted_at IS NULL LIMIT 1')
    .pluck();
  const readVisits = (rids: readonly unknown[]) => (visit.all(JSON.stringify(rids)) as VisitLine[]).map(entryOfVisit); // the columns selected
  const readAppointments = (rids: readonly unknown[]) =>
    (appointment.all(JSON.stringify(rids)) as AppointmentLine[]).map(entryOf); // the columns selected
  const mayExport = createExportPermit(ctx);
  const userName = ctx.db.prepare('SELECT name FROM users WHERE id = ?').pluck();

  return {
    async exportIcs({ file, visitId, from, to }) {
      if (!mayExport()) throw new AppError('forbidden', 'the office lets others take customer data out');
      const path = await ctx.files.resolveForWriting(file);
      const now = new Date(ctx.clock.now()).toISOString();
      const me = ctx.userId();
      const first = startOfLocalDay(from ?? addDays(localDay(now), -31));
      const end = startOfLocalDay(addDays(to ?? addDays(localDay(now), 365), 1));
      const visits = visitId === undefined ? visitsBetween.all(me, first, end) : oneVisit.all(visitId);
      const days = [me, first, end] as const;
      const appointments = visitId === undefined && anyOwn.get(...days) !== undefined ? own.all(...days) : [];
      if (visits.length + appointments.length === 0)
        throw new AppError('not-found', 'nothing in these days to be written into a calendar');
      let entries = 0;
      await writeWholeFile(path, text(), () =>
        ctx.write.transact((tx) =>
          tx.create('exportLog', {
            what: 'calendar',
            format: 'ics',
            rows: entries,
            columns: 'title,startsAt,endsAt,place,note',
            exportedAt: tx.now,
          }),
        ),
      );
      return { entries };

      /** Between two pieces the file is written, which is a turn for others. */
      async function* text(): AsyncGenerator<string> {
        const stamp = utcTime(now);
        let piece = startOfCalendar(`Fieldbook – ${String(userName.get(me) ?? '')}`);
        let begun = performance.now();
        for (const entry of read()) {
          piece += textOfEntry(entry, stamp);
          entries += 1;
          if (performance.now() - begun < sliceMs) continue;
          yield piece;
          piece = '';
          begun = performance.now();
        }
        yield piece + endOfCalendar;
      }

      function* read(): Generator<CalendarEntry> {
        for (const some of slicesOf(visits)) yield* readVisits(some);
        for (const some of slicesOf(appointments)) yield* readAppointments(some);
      }
    },
  };
}

function* slicesOf(rids: readonly unknown[]): Generator<readonly unknown[]> {
  for (let at = 0; at < rids.length; at += rowsAtOnce) yield rids.slice(at, at + rowsAtOnce);
}

function entryOfVisit({ id, title, startsAt, endsAt, place, note, phone, state }: VisitLine): CalendarEntry {
  const lines = [note, phone].filter((line) => line !== null && line !== '');
  return {
    uid: visitUid(id),
    title,
    startsAt,
    endsAt,
    isAllDay: false,
    place,
    note: lines.length === 0 ? null : lines.join('\n'),
    isCancelled: state === 'cancelled',
  };
}

function entryOf({ id, title, startsAt, endsAt, isAllDay, place, note, icsUid }: AppointmentLine): CalendarEntry {
  const uid = icsUid ?? `appointment-${id}@fieldbook`;
  return { uid, title, startsAt, endsAt, isAllDay: isAllDay === 1, place, note, isCancelled: false };
}
