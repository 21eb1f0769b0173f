import { z } from 'zod';
import { isoDate, isoInstant, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { appointmentValues } from './appointment.ts';

export const appointment = z.object({
  id: uuid,
  title: z.string(),
  startsAt: isoInstant,
  endsAt: isoInstant,
  isAllDay: z.boolean(),
  place: z.string().nullable(),
  note: z.string().nullable(),
  ownerName: z.string().nullable(),
  isMine: z.boolean(),
  /** It came in from another calendar. */
  isImported: z.boolean(),
});
export type Appointment = z.output<typeof appointment>;

const file = z.string().min(1).max(4000);
const { title, startsAt, endsAt, isAllDay, place, note } = appointmentValues.shape;

export const calendarCounts = z.object({
  /** Entries that are not here yet. */
  created: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  /** Called off there; those that are here go. */
  cancelled: z.number().int(),
  /** Visits of this program that came back with the file: they stay what they are here. */
  visits: z.number().int(),
  unreadable: z.number().int(),
  /** Repetitions before the last month or after the next thirteen. */
  leftOut: z.number().int(),
});
export type CalendarCounts = z.output<typeof calendarCounts>;

export const appointmentsContract = {
  list: query(
    'Appointments of some days that are no visits: one’s own, and those that others share',
    z.object({ from: isoDate, to: isoDate }),
    z.object({ appointments: z.array(appointment) }),
  ),
  save: command(
    'Writes an appointment down, or changes one',
    z.object({
      id: uuid.exactOptional(),
      title,
      startsAt,
      endsAt,
      isAllDay: isAllDay.default(false),
      place: place.default(null),
      note: note.default(null),
    }),
    undoable.extend({ id: uuid }),
  ),
  delete: command('Takes an appointment away', z.object({ id: uuid }), undoable),
  exportIcs: command(
    'Writes visits and appointments into a calendar file: one visit, or one’s own of some days. The log of exports keeps it',
    z.object({
      /** A file that the host handed out for writing. */
      file,
      visitId: uuid.exactOptional(),
      from: isoDate.exactOptional(),
      to: isoDate.exactOptional(),
    }),
    z.object({ entries: z.number().int() }),
  ),
  inspectIcs: query('What taking in a calendar file would do', z.object({ file }), calendarCounts),
  importIcs: command(
    'Takes a calendar file in as appointments; the same entries again change what came before. Nobody is written to',
    z.object({ file }),
    undoable.extend(calendarCounts.shape),
  ),
};
