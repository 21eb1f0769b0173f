import type { Appointment, appointmentsContract } from '../../../src-shared/appointments/appointments.contract.ts';
import { type CalendarEntry, writeCalendar } from '../../../src-shared/calendar-files/ics.ts';
import { addDays, localDay, startOfLocalDay } from '../../../src-shared/lib/dates.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createExportPermit, writeWholeFile } from '../exports/index.ts';
import { createIcsImport, visitUid } from './import-ics.ts';

type Row = Omit<Appointment, 'isAllDay' | 'isMine' | 'isImported'> & {
  readonly ownerId: string;
  readonly isAllDay: number;
  readonly icsUid: string | null;
};

const columns = `a.id, a.title, a.starts_at AS startsAt, a.ends_at AS endsAt, a.is_all_day AS isAllDay, a.place, a.note, a.owner_id AS ownerId,
  u.name AS ownerName, a.ics_uid AS icsUid FROM appointments AS a LEFT JOIN users AS u ON u.id = a.owner_id`;

/** What stands in one's calendar beside visits, and calendars as files. Nothing here writes to anybody: files are all that goes out. */
export function createAppointmentsService(ctx: Context): HandlersOf<typeof appointmentsContract> {
  const between = ctx.db.prepare(
    `SELECT ${columns} WHERE a.deleted_at IS NULL AND a.starts_at < ? AND a.ends_at > ?
       AND (a.owner_id = ? OR a.shared_with IS NOT NULL) ORDER BY a.is_all_day DESC, a.starts_at, a.id LIMIT 2000`,
  );
  const visitColumns = `v.id, c.name AS title, v.starts_at AS startsAt, v.ends_at AS endsAt, c.address AS place, v.note, v.state, c.phone
    FROM visits AS v JOIN customers AS c ON c.id = v.customer_id WHERE v.deleted_at IS NULL AND c.restricted_on IS NULL`;
  const visit = ctx.db.prepare(`SELECT ${visitColumns} AND v.id = ?`);
  const visitsBetween = ctx.db.prepare(
    `SELECT ${visitColumns} AND v.owner_id IS ? AND v.starts_at >= ? AND v.starts_at < ? ORDER BY v.starts_at, v.id LIMIT 50000`,
  );
  const own = ctx.db.prepare(
    `SELECT ${columns} WHERE a.deleted_at IS NULL AND a.owner_id = ? AND a.starts_at >= ? AND a.starts_at < ? ORDER BY a.starts_at, a.id`,
  );
  const mayExport = createExportPermit(ctx);
  const userName = ctx.db.prepare('SELECT name FROM users WHERE id = ?').pluck();
  const toAppointment = ({ ownerId, icsUid, isAllDay, ...row }: Row): Appointment => ({
    ...row,
    isAllDay: isAllDay === 1,
    isMine: ownerId === ctx.userId(),
    isImported: icsUid !== null,
  });

  return {
    list({ from, to }) {
      if (from > to) throw new AppError('invalid', 'the end lies before the start', { fields: { to: 'end-before-start' } });
      const rows = between.all(startOfLocalDay(addDays(to, 1)), startOfLocalDay(from), ctx.userId()) as Row[]; // the columns selected
      return { appointments: rows.map(toAppointment) };
    },
    save({ id, ...values }) {
      if (values.startsAt >= values.endsAt)
        throw new AppError('invalid', 'the end lies before the start', { fields: { endsAt: 'end-before-start' } });
      const { value, groupId } = ctx.write.transact((tx) => {
        if (id === undefined) {
          return tx.create('appointments', { ...values, ownerId: tx.userId, customerId: null, sharedWith: null, icsUid: null });
        }
        tx.update('appointments', id, values);
        return id;
      });
      return { id: value, groupId };
    },
    delete({ id }) {
      const { groupId } = ctx.write.transact((tx) => void tx.remove('appointments', id));
      return { groupId };
    },
    async exportIcs({ file, visitId, from, to }) {
      if (!mayExport()) throw new AppError('forbidden', 'the office lets others take customer data out');
      const path = await ctx.files.resolveForWriting(file);
      const now = new Date(ctx.clock.now()).toISOString();
      const me = ctx.userId();
      const first = startOfLocalDay(from ?? addDays(localDay(now), -31));
      const end = startOfLocalDay(addDays(to ?? addDays(localDay(now), 365), 1));
      const visits = (visitId === undefined ? visitsBetween.all(me, first, end) : [visit.get(visitId)]) as (
        | VisitLine
        | undefined
      )[];
      const appointments = (visitId === undefined ? own.all(me, first, end) : []) as Row[]; // the columns selected
      const entries = [
        ...visits.flatMap((line) => (line === undefined ? [] : [entryOfVisit(line)])),
        ...appointments.map(entryOf),
      ];
      if (entries.length === 0) throw new AppError('not-found', 'nothing in these days to be written into a calendar');
      const text = writeCalendar(entries, `Fieldbook – ${String(userName.get(me) ?? '')}`, now);
      await writeWholeFile(path, text, () =>
        ctx.write.transact((tx) =>
          tx.create('exportLog', {
            what: 'calendar',
            format: 'ics',
            rows: entries.length,
            columns: 'title,startsAt,endsAt,place,note',
            exportedAt: tx.now,
          }),
        ),
      );
      return { entries: entries.length };
    },
    ...createIcsImport(ctx),
  };
}

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

function entryOf({ id, title, startsAt, endsAt, isAllDay, place, note, icsUid }: Row): CalendarEntry {
  const uid = icsUid ?? `appointment-${id}@fieldbook`;
  return { uid, title, startsAt, endsAt, isAllDay: isAllDay === 1, place, note, isCancelled: false };
}
