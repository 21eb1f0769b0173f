import { localDay, minuteOfDay } from '../../src-shared/lib/dates.ts';
import type { Visit } from '../../src-shared/visits/visit.ts';

/** The working day that a calendar shows when nothing lies outside of it. */
const usual = { first: 7, last: 19 };

/** The hours to draw: the working day, longer where a visit begins earlier or ends later. Whole hours; `last` is excluded. */
export function visibleHours(visits: readonly Pick<Visit, 'startsAt' | 'endsAt'>[]): { first: number; last: number } {
  return {
    first: Math.min(usual.first, ...visits.map((visit) => Math.floor(hoursOf(visit.startsAt)))),
    last: Math.max(usual.last, ...visits.map(endHour)),
  };
}

function endHour({ startsAt, endsAt }: Pick<Visit, 'startsAt' | 'endsAt'>): number {
  return localDay(endsAt) > localDay(startsAt) ? 24 : Math.ceil(hoursOf(endsAt));
}

function hoursOf(instant: string): number {
  return minuteOfDay(instant) / 60;
}
