import type { Visit } from '../../src-shared/visits/visit.ts';
import { daySpanOf } from './day-span.ts';

/** The working day that a calendar shows when nothing lies outside of it. */
const usual = { first: 7, last: 19 };

/** The hours to draw: the working day, longer where a visit begins earlier or ends later. Whole hours; `last` is excluded. */
export function visibleHours(visits: readonly Pick<Visit, 'startsAt' | 'endsAt'>[]): { first: number; last: number } {
  return {
    first: Math.min(usual.first, ...visits.map((visit) => Math.floor(daySpanOf(visit).start / 60))),
    last: Math.max(usual.last, ...visits.map((visit) => Math.ceil(daySpanOf(visit).end / 60))),
  };
}
