import { localDay, minuteOfDay } from '../../src-shared/lib/dates.ts';
import type { Visit } from '../../src-shared/visits/visit.ts';
import type { Span } from './visit-layout.ts';

type Timed = Pick<Visit, 'startsAt' | 'endsAt'>;

/** The day on which a visit begins, and its minutes in that day; one that goes on after midnight ends with the day. */
export interface DaySpan extends Span {
  readonly day: string;
}

const minutesOfDay = 24 * 60;
const known = new WeakMap<Timed, DaySpan>();

/** Reckoned once for each visit: columns, hours, lanes and counts of a week ask for it, of hundreds of visits. */
export function daySpanOf(visit: Timed): DaySpan {
  const before = known.get(visit);
  if (before !== undefined) return before;
  const start = minuteOfDay(visit.startsAt);
  const minutes = Math.round((Date.parse(visit.endsAt) - Date.parse(visit.startsAt)) / 60_000);
  const span = { day: localDay(visit.startsAt), start, end: Math.min(minutesOfDay, start + minutes) };
  known.set(visit, span);
  return span;
}
