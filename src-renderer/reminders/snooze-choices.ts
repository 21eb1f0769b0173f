import { addDays, instantOf, localDay, weekdayOf } from '../../src-shared/lib/dates.ts';

/** When the working day begins for what was put off until another day. */
const morning = '08:00';

/** The moments that a reminder is put off to with one click; instants. */
export function snoozeChoices(nowMs: number): Readonly<Record<'hour' | 'tomorrow' | 'week', string>> {
  const today = localDay(new Date(nowMs).toISOString());
  return {
    hour: new Date(nowMs + 3_600_000).toISOString(),
    tomorrow: instantOf(addDays(today, 1), morning),
    week: instantOf(addDays(today, 8 - weekdayOf(today)), morning),
  };
}
