import type { DayOfVisits } from './visits.repository.ts';

/** Days of several people as one calendar: counts added up, of each day the first visits, called-off ones last to be shown. */
export function joinDays(parts: readonly DayOfVisits[], perDay: number): DayOfVisits[] {
  const joined = new Map<string, DayOfVisits>();
  for (const { day, count, all, visits } of parts) {
    const before = joined.get(day) ?? { day, count: 0, all: 0, visits: [] };
    joined.set(day, {
      day,
      count: before.count + count,
      all: before.all + all,
      visits: [...before.visits, ...visits],
    });
  }
  return [...joined.values()]
    .map((one) => ({ ...one, visits: firstOf(one.visits, perDay) }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

function firstOf(visits: DayOfVisits['visits'], perDay: number): DayOfVisits['visits'] {
  type Visit = DayOfVisits['visits'][number];
  const isOff = ({ state }: Visit) => (state === 'cancelled' ? 1 : 0);
  const byTime = (a: Visit, b: Visit) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : a.id < b.id ? -1 : 1);
  return visits
    .toSorted((a, b) => isOff(a) - isOff(b) || byTime(a, b))
    .slice(0, perDay)
    .toSorted(byTime);
}
