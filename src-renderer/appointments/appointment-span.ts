import type { Appointment } from '../../src-shared/appointments/appointments.contract.ts';
import { addDays, daysBetween, formatTime, instantOf, localDay, startOfLocalDay } from '../../src-shared/lib/dates.ts';

/** When an appointment is, as the form shows it: days `YYYY-MM-DD`, the last one included, and times as they are typed. */
export interface FormTimes {
  readonly day: string;
  readonly lastDay: string;
  readonly from: string;
  readonly to: string;
  readonly isAllDay: boolean;
}

type Times = Pick<Appointment, 'startsAt' | 'endsAt' | 'isAllDay'>;

const clock = /^([01]?\d|2[0-3])[:.h]([0-5]\d)$/;

export function formTimesOf({ startsAt, endsAt, isAllDay }: Times): FormTimes {
  const day = localDay(startsAt);
  const endDay = localDay(endsAt);
  // A whole day ends as the next one begins.
  const isAtMidnight = endsAt === startOfLocalDay(endDay);
  return {
    day,
    lastDay: isAllDay && isAtMidnight && endDay > day ? addDays(endDay, -1) : endDay,
    from: formatTime(startsAt),
    to: formatTime(endsAt),
    isAllDay,
  };
}

/** Begins on another day and lasts as long as before. */
export function movedTo(day: string, times: FormTimes): Pick<FormTimes, 'day' | 'lastDay'> {
  return { day, lastDay: addDays(day, Math.max(0, daysBetween(times.day, times.lastDay))) };
}

/**
 * What is stored, as instants; null where the times cannot be read or the end does not lie after the beginning. Where nobody touched the
 * times, what was there stays to the second, however it came in.
 */
export function spanOf(times: FormTimes, before: Times | null): { startsAt: string; endsAt: string } | null {
  const was = before === null ? null : formTimesOf(before);
  if (before !== null && was !== null && (Object.keys(was) as (keyof FormTimes)[]).every((name) => was[name] === times[name]))
    return { startsAt: before.startsAt, endsAt: before.endsAt };
  const { day, lastDay, isAllDay } = times;
  if (isAllDay) return lastDay < day ? null : { startsAt: startOfLocalDay(day), endsAt: startOfLocalDay(addDays(lastDay, 1)) };
  const [from, to] = [clock.exec(times.from.trim()), clock.exec(times.to.trim())];
  if (from === null || to === null) return null;
  const at = (on: string, match: RegExpExecArray) => instantOf(on, `${String(match[1]).padStart(2, '0')}:${match[2] ?? ''}`);
  const span = { startsAt: at(day, from), endsAt: at(lastDay, to) };
  return span.startsAt < span.endsAt ? span : null;
}
