import { z } from 'zod';
import { isoInstant, optionalText, requiredText, uuid } from '../lib/fields.ts';
import { audienceText } from '../sync/audience.ts';

/** Something in one's calendar that is no visit: a meeting, a fair, an entry that came in from another calendar. */
export const appointmentValues = z.object({
  title: requiredText(300),
  startsAt: isoInstant,
  endsAt: isoInstant,
  isAllDay: z.boolean(),
  place: optionalText(500),
  note: optionalText(5000),
  ownerId: uuid,
  customerId: uuid.nullable(),
  sharedWith: audienceText,
  /** The entry's UID in the calendar that it came from, and its recurrence instance; known again when it is imported again. */
  icsUid: optionalText(500),
});
export type AppointmentValues = z.output<typeof appointmentValues>;
