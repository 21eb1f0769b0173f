import type { Appointment, appointmentsContract } from '../../../src-shared/appointments/appointments.contract.ts';
import { addDays, startOfLocalDay } from '../../../src-shared/lib/dates.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createIcsExport } from './export-ics.ts';
import { createIcsImport } from './import-ics.ts';

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
    ...createIcsExport(ctx),
    ...createIcsImport(ctx),
  };
}
