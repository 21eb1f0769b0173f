import type { Visit } from '../../src-shared/visits/visit.ts';

/**
 * The visit that the rep has in hand: the one that is running now, otherwise the next one of the day. When the day is over, it is the last
 * one that still waits for its result; null where nothing is left to do.
 */
export function currentVisit(visits: readonly Visit[], now: number): { visit: Visit; isRunning: boolean } | null {
  const open = visits.filter((visit) => visit.state === 'planned');
  const running = open.findLast((visit) => Date.parse(visit.startsAt) <= now && now < Date.parse(visit.endsAt));
  const visit = running ?? open.find((other) => Date.parse(other.startsAt) > now) ?? open.at(-1);
  return visit === undefined ? null : { visit, isRunning: visit === running };
}
